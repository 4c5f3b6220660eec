//! Imports: which data package was read, when, and what it changed; and rebuilds of periods that
//! changed some, under the name `rebuild`.

use sea_orm::entity::prelude::*;
use serde::Deserialize;

/// One import of a data package.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Deserialize)]
#[sea_orm(table_name = "data_import")]
pub struct Model {
    /// The internal id, which is never shown: when it was, in milliseconds since 1970, so that none is
    /// given twice, even after a restore; or one more than the last, where the clock went back.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The name of the package.
    pub package: String,
    /// The version of the package.
    pub version: String,
    /// The instant it was read, as ISO 8601 text in UTC.
    pub imported_at: String,
    /// How many rows were new.
    pub inserted: i64,
    /// How many rows were changed.
    pub updated: i64,
    /// How many rows were as before.
    pub unchanged: i64,
}

/// None: the store joins by columns.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
