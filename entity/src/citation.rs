//! Citations: which record rests on which source.

use sea_orm::entity::prelude::*;
use serde::Deserialize;

use crate::vocabulary::RecordKind;

/// That a record rests on a source.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Deserialize)]
#[sea_orm(table_name = "citation")]
pub struct Model {
    /// The internal id, which is never shown.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The table of the record.
    pub record_kind: RecordKind,
    /// The id of the record in that table.
    pub record_id: i64,
    /// The source, in `source`.
    pub source_id: i64,
}

/// None: the store joins by columns.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
