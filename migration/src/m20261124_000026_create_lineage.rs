//! Creates `lineage`: whom an actor followed, over all successions, itself among them.

use sea_orm_migration::prelude::*;

use crate::table::{self, NewTable};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        NewTable::new(manager, "lineage")
            .leading_reference("actor_id", "actor")
            .reference("ancestor_id", "actor")
            .unique(&["actor_id", "ancestor_id"])
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table::drop(manager, "lineage").await
    }
}
