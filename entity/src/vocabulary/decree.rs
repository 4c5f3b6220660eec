//! Terms about decrees: acts of domestic law or government that act on agreements.

use sea_orm::entity::prelude::*;
use serde::Deserialize;

/// What a decree is, whatever its national title; that is kept as `native_kind`.
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
pub enum DecreeKind {
    /// An act passed by a parliament as a law.
    Law,
    /// A decree or order of a head of State.
    PresidentialDecree,
    /// An order of a government, usually on one matter.
    GovernmentOrder,
    /// A resolution of a government, usually with rules.
    GovernmentResolution,
    /// A resolution of a parliament or a chamber that is not a law.
    ParliamentaryResolution,
    /// A judgment or ruling of a court.
    CourtRuling,
    /// An order or instruction of another executive body.
    ExecutiveOrder,
    /// A decision of an organ of an organization.
    OrganizationDecision,
    /// A decree of another kind.
    Other,
}

/// What a decree does to an agreement in domestic law; by itself it changes no status.
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
pub enum DecreeEffect {
    /// It allows negotiations to begin (VCLT art. 7 is about the powers that follow).
    AuthorizesNegotiation,
    /// It allows an official to sign (VCLT art. 7).
    AuthorizesSignature,
    /// It approves the agreement, or its draft, in domestic law.
    Approves,
    /// It puts the agreement before parliament for ratification.
    ProposesRatification,
    /// It ratifies the agreement in domestic law; the instrument is another event (VCLT art. 14).
    Ratifies,
    /// It decides to accede to the agreement (VCLT art. 15).
    Accedes,
    /// It makes the agreement, or the law on it, public as law.
    Promulgates,
    /// It suspends the operation of the agreement (VCLT arts. 57-62).
    Suspends,
    /// It resumes the operation of a suspended agreement (VCLT art. 72).
    Resumes,
    /// It puts the denunciation of the agreement before parliament.
    ProposesDenunciation,
    /// It allows an official or a body to end the agreement (VCLT art. 67).
    AuthorizesTermination,
    /// It denounces the agreement (VCLT art. 56).
    Denounces,
    /// It withdraws from the agreement (VCLT arts. 54, 56).
    Withdraws,
    /// It declares the agreement ended (VCLT art. 54).
    Terminates,
    /// It takes back an earlier ratification.
    RevokesRatification,
}
