//! The tests a filter may put to a column or a relation. Each is written once, for every type.
//!
//! A test is two-valued: a missing value fails it, so that `not` is a true complement.

mod column;
mod precision;
mod relation;
mod status;

use sea_orm::{ColumnTrait, Condition, ExprTrait, sea_query::Expr};

use crate::store::{Filter, Table};
pub use column::{DateFilter, DateMatch, Fuzzy, IntFilter, KeyFilter, TermFilter, TextFilter};
pub use relation::{ManyFilter, among, many, one};
pub use status::{AgreementStatusFilter, DayFilter, PartyStatusFilter, StatusMatch};

/// A test on one column, or on the three of a fuzzy date: the parts that must all hold.
pub trait Test<C> {
    /// What must hold of the column, whose value may be missing.
    fn parts(&self, column: C) -> Vec<Expr>;
}

/// The condition of an optional test.
pub fn test<C>(test: Option<&impl Test<C>>, column: C) -> Option<Condition> {
    let parts = test?.parts(column);
    given(parts.into_iter().fold(Condition::all(), Condition::add))
}

/// A condition, unless it is empty: an empty one would be written as `TRUE`.
pub fn given(condition: Condition) -> Option<Condition> {
    (!condition.is_empty()).then_some(condition)
}

fn known(column: impl ColumnTrait, known: bool) -> Expr {
    if known {
        column.is_not_null()
    } else {
        column.is_null()
    }
}

/// Holds only if the column has a value of which `part` holds.
fn present(column: impl ColumnTrait, part: Expr) -> Expr {
    column.is_not_null().and(part)
}

/// The three ways to combine filters of one type.
pub fn combined<E: Table, F: Filter<E>>(
    and: Option<&[F]>,
    or: Option<&[F]>,
    not: Option<&F>,
) -> Option<Condition> {
    let each = |filters: &[F]| filters.iter().map(F::condition).map(certain).collect();
    let all = |filters| balanced(each(filters), Condition::all);
    let any = |filters| balanced(each(filters), Condition::any).unwrap_or_else(never);
    given(
        Condition::all()
            .add_option(and.and_then(all))
            .add_option(or.map(any))
            .add_option(not.map(|filter| complement(filter.condition()))),
    )
}

/// Conditions joined two by two, so that the expression is as shallow as it can be: SQLite follows
/// none that is deep, and adds up what relations within each other hold.
fn balanced(mut conditions: Vec<Condition>, join: fn() -> Condition) -> Option<Condition> {
    if conditions.len() < 2 {
        return conditions.pop();
    }
    let after = conditions.split_off(conditions.len() / 2);
    let halves = [conditions, after].map(|half| balanced(half, join));
    let joined = halves.into_iter().flatten().fold(join(), Condition::add);
    Some(joined)
}

/// An empty condition, which holds for every row, in a form that can be joined with others.
fn certain(condition: Condition) -> Condition {
    given(condition).unwrap_or_else(|| Condition::all().add(nothing().not()))
}

/// A condition that holds for no row.
fn never() -> Condition {
    Condition::all().add(nothing())
}

fn complement(condition: Condition) -> Condition {
    certain(condition).not()
}

/// A part of a condition that holds for no row.
fn nothing() -> Expr {
    Expr::val(1).eq(0)
}
