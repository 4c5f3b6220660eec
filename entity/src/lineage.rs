//! Lineages: whom an actor followed, over all successions, itself among them.

use sea_orm::entity::prelude::*;
use serde::Deserialize;

/// That an actor is another, or followed it, be it over others between them.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Deserialize)]
#[sea_orm(table_name = "lineage")]
pub struct Model {
    /// The internal id, which is never shown.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The actor, in `actor`.
    pub actor_id: i64,
    /// Itself, or an actor before it, in `actor`.
    pub ancestor_id: i64,
}

/// None: the store joins by columns.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
