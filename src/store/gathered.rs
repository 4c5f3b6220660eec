//! What a statement finds as one value: the database gathers the rows into a list of JSON, which is
//! read at once. Row by row, each value would pass through the driver by itself, and on SQLite from
//! one thread to another.

use std::sync::Arc;

use sea_orm::{
    ColumnTrait, DbErr, EntityTrait, IdenStatic, Iterable, QueryResult, Select,
    sea_query::{Alias, Asterisk, Expr, Func, Query, SelectStatement},
};
use serde::de::DeserializeOwned;

use super::{
    Order, OrderField, Slice, Store, Table, connect,
    planned::statement,
    range,
    words::{NUMBERS, Words, number},
};

/// The name of the one value.
const GATHERED: &str = "gathered";

/// The name of the item of a row, where the row is found.
pub(super) const ITEM: &str = "item";

/// The name of the table of what a query finds.
const FOUND: &str = "found";

/// The version of the data in which it was found.
pub const VERSION: &str = "(SELECT max(id) FROM data_import) AS version";

/// A row of a table. Many read it, and none changes it.
pub type Row<E> = Arc<<E as EntityTrait>::Model>;

/// Rows of a table.
pub(super) type Rows<E> = Vec<Row<E>>;

/// How many bytes so many rows of a table take, without their texts.
pub(super) fn size_of_rows<E: Table>(rows: usize) -> usize {
    // Beside each are two counts, of those who hold it.
    rows * (size_of::<Row<E>>() + 2 * size_of::<usize>() + size_of::<E::Model>())
}

/// A row of one table beside a row of another, of which either may be missing.
pub(super) type Beside<A, B> = (Option<Row<A>>, Option<Row<B>>);

// Futures that are made, not `async`: they hold the statement, not the query, which is much larger.
impl Store {
    /// The rows of a table that a query finds.
    pub(super) fn models<E: Table>(
        &self,
        query: SelectStatement,
    ) -> impl Future<Output = Result<Rows<E>, DbErr>> + Send {
        let row = Expr::cust(row::<E>(self.words(), "\""));
        self.gathered(row, whole::<E>(query), FOUND)
    }

    /// The rows of a page of a whole table.
    pub(super) fn models_of_page<E: Table, O: OrderField<E>>(
        &self,
        select: Select<E>,
        order: &Order<O>,
        slice: &Slice,
    ) -> impl Future<Output = Result<Rows<E>, DbErr>> + Send {
        let words = self.words();
        let (list, page) = if let Some(texts) = words.texts {
            let table = E::default().table_name();
            let item = Expr::cust(row::<E>(words, &format!("\"{table}\".\"")));
            let page = range::items(select, order, slice, words, item);
            (texts(Expr::col(ITEM)), page)
        } else {
            let row = Expr::cust(row::<E>(words, "\""));
            ((words.list)(row), range::page(select, order, slice, words))
        };
        self.list(list, page, FOUND)
    }

    /// The rows of a table that a query finds for each of these numbers. The query names the number as
    /// [`number`].
    pub(super) fn models_of_each<E: Table>(
        &self,
        numbers: &[i64],
        query: SelectStatement,
    ) -> impl Future<Output = Result<Vec<(i64, Rows<E>)>, DbErr>> + Send {
        let words = self.words();
        let row = Expr::cust(row::<E>(words, "\""));
        let of_number = Query::select()
            .expr((words.list)(row))
            .from_subquery(whole::<E>(query), FOUND)
            .take();
        let item = Func::cust(words.array)
            .arg(number())
            .arg(Expr::from(of_number));
        self.gathered(item.into(), words.numbers(numbers), NUMBERS)
    }

    /// The rows of a table that a query finds, each with a number beside it.
    pub(super) fn numbered<E: Table>(
        &self,
        query: SelectStatement,
        number: &str,
    ) -> impl Future<Output = Result<Vec<(i64, Row<E>)>, DbErr>> + Send {
        let words = self.words();
        let row = array(words, &[format!("\"{number}\""), row::<E>(words, "\"")]);
        self.gathered(Expr::cust(row), query, FOUND)
    }

