//! Events: what happened to an agreement, on a date, perhaps by a party.

use sea_orm::entity::prelude::*;
use serde::Deserialize;

use crate::vocabulary::EventKind;

/// Something that happened to an agreement, on a date, perhaps by a party.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Deserialize)]
#[sea_orm(table_name = "event")]
pub struct Model {
    /// The internal id, which is never shown.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The stable public key.
    pub key: String,
    /// What happened.
    pub kind: EventKind,
    /// What it is called or was about; null when the kind says enough.
    pub title: Option<String>,
    /// The agreement it happened to, in `agreement`; null when it is about none in particular.
    pub agreement_id: Option<i64>,
    /// The party that acted, in `party`; null when it concerns the agreement as a whole.
    pub party_id: Option<i64>,
    /// The decree it is about, in `decree`; null when there is none.
    pub decree_id: Option<i64>,
    /// The day on which it happened, as EDTF text; null when not known.
    pub occurred_on_edtf: Option<String>,
    /// The earliest day it may be; null when not known.
    pub occurred_on_earliest: Option<Date>,
    /// The latest day it may be; null when open or not known.
    pub occurred_on_latest: Option<Date>,
    /// The day from which it has effect, if that is another, as EDTF text; null when not known.
    pub effective_on_edtf: Option<String>,
    /// The earliest day it may be; null when not known.
    pub effective_on_earliest: Option<Date>,
    /// The latest day it may be; null when open or not known.
    pub effective_on_latest: Option<Date>,
    /// Where it happened; null when not known.
    pub place: Option<String>,
    /// A remark for readers; null when there is none.
    pub note: Option<String>,
}

/// None: the store joins by columns.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
