//! Every statement the server sends to its database.
//!
//! The rest of the program is written against the four traits of this file: what can be read
//! ([`Table`]), which rows ([`Filter`]), in what order ([`OrderField`]), and what hangs on what
//! ([`Link`]).

pub mod actor;
pub mod between;
pub mod claims;
pub mod connect;
mod described;
pub mod failure;
mod filter;
pub mod fingerprint;
mod gathered;
mod kept;
pub mod keyset;
pub mod links;
pub mod loader;
pub mod matches;
pub mod patience;
pub mod periods;
pub mod planned;
pub mod question;
pub mod range;
pub mod readiness;
mod siblings;
pub mod snapshot;
pub mod tables;
pub mod version;
pub mod words;

use std::{collections::HashMap, hash::Hash, sync::Arc};

use question::Question;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseConnection, DbErr, EntityTrait, Iterable, ModelTrait,
    PrimaryKeyToColumn, PrimaryKeyTrait, QueryFilter, QueryResult, QuerySelect, QueryTrait, Select,
    Statement,
    sea_query::{ColumnRef, IntoColumnRef, SelectStatement},
};
use serde::de::DeserializeOwned;
use tracing::{Instrument, Level, Span, field::Empty};

pub use filter::Filter;
pub use gathered::Row;
use kept::Kept;
pub use keyset::{Direction, Order, Position, Slice};
use version::{Recent, Seen};

/// The only holder of the database handle: nothing outside `store` and `import` sends a statement.
#[derive(Clone, Debug)]
pub struct Store {
    db: DatabaseConnection,
    seen: Arc<Seen>,
    /// A connection of its own for small questions, if there is one.
    aside: Option<DatabaseConnection>,
    kept: Option<(Kept, Arc<Recent>)>,
}

impl Store {
    /// A store over an open database.
    pub fn new(db: DatabaseConnection) -> Self {
        Self {
            db,
            seen: Arc::default(),
            aside: None,
            kept: None,
        }
    }

    /// A store without a database, for questions that need none.
    #[cfg(test)]
    pub fn of_nothing() -> Self {
        Self::new(DatabaseConnection::default())
    }

    /// A store that keeps what many requests ask for.
    pub fn keeping(db: DatabaseConnection) -> Self {
        Self {
            kept: Some(Default::default()),
            ..Self::new(db)
        }
    }

    /// The same, with a connection for small questions that wait for nobody.
    #[must_use]
    pub fn with_aside(mut self, aside: DatabaseConnection) -> Self {
        self.aside = Some(aside);
        self
    }

    /// The same database with a count of its own, for one request.
    #[must_use]
    pub fn counting_anew(&self) -> Self {
        Self {
            seen: Arc::default(),
            ..self.clone()
        }
    }

    /// The same store for small questions that must be answered however much others read: whether the
    /// server is ready, and which version the data have.
    fn aside(&self) -> Self {
        let mut store = self.clone();
        if let Some(aside) = store.aside.take() {
            store.db = aside;
        }
        store
    }

    /// Whether what many requests ask for is kept.
    pub fn keeps(&self) -> bool {
        self.kept.is_some()
    }

    /// The answers to questions, in their order, if all of them are kept.
    pub fn known<K: Question>(&self, keys: &[K]) -> Option<Vec<K::Answer>> {
        let (kept, version) = self.kept::<K>()?;
        kept.find(version, keys).into_iter().collect()
    }

    /// Answers many questions at once. A question without an answer is left out.
    pub async fn answers<K: Question>(
        &self,
        keys: &[K],
    ) -> Result<HashMap<K, K::Answer>, Arc<DbErr>> {
        let Some((kept, version)) = self.kept::<K>() else {
            return K::answer(self, keys).await;
        };
        let (mut answers, mut missing) = (HashMap::new(), vec![]);
        for (key, answer) in keys.iter().cloned().zip(kept.find(version, keys)) {
            match answer {
                Some(answer) => _ = answers.insert(key, answer),
                None => missing.push(key),
            }
        }
        if !missing.is_empty() {
            let found = K::answer(self, &missing).await?;
            // What read another version as well, before or after an import, is of neither.
            if self.seen.only(version) {
                kept.keep(version, &found);
            }
            answers.extend(found);
        }
        Ok(answers)
    }

    /// Where answers of this kind are kept, and the version that is read.
    fn kept<K: Question>(&self) -> Option<(&Kept, i64)> {
        let (kept, _) = self.kept.as_ref().filter(|_| K::is_kept())?;
        let version = self.seen.last();
        (version > 0).then_some((kept, version))
    }

