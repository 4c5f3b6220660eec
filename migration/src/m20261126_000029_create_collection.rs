//! Creates `collection`: where records come from together, and under which licence.

use sea_orm_migration::prelude::*;

use crate::table::{self, NewTable};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        NewTable::new(manager, "collection")
            .key()
            .folded_text("title")
            .text_or_null("url")
            .text("licence")
            .text_or_null("licence_url")
            .text("credit")
            .ordered_fuzzy_date("data_as_of")
            .integer_or_null("rows_read")
            .integer_or_null("rows_left_out")
            .text_or_null("note")
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::drop(manager, "collection").await
    }
}
