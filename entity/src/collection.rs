//! Collections: where records come from together, and under which licence.

use sea_orm::entity::prelude::*;
use serde::Deserialize;

/// A collection of records.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Deserialize)]
#[sea_orm(table_name = "collection")]
pub struct Model {
    /// The internal id, which is never shown.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The stable public key.
    pub key: String,
    /// What it is called.
    pub title: String,
    /// The same in lower case without accents, to search and order by.
    pub title_folded: String,
    /// Where it can be read; null when it is not online.
    pub url: Option<String>,
    /// The licence of its records, as its publisher states it.
    pub licence: String,
    /// The same in lower case without accents, to search; null when a version without it wrote the row.
    pub licence_folded: Option<String>,
    /// Where the licence can be read; null when it has no address.
    pub licence_url: Option<String>,
    /// How it wants to be cited.
    pub credit: String,
    /// The day whose state of knowledge it has, as EDTF text; null when not known.
    pub data_as_of_edtf: Option<String>,
    /// The earliest day it may be; null when not known.
    pub data_as_of_earliest: Option<Date>,
    /// The latest day it may be; null when open or not known.
    pub data_as_of_latest: Option<Date>,
    /// How many rows of its files were read; null when it is a data package.
    pub rows_read: Option<i64>,
    /// How many of them led to no record; null when it is a data package.
    pub rows_left_out: Option<i64>,
    /// A remark; null when there is none.
    pub note: Option<String>,
}

/// None: the store joins by columns.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
