//! Offices of institutions, which officials hold for a term.

use sea_orm::entity::prelude::*;
use serde::Deserialize;

/// An office of an institution.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Deserialize)]
#[sea_orm(table_name = "office")]
pub struct Model {
    /// The internal id, which is never shown.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The stable public key.
    pub key: String,
    /// The institution it belongs to, in `institution`.
    pub institution_id: i64,
    /// The title in English.
    pub title: String,
    /// The same in lower case without accents, to search and order by.
    pub title_folded: String,
}

/// None: the store joins by columns.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
