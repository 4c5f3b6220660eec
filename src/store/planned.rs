//! Statements that PostgreSQL plans once.
//!
//! It plans a statement anew for each execution, unless a plan that knows none of the values costs as
//! little. A limit that is a value is taken to let a tenth of all rows through, so such a plan never
//! does. Where the limits are all the values there are, they stand in the text instead. Where there are
//! others, to plan by them pays.

use std::fmt::{self, Display, Write};

use sea_orm::{
    DbBackend, Statement, Value, Values,
    sea_query::{PostgresQueryBuilder, QueryBuilder, SelectStatement, SqlWriter},
};

/// The statement of a query that has so many lists of numbers for values.
pub fn statement(backend: DbBackend, query: &SelectStatement, lists: usize) -> Statement {
    let statement = backend.build(query);
    let Some(Values(values)) = statement
        .values
        .as_ref()
        .filter(|_| backend == DbBackend::Postgres)
    else {
        return statement;
    };
    if values.iter().filter(|value| !is_limit(value)).count() > lists {
        return statement;
    }
    let mut text = Text::default();
    query.build_collect_into(PostgresQueryBuilder, &mut text);
    Statement::from_sql_and_values(backend, text.sql, text.values)
}

/// Nothing else is a number without a sign.
fn is_limit(value: &Value) -> bool {
    matches!(value, Value::BigUnsigned(_))
}

/// The text of a statement with its limits, and its other values.
#[derive(Default)]
struct Text {
    sql: String,
    values: Vec<Value>,
}

impl Write for Text {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.sql.write_str(text)
    }
}

impl Display for Text {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.sql)
    }
}

impl SqlWriter for Text {
    fn push_param<T: QueryBuilder>(&mut self, value: Value, _: &T) {
        if let Value::BigUnsigned(Some(limit)) = value {
            self.sql += &limit.to_string();
        } else {
            self.values.push(value);
            // A text takes whatever is written.
            _ = write!(self.sql, "${}", self.values.len());
        }
    }

    fn as_writer(&mut self) -> &mut dyn Write {
        self
    }
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
        for (query, lists, end, values) in [
            (&limited, 0, "LIMIT 21", 0),
            (&filtered, 0, "\"key\" = $1 LIMIT $2", 2),
            (&filtered, 1, "\"key\" = $1 LIMIT 21", 1),
        ] {
            let statement = statement(DbBackend::Postgres, query, lists);
            assert!(statement.sql.ends_with(end), "{}", statement.sql);
            assert_eq!(statement.values.map_or(0, |it| it.0.len()), values);
        }
        let statement = statement(DbBackend::Sqlite, &limited, 0);
        assert!(statement.sql.ends_with("LIMIT ?"), "{}", statement.sql);
    }
}
