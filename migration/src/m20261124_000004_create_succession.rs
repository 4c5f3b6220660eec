//! Creates `succession`: which actor followed which.

use sea_orm_migration::prelude::*;

use crate::table::{self, NewTable};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        NewTable::new(manager, "succession")
            .key()
            .reference("predecessor_id", "actor")
            .reference("successor_id", "actor")
            .text("kind")
            .ordered_fuzzy_date("occurred_on")
            .text_or_null("note")
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::drop(manager, "succession").await
    }
}
