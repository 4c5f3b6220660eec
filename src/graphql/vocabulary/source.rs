//! Terms about what the record rests on: sources, what they speak of, how claims rank. GraphQL twins of the stored terms.

use async_graphql::Enum;
use entity::vocabulary as stored;

/// What kind of source it is.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "stored::SourceKind")]
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

/// What kind of record a claim is about.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "stored::RecordKind")]
pub enum RecordKind {
    /// A State.
    State,
    /// An organization.
    Organization,
    /// A succession.
    Succession,
    /// A membership.
    Membership,
    /// An institution.
    Institution,
    /// An office.
    Office,
    /// An official.
    Official,
    /// An appointment.
    Appointment,
    /// An agreement.
    Agreement,
    /// A relation between two agreements.
    AgreementRelation,
    /// A party to an agreement.
    Party,
    /// A decree.
    Decree,
    /// An action of a decree on an agreement.
    DecreeAction,
    /// An event.
    Event,
    /// A signature.
    Signature,
}

/// How a claim stands among the claims on one property (the ranks of Wikidata).
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "stored::Rank")]
pub enum Rank {
    /// To be shown before the others.
    Preferred,
    /// As good as any other.
    Normal,
    /// Known to be wrong or outdated, and kept, because nothing is deleted for that.
    Deprecated,
}
