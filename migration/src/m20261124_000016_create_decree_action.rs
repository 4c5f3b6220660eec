//! Creates `decree_action`: what a decree does to an agreement.

use sea_orm_migration::prelude::*;

use crate::table::{self, NewTable};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        NewTable::new(manager, "decree_action")
            .key()
            .leading_reference("decree_id", "decree")
            .reference("agreement_id", "agreement")
            .text("effect")
            .reference_or_null("delegated_to_id", "institution")
            .ordered_fuzzy_date("effective_on")
            .text_or_null("note")
            .unique(&["decree_id", "agreement_id", "effect"])
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::drop(manager, "decree_action").await
    }
}
