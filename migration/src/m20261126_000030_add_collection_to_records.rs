//! Adds `collection_id` to the records that come from collections. Those that were stored before
//! have none until they are imported again.

use sea_orm_migration::prelude::*;

use crate::more::MoreReference;

const COLLECTIONS: [MoreReference; 4] = [
    MoreReference::to_collection("agreement"),
    MoreReference::to_collection("decree"),
    MoreReference::to_collection("official"),
    MoreReference::to_collection("source"),
];

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for collection in &COLLECTIONS {
            collection.add(manager).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for collection in &COLLECTIONS {
            collection.drop(manager).await?;
        }
        Ok(())
    }
}
