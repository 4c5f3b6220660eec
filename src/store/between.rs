//! Agreements of an actor with another.

use entity::{agreement, lineage, party};
use sea_orm::{
    Condition, ExprTrait,
    sea_query::{Expr, Query, SelectStatement},
};

use super::{Filter, column_ref, words::Words};

/// Only agreements in which another actor has a part, too. It narrows what `AgreementsOfActor`
/// finds, or, where predecessors count, what `AgreementsOfLineage` finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct With {
    /// The other.
    pub other: i64,
    /// Whether the parts of those before either count as theirs. A part of one who came before both
    /// counts for neither, since it can't be on both sides: unless it is one of the two itself.
    pub predecessors: bool,
}

const OTHER: &str = "other_part";

impl Filter<agreement::Entity> for With {
    fn condition(&self) -> Condition {
        if !self.predecessors {
            return is_among(parts_of(self.other));
        }
        let part = |column: party::Column| Expr::col((OTHER, column));
        let own = |column: party::Column| Expr::col(column_ref(column));
        let mut parts = parts();
        let actor = part(party::Column::ActorId);
        let asked = || Expr::col(column_ref(lineage::Column::ActorId));
        let (of_own, of_other) = (|| ancestors(asked()), || ancestors(Expr::val(self.other)));
        let ancestor = || Expr::col((LINEAGE, lineage::Column::AncestorId));
        let but_other = of_own().and_where(ancestor().ne(self.other)).take();
        let but_own = of_other().and_where(ancestor().ne(asked())).take();
        parts
            .and_where(part(party::Column::AgreementId).eq(own(party::Column::AgreementId)))
            .and_where(actor.clone().in_subquery(of_other()))
            .and_where(actor.not_in_subquery(but_other));
        Condition::all()
            .add(own(party::Column::ActorId).not_in_subquery(but_own))
            .add(Expr::exists(parts))
    }

    /// By the parts of the other alone, SQLite reads every agreement of theirs, however few the actor
    /// has. An index has the parts of each in one order, so what both have is found in passing.
    fn condition_of(&self, parent: i64, words: &Words) -> Condition {
        let Some(both) = words.both.filter(|_| !self.predecessors) else {
            return self.condition();
        };
        is_among(both(parts_of(parent), parts_of(self.other)))
    }
}

/// That an agreement is among what a query finds.
fn is_among(agreements: SelectStatement) -> Condition {
    let own = Expr::col(column_ref(party::Column::AgreementId));
    Condition::all().add(own.in_subquery(agreements))
}

/// The agreements of all parts.
fn parts() -> SelectStatement {
    Query::select()
        .column((OTHER, party::Column::AgreementId))
        .from_as(party::Entity, OTHER)
        .take()
}

/// The agreements in which an actor has a part.
fn parts_of(actor: i64) -> SelectStatement {
    let is_of_actor = Expr::col((OTHER, party::Column::ActorId)).eq(actor);
    parts().and_where(is_of_actor).take()
}

const LINEAGE: &str = "other_lineage";

/// An actor, and all before it.
fn ancestors(actor: Expr) -> SelectStatement {
    let column = |column: lineage::Column| Expr::col((LINEAGE, column));
    Query::select()
        .expr(column(lineage::Column::AncestorId))
        .from_as(lineage::Entity, LINEAGE)
        .and_where(column(lineage::Column::ActorId).eq(actor))
        .take()
}
