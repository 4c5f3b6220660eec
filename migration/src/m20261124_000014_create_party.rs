//! Creates `party`: the part of an actor in an agreement.

use sea_orm_migration::prelude::*;

use crate::table::{self, NewTable};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        NewTable::new(manager, "party")
            .key()
            .leading_reference("agreement_id", "agreement")
            .reference("actor_id", "actor")
            .text_or_null("note")
            .unique(&["agreement_id", "actor_id"])
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::drop(manager, "party").await
    }
}
