//! What comes after a position in an order.
//!
//! An order is total: its keys in turn (missing values last, in either direction), then the id.

use sea_orm::{
    ColumnTrait, Condition, ExprTrait, IdenStatic, ModelTrait, Value,
    sea_query::{
        ColumnType, Expr, NullOrdering,
        Order::{Asc, Desc},
        OrderedStatement,
    },
};
use serde::{Deserialize, Serialize};

use super::{OrderField, Table};
use crate::domain::day::day;

/// An order of rows: fields, each ascending or descending. The id breaks the last tie.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Order<O>(pub Vec<(O, Direction)>);

/// The direction of one key of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// From the smallest to the largest.
    Ascending,
    /// From the largest to the smallest.
    Descending,
}

/// Where a row stands in an order.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Position {
    /// Which order the position belongs to.
    order: u32,
    /// The row's value of each key; `None` stands for a missing value.
    pub(super) values: Vec<Option<String>>,
    pub(super) id: i64,
}

/// Which part of an ordered set to read.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Slice {
    /// Only rows after this position.
    pub after: Option<Position>,
    /// Only rows before this position.
    pub before: Option<Position>,
    /// At most so many rows.
    pub limit: u64,
    /// Read from the end (`last`) instead of the start (`first`).
    pub backward: bool,
}

impl Position {
    /// The position of a row.
    pub fn of<E: Table>(model: &E::Model, order: &Order<impl OrderField<E>>) -> Self {
        let values = order
            .0
            .iter()
            .map(|(field, _)| text(model.get(field.column())))
            .collect();
        Self {
            order: fingerprint(order),
            values,
            id: E::id(model),
        }
    }

    /// Whether the position was made for this order of this table, and its values fit the columns.
    pub fn belongs_to<E: Table>(&self, order: &Order<impl OrderField<E>>) -> bool {
        self.order == fingerprint(order)
            && self.values.len() == order.0.len()
            && self.values.iter().zip(&order.0).all(|(value, (field, _))| {
                let column = field.column();
                match value {
                    Some(text) => stored(column, text).is_some(),
                    None => column.def().is_null(),
                }
            })
    }
}

/// The rows after a position, or before it when reading backward; all if there is none.
pub(super) fn within<E: Table, O: OrderField<E>>(
    position: Option<&Position>,
    order: &Order<O>,
    backward: bool,
) -> Condition {
    let beyond = |at| beyond(order, at, backward);
    position.map_or_else(Condition::all, beyond)
}

/// Orders a query, or the rows of a window, the way the slice reads them.
pub(super) fn sort<E: Table, O: OrderField<E>>(
    query: &mut impl OrderedStatement,
    order: &Order<O>,
    backward: bool,
) {
    for (field, direction) in &order.0 {
        let column = field.column();
        let sorted = if descends(*direction, backward) {
            Desc
        } else {
            Asc
        };
        if column.def().is_null() {
            let nulls = if backward {
                NullOrdering::First
            } else {
                NullOrdering::Last
            };
            query.order_by_with_nulls(column.as_column_ref(), sorted, nulls);
        } else {
            query.order_by(column.as_column_ref(), sorted);
        }
    }
    let last = if descends(order.tie(), backward) {
        Desc
    } else {
        Asc
    };
    query.order_by(E::id_column().as_column_ref(), last);
}

impl<O> Order<O> {
    /// The id runs the way of the last key, so that one index can serve both.
    fn tie(&self) -> Direction {
        self.0
            .last()
            .map_or(Direction::Ascending, |(_, direction)| *direction)
    }
}

/// The rows after a position, or before it when reading backward: equal in the first keys and
/// beyond it in the next.
pub(super) fn beyond<E: Table, O: OrderField<E>>(
    order: &Order<O>,
    position: &Position,
    backward: bool,
) -> Condition {
    let id = E::id_column();
    let mut equal = Condition::all();
    let mut any = Condition::any();
    for ((field, direction), value) in order.0.iter().zip(&position.values) {
        let column = field.column();
        let value = value.as_deref().and_then(|text| stored(column, text));
        if let Some(past) = past(
            column,
            value.clone(),
            descends(*direction, backward),
            backward,
        ) {
            any = any.add(equal.clone().add(past));
        }
        equal = equal.add(value.map_or_else(|| column.is_null(), |value| column.eq(value)));
    }
    let descending = descends(order.tie(), backward);
    any.add(equal.add(if descending {
        id.lt(position.id)
    } else {
        id.gt(position.id)
    }))
}

/// What lies past a value of one column. Missing values are last: nothing lies past them, and
/// everything lies before them.
fn past(
    column: impl ColumnTrait,
    value: Option<Value>,
    descending: bool,
    backward: bool,
) -> Option<Expr> {
    let nullable = column.def().is_null();
    match value {
        None => backward.then(|| column.is_not_null()),
        Some(value) => {
            let beyond = if descending {
                column.lt(value)
            } else {
                column.gt(value)
            };
            Some(if nullable && !backward {
                beyond.or(column.is_null())
            } else {
                beyond
            })
        }
    }
}

pub(super) fn descends(direction: Direction, backward: bool) -> bool {
    (direction == Direction::Descending) != backward
}

/// A number that tells one order from another. It guards against mistakes, not against forgery:
/// a forged cursor reads nothing that its query could not.
fn fingerprint<E: Table>(order: &Order<impl OrderField<E>>) -> u32 {
    let table = named(FNV, E::default().table_name());
    order.0.iter().fold(table, |hash, (field, direction)| {
        let descends = u8::from(*direction == Direction::Descending);
        fnv(named(hash, field.column().as_str()), &[descends])
    })
}

/// What FNV-1a begins with.
const FNV: u32 = 0x811c_9dc5;

/// FNV-1a: the same on every machine and in every version, as a cursor must be.
fn fnv(hash: u32, bytes: &[u8]) -> u32 {
    let step = |hash: u32, byte: &u8| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
    bytes.iter().fold(hash, step)
}

/// A name ends with a byte that no text has, so that no two lists of names are one.
fn named(hash: u32, name: &str) -> u32 {
    fnv(fnv(hash, name.as_bytes()), &[0xff])
}

/// A stored value as a cursor keeps it.
fn text(value: Value) -> Option<String> {
    match value {
        Value::String(text) => text,
        Value::ChronoDate(date) => date.map(|date| date.to_string()),
        Value::BigInt(number) => number.map(|number| number.to_string()),
        Value::Enum(term) => match term {
            sea_orm::sea_query::OptionEnum::Some(term) => Some(term.value.to_string()),
            sea_orm::sea_query::OptionEnum::None(_) => None,
        },
        other => unreachable!("no order by {other:?}"),
    }
}

/// A cursor's value as the column stores it; `None` if it is not of the column's kind.
pub(super) fn stored(column: impl ColumnTrait, text: &str) -> Option<Value> {
    match column.def().get_column_type() {
        ColumnType::Date => day(text).map(Value::from),
        ColumnType::BigInteger => text.parse::<i64>().ok().map(Value::from),
        _ => (!text.contains('\0')).then(|| text.into()),
    }
}
