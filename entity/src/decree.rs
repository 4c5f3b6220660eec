//! Decrees: acts of domestic law or government that act on agreements.

use sea_orm::entity::prelude::*;
use serde::Deserialize;

use crate::vocabulary::DecreeKind;

/// An act of domestic law or government that acts on agreements.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Deserialize)]
#[sea_orm(table_name = "decree")]
pub struct Model {
    /// The internal id, which is never shown.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The stable public key.
    pub key: String,
    /// Its number, as its issuer writes it; null when it has none, or it is not known.
    pub number: Option<String>,
    /// The title in English.
    pub title: String,
    /// The same in lower case without accents, to search and order by.
    pub title_folded: String,
    /// What kind of act it is.
    pub kind: DecreeKind,
    /// What its issuer calls that kind; null when not known.
    pub native_kind: Option<String>,
    /// The body that issued it, in `institution`.
    pub issuer_id: i64,
    /// The day on which it was adopted, as EDTF text; null when not known.
    pub adopted_on_edtf: Option<String>,
    /// The earliest day it may be; null when not known.
    pub adopted_on_earliest: Option<Date>,
    /// The latest day it may be; null when open or not known.
    pub adopted_on_latest: Option<Date>,
    /// The day on which it was published, as EDTF text; null when not known.
    pub published_on_edtf: Option<String>,
    /// The earliest day it may be; null when not known.
    pub published_on_earliest: Option<Date>,
    /// The latest day it may be; null when open or not known.
    pub published_on_latest: Option<Date>,
    /// The gazette or site that published it; null when not known.
    pub published_in: Option<String>,
    /// Where its text can be read; null when not known.
    pub url: Option<String>,
    /// A remark for readers; null when there is none.
    pub note: Option<String>,
    /// The collection it comes from; null when it was stored before there were collections.
    pub collection_id: Option<i64>,
}

/// None: the store joins by columns.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