    /// How many statements this store has sent.
    pub fn statements(&self) -> usize {
        self.seen.statements()
    }

    /// A page of a whole table: the rows of the slice, and one more if there is one.
    pub async fn page<E, F, O>(&self, spec: &Spec<F, O>) -> Result<Vec<Row<E>>, DbErr>
    where
        E: Table,
        F: Filter<E>,
        O: OrderField<E>,
    {
        let select = E::find().filter(spec.filter.condition());
        self.models_of_page(select, &spec.order, &spec.slice).await
    }

    /// How many rows of a whole table pass a filter.
    pub async fn count<E: Table>(&self, filter: &impl Filter<E>) -> Result<i64, DbErr> {
        let select = E::find().filter(filter.condition());
        let select = select.select_only().expr_as(E::id_column().count(), COUNT);
        let rows = self.told(select.into_query()).await?;
        rows.first().map_or(Ok(0), |row| row.try_get("", COUNT))
    }

    async fn rows(&self, query: &SelectStatement) -> Result<Vec<QueryResult>, DbErr> {
        let statement = self.db.get_database_backend().build(query);
        self.read(statement, Ok).await
    }

    /// The one place through which a read goes.
    async fn read<T>(
        &self,
        statement: Statement,
        decode: impl FnOnce(Vec<QueryResult>) -> Result<Vec<T>, DbErr>,
    ) -> Result<Vec<T>, DbErr> {
        self.seen.sends();
        let span = self.span(&statement.sql);
        let rows = self.db.query_all_raw(statement);
        let found = rows.instrument(span.clone()).await;
        let found = match found {
            Ok(rows) => decode(rows),
            Err(error) => Err(failure::apart(error, self.aside.as_ref()).await),
        };
        match &found {
            Ok(found) => span.record("db.response.returned_rows", found.len()),
            Err(_) => span.record("otel.status_code", "ERROR"),
        };
        found
    }

    /// The span of a statement. Its text has places for values, never the values: they come from
    /// clients.
    fn span(&self, sql: &str) -> Span {
        let span = tracing::debug_span!(
            "statement",
            otel.kind = "client",
            otel.status_code = Empty,
            db.system.name = connect::system(&self.db),
            db.query.text = Empty,
            db.response.returned_rows = Empty,
        );
        if tracing::enabled!(Level::TRACE) {
            span.record("db.query.text", sql);
            span.in_scope(|| tracing::trace!("sends a statement"));
        }
        span
    }
}

const COUNT: &str = "row_count";

/// A table with one integer primary key. Blanket: no type implements it by hand.
pub trait Table:
    EntityTrait<PrimaryKey: PrimaryKeyTrait<ValueType = i64>, Model: DeserializeOwned + Send + Sync>
{
    /// The column of the primary key.
    #[expect(
        clippy::expect_used,
        reason = "SeaORM derives no entity without a primary key"
    )]
    fn id_column() -> Self::Column {
        Self::PrimaryKey::iter()
            .next()
            .expect("a table has a primary key")
            .into_column()
    }

    /// The primary key of a row.
    fn id(model: &Self::Model) -> i64 {
        model.get(Self::id_column()).unwrap()
    }
}

impl<E> Table for E where
    E: EntityTrait<
            PrimaryKey: PrimaryKeyTrait<ValueType = i64>,
            Model: DeserializeOwned + Send + Sync,
        >
{
}

/// A column rows may be ordered by.
pub trait OrderField<E: Table>: Copy + Eq + Hash + Send + Sync + 'static {
    /// The column it stands for.
    fn column(self) -> E::Column;
}

/// Which rows, in what order, from where to where. Equal specs share a statement.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Spec<F, O> {
    /// Which rows.
    pub filter: F,
    /// In what order.
    pub order: Order<O>,
    /// From where to where.
    pub slice: Slice,
}

/// A to-many link of the graph: which rows hang on a parent, and by which column.
pub trait Link: Copy + Eq + Hash + Send + Sync + 'static {
    /// The table the rows are in.
    type Child: Table;

    /// Whether the joins of `select` may find a child more than once for one parent.
    const REPEATS: bool = false;

    /// The column that names the parent: the child's own, or one of a table joined by `select`.
    fn parent() -> ColumnRef;

    /// The children of all parents, joined as far as `parent`.
    fn select() -> Select<Self::Child> {
        Self::Child::find()
    }
}

/// A column with its table, as expressions want it.
pub fn column_ref(column: impl ColumnTrait) -> ColumnRef {
    column.as_column_ref().into_column_ref()
}
