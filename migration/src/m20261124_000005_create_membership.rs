//! Creates `membership`: States as members of organizations for a time.

use sea_orm_migration::prelude::*;

use crate::table::{self, NewTable};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        NewTable::new(manager, "membership")
            .key()
            .reference("organization_id", "organization")
            .reference("state_id", "state")
            .ordered_fuzzy_date("from")
            .ordered_fuzzy_date("until")
            .text_or_null("note")
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::drop(manager, "membership").await
    }
}
