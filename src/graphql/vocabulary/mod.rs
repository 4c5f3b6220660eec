//! GraphQL enums, each checked by the compiler against the stored enum it stands for.

mod actor;
mod agreement;
mod decree;
mod event;
mod period;
mod source;

pub use actor::{InstitutionKind, OrganizationKind, Recognition, SuccessionKind};
pub use agreement::{
    AgreementForm, AgreementLevel, AgreementRelationKind, Laterality, MatchReason, SubjectField,
};
pub use decree::{DecreeEffect, DecreeKind};
pub use event::{EventKind, SigningRole};
pub use period::{AgreementStatus, Certainty, PartyStatus};
pub use source::{Rank, RecordKind, SourceKind};
