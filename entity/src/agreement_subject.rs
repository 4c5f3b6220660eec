//! Which agreement is about which subject.

use sea_orm::entity::prelude::*;
use serde::Deserialize;

/// That an agreement is about a subject.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Deserialize)]
#[sea_orm(table_name = "agreement_subject")]
pub struct Model {
    /// The internal id, which is never shown.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The agreement, in `agreement`.
    pub agreement_id: i64,
    /// The subject, in `subject`.
    pub subject_id: i64,
}

/// None: the store joins by columns.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
