//! Which version of the data an answer is of.

use std::{
    fmt,
    future::Future,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicI64, AtomicUsize, Ordering::Relaxed},
    },
    time::{Duration, Instant},
};

use entity::data_import;
use sea_orm::{
    DbErr, EntityTrait, QueryOrder, QueryResult, QuerySelect, QueryTrait,
    sea_query::{Expr, SelectStatement},
};

use super::{Store, gathered};

/// So long a version is taken for the present one. It is also how long an import may stay unseen.
const LATELY: Duration = Duration::from_millis(100);

/// A state of the data: another one after each import, and each rebuild that changed something.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Version {
    /// The last import; 0 before the first.
    pub(super) id: i64,
    /// When it was.
    pub(super) imported_at: String,
}

impl Store {
    /// The version of the data. A store that keeps what it found tells the one of a moment ago.
    pub async fn version(&self) -> Result<Version, DbErr> {
        let Some((_, recent)) = &self.kept else {
            return self.last_version().await;
        };
        let version = recent.get(self.last_version()).await?;
        self.seen.begins(version.id);
        Ok(version)
    }

    /// The version of a moment ago, if it is known.
    pub fn recent_version(&self) -> Option<Version> {
        let (_, recent) = self.kept.as_ref()?;
        let version = recent.known()?;
        self.seen.begins(version.id);
        Some(version)
    }

    /// Whether all that this store read is of this version.
    pub fn saw_only(&self, version: &Version) -> bool {
        self.seen.only(version)
    }

    async fn last_version(&self) -> Result<Version, DbErr> {
        let imports = data_import::Entity::find().order_by_desc(data_import::Column::Id);
        let last = imports.limit(1);
        let last = self.models::<data_import::Entity>(last.as_query()).await?;
        let version = last.into_iter().next().map(|it| Version {
            id: it.id,
            imported_at: it.imported_at,
        });
        Ok(version.unwrap_or_default())
    }

    /// The rows that a query finds, which tells the version too.
    pub(super) async fn told(&self, mut query: SelectStatement) -> Result<Vec<QueryResult>, DbErr> {
        query.expr(Expr::cust(gathered::VERSION));
        let rows = self.rows(&query).await?;
        if let Some(row) = rows.first() {
            self.tell(row)?;
        }
        Ok(rows)
    }

    /// Takes down the version that a row tells.
    pub(super) fn tell(&self, row: &QueryResult) -> Result<(), DbErr> {
        let version: Option<i64> = row.try_get("", "version")?;
        self.seen.reads(version.unwrap_or_default());
        Ok(())
    }
}

impl fmt::Display for Version {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}", self.id, self.imported_at)
    }
}

/// What the statements of a request saw of it.
#[derive(Debug)]
pub struct Seen {
    statements: AtomicUsize,
    /// How many of them told a version.
    told: AtomicUsize,
    first: AtomicI64,
    last: AtomicI64,
}

impl Default for Seen {
    fn default() -> Self {
        Self {
            statements: AtomicUsize::default(),
            told: AtomicUsize::default(),
            first: AtomicI64::new(i64::MAX),
            last: AtomicI64::default(),
        }
    }
}

impl Seen {
    /// A statement is sent.
    pub fn sends(&self) {
        self.statements.fetch_add(1, Relaxed);
    }

    /// How many were sent.
    pub fn statements(&self) -> usize {
        self.statements.load(Relaxed)
    }

    /// A statement read this version.
    pub fn reads(&self, id: i64) {
        self.told.fetch_add(1, Relaxed);
        self.begins(id);
    }

    /// What was kept of this version is read.
    pub fn begins(&self, id: i64) {
        self.first.fetch_min(id, Relaxed);
        self.last.fetch_max(id, Relaxed);
    }

    /// The last import that was seen; 0 if none was.
    pub fn last(&self) -> i64 {
        self.last.load(Relaxed)
    }

    /// Whether all that was read is of this version, as far as can be told of every statement.
    pub fn only(&self, version: &Version) -> bool {
        let first = self.first.load(Relaxed);
        self.told.load(Relaxed) == self.statements() && first == self.last() && first == version.id
    }
}

/// The version that was the present one a moment ago.
#[derive(Debug, Default)]
pub struct Recent {
    known: Mutex<Option<(Instant, Version)>>,
    /// Held by whoever asks for it, so that the others wait for one answer.
    asking: tokio::sync::Mutex<()>,
}

impl Recent {
    /// The version, if it was asked for lately.
    pub fn known(&self) -> Option<Version> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let (at, version) = known.as_ref()?;
        (at.elapsed() < LATELY).then(|| version.clone())
    }

    /// The version, asked for if that was not done lately.
    pub async fn get(
        &self,
        ask: impl Future<Output = Result<Version, DbErr>>,
    ) -> Result<Version, DbErr> {
        if let Some(version) = self.known() {
            return Ok(version);
        }
        let _asking = self.asking.lock().await;
        if let Some(version) = self.known() {
            return Ok(version);
        }
        let at = Instant::now();
        let version = ask.await?;
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        *known = Some((at, version.clone()));
        Ok(version)
    }
}
