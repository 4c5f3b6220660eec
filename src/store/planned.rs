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

/// The statement of a query.
pub fn statement(backend: DbBackend, query: &SelectStatement) -> Statement {
    let statement = backend.build(query);
    let values = statement.values.iter().flat_map(|values| &values.0);
    if backend == DbBackend::Postgres && values.into_iter().all(is_limit) {
        return Statement::from_string(backend, query.to_string(PostgresQueryBuilder));
    }
    statement
}

/// Nothing else is a number without a sign.
fn is_limit(value: &Value) -> bool {
    matches!(value, Value::BigUnsigned(_))
}

#[cfg(test)]
mod tests {
    use sea_orm::{
        ExprTrait,
        sea_query::{Expr, Query},
    };

    use super::*;

    #[test]
    fn limits_stand_in_the_text_if_they_are_all_the_values() {
        let limited = Query::select().column("id").from("row").limit(21).take();
        let filtered = limited.clone().and_where(Expr::col("key").eq("a")).take();
        for (backend, query, end, values) in [
            (DbBackend::Postgres, &limited, "LIMIT 21", 0),
            (DbBackend::Postgres, &filtered, "\"key\" = $1 LIMIT $2", 2),
            (DbBackend::Sqlite, &limited, "LIMIT ?", 1),
        ] {
            let statement = statement(backend, query);
            assert!(statement.sql.ends_with(end), "{}", statement.sql);
            assert_eq!(statement.values.map_or(0, |it| it.0.len()), values);
        }
    }
}
