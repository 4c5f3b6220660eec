//! Terms about States, organizations, and what follows them.

use sea_orm::entity::prelude::*;
use serde::Deserialize;

/// What an actor is: who may conclude agreements (VCLT arts. 2(1)(a), 6; VCLT-IO art. 6).
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    EnumIter,
    DeriveActiveEnum,
    Deserialize,
)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ActorKind {
    /// A State; its row in `state` has the same id.
    State,
    /// An organization; its row in `organization` has the same id.
    Organization,
}

/// How far a State is recognized by the others; a label of the record, not a ruling.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    EnumIter,
    DeriveActiveEnum,
    Deserialize,
)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Recognition {
    /// A member of the United Nations (UN Charter arts. 3, 4).
    UnMember,
    /// A non-member State with a standing invitation as an observer at the United Nations.
    UnObserver,
    /// Recognized as a State by some States and not by others.
    Partial,
    /// A self-governing State in free association with another State.
    Associated,
    /// A part of a State, or a dependent territory, that concludes agreements of its own.
    Subject,
    /// A State that exists no more.
    Historic,
}

/// What an organization is, as far as it concludes agreements.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    EnumIter,
    DeriveActiveEnum,
    Deserialize,
)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum OrganizationKind {
    /// An organization of States with a treaty as its charter (VCLT art. 2(1)(i)).
    Intergovernmental,
    /// An organization to which its members have handed powers of their own.
    Supranational,
    /// An organization for common defence.
    Alliance,
    /// A group of States that acts together without a charter.
    Group,
}

/// How one actor followed another (Vienna Convention on Succession of States, 1978).
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    EnumIter,
    DeriveActiveEnum,
    Deserialize,
)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SuccessionKind {
    /// The same person of international law goes on under another name: Russia for the USSR.
    Continuation,
    /// A new actor takes the place of one that was dissolved (1978 Convention, art. 34).
    Succession,
    /// A part left a State that goes on to exist (1978 Convention, arts. 34, 35).
    Separation,
    /// An actor became a part of another, or of a new one (1978 Convention, art. 31).
    Unification,
}

/// What kind of body an institution is within its State or organization.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    EnumIter,
    DeriveActiveEnum,
    Deserialize,
)]
#[sea_orm(
    rs_type = "String",
    db_type = "Text",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum InstitutionKind {
    /// The office of the head of State.
    Presidency,
    /// The government as a whole, or its head.
    Government,
    /// A ministry, or an agency of that rank.
    Ministry,
    /// The parliament as a whole.
    Parliament,
    /// One chamber of a parliament.
    ParliamentChamber,
    /// A diplomatic mission (VCLT art. 7(2)(b)).
    Embassy,
    /// An organ of an organization.
    OrganizationOrgan,
    /// A body of another kind.
    Other,
}
