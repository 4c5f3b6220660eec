//! The rows of a page, from a position on: in bounds that an index can go to at once, so that a page
//! costs the same however deep it lies.

use sea_orm::{
    ColumnTrait, Condition, QueryFilter, QueryTrait, Select,
    sea_query::{Alias, Asterisk, Query, SelectStatement, UnionType},
};

use super::{
    Order, OrderField, Position, Slice, Table,
    gathered::whole,
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
    let (from, to) = if slice.backward {
        (&slice.before, &slice.after)
    } else {
        (&slice.after, &slice.before)
    };
    let select = select.filter(within(to.as_ref(), order, !slice.backward));
    let stretches = from.as_ref().map_or_else(
        || vec![Condition::all()],
        |from| stretches(order, from, slice.backward),
    );
    let mut read = match <[Condition; 1]>::try_from(stretches) {
        Ok([stretch]) => select.filter(stretch).into_query(),
        Err(stretches) => one_after_the_other::<E>(stretches.into_iter().map(|stretch| {
            let mut select = whole::<E>(select.clone().filter(stretch).into_query());
            if words.stretches_are_cut {
                sort(&mut select, order, slice.backward);
                select.limit(slice.limit + 1);
                return all_of::<E>(select);
            }
            select
        })),
    };
    sort(&mut read, order, slice.backward);
    read.limit(slice.limit + 1).take()
}

/// The rows of several selects, under the name of their table.
fn one_after_the_other<E: Table>(
    mut selects: impl Iterator<Item = SelectStatement>,
) -> SelectStatement {
    let first = selects.next().unwrap_or_default();
    selects.fold(first, |mut read, then| {
        all_of::<E>(read.union(UnionType::All, then).take())
    })
}

fn all_of<E: Table>(select: SelectStatement) -> SelectStatement {
    let table = Alias::new(E::default().table_name());
    let mut all = Query::select();
    all.column(Asterisk).from_subquery(select, table).take()
}

/// The rows beyond a position, as stretches that follow each other: of each, the first key is within
/// bounds that an index can go to at once. Missing values are a stretch by themselves, since
/// nothing is greater or smaller than they are.
fn stretches<E: Table, O: OrderField<E>>(
    order: &Order<O>,
    position: &Position,
    backward: bool,
) -> Vec<Condition> {
    let beyond = beyond(order, position, backward);
    let Some((field, direction)) = order.0.first() else {
        return vec![beyond];
    };
    let column = field.column();
    let all = Condition::all;
    let value = position.values.first().and_then(Option::as_deref);
    let Some(value) = value.and_then(|text| stored(column, text)) else {
        let missing = all().add(column.is_null()).add(beyond);
        let others = backward.then(|| all().add(column.is_not_null()));
        return [missing].into_iter().chain(others).collect();
    };
    let reached = if descends(*direction, backward) {
        column.lte(value)
    } else {
        column.gte(value)
    };
    let reached = all().add(reached).add(beyond);
    let missing = (column.def().is_null() && !backward).then(|| all().add(column.is_null()));
    [reached].into_iter().chain(missing).collect()
}
