//! What a statement finds as one value: the database gathers the rows into a list of JSON, which is
//! read at once. Row by row, each value would pass through the driver by itself, and on SQLite from
//! one thread to another.

use sea_orm::{ColumnTrait, DbErr, IdenStatic, Iterable, QueryResult, sea_query::SelectStatement};
use serde::de::DeserializeOwned;

use super::{Store, Table, connect, words::Words};

/// The name of the one value.
const GATHERED: &str = "gathered";

/// The version of the data in which it was found.
pub const VERSION: &str = "(SELECT max(id) FROM data_import) AS version";

impl Store {
    /// The rows of a table that a query finds.
    pub(super) async fn models<E: Table>(
        &self,
        query: &SelectStatement,
    ) -> Result<Vec<E::Model>, DbErr> {
        self.gathered(query, |words| row::<E>(words, "")).await
    }

    /// The rows of a table that a query finds, each with a number beside it.
    pub(super) async fn numbered<E: Table>(
        &self,
        query: &SelectStatement,
        number: &str,
    ) -> Result<Vec<(i64, E::Model)>, DbErr> {
        let item = |words: &Words| array(words, &[format!("\"{number}\""), row::<E>(words, "")]);
        self.gathered(query, item).await
    }

    /// A number and what is beside it, of each row that a query finds.
    pub(super) async fn pairs<T: DeserializeOwned>(
        &self,
        query: &SelectStatement,
        columns: [&str; 2],
    ) -> Result<Vec<(i64, T)>, DbErr> {
        let columns = columns.map(|column| format!("\"{column}\""));
        self.gathered(query, |words| array(words, &columns)).await
    }

    /// Two rows side by side, of which one may be missing: their columns have prefixes.
    pub(super) async fn beside<A: Table, B: Table>(
        &self,
        query: &SelectStatement,
        prefixes: [&str; 2],
    ) -> Result<Vec<(Option<A::Model>, Option<B::Model>)>, DbErr> {
        let item = |words: &Words| {
            let rows = [row::<A>(words, prefixes[0]), row::<B>(words, prefixes[1])];
            let ids = [A::id_column().as_str(), B::id_column().as_str()];
            let rows = [0, 1].map(|at| {
                let (prefix, id, row) = (prefixes[at], ids[at], &rows[at]);
                format!("CASE WHEN \"{prefix}{id}\" IS NOT NULL THEN {row} END")
            });
            array(words, &rows)
        };
        self.gathered(query, item).await
    }

    async fn gathered<T: DeserializeOwned>(
        &self,
        query: &SelectStatement,
        item: impl FnOnce(&Words) -> String,
    ) -> Result<Vec<T>, DbErr> {
        let mut statement = self.db.get_database_backend().build(query);
        let words = connect::words(&self.db);
        let (open, close) = words.list;
        statement.sql = format!(
            "SELECT {open}{}{close} AS {GATHERED}, {VERSION} FROM ({}) AS found",
            item(words),
            statement.sql
        );
        self.read(statement, |rows| self.list(&rows)).await
    }

    /// The items of the one list that was found.
    fn list<T: DeserializeOwned>(&self, rows: &[QueryResult]) -> Result<Vec<T>, DbErr> {
        let Some(row) = rows.first() else {
            return Ok(vec![]);
        };
        self.tell(row)?;
        let text: String = row.try_get("", GATHERED)?;
        let unread = |error: serde_json::Error| DbErr::Json(error.to_string());
        serde_json::from_str(&text).map_err(unread)
    }
}

fn array(words: &Words, items: &[String]) -> String {
    format!("{}({})", words.array, items.join(", "))
}

/// A row as an array: its columns in the order in which the model has them.
fn row<E: Table>(words: &Words, prefix: &str) -> String {
    let columns = E::Column::iter().map(|column| {
        let name = format!("\"{prefix}{}\"", column.as_str());
        words.value(&name, column.def().get_column_type())
    });
    array(words, &columns.collect::<Vec<_>>())
}
