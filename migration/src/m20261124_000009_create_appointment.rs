//! Creates `appointment`: officials in offices for a term.

use sea_orm_migration::prelude::*;

use crate::table::{self, NewTable};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        NewTable::new(manager, "appointment")
            .key()
            .reference("official_id", "official")
            .reference("office_id", "office")
            .ordered_fuzzy_date("from")
            .ordered_fuzzy_date("until")
            .text_or_null("note")
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::drop(manager, "appointment").await
    }
}
