//! Every statement the server sends to its database.
//!
//! The rest of the program is written against four traits: what can be read ([`Table`]), which rows
//! ([`Filter`]), in what order ([`OrderField`]), and what hangs on what ([`Link`]).

pub mod actor;
pub mod between;
pub mod bulk;
pub mod claims;
pub mod connect;
mod described;
pub mod failure;
mod filter;
mod gathered;
mod kept;
pub mod keyset;
pub mod links;
pub mod listing;
pub mod loader;
pub mod matches;
pub mod patience;
pub mod periods;
pub mod planned;
pub mod question;
pub mod range;
pub mod readiness;
mod recent;
mod siblings;
pub mod snapshot;
pub mod tables;
mod turns;
pub mod version;
pub mod words;

use std::{hash::Hash, sync::Arc};

use sea_orm::{
    ColumnTrait, DatabaseConnection, DbErr, EntityTrait, Iterable, ModelTrait, PrimaryKeyToColumn,
    PrimaryKeyTrait, QueryResult, Select, Statement,
    sea_query::{ColumnRef, IntoColumnRef, SelectStatement},
};
use serde::de::DeserializeOwned;
use tokio::sync::Semaphore;
use tracing::{Instrument, Level, Span, field::Empty};

use crate::cache::Stats;
pub use filter::Filter;
pub use gathered::Row;
use kept::Kept;
pub use keyset::{Direction, Order, Position, Slice};
use recent::Recent;
use version::Seen;

/// What a request reads by. Its handle is private, so that nothing outside `store` sends a statement by it.
#[derive(Clone, Debug)]
pub struct Store {
    base: Arc<Base>,
    seen: Arc<Seen>,
    /// In which it sends its statements, if somebody shares the database with others.
    turns: Option<Arc<Semaphore>>,
}

/// What the stores of all requests have in common. Each request has a store, so this is shared as a
/// whole, and not part by part.
#[derive(Clone, Debug)]
struct Base {
    db: DatabaseConnection,
    /// A connection of its own for small questions, if there is one.
    aside: Option<DatabaseConnection>,
    keeping: Option<Keeping>,
}

/// What is kept beyond a request, if anything is.
#[derive(Clone, Debug)]
struct Keeping {
    kept: Arc<Kept>,
    recent: Arc<Recent>,
}

impl Store {
    /// A store over an open database.
    pub fn new(db: DatabaseConnection) -> Self {
        let base = Base {
            db,
            aside: None,
            keeping: None,
        };
        Self {
            base: Arc::new(base),
            seen: Arc::default(),
            turns: None,
        }
    }

    /// A store without a database, for questions that need none.
    #[cfg(test)]
    pub fn of_nothing() -> Self {
        Self::new(DatabaseConnection::default())
    }

    /// The same, which keeps what it finds for other requests, within so many bytes.
    #[must_use]
    pub fn keeping(mut self, most: usize) -> Self {
        Arc::make_mut(&mut self.base).keeping = Some(Keeping {
            kept: Arc::new(Kept::within(most)),
            recent: Arc::default(),
        });
        self
    }

    /// The same, with a connection for small questions that wait for nobody.
    #[must_use]
    pub fn with_aside(mut self, aside: DatabaseConnection) -> Self {
        Arc::make_mut(&mut self.base).aside = Some(aside);
        self
    }

    /// The same database with a count of its own, for one request.
    #[must_use]
    pub fn counting_anew(&self) -> Self {
        Self {
            base: Arc::clone(&self.base),
            seen: Arc::default(),
            turns: None,
        }
    }

    /// Whether more than one version of the data was read.
    pub fn is_torn(&self) -> bool {
        self.seen.is_torn()
    }

    /// The same store for a part of the request, which is told apart and counts for the whole.
    #[must_use]
    pub fn part(&self) -> Self {
        Self {
            base: Arc::clone(&self.base),
            seen: Arc::new(Seen::part_of(&self.seen)),
            turns: self.turns.clone(),
        }
    }

    /// The same store for small questions that must be answered however much others read: whether the
    /// server is ready, and which version the data have.
    fn aside(&self) -> Self {
        let mut store = self.clone();
        let base = Arc::make_mut(&mut store.base);
        if let Some(aside) = base.aside.take() {
            base.db = aside;
            store.turns = None;
        }
        store
    }

    /// Whether there is room for what is kept.
    pub fn keeps(&self) -> bool {
        self.base.keeping.as_ref().is_some_and(|it| it.kept.keeps())
    }

    /// How it stands with what is kept.
    pub fn stats(&self) -> Stats {
        let keeping = self.base.keeping.as_ref();
        keeping.map_or_else(Stats::default, |it| it.kept.stats())
    }

    /// How many statements this store has sent.
    pub fn statements(&self) -> usize {
        self.seen.statements()
    }

    async fn rows(&self, query: &SelectStatement) -> Result<Vec<QueryResult>, DbErr> {
        let statement = self.base.db.get_database_backend().build(query);
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
        let found = self.send(statement).instrument(span.clone()).await;
        let found = match found {
            Ok(rows) => decode(rows),
            Err(error) => Err(failure::apart(error, self.base.aside.as_ref()).await),
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
            db.system.name = connect::system(&self.base.db),
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
