//! Writes many rows at once, and says how much goes into a statement on either engine.

use sea_orm::{
    ConnectionTrait, DbErr, IdenStatic, Iterable, ModelTrait, Value,
    sea_query::{Alias, Expr, Query},
};

use super::Table;

/// So many values go into one statement. SQLite sets the limit, at 32,766; PostgreSQL takes 65,535.
pub const VALUES: usize = 30_000;

/// So many keys are asked for at once. The same limit of SQLite holds for them, and a condition on
/// keys may stand in a statement beside others.
pub const KEYS: usize = 10_000;

/// Writes new rows: for each, the values of these columns.
pub async fn insert(
    db: &impl ConnectionTrait,
    table: &str,
    columns: &[impl AsRef<str>],
    rows: Vec<Vec<Value>>,
) -> Result<(), DbErr> {
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let mut query = Query::insert();
        query
            .into_table(Alias::new(table))
            .columns(columns.iter().map(|it| Alias::new(it.as_ref())));
        for row in rows.by_ref().take(VALUES / columns.len()) {
            query.values_panic(row.into_iter().map(Expr::val));
        }
        db.execute(&query).await?;
    }
    Ok(())
}

/// Writes new rows of a table, which get their ids from the database.
pub async fn insert_models<E: Table>(
    db: &impl ConnectionTrait,
    rows: Vec<&E::Model>,
) -> Result<(), DbErr> {
    let id = E::id_column();
    let columns = E::Column::iter().filter(|column| column.as_str() != id.as_str());
    let columns: Vec<_> = columns.collect();
    let names: Vec<_> = columns.iter().map(IdenStatic::as_str).collect();
    let values = |row: &E::Model| columns.iter().map(|column| row.get(*column)).collect();
    let rows = rows.into_iter().map(values).collect();
    insert(db, E::default().table_name(), &names, rows).await
}
