//! States, of now and of the past.

use sea_orm::entity::prelude::*;
use serde::Deserialize;

use crate::vocabulary::Recognition;

/// A State.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Deserialize)]
#[sea_orm(table_name = "state")]
pub struct Model {
    /// It is the id of its row in `actor`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The stable public key.
    pub key: String,
    /// The short name in English.
    pub name: String,
    /// The same in lower case without accents, to search and order by.
    pub name_folded: String,
    /// The full name in English.
    pub official_name: String,
    /// The same in lower case without accents, to search and order by.
    pub official_name_folded: String,
    /// ISO 3166-1 alpha-3; for a State of the past its former code of ISO 3166-3. Null when it has
    /// none.
    pub iso_code: Option<String>,
    /// ISO 3166-1 alpha-2, which has been given to two States in turn. Null when it has none.
    pub iso_alpha2: Option<String>,
    /// The first day of the State, as EDTF text; null when not known.
    pub from_edtf: Option<String>,
    /// The earliest day it may be; null when not known.
    pub from_earliest: Option<Date>,
    /// The latest day it may be; null when open or not known.
    pub from_latest: Option<Date>,
    /// The first day after the State, as EDTF text; null when not known.
    pub until_edtf: Option<String>,
    /// The earliest day it may be; null when not known.
    pub until_earliest: Option<Date>,
    /// The latest day it may be; null when open or not known.
    pub until_latest: Option<Date>,
    /// How far it is recognized by the others.
    pub recognition: Recognition,
    /// A remark for readers; null when there is none.
    pub note: Option<String>,
}

/// None: the store joins by columns.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
