//! Terms about what the record rests on: sources, what they speak of, how claims rank.

use sea_orm::entity::prelude::*;
use serde::Deserialize;

/// What kind of source it is, best first: the order decides between equal claims.
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
pub enum SourceKind {
    /// Published by the State or organization that acted.
    Official,
    /// A collection of treaties kept by a depositary or a registry.
    TreatyCollection,
    /// A work of research.
    Scholarly,
    /// A work of reference.
    Reference,
    /// A report of a news agency.
    NewsAgency,
    /// A report in another news medium.
    News,
    /// Known to everybody, and not looked up.
    CommonKnowledge,
    /// A source of another kind.
    Other,
}

/// Which table the record of a citation, a claim or a name stands in.
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
pub enum RecordKind {
    /// A row of `state`.
    State,
    /// A row of `organization`.
    Organization,
    /// A row of `succession`.
    Succession,
    /// A row of `membership`.
    Membership,
    /// A row of `institution`.
    Institution,
    /// A row of `office`.
    Office,
    /// A row of `official`.
    Official,
    /// A row of `appointment`.
    Appointment,
    /// A row of `agreement`.
    Agreement,
    /// A row of `agreement_relation`.
    AgreementRelation,
    /// A row of `party`.
    Party,
    /// A row of `decree`.
    Decree,
    /// A row of `decree_action`.
    DecreeAction,
    /// A row of `event`.
    Event,
    /// A row of `signature`.
    Signature,
}

/// How a claim stands among the claims on one property (the ranks of Wikidata).
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
pub enum Rank {
    /// To be shown before the others.
    Preferred,
    /// As good as any other.
    Normal,
    /// Known to be wrong or outdated, and kept, because nothing is deleted for that.
    Deprecated,
}
