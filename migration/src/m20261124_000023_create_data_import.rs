//! Creates `data_import`: which data package was read, and when.

use sea_orm_migration::prelude::*;

use crate::table::{self, NewTable};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        NewTable::new(manager, "data_import")
            .text("package")
            .text("version")
            .text("imported_at")
            .integer("inserted")
            .integer("updated")
            .integer("unchanged")
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::drop(manager, "data_import").await
    }
}
