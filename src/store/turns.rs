//! Turns at the database: whoever shares them sends so many statements at once, and no more.

use std::{panic::resume_unwind, sync::Arc};

use sea_orm::{ConnectionTrait, DbErr, QueryResult, Statement};
use tokio::sync::Semaphore;
use tracing::Instrument;

use super::{Store, patience};

impl Store {
    /// The same, which sends each statement in a turn, if there are turns.
    #[must_use]
    pub fn in_turns(self, turns: Option<Arc<Semaphore>>) -> Self {
        Self { turns, ..self }
    }

    /// Sends a statement, in its turn if there are turns.
    pub(super) async fn send(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        let db = self.base.db.clone();
        let statement = async move { db.query_all_raw(statement).await };
        match &self.turns {
            None => statement.await,
            Some(turns) => in_turn(turns, statement).await,
        }
    }
}

/// Runs a statement in its turn. The turn is over when the database is done with it: until then it has
/// a connection, though nobody may wait for it any more.
async fn in_turn<F>(turns: &Arc<Semaphore>, statement: F) -> F::Output
where
    F: Future<Output: Send> + Send + 'static,
{
    let turn = Arc::clone(turns).acquire_owned().await;
    let runs = patience::carried(async move {
        let found = statement.await;
        drop(turn);
        found
    });
    match tokio::spawn(runs.in_current_span()).await {
        Ok(found) => found,
        Err(failed) => match failed.try_into_panic() {
            Ok(panic) => resume_unwind(panic),
            // The server stops.
            Err(_) => std::future::pending().await,
        },
    }
}
