//! What a decree does to each agreement it names.

use sea_orm::entity::prelude::*;
use serde::Deserialize;

use crate::vocabulary::DecreeEffect;

/// That a decree has an effect on an agreement.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Deserialize)]
#[sea_orm(table_name = "decree_action")]
pub struct Model {
    /// The internal id, which is never shown.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The stable public key.
    pub key: String,
    /// The decree, in `decree`.
    pub decree_id: i64,
    /// The agreement acted on, in `agreement`.
    pub agreement_id: i64,
    /// What the decree does to it.
    pub effect: DecreeEffect,
    /// The body told to carry it out, in `institution`; null when none is named.
    pub delegated_to_id: Option<i64>,
    /// The day from which it has effect, as EDTF text; null when not known.
    pub effective_on_edtf: Option<String>,
    /// The earliest day it may be; null when not known.
    pub effective_on_earliest: Option<Date>,
    /// The latest day it may be; null when open or not known.
    pub effective_on_latest: Option<Date>,
    /// A remark for readers; null when there is none.
    pub note: Option<String>,
}

/// None: the store joins by columns.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
