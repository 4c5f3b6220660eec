//! The tests a filter may put to a column or a relation. Each is written once, for every type.
//!
//! A test is two-valued: a missing value fails it, so that `not` is a true complement.

mod column;
mod relation;

use sea_orm::{ColumnTrait, Condition, ExprTrait, sea_query::Expr};

use crate::store::{Filter, Table};
pub use column::{DateFilter, DateMatch, Fuzzy, IntFilter, KeyFilter, TermFilter, TextFilter};
pub use relation::{ManyFilter, many, one};

/// A test on one column, or on the three of a fuzzy date: the parts that must all hold.
pub trait Test<C> {
    /// What must hold of the column, whose value may be missing.
    fn parts(&self, column: C) -> Vec<Expr>;
}

/// The condition of an optional test.
pub fn test<C>(test: Option<&impl Test<C>>, column: C) -> Condition {
    let parts = test.map(|test| test.parts(column)).unwrap_or_default();
    parts.into_iter().fold(Condition::all(), Condition::add)
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
) -> Condition {
    let each = |filters: &[F]| filters.iter().map(F::condition).collect::<Vec<_>>();
    Condition::all()
        .add_option(and.map(|it| each(it).into_iter().fold(Condition::all(), add)))
        .add_option(or.map(|it| {
            each(it)
                .into_iter()
                .fold(Condition::any().add(nothing()), add)
        }))
        .add_option(not.map(|filter| complement(filter.condition())))
}

/// Adds a condition that may be empty, and then holds for every row.
fn add(all: Condition, condition: Condition) -> Condition {
    if condition.is_empty() {
        all.add(nothing().not())
    } else {
        all.add(condition)
    }
}

fn complement(condition: Condition) -> Condition {
    let holds = if condition.is_empty() {
        Condition::all().add(nothing().not())
    } else {
        condition
    };
    holds.not()
}

/// What holds for no row.
fn nothing() -> Expr {
    Expr::val(1).eq(0)
}
