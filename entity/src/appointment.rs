//! Appointments of officials to offices.

use sea_orm::entity::prelude::*;
use serde::Deserialize;

/// That an official held an office for a time.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Deserialize)]
#[sea_orm(table_name = "appointment")]
pub struct Model {
    /// The internal id, which is never shown.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The stable public key.
    pub key: String,
    /// The official, in `official`.
    pub official_id: i64,
    /// The office, in `office`.
    pub office_id: i64,
    /// The first day in office, as EDTF text; null when not known.
    pub from_edtf: Option<String>,
    /// The earliest day it may be; null when not known.
    pub from_earliest: Option<Date>,
    /// The latest day it may be; null when open or not known.
    pub from_latest: Option<Date>,
    /// The first day out of office, as EDTF text; null when not known.
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
