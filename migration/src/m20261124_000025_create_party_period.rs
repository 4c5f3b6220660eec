//! Creates `party_period`: which status a party had from when until when.

use sea_orm_migration::prelude::*;

use crate::table::{self, NewTable};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        NewTable::new(manager, "party_period")
            .leading_reference("party_id", "party")
            .reference("bearer_id", "actor")
            .date("from")
            .date_or_null("until")
            .text("status")
            .text("otherwise")
            .text("certainty")
            .date("since")
            .plain_reference_or_null("notice_id", "event")
            .plain_reference_or_null("ends_id", "event")
            .boolean("inferred")
            .plain_reference_or_null("consent_id", "event")
            .plain_reference_or_null("basis_id", "event")
            .unique(&["party_id", "from"])
            .index(&["status", "otherwise", "from", "until"])
            .index(&["otherwise", "from", "until"])
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::drop(manager, "party_period").await
    }
}
