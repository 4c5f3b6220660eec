//! Creates `state`: States of now and of the past.

use sea_orm_migration::prelude::*;

use crate::table::{self, NewTable};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        NewTable::sharing_ids_of(manager, "actor", "state")
            .key()
            .folded_text("name")
            .folded_text("official_name")
            .ordered_unique_text_or_null("iso_code")
            .text_or_null("iso_alpha2")
            .ordered_fuzzy_date("from")
            .ordered_fuzzy_date("until")
            .text("recognition")
            .text_or_null("note")
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::drop(manager, "state").await
    }
}
