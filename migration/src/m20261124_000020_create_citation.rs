//! Creates `citation`: which record rests on which source.

use sea_orm_migration::prelude::*;

use crate::table::{self, NewTable};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        NewTable::new(manager, "citation")
            .text("record_kind")
            .integer("record_id")
            .leading_reference("source_id", "source")
            .unique(&["record_kind", "record_id", "source_id"])
            .index(&["source_id", "record_kind"])
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::drop(manager, "citation").await
    }
}
