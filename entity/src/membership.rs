//! Memberships of States in organizations.

use sea_orm::entity::prelude::*;
use serde::Deserialize;

/// That a State was a member of an organization for a time.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Deserialize)]
#[sea_orm(table_name = "membership")]
pub struct Model {
    /// The internal id, which is never shown.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The stable public key.
    pub key: String,
    /// The organization, in `organization`.
    pub organization_id: i64,
    /// The member, in `state`.
    pub state_id: i64,
    /// The first day of the membership, as EDTF text; null when not known.
    pub from_edtf: Option<String>,
    /// The earliest day it may be; null when not known.
    pub from_earliest: Option<Date>,
    /// The latest day it may be; null when open or not known.
    pub from_latest: Option<Date>,
    /// The first day after the membership, as EDTF text; null when not known.
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
