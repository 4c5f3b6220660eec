//! Creates `agreement_match`: records of different collections that are likely the same agreement.

use sea_orm_migration::prelude::*;

use crate::table::{self, NewTable};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        NewTable::new(manager, "agreement_match")
            .leading_reference("agreement_id", "agreement")
            .reference("other_id", "agreement")
            .integer("score")
            .text("reason")
            .unique(&["agreement_id", "other_id"])
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::drop(manager, "agreement_match").await
    }
}
