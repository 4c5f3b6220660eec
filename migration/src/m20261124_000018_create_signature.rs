//! Creates `signature`: the part of an official in an agreement, a decree or an event.

use sea_orm_migration::prelude::*;

use crate::table::{self, NewTable};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        NewTable::new(manager, "signature")
            .key()
            .reference("official_id", "official")
            .text("role")
            .text_or_null("capacity")
            .reference_or_null("office_id", "office")
            .reference_or_null("on_behalf_of_id", "actor")
            .reference_or_null("agreement_id", "agreement")
            .reference_or_null("decree_id", "decree")
            .reference_or_null("event_id", "event")
            .text_or_null("note")
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::drop(manager, "signature").await
    }
}
