//! Creates `agreement_period`: which status an agreement had from when until when.

use sea_orm_migration::prelude::*;

use crate::table::{self, NewTable};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        NewTable::new(manager, "agreement_period")
            .leading_reference("agreement_id", "agreement")
            .date("from")
            .date_or_null("until")
            .text("status")
            .text("otherwise")
            .text("certainty")
            .date("since")
            .plain_reference_or_null("notice_id", "event")
            .plain_reference_or_null("ends_id", "event")
            .plain_reference_or_null("basis_id", "event")
            .unique(&["agreement_id", "from"])
            .index(&["status", "otherwise", "from", "until"])
            .index(&["otherwise", "from", "until"])
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::drop(manager, "agreement_period").await
    }
}
