//! Creates `claim`: what one source says of one fact.

use sea_orm_migration::prelude::*;

use crate::table::{self, NewTable};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        NewTable::new(manager, "claim")
            .key()
            .text("record_kind")
            .integer("record_id")
            .ordered_text("property")
            .text("value")
            .text("rank")
            .reference("source_id", "source")
            .text_or_null("note")
            .index(&["record_kind", "record_id", "property"])
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::drop(manager, "claim").await
    }
}
