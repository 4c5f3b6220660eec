//! Sources on which the record rests.

use sea_orm::entity::prelude::*;
use serde::Deserialize;

use crate::vocabulary::SourceKind;

/// A source on which the record rests.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Deserialize)]
#[sea_orm(table_name = "source")]
pub struct Model {
    /// The internal id, which is never shown.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The stable public key.
    pub key: String,
    /// What kind of source it is.
    pub kind: SourceKind,
    /// Where it can be read; null when it is not online.
    pub url: Option<String>,
    /// Who published it; null when not known.
    pub publisher: Option<String>,
    /// The same in lower case without accents, to search and order by.
    pub publisher_folded: Option<String>,
    /// Its title; null when it has none.
    pub title: Option<String>,
    /// The same in lower case without accents, to search and order by.
    pub title_folded: Option<String>,
    /// The day on which it was published, as EDTF text; null when not known.
    pub published_on_edtf: Option<String>,
    /// The earliest day it may be; null when not known.
    pub published_on_earliest: Option<Date>,
    /// The latest day it may be; null when open or not known.
    pub published_on_latest: Option<Date>,
    /// Its language, as ISO 639-1; null when not known.
    pub language: Option<String>,
    /// How it was reached; null when not told.
    pub access: Option<String>,
    /// The collection it comes from; null when it was stored before there were collections.
    pub collection_id: Option<i64>,
}

/// None: the store joins by columns.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
