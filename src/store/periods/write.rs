//! Writes what follows from events, where it differs: periods, and days of rows that are there.

use std::collections::HashMap;

use chrono::NaiveDate;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, ModelTrait, QueryFilter, QueryOrder, Value,
    sea_query::{Expr, ExprTrait, IntoIden, Query, TableRef, ValueTuple},
};

use super::Periods;
use crate::store::{
    Table,
    bulk::{VALUES, insert_models},
    column_ref,
};

/// The periods of one owner.
pub type Owned<M> = (i64, Vec<M>);

/// The days of one row, in the order of their columns.
pub type Days = (i64, Vec<Option<NaiveDate>>);

/// Writes the periods of those owners that have others, and tells how many these are.
pub async fn periods<P: Periods>(
    db: &impl ConnectionTrait,
    wanted: &[&Owned<P::Model>],
) -> Result<usize, DbErr> {
    let mut stored = stored::<P>(db, wanted).await?;
    let mut changed = vec![];
    for (owner, rows) in wanted {
        if stored.remove(owner).unwrap_or_default() != *rows {
            changed.push((*owner, rows));
        }
    }
    for changed in changed.chunks(VALUES) {
        let owners = changed.iter().map(|(owner, _)| *owner);
        let old = P::delete_many().filter(P::owner().is_in(owners));
        old.exec(db).await?;
    }
    let rows = changed.iter().flat_map(|(_, rows)| *rows);
    insert_models::<P>(db, rows.collect()).await?;
    Ok(changed.len())
}

/// The stored periods of each owner, in order, without their ids.
async fn stored<P: Periods>(
    db: &impl ConnectionTrait,
    wanted: &[&Owned<P::Model>],
) -> Result<HashMap<i64, Vec<P::Model>>, DbErr> {
    let mut stored: HashMap<i64, Vec<P::Model>> = HashMap::new();
    for wanted in wanted.chunks(VALUES) {
        let owners = wanted.iter().map(|(owner, _)| *owner);
        let rows = P::find().filter(P::owner().is_in(owners));
        for mut row in rows.order_by_asc(P::from()).all(db).await? {
            row.set(P::id_column(), 0_i64.into());
            stored
                .entry(row.get(P::owner()).unwrap())
                .or_default()
                .push(row);
        }
    }
    Ok(stored)
}

/// Writes days into these columns of rows that are there.
pub async fn update<E: Table>(
    db: &impl ConnectionTrait,
    columns: &[E::Column],
    rows: &[&Days],
) -> Result<(), DbErr> {
    for rows in rows.chunks(VALUES / (columns.len() + 1)) {
        let values = rows.iter().map(|(id, days)| {
            let days = days.iter().copied().map(Value::from);
            ValueTuple::Many(std::iter::once((*id).into()).chain(days).collect())
        });
        let given = |place: usize| Expr::col((GIVEN, format!("column{place}")));
        let mut query = Query::update();
        query
            .table(E::default())
            .from(TableRef::ValuesList(values.collect(), GIVEN.into_iden()))
            .and_where(Expr::col(column_ref(E::id_column())).eq(given(1)));
        for (at, column) in columns.iter().enumerate() {
            query.value(*column, given(at + 2));
        }
        db.execute(&query).await?;
    }
    Ok(())
}

/// What a list of values is called. Both engines call its columns `column1` and so on.
const GIVEN: &str = "given";
