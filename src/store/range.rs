//! The rows of a page, from a position on: in bounds that an index can go to at once, so that a page
//! costs the same however deep it lies.

use sea_orm::{
    ColumnTrait, Condition, ExprTrait, QueryTrait, Select,
    sea_query::{Alias, Asterisk, Expr, Query, SelectStatement, UnionType},
};

use super::{
    Order, OrderField, Position, Slice, Table,
    gathered::{ITEM, whole},
    keyset::{beyond, descends, sort, stored, within},
    words::Words,
};

/// The rows of `select` between the slice's positions, in the order in which the slice reads them; and
/// one more, if there is one.
pub fn page<E: Table, O: OrderField<E>>(
    select: Select<E>,
    order: &Order<O>,
    slice: &Slice,
    words: &Words,
) -> SelectStatement {
    read(select, order, slice, words, None)
}

/// The same, with this item in place of the columns of each row.
pub fn items<E: Table, O: OrderField<E>>(
    select: Select<E>,
    order: &Order<O>,
    slice: &Slice,
    words: &Words,
    item: Expr,
) -> SelectStatement {
    read(select, order, slice, words, Some(item))
}

fn read<E: Table, O: OrderField<E>>(
    mut select: Select<E>,
    order: &Order<O>,
    slice: &Slice,
    words: &Words,
    item: Option<Expr>,
) -> SelectStatement {
    let (from, to) = if slice.backward {
        (&slice.before, &slice.after)
    } else {
        (&slice.after, &slice.before)
    };
    let select = QueryTrait::query(&mut select).clear_selects();
    select.cond_where(within(to.as_ref(), order, !slice.backward));
    let stretches = from.as_ref().map_or_else(
        || vec![Condition::all()],
        |from| stretches(order, from, slice.backward),
    );
    let mut read = match <[Condition; 1]>::try_from(stretches) {
        Ok([stretch]) => with::<E>(item, select.cond_where(stretch)),
        Err(stretches) => {
            let stretches = stretches.into_iter().map(|stretch| {
                let stretch = whole::<E>(select.clone().cond_where(stretch).take());
                if words.stretches_are_cut {
                    cut::<E, O>(stretch, order, slice)
                } else {
                    stretch
                }
            });
            one_after_the_other(stretches, order, item)
        }
    };
    sort(&mut read, order, slice.backward);
    read.limit(slice.limit + 1).take()
}

/// So many rows of a stretch as the page has.
fn cut<E: Table, O: OrderField<E>>(
    mut stretch: SelectStatement,
    order: &Order<O>,
    slice: &Slice,
) -> SelectStatement {
    sort(&mut stretch, order, slice.backward);
    stretch.limit(slice.limit + 1);
    all_of::<E>(stretch).column(Asterisk).take()
}

/// The rows of several selects, under the name of their table.
fn one_after_the_other<E: Table, O: OrderField<E>>(
    mut selects: impl Iterator<Item = SelectStatement>,
    order: &Order<O>,
    item: Option<Expr>,
) -> SelectStatement {
    let mut union = selects.next().unwrap_or_default();
    for then in selects {
        union.union(UnionType::All, then);
    }
    let mut all = all_of::<E>(union);
    if item.is_some() {
        // SQLite merges by columns of the result. By others, it would sort all rows.
        let columns = order.0.iter().map(|(field, _)| field.column());
        let columns = columns.chain([E::id_column()]);
        all.columns(columns.map(|column| column.as_column_ref()));
    }
    with::<E>(item, &mut all)
}

fn all_of<E: Table>(select: SelectStatement) -> SelectStatement {
    let table = Alias::new(E::default().table_name());
    Query::select().from_subquery(select, table).take()
}

/// The query with the item of each row, or with its columns.
fn with<E: Table>(item: Option<Expr>, query: &mut SelectStatement) -> SelectStatement {
    match item {
        Some(item) => query.expr_as(item, ITEM).take(),
        None => whole::<E>(query.take()),
    }
}

/// The rows beyond a position, as stretches that follow each other: of each, the first key is within
/// bounds that an index can go to at once. Missing values are a stretch by themselves, since
/// nothing is greater or smaller than they are.
fn stretches<E: Table, O: OrderField<E>>(
    order: &Order<O>,
    position: &Position,
    backward: bool,
) -> Vec<Condition> {
    let beyond = || beyond(order, position, backward);
    let Some((field, direction)) = order.0.first() else {
        return vec![beyond()];
    };
    let column = field.column();
    let all = Condition::all;
    let value = position.values.first().and_then(Option::as_deref);
    let Some(value) = value.and_then(|text| stored(column, text)) else {
        let missing = all().add(column.is_null()).add(beyond());
        let others = backward.then(|| all().add(column.is_not_null()));
        return [missing].into_iter().chain(others).collect();
    };
    let falls = descends(*direction, backward);
    let past = if order.0.len() == 1 {
        // Of the one key and the id, both run the same way.
        let place = [column.as_column_ref(), E::id_column().as_column_ref()];
        let place = Expr::tuple(place.map(Expr::col));
        let from = Expr::tuple([value, position.id.into()].map(Expr::val));
        all().add(if falls {
            place.lt(from)
        } else {
            place.gt(from)
        })
    } else {
        let reached = if falls {
            column.lte(value)
        } else {
            column.gte(value)
        };
        all().add(reached).add(beyond())
    };
    let missing = (column.def().is_null() && !backward).then(|| all().add(column.is_null()));
    [past].into_iter().chain(missing).collect()
}
