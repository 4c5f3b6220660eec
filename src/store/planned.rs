//! Statements that PostgreSQL plans once.
//!
//! It plans a statement anew for each execution, unless a plan that knows none of the values costs as
//! little. A limit that is a value is taken to let a tenth of all rows through, so such a plan never
//! does. Where limits are all the values there are, they stand in the text instead. Where there are
//! others, to plan by them pays.

use sea_orm::{
    DbBackend, Statement, Value,
    sea_query::{PostgresQueryBuilder, SelectStatement},
};

use super::words::Words;

/// The statement of a query.
pub fn statement(backend: DbBackend, query: &SelectStatement, words: &Words) -> Statement {
    let statement = backend.build(query);
    let mut values = statement
        .values
        .iter()
        .flat_map(|values| &values.0)
        .peekable();
    if words.limits_stand_in_text && values.peek().is_some() && values.all(is_limit) {
        return Statement::from_string(backend, query.to_string(PostgresQueryBuilder));
    }
    statement
}

/// Only limits of rows and of ranks are numbers without a sign.
fn is_limit(value: &Value) -> bool {
    matches!(value, Value::BigUnsigned(_))
}
