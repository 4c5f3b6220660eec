//! Which records of different collections are likely the same agreement. It follows from the records,
//! and is worked out when they are written.

use sea_orm::entity::prelude::*;
use serde::Deserialize;

use crate::vocabulary::MatchReason;

/// That a record is likely the same agreement as one of another collection. Both directions are kept.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Deserialize)]
#[sea_orm(table_name = "agreement_match")]
pub struct Model {
    /// The internal id, which is never shown.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The one, in `agreement`.
    pub agreement_id: i64,
    /// The other, in `agreement`.
    pub other_id: i64,
    /// How likely, from 0 to 100.
    pub score: i64,
    /// What speaks for it.
    pub reason: MatchReason,
}

/// None: the store joins by columns.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
