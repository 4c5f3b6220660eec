//! Which version of the data an answer is of.

use std::{
    fmt,
    sync::{
        Arc,
        atomic::{AtomicI64, AtomicUsize, Ordering::Relaxed},
    },
};

use entity::data_import;
use sea_orm::{
    DbErr, EntityTrait, QueryOrder, QueryResult, QuerySelect, QueryTrait,
    sea_query::{Expr, SelectStatement},
};

use super::{Keeping, Store, gathered};

/// A state of the data: another one after each import, and each rebuild that changed something.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Version {
    /// The last import; 0 before the first.
    pub(super) id: i64,
    /// When it was.
    imported_at: String,
}

impl Store {
    /// The version of the data. A store that keeps what it found tells the one of a moment ago.
    pub async fn version(&self) -> Result<Version, Arc<DbErr>> {
        let Some(Keeping { recent, .. }) = &self.base.keeping else {
            return self.aside().last_version().await.map_err(Arc::new);
        };
        let version = recent.get(self.aside().last_version()).await?;
        self.seen.begins(version.id);
        Ok(version)
    }

    /// The version of a moment ago, if it is known.
    pub fn recent_version(&self) -> Option<Version> {
        let version = self.base.keeping.as_ref()?.recent.known()?.ok()?;
        self.seen.begins(version.id);
        Some(version)
    }

    /// Whether all that this store read is of this version.
    pub fn saw_only(&self, version: &Version) -> bool {
        self.seen.is_complete() && self.seen.only(version.id)
    }

    async fn last_version(&self) -> Result<Version, DbErr> {
        let imports = data_import::Entity::find().order_by_desc(data_import::Column::Id);
        let last = imports.limit(1);
        let last = self
            .models::<data_import::Entity>(last.into_query())
            .await?;
        let version = last.first().map(|it| Version::of(it.id, &it.imported_at));
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
        let version = version.unwrap_or_default();
        self.seen.reads(version);
        if let Some(Keeping { recent, .. }) = &self.base.keeping {
            recent.is_followed_by(version);
        }
        Ok(())
    }
}

impl Version {
    /// The version of an import.
    pub fn of(id: i64, imported_at: &str) -> Self {
        Self {
            id,
            imported_at: imported_at.to_owned(),
        }
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
    /// How many bytes of text were read.
    texts: AtomicUsize,
    /// The whole of which this is a part: it sees these statements and versions too.
    whole: Option<Arc<Seen>>,
}

impl Default for Seen {
    fn default() -> Self {
        Self {
            statements: AtomicUsize::default(),
            told: AtomicUsize::default(),
            first: AtomicI64::new(i64::MAX),
            last: AtomicI64::default(),
            texts: AtomicUsize::default(),
            whole: None,
        }
    }
}

impl Seen {
    /// Nothing yet, as a part of what a request sees.
    pub fn part_of(whole: &Arc<Self>) -> Self {
        Self {
            whole: Some(Arc::clone(whole)),
            ..Self::default()
        }
    }

    /// A statement is sent.
    pub fn sends(&self) {
        self.statements.fetch_add(1, Relaxed);
        if let Some(whole) = &self.whole {
            whole.sends();
        }
    }

    /// How many were sent.
    pub fn statements(&self) -> usize {
        self.statements.load(Relaxed)
    }

    /// A statement read this version.
    pub fn reads(&self, id: i64) {
        self.told.fetch_add(1, Relaxed);
        self.begins(id);
        if let Some(whole) = &self.whole {
            whole.reads(id);
        }
    }

    /// A text of so many bytes was read.
    pub fn takes(&self, bytes: usize) {
        self.texts.fetch_add(bytes, Relaxed);
    }

    /// How many bytes of text were read.
    pub fn texts(&self) -> usize {
        self.texts.load(Relaxed)
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

    /// Whether more than one version was read.
    pub fn is_torn(&self) -> bool {
        self.first.load(Relaxed) < self.last()
    }

    /// Whether what was read until now is of this version.
    pub fn only(&self, id: i64) -> bool {
        self.first.load(Relaxed) == id && self.last() == id
    }

    /// Whether every statement told which version it read.
    pub fn is_complete(&self) -> bool {
        self.told.load(Relaxed) == self.statements()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_read_two_versions_is_of_neither() {
        for (begins, reads, only) in [
            (Some(5), vec![5, 5], true),
            (None, vec![5], true),
            (Some(5), vec![], true),
            (Some(5), vec![6], false),
            (Some(5), vec![4, 5], false),
            (None, vec![5, 6, 5], false),
            (None, vec![6], false),
            (None, vec![], false),
        ] {
            let seen = Seen::default();
            if let Some(id) = begins {
                seen.begins(id);
            }
            for id in reads {
                seen.sends();
                seen.reads(id);
            }
            assert_eq!(seen.only(5), only, "{seen:?}");
            assert!(seen.is_complete());
            seen.sends();
            assert!(!seen.is_complete());
        }
    }
}
