//! Creates `name`: names of records in languages.

use sea_orm_migration::prelude::*;

use crate::table::{self, NewTable};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        NewTable::new(manager, "name")
            .text("record_kind")
            .integer("record_id")
            .text("language")
            .folded_text("name")
            .unique(&["record_kind", "record_id", "language"])
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::drop(manager, "name").await
    }
}
