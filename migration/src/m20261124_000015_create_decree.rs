//! Creates `decree`: domestic acts that act on agreements.

use sea_orm_migration::prelude::*;

use crate::table::{self, NewTable};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        NewTable::new(manager, "decree")
            .key()
            .text_or_null("number")
            .folded_text("title")
            .text("kind")
            .text_or_null("native_kind")
            .reference("issuer_id", "institution")
            .ordered_fuzzy_date("adopted_on")
            .ordered_fuzzy_date("published_on")
            .text_or_null("published_in")
            .text_or_null("url")
            .text_or_null("note")
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::drop(manager, "decree").await
    }
}
