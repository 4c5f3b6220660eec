//! Creates `agreement_subject`: which agreement is about which subject.

use sea_orm_migration::prelude::*;

use crate::table::{self, NewTable};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        NewTable::new(manager, "agreement_subject")
            .leading_reference("agreement_id", "agreement")
            .reference("subject_id", "subject")
            .unique(&["agreement_id", "subject_id"])
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::drop(manager, "agreement_subject").await
    }
}
