//! Claims: what one source says of one fact of a record.

use sea_orm::entity::prelude::*;
use serde::Deserialize;

use crate::vocabulary::{Rank, RecordKind};

/// What one source says of one fact of a record.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Deserialize)]
#[sea_orm(table_name = "claim")]
pub struct Model {
    /// The internal id, which is never shown.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The stable public key.
    pub key: String,
    /// The table of the record.
    pub record_kind: RecordKind,
    /// The id of the record in that table.
    pub record_id: i64,
    /// The field claimed, by its GraphQL name; dotted for a derived one, as `counterparties.count`.
    pub property: String,
    /// What the source says, as text.
    pub value: String,
    /// How the claim stands among the others on that field.
    pub rank: Rank,
    /// The source, in `source`.
    pub source_id: i64,
    /// A remark for readers; null when there is none.
    pub note: Option<String>,
}

/// None: the store joins by columns.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
