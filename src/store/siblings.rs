//! The statements that find the rows of parents: a page of them, or how many they are.

use sea_orm::{
    ExprTrait, QueryFilter, QuerySelect, QueryTrait, Select,
    sea_query::{Expr, SelectStatement},
};

use super::{
    COUNT, Filter, Link, OrderField, Spec, Table, column_ref, keyset, range,
    words::{NUMBER, Words},
};

/// The column that names the parent.
pub const PARENT_ID: &str = "parent_id";

/// The page of one parent, from its position on.
pub fn page<L, F, O>(parent: i64, spec: &Spec<F, O>, words: &Words) -> SelectStatement
where
    L: Link,
    F: Filter<L::Child>,
    O: OrderField<L::Child>,
{
    let children = children::<L, F>(parent.into(), &spec.filter);
    range::page(children, &spec.order, &spec.slice, words)
}

/// The page of each parent, to be asked for one after the other: to rank the children of all would
/// read every one of them, however short the page.
pub fn page_of_each<L, F, O>(spec: &Spec<F, O>) -> SelectStatement
where
    L: Link,
    F: Filter<L::Child>,
    O: OrderField<L::Child>,
{
    let children = children::<L, F>(Expr::cust(NUMBER), &spec.filter);
    let mut read = keyset::bound(children, &spec.order, &spec.slice).into_query();
    keyset::sort(&mut read, &spec.order, spec.slice.backward);
    read.limit(spec.slice.limit + 1).take()
}

/// The rows that hang on a parent, each once.
fn children<L: Link, F: Filter<L::Child>>(parent: Expr, filter: &F) -> Select<L::Child> {
    let of_parent = Expr::col(L::parent()).eq(parent);
    let mut select = L::select().filter(filter.condition()).filter(of_parent);
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
    let mut select = L::select()
        .select_only()
        .filter(filter.condition())
        .filter(words.is_one_of(L::parent(), parents));
    QueryTrait::query(&mut select)
        .expr_as(Expr::col(L::parent()), PARENT_ID)
        .expr_as(count, COUNT)
        .add_group_by([Expr::col(L::parent())])
        .take()
}
