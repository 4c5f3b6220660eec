//! What hangs on an agreement, a party or an event.

use entity::{
    agreement, agreement_match, agreement_relation, agreement_subject, decree, decree_action,
    event, party, signature, subject,
};
use sea_orm::{
    ColumnTrait, ExprTrait, QueryFilter, Select,
    sea_query::{ColumnRef, Expr},
};

use super::joined;
use crate::store::{Link, column_ref};

/// The parties of an agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PartiesOfAgreement;

impl Link for PartiesOfAgreement {
    type Child = party::Entity;

    fn parent() -> ColumnRef {
        column_ref(party::Column::AgreementId)
    }
}

/// What happened to an agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct EventsOfAgreement;

impl Link for EventsOfAgreement {
    type Child = event::Entity;

    fn parent() -> ColumnRef {
        column_ref(event::Column::AgreementId)
    }
}

/// What a party did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct EventsOfParty;

impl Link for EventsOfParty {
    type Child = event::Entity;

    fn parent() -> ColumnRef {
        column_ref(event::Column::PartyId)
    }
}

/// Who signed an agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SignaturesOfAgreement;

impl Link for SignaturesOfAgreement {
    type Child = signature::Entity;

    fn parent() -> ColumnRef {
        column_ref(signature::Column::AgreementId)
    }
}

/// Who took part in an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SignaturesAtEvent;

impl Link for SignaturesAtEvent {
    type Child = signature::Entity;

    fn parent() -> ColumnRef {
        column_ref(signature::Column::EventId)
    }
}

/// What decrees did about an agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ActionsOnAgreement;

impl Link for ActionsOnAgreement {
    type Child = decree_action::Entity;

    fn parent() -> ColumnRef {
        column_ref(decree_action::Column::AgreementId)
    }
}

/// What an agreement does to others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RelationsOfAgreement;

impl Link for RelationsOfAgreement {
    type Child = agreement_relation::Entity;

    fn parent() -> ColumnRef {
        column_ref(agreement_relation::Column::AgreementId)
    }
}

/// What others do to an agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RelationsToAgreement;

impl Link for RelationsToAgreement {
    type Child = agreement_relation::Entity;

    fn parent() -> ColumnRef {
        column_ref(agreement_relation::Column::RelatedId)
    }
}

/// The records that are likely the same agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MatchesOfAgreement;

impl Link for MatchesOfAgreement {
    type Child = agreement_match::Entity;

    fn parent() -> ColumnRef {
        column_ref(agreement_match::Column::AgreementId)
    }
}

/// What an agreement is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SubjectsOfAgreement;

impl Link for SubjectsOfAgreement {
    type Child = subject::Entity;

    fn parent() -> ColumnRef {
        column_ref(agreement_subject::Column::AgreementId)
    }

    fn select() -> Select<subject::Entity> {
        joined::<_, agreement_subject::Entity>(
            subject::Column::Id,
            agreement_subject::Column::SubjectId,
        )
    }
}

/// The agreements about a subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AgreementsOnSubject;

impl Link for AgreementsOnSubject {
    type Child = agreement::Entity;

    fn parent() -> ColumnRef {
        column_ref(agreement_subject::Column::SubjectId)
    }

    fn select() -> Select<agreement::Entity> {
        joined::<_, agreement_subject::Entity>(
            agreement::Column::Id,
            agreement_subject::Column::AgreementId,
        )
    }
}

/// The decrees that act on an agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DecreesOnAgreement;

impl Link for DecreesOnAgreement {
    type Child = decree::Entity;

    /// A decree may do two things about one agreement.
    const REPEATS: bool = true;

    fn parent() -> ColumnRef {
        column_ref(decree_action::Column::AgreementId)
    }

    fn select() -> Select<decree::Entity> {
        joined::<_, decree_action::Entity>(decree::Column::Id, decree_action::Column::DecreeId)
    }
}

/// What came of what a decree does about an agreement: the events of both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct EventsOfAction;

impl Link for EventsOfAction {
    type Child = event::Entity;

    fn parent() -> ColumnRef {
        column_ref(decree_action::Column::Id)
    }

    fn select() -> Select<event::Entity> {
        use decree_action::Column::{AgreementId, DecreeId};
        let of_agreement = Expr::col(column_ref(event::Column::AgreementId));
        joined::<_, decree_action::Entity>(event::Column::DecreeId, DecreeId)
            .filter(of_agreement.equals(AgreementId.as_column_ref()))
    }
}
