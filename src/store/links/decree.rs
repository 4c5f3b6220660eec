//! What hangs on a decree.

use entity::{
    decree, decree_action, event, institution, party, signature, state, succession,
    vocabulary::SuccessionKind,
};
use sea_orm::{
    ColumnTrait, EntityTrait, ExprTrait, JoinType, QueryFilter, QuerySelect, QueryTrait, Select,
    sea_query::{ColumnRef, Expr, SelectStatement},
};

use super::{joined, relation};
use crate::store::{Link, column_ref};

/// What a decree does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ActionsOfDecree;

impl Link for ActionsOfDecree {
    type Child = decree_action::Entity;

    fn parent() -> ColumnRef {
        column_ref(decree_action::Column::DecreeId)
    }
}

/// Who signed a decree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SignaturesOfDecree;

impl Link for SignaturesOfDecree {
    type Child = signature::Entity;

    fn parent() -> ColumnRef {
        column_ref(signature::Column::DecreeId)
    }
}

/// What followed from a decree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct EventsOfDecree;

impl Link for EventsOfDecree {
    type Child = event::Entity;

    fn parent() -> ColumnRef {
        column_ref(event::Column::DecreeId)
    }
}

/// The States that are parties to the agreements a decree acts on, without the one that issued it
/// and those it continues.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CounterpartiesOfDecree;

impl Link for CounterpartiesOfDecree {
    type Child = state::Entity;

    const REPEATS: bool = true;

    fn parent() -> ColumnRef {
        column_ref(decree::Column::Id)
    }

    fn select() -> Select<state::Entity> {
        let join = JoinType::InnerJoin;
        joined::<_, party::Entity>(state::Column::Id, party::Column::ActorId)
            .join(
                join,
                relation::<party::Entity, decree_action::Entity>(
                    party::Column::AgreementId,
                    decree_action::Column::AgreementId,
                ),
            )
            .join(
                join,
                relation::<decree_action::Entity, decree::Entity>(
                    decree_action::Column::DecreeId,
                    decree::Column::Id,
                ),
            )
            .join(
                join,
                relation::<decree::Entity, institution::Entity>(
                    decree::Column::IssuerId,
                    institution::Column::Id,
                ),
            )
            .filter(
                Expr::col(column_ref(state::Column::Id))
                    .ne(Expr::col(column_ref(institution::Column::ActorId))),
            )
            .filter(state::Column::Id.not_in_subquery(continued()))
    }
}

/// The actors that the issuer of the decree continues, as Russia does the Soviet Union: one side of
/// an agreement, not two.
fn continued() -> SelectStatement {
    let of_issuer = Expr::col(column_ref(succession::Column::SuccessorId))
        .eq(Expr::col(column_ref(institution::Column::ActorId)));
    let continuations = succession::Entity::find()
        .select_only()
        .column(succession::Column::PredecessorId)
        .filter(succession::Column::Kind.eq(SuccessionKind::Continuation))
        .filter(of_issuer);
    continuations.into_query()
}