    /// A number and what is beside it, of each row that a query finds.
    pub(super) fn pairs<T: DeserializeOwned + Send>(
        &self,
        query: SelectStatement,
        columns: [&str; 2],
    ) -> impl Future<Output = Result<Vec<(i64, T)>, DbErr>> + Send {
        let columns = columns.map(|column| format!("\"{column}\""));
        let pair = Expr::cust(array(self.words(), &columns));
        self.gathered(pair, query, FOUND)
    }

    /// Two rows side by side, of which one may be missing: their columns have prefixes.
    pub(super) fn beside<A: Table, B: Table>(
        &self,
        query: SelectStatement,
        prefixes: [&str; 2],
    ) -> impl Future<Output = Result<Vec<Beside<A, B>>, DbErr>> + Send {
        let words = self.words();
        let [a, b] = prefixes.map(|prefix| format!("\"{prefix}"));
        let rows = [row::<A>(words, &a), row::<B>(words, &b)];
        let ids = [A::id_column().as_str(), B::id_column().as_str()];
        let rows = [0, 1].map(|at| {
            let (prefix, id, row) = (prefixes[at], ids[at], &rows[at]);
            format!("CASE WHEN \"{prefix}{id}\" IS NOT NULL THEN {row} END")
        });
        let both = Expr::cust(array(words, &rows));
        self.gathered(both, query, FOUND)
    }

    /// An item of each row of a table, which has this name.
    fn gathered<T: DeserializeOwned + Send>(
        &self,
        item: Expr,
        table: SelectStatement,
        name: &'static str,
    ) -> impl Future<Output = Result<Vec<T>, DbErr>> + Send {
        self.list((self.words().list)(item), table, name)
    }

    /// A list that is made of all rows of a table, which has this name.
    fn list<T: DeserializeOwned + Send>(
        &self,
        list: Expr,
        table: SelectStatement,
        name: &'static str,
    ) -> impl Future<Output = Result<Vec<T>, DbErr>> + Send {
        let words = self.words();
        let query = Query::select()
            .expr_as((words.text)(list), GATHERED)
            .expr(Expr::cust(VERSION))
            .from_subquery(table, name)
            .take();
        let statement = statement(self.base.db.get_database_backend(), &query, words);
        self.read(statement, |rows| self.items(&rows))
    }

    /// The words of the engine.
    pub(super) fn words(&self) -> &'static Words {
        connect::words(&self.base.db)
    }

    /// The items of the one list that was found.
    fn items<T: DeserializeOwned>(&self, rows: &[QueryResult]) -> Result<Vec<T>, DbErr> {
        let Some(row) = rows.first() else {
            return Ok(vec![]);
        };
        self.tell(row)?;
        let text: String = row.try_get("", GATHERED)?;
        self.seen.takes(text.len());
        let unread = |error: serde_json::Error| DbErr::Json(error.to_string());
        serde_json::from_str(&text).map_err(unread)
    }
}

/// The query with the columns of its table in one word, since the row names them.
pub(super) fn whole<E: Table>(mut query: SelectStatement) -> SelectStatement {
    let table = Alias::new(E::default().table_name());
    query.clear_selects().column((table, Asterisk)).take()
}

fn array(words: &Words, items: &[String]) -> String {
    format!("{}({})", words.array, items.join(", "))
}

/// A row as an array: its columns in the order in which the model has them. What stands before their
/// names has the first quote.
fn row<E: Table>(words: &Words, prefix: &str) -> String {
    let columns = E::Column::iter().map(|column| {
        let name = format!("{prefix}{}\"", column.as_str());
        words.value(&name, column.def().get_column_type())
    });
    array(words, &columns.collect::<Vec<_>>())
}
