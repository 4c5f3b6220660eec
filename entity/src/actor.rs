//! Actors: the common table of States and organizations, so that both may conclude agreements.

use sea_orm::entity::prelude::*;
use serde::Deserialize;

use crate::vocabulary::ActorKind;

/// A State or an organization, as it concludes agreements.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Deserialize)]
#[sea_orm(table_name = "actor")]
pub struct Model {
    /// The internal id, which is never shown.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The stable public key.
    pub key: String,
    /// Which of the two it is, and so in which table the rest of it stands.
    pub kind: ActorKind,
}

/// None: the store joins by columns.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
