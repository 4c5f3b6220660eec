//! Creates `event`: what happened to an agreement, on a date, perhaps by a party.

use sea_orm_migration::prelude::*;

use crate::table::{self, NewTable};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        NewTable::new(manager, "event")
            .key()
            .text("kind")
            .text_or_null("title")
            .reference_or_null("agreement_id", "agreement")
            .reference_or_null("party_id", "party")
            .reference_or_null("decree_id", "decree")
            .ordered_fuzzy_date("occurred_on")
            .ordered_fuzzy_date("effective_on")
            .text_or_null("place")
            .text_or_null("note")
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::drop(manager, "event").await
    }
}
