//! Terms about States, organizations, and what follows them. GraphQL twins of the stored terms.

use async_graphql::Enum;
use entity::vocabulary as stored;

/// How far a State is recognized by the others; a label of the record, not a ruling.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "stored::Recognition")]
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
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "stored::OrganizationKind")]
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
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "stored::SuccessionKind")]
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
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "stored::InstitutionKind")]
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
