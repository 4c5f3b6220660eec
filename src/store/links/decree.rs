//! What hangs on a decree.

use entity::{decree, decree_action, event, institution, party, signature, state};
use sea_orm::{
    ExprTrait, JoinType, QueryFilter, QuerySelect, Select,
    sea_query::{ColumnRef, Expr},
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

/// The States that are parties to the agreements a decree acts on, without the one that issued it.
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
    }
}
