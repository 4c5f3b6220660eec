//! Creates `agreement_relation`: what one agreement does to another.

use sea_orm_migration::prelude::*;

use crate::table::{self, NewTable};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        NewTable::new(manager, "agreement_relation")
            .key()
            .reference("agreement_id", "agreement")
            .text("kind")
            .reference("related_id", "agreement")
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::drop(manager, "agreement_relation").await
    }
}
