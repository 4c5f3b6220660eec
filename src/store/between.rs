//! Agreements of an actor with another.

use entity::{agreement, lineage, party};
use sea_orm::{
    Condition, ExprTrait,
    sea_query::{Expr, Query, SelectStatement},
};

use super::{Filter, column_ref};

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
        let part = |column: party::Column| Expr::col((OTHER, column));
        let own = |column: party::Column| Expr::col(column_ref(column));
        let mut parts = Query::select();
        parts
            .expr(part(party::Column::AgreementId))
            .from_as(party::Entity, OTHER);
        let actor = part(party::Column::ActorId);
        if !self.predecessors {
            parts.and_where(actor.eq(self.other));
            let in_both = own(party::Column::AgreementId).in_subquery(parts);
            return Condition::all().add(in_both);
        }
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
