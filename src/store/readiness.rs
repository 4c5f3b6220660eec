//! Whether the database can be served from.

use migration::MigratorTrait;
use sea_orm::{
    DbErr, ExprTrait,
    sea_query::{Alias, Asterisk, Expr, Query},
};

use super::{COUNT, Store, connect, failure};

/// Why it can't be.
#[derive(Debug, thiserror::Error)]
pub enum NotReady {
    /// It does not answer.
    #[error("the database does not answer")]
    Unreachable,
    /// Its tables are older than this program, or newer.
    #[error("the tables are not those of this program: run `foedera migrate`")]
    Unmigrated,
    /// A reference could lead nowhere.
    #[error("the database does not check foreign keys")]
    Unchecked,
}

impl Store {
    /// Whether the database answers, has the tables of this program, and checks references.
    pub async fn readiness(&self) -> Result<(), NotReady> {
        let checked = connect::checks_foreign_keys(&self.db).await;
        if !checked.map_err(|error| unreachable(&error))? {
            return Err(NotReady::Unchecked);
        }
        // Without the table of migrations there are no others.
        let applied = self.migrations().await.map_err(|error| {
            if failure::is_unavailable(&error) {
                unreachable(&error)
            } else {
                NotReady::Unmigrated
            }
        })?;
        let own = migration::Migrator::migrations().len();
        if usize::try_from(applied) == Ok(own) {
            Ok(())
        } else {
            Err(NotReady::Unmigrated)
        }
    }

    async fn migrations(&self) -> Result<i64, DbErr> {
        let applied = Query::select()
            .expr_as(Expr::col(Asterisk).count(), COUNT)
            .from(Alias::new("seaql_migrations"))
            .take();
        let rows = self.rows(&applied).await?;
        rows.first().map_or(Ok(0), |row| row.try_get("", COUNT))
    }
}

fn unreachable(error: &DbErr) -> NotReady {
    tracing::error!(%error, "the database does not answer");
    NotReady::Unreachable
}
