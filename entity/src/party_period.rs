//! The periods of parties: what follows from the events of their agreements, stored so that it can
//! be asked for.

use sea_orm::entity::prelude::*;
use serde::Deserialize;

use crate::vocabulary::{Certainty, PartyStatus};

/// A stretch of days over which a party has one status: `[from, until)`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Deserialize)]
#[sea_orm(table_name = "party_period")]
pub struct Model {
    /// The internal id, which is never shown.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The party, in `party`.
    pub party_id: i64,
    /// Who bears its part, in `actor`: itself, or the State that continues it.
    pub bearer_id: i64,
    /// The first day; 0000-01-01, before which no day is known here, for the first period.
    pub from: Date,
    /// The first day after; null for the last period.
    pub until: Option<Date>,
    /// The status, from the events that had certainly taken effect.
    pub status: PartyStatus,
    /// What it may be instead; the same where there is no doubt.
    pub otherwise: PartyStatus,
    /// How sure it is.
    pub certainty: Certainty,
    /// The first day on which it held without a break and without doubt; as `from` where it never
    /// had another.
    pub since: Date,
    /// The notice under which it stands, in `event`; null without one.
    pub notice_id: Option<i64>,
    /// The event whose day of effect is the day on which it will end, in `event`; null when not
    /// known.
    pub ends_id: Option<i64>,
    /// Whether the status follows from others' acts, not from a record of its own.
    pub inferred: bool,
    /// The consent on which an inferred status rests, in `event`; null when on none.
    pub consent_id: Option<i64>,
    /// The event on which the status rests, in `event`; null when on none.
    pub basis_id: Option<i64>,
}

/// None: the store joins by columns.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
