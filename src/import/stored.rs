//! The stored rows of a table as its file holds them: what `row.rs` does, the other way.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use anyhow::Context;
use sea_orm::{
    DbErr, ExprTrait, JoinType, QueryResult,
    sea_query::{Alias, Asterisk, Expr, Order, Query, SelectStatement},
};

use super::{
    package::Field,
    table::{Table, Target, columns_of},
};
use crate::store::snapshot::Snapshot;

/// So many rows are read at once: what hangs on them must fit into one statement, and into memory.
const AT_ONCE: u64 = 2_000;

/// Reads a table in the order of its ids, since an import numbers new rows in the order of the file.
#[derive(Debug)]
pub struct StoredRows<'a> {
    snapshot: &'a Snapshot,
    table: &'a Table,
    /// The id of the last row read.
    last: i64,
}

/// How many rows a table has.
pub async fn count(snapshot: &Snapshot, table: &Table) -> Result<usize, DbErr> {
    let mut query = Query::select();
    query.expr_as(Expr::col(Asterisk).count(), "rows");
    query.from(Alias::new(&table.resource.name));
    let rows = snapshot.rows(&query).await?;
    let count = rows
        .first()
        .map_or(Ok(0), |row| row.try_get::<i64>("", "rows"))?;
    Ok(usize::try_from(count).unwrap_or_default())
}

impl<'a> StoredRows<'a> {
    /// The rows of a table, from the first on.
    pub fn new(snapshot: &'a Snapshot, table: &'a Table) -> Self {
        Self {
            snapshot,
            table,
            last: i64::MIN,
        }
    }

    /// The next rows, each with a value for every field of the file. At the end there are none.
    pub async fn next(&mut self) -> anyhow::Result<Vec<Vec<String>>> {
        let read = self.snapshot.rows(&self.query()).await?;
        let ids = read.iter().map(|row| row.try_get("", "id"));
        let ids = ids.collect::<Result<Vec<i64>, _>>()?;
        self.last = ids.last().copied().unwrap_or(self.last);
        let mut rows = vec![vec![]; ids.len()];
        for (field, target) in self.fields() {
            let values = self.values(field, target, &read, &ids).await?;
            for (row, value) in rows.iter_mut().zip(values) {
                row.push(value);
            }
        }
        Ok(rows)
    }

    fn fields(&self) -> impl Iterator<Item = (&'a Field, &'a Target)> {
        let fields = self.table.resource.schema.fields.iter();
        fields.zip(&self.table.targets)
    }

    /// Asks for the next rows: what they hold by the names of the fields, keys in place of ids.
    fn query(&self) -> SelectStatement {
        let name = &self.table.resource.name;
        let own = |column: &str| Expr::col((Alias::new(name), Alias::new(column)));
        let mut query = Query::select();
        query.from(Alias::new(name)).expr_as(own("id"), "id");
        for (at, (field, target)) in self.fields().enumerate() {
            let column = columns_of(&field.name, target).into_iter().next();
            let value = match (column, target) {
                (None, _) if field.name != "key" => continue,
                (None, _) => own("key"),
                (Some(column), Target::Reference(table)) => {
                    // A table may be named by several columns.
                    let other = Alias::new(format!("other_{at}"));
                    let is_named = Expr::col((other.clone(), "id")).eq(own(&column.name));
                    let left = JoinType::LeftJoin;
                    query.join_as(left, Alias::new(table), other.clone(), is_named);
                    Expr::col((other, "key"))
                }
                (Some(column), _) => own(&column.name),
            };
            query.expr_as(value, Alias::new(&field.name));
        }
        query.and_where(own("id").gt(self.last));
        query.order_by((Alias::new(name), "id"), Order::Asc);
        query.limit(AT_ONCE).take()
    }

    /// The values of a field in these rows.
    async fn values(
        &self,
        field: &Field,
        target: &Target,
        read: &[QueryResult],
        ids: &[i64],
    ) -> anyhow::Result<Vec<String>> {
        let hung = match target {
            Target::Record => return self.records(&field.name, read).await,
            Target::Sources => self.sources(ids).await?,
            Target::Subjects => self.subjects(ids).await?,
            Target::Name(language) => self.names(language, ids).await?,
            Target::Number => {
                let values = read.iter().map(|row| row.try_get("", &field.name));
                let text = |it: Option<i64>| it.map_or(String::new(), |it| it.to_string());
                let values = values.map(|it| it.map(text));
                return Ok(values.collect::<Result<_, DbErr>>()?);
            }
            Target::Text | Target::FoldedText | Target::FuzzyDate | Target::Reference(_) => {
                let values = read.iter().map(|row| row.try_get("", &field.name));
                let values = values.map(|it| it.map(Option::<String>::unwrap_or_default));
                return Ok(values.collect::<Result<_, _>>()?);
            }
        };
        let of = |id| hung.get(id).cloned().unwrap_or_default();
        Ok(ids.iter().map(of).collect())
    }

