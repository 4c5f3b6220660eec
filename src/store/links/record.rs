//! What hangs on any record: its sources, its claims, its names.

use std::marker::PhantomData;

use entity::{
    agreement, agreement_relation, appointment, citation, claim, decree, decree_action, event,
    institution, membership, name, office, official, organization, party, signature, source, state,
    succession, vocabulary::RecordKind,
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, ExprTrait, JoinType, QueryFilter, QueryTrait, Select,
    sea_query::{ColumnRef, Expr, IntoColumnRef},
};

use super::joined;
use crate::store::{Link, Table, column_ref};

/// A table whose rows rest on sources.
pub trait Record: Table {
    /// What such a row is called where any record may stand.
    const KIND: RecordKind;
}

impl Record for state::Entity {
    const KIND: RecordKind = RecordKind::State;
}

impl Record for organization::Entity {
    const KIND: RecordKind = RecordKind::Organization;
}

impl Record for succession::Entity {
    const KIND: RecordKind = RecordKind::Succession;
}

impl Record for membership::Entity {
    const KIND: RecordKind = RecordKind::Membership;
}

impl Record for institution::Entity {
    const KIND: RecordKind = RecordKind::Institution;
}

impl Record for office::Entity {
    const KIND: RecordKind = RecordKind::Office;
}

impl Record for official::Entity {
    const KIND: RecordKind = RecordKind::Official;
}

impl Record for appointment::Entity {
    const KIND: RecordKind = RecordKind::Appointment;
}

impl Record for agreement::Entity {
    const KIND: RecordKind = RecordKind::Agreement;
}

impl Record for agreement_relation::Entity {
    const KIND: RecordKind = RecordKind::AgreementRelation;
}

impl Record for party::Entity {
    const KIND: RecordKind = RecordKind::Party;
}

impl Record for decree::Entity {
    const KIND: RecordKind = RecordKind::Decree;
}

impl Record for decree_action::Entity {
    const KIND: RecordKind = RecordKind::DecreeAction;
}

impl Record for event::Entity {
    const KIND: RecordKind = RecordKind::Event;
}

impl Record for signature::Entity {
    const KIND: RecordKind = RecordKind::Signature;
}

/// The sources of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SourcesOf<Of>(PhantomData<Of>);

/// The sources of a record.
pub fn sources_of<E: Record>() -> SourcesOf<fn() -> E> {
    SourcesOf(PhantomData)
}

impl<E: Record> Link for SourcesOf<fn() -> E> {
    type Child = source::Entity;

    fn parent() -> ColumnRef {
        column_ref(citation::Column::RecordId)
    }

    fn select() -> Select<source::Entity> {
        joined::<_, citation::Entity>(source::Column::Id, citation::Column::SourceId)
            .filter(citation::Column::RecordKind.eq(E::KIND))
    }
}

/// The claims about a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ClaimsOf<Of>(PhantomData<Of>);

/// The claims about a record.
pub fn claims_of<E: Record>() -> ClaimsOf<fn() -> E> {
    ClaimsOf(PhantomData)
}

impl<E: Record> Link for ClaimsOf<fn() -> E> {
    type Child = claim::Entity;

    fn parent() -> ColumnRef {
        column_ref(claim::Column::RecordId)
    }

    fn select() -> Select<claim::Entity> {
        claim::Entity::find().filter(claim::Column::RecordKind.eq(E::KIND))
    }
}

/// The names of a record in other languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NamesOf<Of>(PhantomData<Of>);

/// The names of a record in other languages.
pub fn names_of<E: Record>() -> NamesOf<fn() -> E> {
    NamesOf(PhantomData)
}

impl<E: Record> Link for NamesOf<fn() -> E> {
    type Child = name::Entity;

    fn parent() -> ColumnRef {
        column_ref(name::Column::RecordId)
    }

    fn select() -> Select<name::Entity> {
        name::Entity::find().filter(name::Column::RecordKind.eq(E::KIND))
    }
}

/// The records that rest on a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CitedBy<Of>(PhantomData<Of>);

/// The records that rest on a source.
pub fn cited_by<E: Record>() -> CitedBy<fn() -> E> {
    CitedBy(PhantomData)
}

impl<E: Record> Link for CitedBy<fn() -> E> {
    type Child = E;

    fn parent() -> ColumnRef {
        column_ref(citation::Column::SourceId)
    }

    fn select() -> Select<E> {
        joined::<_, citation::Entity>(E::id_column(), citation::Column::RecordId)
            .filter(citation::Column::RecordKind.eq(E::KIND))
    }
}

/// The claims of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ClaimsOfSource;

impl Link for ClaimsOfSource {
    type Child = claim::Entity;

    fn parent() -> ColumnRef {
        column_ref(claim::Column::SourceId)
    }
}

/// The claims of the same fact as a claim, itself among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ClaimsInDispute;

/// The claim that stands for the fact.
const DISPUTE: &str = "dispute";

impl Link for ClaimsInDispute {
    type Child = claim::Entity;

    fn parent() -> ColumnRef {
        (DISPUTE, claim::Column::Id).into_column_ref()
    }

    fn select() -> Select<claim::Entity> {
        use claim::Column::{Property, RecordId, RecordKind};
        let same = [RecordKind, RecordId, Property].map(|column| {
            let of_dispute = Expr::col((DISPUTE, column));
            of_dispute.equals(column.as_column_ref())
        });
        let same = same.into_iter().fold(Condition::all(), Condition::add);
        let mut select = claim::Entity::find();
        QueryTrait::query(&mut select).join_as(JoinType::InnerJoin, claim::Entity, DISPUTE, same);
        select
    }
}
