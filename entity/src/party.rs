//! Parties: one actor's part in one agreement, whatever its status.

use sea_orm::entity::prelude::*;

/// The part of an actor in an agreement, whatever its status.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "party")]
pub struct Model {
    /// The internal id, which is never shown.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The stable public key.
    pub key: String,
    /// The agreement, in `agreement`.
    pub agreement_id: i64,
    /// The actor, in `actor`.
    pub actor_id: i64,
    /// A remark for readers; null when there is none.
    pub note: Option<String>,
}

/// None: the store joins by columns.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
