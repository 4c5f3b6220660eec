//! Creates `agreement`: international agreements.

use sea_orm_migration::prelude::*;

use crate::table::{self, NewTable};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        NewTable::new(manager, "agreement")
            .key()
            .folded_text("title")
            .folded_text_or_null("short_title")
            .text("form")
            .text_or_null("level")
            .text_or_null("laterality")
            .ordered_fuzzy_date("signed_on")
            .text_or_null("signed_at")
            .ordered_unique_text_or_null("registration_number")
            .unique_text_or_null("wikidata_id")
            .text_or_null("depositary")
            .text_or_null("languages")
            .text_or_null("note")
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::drop(manager, "agreement").await
    }
}
