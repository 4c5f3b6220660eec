//! What hangs on a State or an Organization.

use entity::{
    agreement, decree, event, institution, lineage, membership, organization, party, signature,
    state, succession,
};
use sea_orm::{JoinType, QuerySelect, Select, sea_query::ColumnRef};

use super::{joined, relation};
use crate::store::{Link, column_ref};

/// The agreements in which an actor has a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AgreementsOfActor;

impl Link for AgreementsOfActor {
    type Child = agreement::Entity;

    fn parent() -> ColumnRef {
        column_ref(party::Column::ActorId)
    }

    fn select() -> Select<agreement::Entity> {
        joined::<_, party::Entity>(agreement::Column::Id, party::Column::AgreementId)
    }
}

/// The agreements in which an actor, or one before it, has a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AgreementsOfLineage;

impl Link for AgreementsOfLineage {
    type Child = agreement::Entity;

    /// An actor and its predecessor may both have a part.
    const REPEATS: bool = true;

    fn parent() -> ColumnRef {
        column_ref(lineage::Column::ActorId)
    }

    fn select() -> Select<agreement::Entity> {
        joined::<_, party::Entity>(agreement::Column::Id, party::Column::AgreementId).join(
            JoinType::InnerJoin,
            relation::<party::Entity, lineage::Entity>(
                party::Column::ActorId,
                lineage::Column::AncestorId,
            ),
        )
    }
}

/// The memberships of the State that is a party.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MembershipsOfParty;

impl Link for MembershipsOfParty {
    type Child = membership::Entity;

    fn parent() -> ColumnRef {
        column_ref(party::Column::Id)
    }

    fn select() -> Select<membership::Entity> {
        joined::<_, party::Entity>(membership::Column::StateId, party::Column::ActorId)
    }
}

/// The parts of an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PartiesOfActor;

impl Link for PartiesOfActor {
    type Child = party::Entity;

    fn parent() -> ColumnRef {
        column_ref(party::Column::ActorId)
    }
}

/// What an actor did about agreements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct EventsOfActor;

impl Link for EventsOfActor {
    type Child = event::Entity;

    fn parent() -> ColumnRef {
        column_ref(party::Column::ActorId)
    }

    fn select() -> Select<event::Entity> {
        joined::<_, party::Entity>(event::Column::PartyId, party::Column::Id)
    }
}

/// The institutions of an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct InstitutionsOfActor;

impl Link for InstitutionsOfActor {
    type Child = institution::Entity;

    fn parent() -> ColumnRef {
        column_ref(institution::Column::ActorId)
    }
}

/// The decrees of the institutions of an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DecreesOfActor;

impl Link for DecreesOfActor {
    type Child = decree::Entity;

    fn parent() -> ColumnRef {
        column_ref(institution::Column::ActorId)
    }

    fn select() -> Select<decree::Entity> {
        joined::<_, institution::Entity>(decree::Column::IssuerId, institution::Column::Id)
    }
}

/// What was signed on behalf of an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SignaturesOfActor;

impl Link for SignaturesOfActor {
    type Child = signature::Entity;

    fn parent() -> ColumnRef {
        column_ref(signature::Column::OnBehalfOfId)
    }
}

/// Whom an actor succeeded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SuccessionsTo;

impl Link for SuccessionsTo {
    type Child = succession::Entity;

    fn parent() -> ColumnRef {
        column_ref(succession::Column::SuccessorId)
    }
}

/// Who succeeded an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SuccessionsFrom;

impl Link for SuccessionsFrom {
    type Child = succession::Entity;

    fn parent() -> ColumnRef {
        column_ref(succession::Column::PredecessorId)
    }
}

/// The memberships of a State.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MembershipsOfState;

impl Link for MembershipsOfState {
    type Child = membership::Entity;

    fn parent() -> ColumnRef {
        column_ref(membership::Column::StateId)
    }
}

/// The memberships in an organization.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MembershipsOfOrganization;

impl Link for MembershipsOfOrganization {
    type Child = membership::Entity;

    fn parent() -> ColumnRef {
        column_ref(membership::Column::OrganizationId)
    }
}

/// The States that are or were members of an organization.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MembersOfOrganization;

impl Link for MembersOfOrganization {
    type Child = state::Entity;

    const REPEATS: bool = true;

    fn parent() -> ColumnRef {
        column_ref(membership::Column::OrganizationId)
    }

    fn select() -> Select<state::Entity> {
        joined::<_, membership::Entity>(state::Column::Id, membership::Column::StateId)
    }
}

/// The organizations of which a State is or was a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct OrganizationsOfState;

impl Link for OrganizationsOfState {
    type Child = organization::Entity;

    const REPEATS: bool = true;

    fn parent() -> ColumnRef {
        column_ref(membership::Column::StateId)
    }

    fn select() -> Select<organization::Entity> {
        joined::<_, membership::Entity>(
            organization::Column::Id,
            membership::Column::OrganizationId,
        )
    }
}
