//! The closed vocabularies as stored text: the same term in CSV, SQL and GraphQL.
//!
//! VCLT is the Vienna Convention on the Law of Treaties (1969), VCLT-IO the one between States and
//! International Organizations (1986), UNTC the United Nations Treaty Collection.

mod actor;
mod agreement;
mod decree;
mod event;
mod period;
mod source;

pub use actor::{ActorKind, InstitutionKind, OrganizationKind, Recognition, SuccessionKind};
pub use agreement::{
    AgreementForm, AgreementLevel, AgreementRelationKind, Laterality, MatchReason, SubjectField,
};
pub use decree::{DecreeEffect, DecreeKind};
pub use event::{EventKind, SigningRole};
pub use period::{AgreementStatus, Certainty, PartyStatus};
pub use source::{Rank, RecordKind, SourceKind};
