//! Terms about periods: which status an agreement or a party has, and how sure that is.

use sea_orm::entity::prelude::*;
use serde::Deserialize;

/// The status of an agreement on a day.
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
pub enum AgreementStatus {
    /// Nothing is recorded that tells. How far the record of an agreement goes, its `note` says.
    Unknown,
    /// Its text was adopted.
    Negotiated,
    /// It was signed.
    Signed,
    /// It is applied provisionally.
    ProvisionallyApplied,
    /// It is in force.
    InForce,
    /// Its operation is suspended.
    Suspended,
    /// It ended.
    Ended,
}

/// The status of a party on a day.
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
pub enum PartyStatus {
    /// Nothing is recorded that tells. How far the record of an agreement goes, its `note` says.
    None,
    /// It signed.
    Signatory,
    /// It applies the agreement provisionally.
    Provisional,
    /// It consented to be bound.
    Contracting,
    /// The agreement is in force for it.
    Party,
    /// The operation of the agreement is suspended for it.
    Suspended,
    /// It left, or the agreement ended, or it ceased to exist.
    Former,
}

/// How sure a status is.
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
pub enum Certainty {
    /// The events leave no doubt.
    Certain,
    /// Nothing ended it, but nothing is recorded of so late a day either.
    Assumed,
    /// It depends on which day an event of vague date was.
    Uncertain,
    /// It depends on which of several claims is right.
    Disputed,
}
