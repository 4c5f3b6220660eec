//! Adds the folded licence to `collection`: licences are searched as other texts are.

use sea_orm_migration::prelude::*;

use crate::column;

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLE: &str = "collection";
const FOLDED: &str = "licence_folded";
/// Both engines know the letters of ASCII here, and those of the licences have no others. The next import
/// folds whatever else there may be.
const FILL: &str = r#"UPDATE "collection" SET "licence_folded" = lower("licence")"#;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let engine = manager.get_database_backend();
        let mut folded = column::sorted_text_or_null(engine, FOLDED);
        let mut table = Table::alter();
        table.table(TABLE).add_column(&mut folded);
        manager.alter_table(table).await?;
        manager.get_connection().execute_unprepared(FILL).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut table = Table::alter();
        manager
            .alter_table(table.table(TABLE).drop_column(FOLDED).take())
            .await
    }
}
