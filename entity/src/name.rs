//! Names of records in other languages than English.

use sea_orm::entity::prelude::*;
use serde::Deserialize;

use crate::vocabulary::RecordKind;

/// The name of a record in a language.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Deserialize)]
#[sea_orm(table_name = "name")]
pub struct Model {
    /// The internal id, which is never shown.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The table of the record.
    pub record_kind: RecordKind,
    /// The id of the record in that table.
    pub record_id: i64,
    /// The language, as ISO 639-1.
    pub language: String,
    /// The name in that language.
    pub name: String,
    /// The same in lower case without accents, to search and order by.
    pub name_folded: String,
}

/// None: the store joins by columns.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
