//! The statements that find the rows of parents: a page of them, or how many they are.

use sea_orm::{
    Condition, ExprTrait, QueryFilter, QuerySelect, QueryTrait, Select,
    sea_query::{Asterisk, Expr, Func, Order::Asc, Query, SelectStatement, WindowStatement},
};

use super::{
    COUNT, Filter, Link, OrderField, Spec, Table, column_ref,
    gathered::whole,
    keyset, range,
    words::{Words, number},
};

/// The column that names the parent.
pub const PARENT_ID: &str = "parent_id";
const RANK: &str = "sibling_rank";

/// The page of one parent.
pub fn page<L, F, O>(parent: i64, spec: &Spec<F, O>, words: &Words) -> SelectStatement
where
    L: Link,
    F: Filter<L::Child>,
    O: OrderField<L::Child>,
{
    let children = children::<L>(parent, spec.filter.condition_of(parent, words));
    range::page(children, &spec.order, &spec.slice, words)
}

/// The page of a parent that is a [`number`] of what stands around: so the pages of many are asked for
/// one by one, within one statement.
pub fn page_of_each<L, F, O>(spec: &Spec<F, O>, words: &Words) -> SelectStatement
where
    L: Link,
    F: Filter<L::Child>,
    O: OrderField<L::Child>,
{
    let children = children::<L>(number(), spec.filter.condition());
    range::page(children, &spec.order, &spec.slice, words)
}

/// The pages of many parents: rows ranked within their parent, cut after the limit. It reads every
/// child.
pub fn ranked<L, F, O>(parents: &[i64], spec: &Spec<F, O>, words: &Words) -> SelectStatement
where
    L: Link,
    F: Filter<L::Child>,
    O: OrderField<L::Child>,
{
    let mut siblings = WindowStatement::partition_by(L::parent());
    keyset::sort(&mut siblings, &spec.order, spec.slice.backward);
    let within =
        |position: &Option<_>, backward| keyset::within(position.as_ref(), &spec.order, backward);
    let select = L::select()
        .filter(within(&spec.slice.after, false))
        .filter(within(&spec.slice.before, true))
        .filter(spec.filter.condition())
        .filter(words.is_one_of(L::parent(), parents));
    let mut query = whole::<L::Child>(select.into_query());
    query
        .expr_as(Expr::col(L::parent()), PARENT_ID)
        .expr_window_as(Expr::expr(Func::cust("ROW_NUMBER")), siblings, RANK);
    if L::REPEATS {
        let id = Expr::col(column_ref(L::Child::id_column()));
        query.add_group_by([Expr::col(L::parent()), id]);
    }
    Query::select()
        .column(Asterisk)
        .from_subquery(query, "ranked")
        .and_where(Expr::col(RANK).lte(spec.slice.limit + 1))
        .order_by(PARENT_ID, Asc)
        .order_by(RANK, Asc)
        .take()
}

/// The rows that hang on a parent and pass a condition, each once.
fn children<L: Link>(parent: impl Into<Expr>, passes: Condition) -> Select<L::Child> {
    let of_parent = Expr::col(L::parent()).eq(parent);
    let mut select = L::select().filter(passes).filter(of_parent);
    if L::REPEATS {
        let id = Expr::col(column_ref(L::Child::id_column()));
        QueryTrait::query(&mut select).add_group_by([id]);
    }
    select
}

/// One statement for all parents: how many rows hang on each. Parents without rows are left out.
pub fn counted<L: Link, F: Filter<L::Child>>(
    parents: &[i64],
    filter: &F,
    words: &Words,
) -> SelectStatement {
    let id = Expr::col(column_ref(L::Child::id_column()));
    let count = if L::REPEATS {
        id.count_distinct()
    } else {
        id.count()
    };
    let passes = match parents {
        [parent] => filter.condition_of(*parent, words),
        _ => filter.condition(),
    };
    let mut select = L::select()
        .select_only()
        .filter(passes)
        .filter(words.is_one_of(L::parent(), parents));
    QueryTrait::query(&mut select)
        .expr_as(Expr::col(L::parent()), PARENT_ID)
        .expr_as(count, COUNT)
        .add_group_by([Expr::col(L::parent())])
        .take()
}
