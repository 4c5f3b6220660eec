//! Parties: one actor's part in one agreement, whatever its status.

use sea_orm::entity::prelude::*;
use serde::Deserialize;

/// The part of an actor in an agreement, whatever its status.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Deserialize)]
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
    /// The earliest day on which it may have signed, or the agreement was; null when not known. This
    /// and what comes after it follow from the events.
    pub signed_on_earliest: Option<Date>,
    /// The latest day on which it may have signed; null when open or not known.
    pub signed_on_latest: Option<Date>,
    /// The earliest day on which it may have consented to be bound; null when not known.
    pub consented_on_earliest: Option<Date>,
    /// The latest day on which it may have consented to be bound; null when open or not known.
    pub consented_on_latest: Option<Date>,
    /// The first day on which it was bound for certain; null when there is none.
    pub bound_on: Option<Date>,
    /// The day since which it is out for certain; null when it is not.
    pub left_on: Option<Date>,
}

/// None: the store joins by columns.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
