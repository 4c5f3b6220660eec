//! Organizations that conclude agreements or that States are members of.

use sea_orm::entity::prelude::*;
use serde::Deserialize;

use crate::vocabulary::OrganizationKind;

/// An organization.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Deserialize)]
#[sea_orm(table_name = "organization")]
pub struct Model {
    /// It is the id of its row in `actor`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The stable public key.
    pub key: String,
    /// The full name in English.
    pub name: String,
    /// The same in lower case without accents, to search and order by.
    pub name_folded: String,
    /// The name or abbreviation it is usually called by.
    pub short_name: String,
    /// The same in lower case without accents, to search and order by.
    pub short_name_folded: String,
    /// What kind of organization it is.
    pub kind: OrganizationKind,
    /// The first day of the organization, as EDTF text; null when not known.
    pub from_edtf: Option<String>,
    /// The earliest day it may be; null when not known.
    pub from_earliest: Option<Date>,
    /// The latest day it may be; null when open or not known.
    pub from_latest: Option<Date>,
    /// The first day after the organization, as EDTF text; null when not known.
    pub until_edtf: Option<String>,
    /// The earliest day it may be; null when not known.
    pub until_earliest: Option<Date>,
    /// The latest day it may be; null when open or not known.
    pub until_latest: Option<Date>,
    /// A remark for readers; null when there is none.
    pub note: Option<String>,
}

/// None: the store joins by columns.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
