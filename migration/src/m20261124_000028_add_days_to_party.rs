//! Adds days to `party`: when a party signed, consented, was bound and left. They follow from its events, and are written with its periods.

use sea_orm_migration::prelude::*;

use crate::more::MoreDays;

const DAYS: MoreDays = MoreDays {
    table: "party",
    ordered: &[
        "signed_on_earliest",
        "consented_on_earliest",
        "bound_on",
        "left_on",
    ],
    others: &["signed_on_latest", "consented_on_latest"],
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
