//! Every to-many edge of the graph, a `Link` each.

mod actor;
mod agreement;
mod collection;
mod decree;
mod office;
mod record;

use sea_orm::{EntityTrait, JoinType, QuerySelect, RelationDef, Select};

pub use actor::{
    AgreementsOfActor, AgreementsOfLineage, DecreesOfActor, EventsOfActor, InstitutionsOfActor,
    MembersOfOrganization, MembershipsOfOrganization, MembershipsOfParty, MembershipsOfState,
    OrganizationsOfState, PartiesOfActor, SignaturesOfActor, SuccessionsFrom, SuccessionsTo,
};
pub use agreement::{
    ActionsOnAgreement, AgreementsOnSubject, DecreesOnAgreement, EventsOfAction, EventsOfAgreement,
    EventsOfParty, MatchesOfAgreement, PartiesOfAgreement, RelationsOfAgreement,
    RelationsToAgreement, SignaturesAtEvent, SignaturesOfAgreement, SubjectsOfAgreement,
};
pub use collection::{
    AgreementsOfCollection, DecreesOfCollection, OfficialsOfCollection, SourcesOfCollection,
};
pub use decree::{ActionsOfDecree, CounterpartiesOfDecree, EventsOfDecree, SignaturesOfDecree};
pub use office::{
    AppointmentsOfOfficial, AppointmentsToOffice, DecreesOfInstitution, DelegationsToInstitution,
    OfficesOfInstitution, SignaturesInOffice, SignaturesOfOfficial,
};
pub use record::{
    CitedBy, ClaimsInDispute, ClaimsOf, ClaimsOfSource, NamesOf, Record, SourcesOf, cited_by,
    claims_of, names_of, sources_of,
};

/// The rows of a table joined to those of another, where one column equals the other.
fn joined<Child: EntityTrait, Via: EntityTrait>(
    child: Child::Column,
    via: Via::Column,
) -> Select<Child> {
    Child::find().join_rev(JoinType::InnerJoin, relation::<Via, Child>(via, child))
}

/// That a column of one table equals a column of another.
fn relation<From: EntityTrait, To: EntityTrait>(from: From::Column, to: To::Column) -> RelationDef {
    From::belongs_to(To::default()).from(from).to(to).into()
}
