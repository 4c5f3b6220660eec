//! Officials: persons who act for an actor in an office.

use sea_orm::entity::prelude::*;
use serde::Deserialize;

/// A person who acts for a State or an organization.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Deserialize)]
#[sea_orm(table_name = "official")]
pub struct Model {
    /// The internal id, which is never shown.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The stable public key.
    pub key: String,
    /// The name in Latin letters.
    pub name: String,
    /// The same in lower case without accents, to search and order by.
    pub name_folded: String,
    /// The name as its bearer writes it; null when not known.
    pub native_name: Option<String>,
    /// The same in lower case without accents, to search and order by.
    pub native_name_folded: Option<String>,
    /// The item of Wikidata; null when there is none, or it is not known.
    pub wikidata_id: Option<String>,
    /// The day of birth, as EDTF text; null when not known.
    pub born_on_edtf: Option<String>,
    /// The earliest day it may be; null when not known.
    pub born_on_earliest: Option<Date>,
    /// The latest day it may be; null when open or not known.
    pub born_on_latest: Option<Date>,
    /// The collection it comes from; null when it was stored before there were collections.
    pub collection_id: Option<i64>,
}

/// None: the store joins by columns.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
