//! Whether the database can be served from.

use sea_orm::DbErr;

use super::{
    Store, connect,
    tables::{self, NEWER, Standing},
};

/// Why it can't be.
#[derive(Debug, thiserror::Error)]
pub enum NotReady {
    /// It does not answer.
    #[error("the database does not answer")]
    Unreachable,
    /// Its tables are older than this program.
    #[error("the tables are not those of this program: run `foedera migrate`")]
    Unmigrated,
    /// Its tables are newer than this program.
    #[error("{NEWER}")]
    Newer,
    /// A reference could lead nowhere.
    #[error("the database does not check foreign keys")]
    Unchecked,
}

impl Store {
    /// Whether the database answers, has the tables of this program, and checks references.
    pub async fn readiness(&self) -> Result<(), NotReady> {
        let aside = self.aside();
        let checked = connect::checks_foreign_keys(&aside.base.db).await;
        if !checked.map_err(|error| unreachable(&error))? {
            return Err(NotReady::Unchecked);
        }
        let standing = match aside.rows(&tables::applied()).await {
            Ok(rows) => Standing::by(&rows),
            Err(error) => Standing::without(error),
        };
        match standing.map_err(|error| unreachable(&error))? {
            Standing::Same => Ok(()),
            Standing::Newer => Err(NotReady::Newer),
            Standing::Older | Standing::Missing => Err(NotReady::Unmigrated),
        }
    }
}

fn unreachable(error: &DbErr) -> NotReady {
    tracing::error!(%error, "the database does not answer");
    NotReady::Unreachable
}
