//! Creates `source`: what the record rests on.

use sea_orm_migration::prelude::*;

use crate::table::{self, NewTable};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        NewTable::new(manager, "source")
            .key()
            .text("kind")
            .text_or_null("url")
            .folded_text_or_null("publisher")
            .folded_text_or_null("title")
            .ordered_fuzzy_date("published_on")
            .text_or_null("language")
            .text_or_null("access")
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::drop(manager, "source").await
    }
}
