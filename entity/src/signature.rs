//! Signatures, and the other parts officials take in an agreement, a decree or an event.

use sea_orm::entity::prelude::*;
use serde::Deserialize;

use crate::vocabulary::SigningRole;

/// The part of an official in an agreement, a decree or an event.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Deserialize)]
#[sea_orm(table_name = "signature")]
pub struct Model {
    /// The internal id, which is never shown.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The stable public key.
    pub key: String,
    /// The official, in `official`.
    pub official_id: i64,
    /// What the official did.
    pub role: SigningRole,
    /// The office, as the source words it; null when the source is silent.
    pub capacity: Option<String>,
    /// The office held, in `office`; null when not known.
    pub office_id: Option<i64>,
    /// The actor for whom the official acted, in `actor`; null when for none, or not known.
    pub on_behalf_of_id: Option<i64>,
    /// The agreement, in `agreement`; null when it is about none.
    pub agreement_id: Option<i64>,
    /// The decree, in `decree`; null when it is about none.
    pub decree_id: Option<i64>,
    /// The event, in `event`; null when it is about none.
    pub event_id: Option<i64>,
    /// A remark for readers; null when there is none.
    pub note: Option<String>,
}

/// None: the store joins by columns.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
