//! How long a statement of SQLite may take: until its time is over, or nobody waits for it any more.

use std::{
    sync::{Arc, Weak},
    time::{Duration, Instant},
};

use sea_orm::{
    ConnectOptions,
    sqlx::{self, SqliteConnection},
};

/// So many of its steps SQLite does between two looks at the clock: some hundred thousand are done
/// in a millisecond.
const STEPS: i32 = 100_000;

/// Lets SQLite look at the clock while it works. PostgreSQL does so by itself.
pub(super) fn stop_after(timeout: Duration, options: &mut ConnectOptions) {
    options
        .map_sqlx_sqlite_pool_opts(move |pool| {
            pool.after_connect(move |connection, _| Box::pin(limit(connection, timeout)))
        })
        .map_sqlx_sqlite_before_acquire(move |connection, _| {
            Box::pin(async move { limit(connection, timeout).await.map(|()| true) })
        });
}

/// What this connection does until it is acquired again ends within this time, and earlier if nobody
/// waits for it any more.
async fn limit(connection: &mut SqliteConnection, timeout: Duration) -> sqlx::Result<()> {
    let begun = Instant::now();
    let asker = ASKER.try_with(Weak::clone).ok();
    let mut handle = connection.lock_handle().await?;
    handle.set_progress_handler(STEPS, move || {
        let is_awaited = asker.as_ref().is_none_or(|it| it.strong_count() > 0);
        is_awaited && begun.elapsed() < timeout
    });
    Ok(())
}

tokio::task_local! {
    /// Whoever waits for the statements of this task, for as long as it does.
    static ASKER: Weak<()>;
}

/// Runs what sends statements. Once this is dropped, since the client left or waited too long, SQLite
/// stops what it does for it. PostgreSQL stops it when its time is over.
pub async fn asking<F: Future>(asks: F) -> F::Output {
    let asker = Arc::new(());
    ASKER.scope(Arc::downgrade(&asker), asks).await
}

/// The same asker for what runs in a task of its own.
pub(super) fn carried<F: Future>(runs: F) -> impl Future<Output = F::Output> {
    let asker = ASKER.try_with(Weak::clone);
    async move {
        match asker {
            Ok(asker) => ASKER.scope(asker, runs).await,
            Err(_) => runs.await,
        }
    }
}
