//! Creates `official`: persons who act for an actor.

use sea_orm_migration::prelude::*;

use crate::table::{self, NewTable};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        NewTable::new(manager, "official")
            .key()
            .folded_text("name")
            .folded_text_or_null("native_name")
            .unique_text_or_null("wikidata_id")
            .ordered_fuzzy_date("born_on")
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::drop(manager, "official").await
    }
}
