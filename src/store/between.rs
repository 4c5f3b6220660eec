//! Agreements of an actor with another.

use entity::{agreement, lineage, party};
use sea_orm::{
    Condition, ExprTrait,
    sea_query::{Expr, Order::Asc, Query, SelectStatement, UnionType},
};

use super::{Filter, column_ref, words::Words};

/// Only agreements in which another actor has a part, too. It narrows what `AgreementsOfActor`
/// finds, or, where predecessors count, what `AgreementsOfLineage` finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct With {
    /// The other.
    pub other: i64,
    /// Whether the parts of those before either count as theirs. A part of one who came before both
    /// counts for neither: it can't be on both sides.
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
        let of_other = || ancestors(Expr::val(self.other));
        let of_own = ancestors(Expr::col(column_ref(lineage::Column::ActorId)));
        parts
            .and_where(part(party::Column::AgreementId).eq(own(party::Column::AgreementId)))
            .and_where(actor.clone().in_subquery(of_other()))
            .and_where(actor.not_in_subquery(of_own));
        Condition::all()
            .add(own(party::Column::ActorId).not_in_subquery(of_other()))
            .add(Expr::exists(parts))
    }

    /// By the parts of the other alone, SQLite reads every agreement of theirs, however few the actor
    /// has. An index has the parts of each in one order, so what both have is found in passing.
    fn condition_of(&self, parent: i64, words: &Words) -> Condition {
        if self.predecessors || !words.merges {
            return self.condition();
        }
        let of_both = parts_of(parent)
            .union(UnionType::Intersect, parts_of(self.other))
            .order_by_expr(Expr::cust("1"), Asc)
            .take();
        is_among(of_both)
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
