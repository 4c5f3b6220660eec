//! Creates `organization`: organizations that conclude agreements or have members.

use sea_orm_migration::prelude::*;

use crate::table::{self, NewTable};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        NewTable::sharing_ids_of(manager, "actor", "organization")
            .key()
            .folded_text("name")
            .folded_text("short_name")
            .text("kind")
            .ordered_fuzzy_date("from")
            .fuzzy_date("until")
            .text_or_null("note")
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::drop(manager, "organization").await
    }
}
