//! Conditions on rows whose periods differ between two days.

use chrono::NaiveDate;
use entity::{agreement, agreement_period, party, party_period};
use sea_orm::{
    ColumnTrait, ExprTrait,
    sea_query::{Expr, JoinType, Query, SelectStatement},
};

use super::Periods;
use crate::store::column_ref;

/// The periods of the first day, and those of the later one.
const BEFORE: &str = "period_before";
const AFTER: &str = "period_after";

/// That the status of an agreement differs.
pub fn of_agreement(from: NaiveDate, to: NaiveDate) -> Expr {
    use agreement_period::Column::Status;
    let owner = Expr::col(column_ref(agreement::Column::Id));
    let mut both = both::<agreement_period::Entity>(from, to, owner);
    Expr::exists(both.and_where(unlike(Status)).take())
}

/// That the status of a part that an actor bears differs, in an agreement.
pub fn of_part(from: NaiveDate, to: NaiveDate, actor: i64) -> Expr {
    use party_period::Column::Status;
    part(actor, borne(from, to, actor, Some(unlike(Status))))
}

/// That an actor bears a part of an agreement on one of the days.
pub fn has_part(from: NaiveDate, to: NaiveDate, actor: i64) -> Expr {
    part(actor, borne(from, to, actor, None))
}

/// That an actor bears a party on one of the days.
pub fn bears(from: NaiveDate, to: NaiveDate, actor: i64) -> Expr {
    borne(from, to, actor, None)
}

/// That there is such a party to an agreement, among those that an actor bears on any day: these
/// are few, so the search begins with them.
fn part(actor: i64, condition: Expr) -> Expr {
    let mut borne = Query::select();
    let borne = borne
        .column(party_period::Column::PartyId)
        .from(party_period::Entity)
        .and_where(Expr::col(party_period::Column::BearerId).eq(actor));
    let mut parties = Query::select();
    let parties = parties
        .column(party::Column::AgreementId)
        .from(party::Entity)
        .and_where(Expr::col(column_ref(party::Column::Id)).in_subquery(borne.take()))
        .and_where(condition);
    let agreement = Expr::col(column_ref(agreement::Column::Id));
    agreement.in_subquery(parties.take())
}

fn borne(from: NaiveDate, to: NaiveDate, actor: i64, also: Option<Expr>) -> Expr {
    use party_period::Column::BearerId;
    let owner = Expr::col(column_ref(party::Column::Id));
    let mut both = both::<party_period::Entity>(from, to, owner);
    let bearer = |alias: &'static str| Expr::col((alias, BearerId)).eq(actor);
    both.and_where(bearer(BEFORE).or(bearer(AFTER)));
    Expr::exists(both.and_where_option(also).take())
}

/// The two periods of an owner.
fn both<P: Periods>(from: NaiveDate, to: NaiveDate, owner: Expr) -> SelectStatement {
    let same = Expr::col((BEFORE, P::owner())).equals((AFTER, P::owner()));
    let mut both = Query::select();
    both.expr(Expr::val(1))
        .from_as(P::default(), BEFORE)
        .join_as(JoinType::InnerJoin, P::default(), AFTER, same)
        .and_where(owner.equals((BEFORE, P::owner())))
        .and_where(holds::<P>(BEFORE, from))
        .and_where(holds::<P>(AFTER, to));
    both
}

fn holds<P: Periods>(alias: &'static str, day: NaiveDate) -> Expr {
    let until = || Expr::col((alias, P::until()));
    let lasts = until().is_null().or(until().gt(day));
    Expr::col((alias, P::from())).lte(day).and(lasts)
}

fn unlike(status: impl ColumnTrait) -> Expr {
    Expr::col((BEFORE, status)).ne(Expr::col((AFTER, status)))
}