    /// The keys of the records that these rows are about: each kind of record is a table.
    async fn records(&self, field: &str, read: &[QueryResult]) -> anyhow::Result<Vec<String>> {
        let named = read.iter().map(|row| {
            let kind: String = row.try_get("", "record_kind")?;
            Ok((kind, row.try_get("", field)?))
        });
        let named = named.collect::<Result<Vec<(String, i64)>, DbErr>>()?;
        let mut ids: BTreeMap<&str, BTreeSet<i64>> = BTreeMap::new();
        for (kind, id) in &named {
            ids.entry(kind).or_default().insert(*id);
        }
        let mut keys = HashMap::new();
        for (kind, ids) in ids {
            let mut query = Query::select();
            query.columns(["id", "key"]);
            query.from(Alias::new(kind.to_lowercase()));
            query.and_where(Expr::col("id").is_in(ids));
            for (id, key) in self.keys(&query).await? {
                keys.insert((kind, id), key);
            }
        }
        let key = |(kind, id): &(String, i64)| {
            let key = keys.get(&(kind.as_str(), *id)).cloned();
            let name = &self.table.resource.name;
            key.with_context(|| format!("{name}: a record is gone, {kind} with the id {id}"))
        };
        named.iter().map(key).collect()
    }

    async fn sources(&self, ids: &[i64]) -> Result<HashMap<i64, String>, DbErr> {
        let mut query = linked("citation", "record_id", ("source_id", "source"), ids);
        self.of_kind(&mut query, "citation");
        self.joined(&query).await
    }

    async fn subjects(&self, ids: &[i64]) -> Result<HashMap<i64, String>, DbErr> {
        let link = ("subject_id", "subject");
        let query = linked("agreement_subject", "agreement_id", link, ids);
        self.joined(&query).await
    }

    async fn names(&self, language: &str, ids: &[i64]) -> Result<HashMap<i64, String>, DbErr> {
        let mut query = Query::select();
        query.expr_as(Expr::col("record_id"), "id");
        query.expr_as(Expr::col("name"), "key");
        query.from("name").and_where(within("record_id", ids));
        query.and_where(Expr::col("language").eq(language));
        self.of_kind(&mut query, "name");
        self.joined(&query).await
    }

    /// Asks for what hangs on records of this table alone.
    fn of_kind(&self, query: &mut SelectStatement, link: &'static str) {
        let kind = self.table.resource.name.to_uppercase();
        query.and_where(Expr::col((link, "record_kind")).eq(kind));
    }

    /// The keys of each record in one text.
    async fn joined(&self, query: &SelectStatement) -> Result<HashMap<i64, String>, DbErr> {
        let mut joined: HashMap<_, String> = HashMap::new();
        for (id, key) in self.keys(query).await? {
            let keys = joined.entry(id).or_default();
            if !keys.is_empty() {
                keys.push(';');
            }
            keys.push_str(&key);
        }
        Ok(joined)
    }

    async fn keys(&self, query: &SelectStatement) -> Result<Vec<(i64, String)>, DbErr> {
        let rows = self.snapshot.rows(query).await?;
        let pair = |row: &QueryResult| Ok((row.try_get("", "id")?, row.try_get("", "key")?));
        rows.iter().map(pair).collect()
    }
}

/// Asks for the keys of what a table links to rows with these ids, in the order in which it is
/// stored: the file's own order is not kept, and means nothing.
fn linked(
    link: &'static str,
    record: &'static str,
    (column, table): (&'static str, &'static str),
    ids: &[i64],
) -> SelectStatement {
    let mut query = Query::select();
    query.expr_as(Expr::col((link, record)), "id");
    query.column((table, "key")).from(link);
    let is_linked = Expr::col((table, "id")).eq(Expr::col((link, column)));
    query.inner_join(table, is_linked);
    query.and_where(within(record, ids));
    query.order_by((link, record), Order::Asc);
    query.order_by((link, column), Order::Asc).take()
}

/// Rows are read in the order of their ids, so no other has an id between theirs.
fn within(column: &'static str, ids: &[i64]) -> Expr {
    let first = ids.first().copied().unwrap_or_default();
    let last = ids.last().copied().unwrap_or_default();
    Expr::col(column).between(first, last)
}
