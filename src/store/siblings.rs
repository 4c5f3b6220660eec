//! The statements that find the rows of parents: a page of them, or how many they are.

use sea_orm::{
    ExprTrait, QueryFilter, QuerySelect, QueryTrait, Select,
    sea_query::{Expr, SelectStatement},
};

use super::{COUNT, Filter, Link, OrderField, Spec, Table, column_ref, range, words::Words};

/// The column that names the parent.
pub const PARENT_ID: &str = "parent_id";

/// The page of one parent, which may be a column of what stands around: so the pages of many are
/// asked for one by one. To rank the children of all would do more with every child, also where a
/// page is short.
pub fn page<L, F, O>(parent: impl Into<Expr>, spec: &Spec<F, O>, words: &Words) -> SelectStatement
where
    L: Link,
    F: Filter<L::Child>,
    O: OrderField<L::Child>,
{
    let children = children::<L, F>(parent.into(), &spec.filter);
    range::page(children, &spec.order, &spec.slice, words)
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
