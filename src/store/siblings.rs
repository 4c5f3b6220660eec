//! The statements that find the rows of parents: a page of them, or how many they are.

use std::collections::HashSet;

use sea_orm::{
    ExprTrait, QueryFilter, QuerySelect, QueryTrait,
    sea_query::{
        Asterisk, Expr, Func, Order::Asc, Query, SelectStatement, SimpleExpr, WindowStatement,
    },
};

use super::{
    COUNT, Filter, Link, OrderField, Spec, Table, column_ref, keyset, range, words::Words,
};

/// The column that names the parent.
pub const PARENT_ID: &str = "parent_id";
const RANK: &str = "sibling_rank";

/// The page of one parent, which an index may serve up to the limit.
pub fn page<L, F, O>(parent: i64, spec: &Spec<F, O>, words: &Words) -> SelectStatement
where
    L: Link,
    F: Filter<L::Child>,
    O: OrderField<L::Child>,
{
    let of_parent = Expr::col(L::parent()).eq(parent);
    let mut select = L::select()
        .filter(spec.filter.condition())
        .filter(of_parent);
    if L::REPEATS {
        let id = Expr::col(column_ref(L::Child::id_column()));
        QueryTrait::query(&mut select).add_group_by([id]);
    }
    range::page(select, &spec.order, &spec.slice, words)
}

/// One statement for all parents: rows ranked within their parent, cut after the limit.
pub fn pages<L, F, O>(parents: &[i64], spec: &Spec<F, O>) -> SelectStatement
where
    L: Link,
    F: Filter<L::Child>,
    O: OrderField<L::Child>,
{
    let mut siblings = WindowStatement::partition_by(L::parent());
    keyset::sort(&mut siblings, &spec.order, spec.slice.backward);

    let mut select = keyset::bound(L::select(), &spec.order, &spec.slice)
        .filter(spec.filter.condition())
        .filter(is_one_of::<L>(parents));
    let query = QueryTrait::query(&mut select);
    query
        .expr_as(Expr::col(L::parent()), PARENT_ID)
        .expr_window_as(Expr::expr(Func::cust("ROW_NUMBER")), siblings, RANK);
    if L::REPEATS {
        query.add_group_by([
            Expr::col(L::parent()),
            Expr::col(column_ref(L::Child::id_column())),
        ]);
    }

    Query::select()
        .column(Asterisk)
        .from_subquery(select.into_query(), "ranked")
        .and_where(Expr::col(RANK).lte(spec.slice.limit + 1))
        .order_by(PARENT_ID, Asc)
        .order_by(RANK, Asc)
        .take()
}

/// One statement for all parents: how many rows hang on each. Parents without rows are left out.
pub fn counted<L: Link, F: Filter<L::Child>>(parents: &[i64], filter: &F) -> SelectStatement {
    let id = Expr::col(column_ref(L::Child::id_column()));
    let count = if L::REPEATS {
        id.count_distinct()
    } else {
        id.count()
    };
    let mut select = L::select()
        .select_only()
        .filter(filter.condition())
        .filter(is_one_of::<L>(parents));
    QueryTrait::query(&mut select)
        .expr_as(Expr::col(L::parent()), PARENT_ID)
        .expr_as(count, COUNT)
        .add_group_by([Expr::col(L::parent())])
        .take()
}

fn is_one_of<L: Link>(parents: &[i64]) -> SimpleExpr {
    let distinct: HashSet<i64> = parents.iter().copied().collect();
    let mut sorted: Vec<i64> = distinct.into_iter().collect();
    sorted.sort_unstable();
    Expr::col(L::parent()).is_in(sorted)
}
