//! Adds days to `agreement`: when an agreement entered into force and when it ended. They follow from its events, and are written with its periods.

use sea_orm_migration::prelude::*;

use crate::more::MoreDays;

const DAYS: MoreDays = MoreDays {
    table: "agreement",
    ordered: &["in_force_on", "ended_on"],
    others: &[],
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        DAYS.add(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        DAYS.drop(manager).await
    }
}
