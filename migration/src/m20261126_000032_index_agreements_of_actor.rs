//! Lets the index of an actor's parts tell their agreements too: whoever looks for the agreements of a
//! State need not read the parts.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLE: &str = "party";
/// An index and its columns.
type Named = (&'static str, &'static [&'static str]);

const BEFORE: Named = ("ix_party_actor_id", &["actor_id"]);
const NOW: Named = (
    "ix_party_actor_id_agreement_id",
    &["actor_id", "agreement_id"],
);

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        replace(manager, BEFORE, NOW).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        replace(manager, NOW, BEFORE).await
    }
}

async fn replace(
    manager: &SchemaManager<'_>,
    (old, _): Named,
    (new, columns): Named,
) -> Result<(), DbErr> {
    let mut drop = Index::drop();
    drop.name(old).table(TABLE);
    manager.drop_index(drop).await?;
    let mut index = Index::create().name(new).table(TABLE).take();
    for column in columns {
        index.col(*column);
    }
    manager.create_index(index).await
}
