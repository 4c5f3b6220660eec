//! How the tables of a database stand to those of this program, and how they become them.

use std::collections::BTreeSet;

use anyhow::{Context, anyhow, bail};
use migration::MigratorTrait;
use sea_orm::{
    ConnectionTrait, DbErr, QueryResult,
    sea_query::{Alias, Query, SelectStatement},
};

use super::{
    connect::{Database, begin_write},
    failure, periods,
};

/// How the tables stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// There are none.
    Missing,
    /// They lack what this program has.
    Older,
    /// They are those of this program.
    Same,
    /// They have what this program does not know.
    Newer,
}

/// What is said of tables that are newer.
pub(super) const NEWER: &str = "the tables are of a newer version of this program, or of another \
                                program; run that one, or name another database in DATABASE_URL";
const FOREIGN: &str =
    "the database has tables of another program; name another database in DATABASE_URL";

impl Standing {
    /// How those stand that have had these migrations.
    pub(super) fn by(rows: &[QueryResult]) -> Result<Self, DbErr> {
        let applied = rows.iter().map(|row| row.try_get::<String>("", VERSION));
        let applied: BTreeSet<_> = applied.collect::<Result<_, _>>()?;
        let own = migration::Migrator::migrations();
        let own: BTreeSet<_> = own.iter().map(|it| it.name().to_owned()).collect();
        Ok(if !applied.is_subset(&own) {
            Self::Newer
        } else if applied == own {
            Self::Same
        } else {
            Self::Older
        })
    }

    /// How those stand of which the migrations were not told. Without that table there are no others.
    pub(super) fn without(error: DbErr) -> Result<Self, DbErr> {
        if failure::is_missing(&error) {
            return Ok(Self::Missing);
        }
        Err(error)
    }
}

const VERSION: &str = "version";

/// The migrations that a database has had.
pub(super) fn applied() -> SelectStatement {
    let table = Alias::new("seaql_migrations");
    Query::select().column(VERSION).from(table).take()
}

impl Database {
    /// How its tables stand.
    pub async fn standing(&self) -> Result<Standing, DbErr> {
        match self.writer.query_all(&applied()).await {
            Ok(rows) => Standing::by(&rows),
            Err(error) => Standing::without(error),
        }
    }

    /// Brings the tables to the present, all of them or none.
    pub async fn migrate(&self) -> anyhow::Result<()> {
        if self.standing().await? == Standing::Newer {
            bail!(NEWER);
        }
        let migrated = self.bring_up().await.map_err(|error| {
            // Either engine says so of a table that it is told to make.
            if error.to_string().contains("already exists") {
                return anyhow!(FOREIGN);
            }
            error.into()
        });
        migrated.context("the tables can't be migrated")
    }

    async fn bring_up(&self) -> Result<(), DbErr> {
        let transaction = begin_write(&self.writer).await?;
        migration::Migrator::up(&transaction, None).await?;
        if periods::are_missing(&transaction).await? {
            periods::rebuild(&transaction).await?;
        }
        transaction.commit().await
    }
}
