//! Successions: which actor followed which, and how.

use sea_orm::entity::prelude::*;
use serde::Deserialize;

use crate::vocabulary::SuccessionKind;

/// That one actor followed another.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Deserialize)]
#[sea_orm(table_name = "succession")]
pub struct Model {
    /// The internal id, which is never shown.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The stable public key.
    pub key: String,
    /// The actor that was there before, in `actor`.
    pub predecessor_id: i64,
    /// The actor that followed, in `actor`.
    pub successor_id: i64,
    /// How it followed.
    pub kind: SuccessionKind,
    /// The day on which it followed, as EDTF text; null when not known.
    pub occurred_on_edtf: Option<String>,
    /// The earliest day it may be; null when not known.
    pub occurred_on_earliest: Option<Date>,
    /// The latest day it may be; null when open or not known.
    pub occurred_on_latest: Option<Date>,
    /// A remark for readers; null when there is none.
    pub note: Option<String>,
}

/// None: the store joins by columns.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
