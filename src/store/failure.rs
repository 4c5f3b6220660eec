//! Why a statement failed, as far as a client can do something about it.

use std::{borrow::Cow, time::Duration};

use sea_orm::{ConnAcquireErr, DatabaseConnection, DbErr, RuntimeErr, sqlx};

/// Whether a statement failed because it was stopped.
pub fn was_stopped(error: &DbErr) -> bool {
    // SQLITE_INTERRUPT, and `query_canceled` of PostgreSQL.
    matches!(code(error).as_deref(), Some("9" | "57014"))
}

/// Whether a statement failed because the database can't be reached, or had no connection free.
pub fn is_unavailable(error: &DbErr) -> bool {
    match (error, cause(error)) {
        (DbErr::ConnectionAcquire(_) | DbErr::Conn(_), _) => true,
        (_, Some(sqlx::Error::Database(error))) => is_going_down(error.code().as_deref()),
        (_, Some(error)) => matches!(
            error,
            sqlx::Error::Io(_)
                | sqlx::Error::Tls(_)
                | sqlx::Error::PoolTimedOut
                | sqlx::Error::PoolClosed
                | sqlx::Error::WorkerCrashed
        ),
        _ => false,
    }
}

/// Why a statement was not sent although the database answers.
const BUSY_POOL: &str = "others read by all connections for too long";

/// A database that answers does so within this time.
const PING_TIMEOUT: Duration = Duration::from_secs(1);

/// The same failure, unless a statement waited in vain for a connection although the database answers
/// by another.
pub(super) async fn apart(error: DbErr, other: Option<&DatabaseConnection>) -> DbErr {
    if let Some(other) = other.filter(|_| got_no_connection(&error))
        && let Ok(Ok(())) = tokio::time::timeout(PING_TIMEOUT, Box::pin(other.ping())).await
    {
        return DbErr::Custom(BUSY_POOL.to_owned());
    }
    error
}

/// Whether a statement was not sent, since others read for too long.
pub fn had_no_room(error: &DbErr) -> bool {
    matches!(error, DbErr::Custom(reason) if reason == BUSY_POOL)
}

/// Whether a statement was not sent, since it got no connection in time.
fn got_no_connection(error: &DbErr) -> bool {
    matches!(error, DbErr::ConnectionAcquire(ConnAcquireErr::Timeout))
        || matches!(cause(error), Some(sqlx::Error::PoolTimedOut))
}

/// Whether a connection failed because nobody answered.
pub fn is_silence(error: &DbErr) -> bool {
    let silent = |error| matches!(error, &sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut);
    matches!(error, DbErr::ConnectionAcquire(_)) || cause(error).is_some_and(silent)
}

/// Whether a statement failed because a table it names is not there.
pub(super) fn is_missing(error: &DbErr) -> bool {
    // `undefined_table` of PostgreSQL. SQLite has no code for it.
    code(error).as_deref() == Some("42P01") || error.to_string().contains("no such table")
}

/// What the driver says of a statement or a connection that failed.
fn cause(error: &DbErr) -> Option<&sqlx::Error> {
    match error {
        DbErr::Conn(RuntimeErr::SqlxError(cause))
        | DbErr::Exec(RuntimeErr::SqlxError(cause))
        | DbErr::Query(RuntimeErr::SqlxError(cause)) => Some(cause),
        _ => None,
    }
}

/// The code that the database gave an error.
fn code(error: &DbErr) -> Option<Cow<'_, str>> {
    cause(error)?.as_database_error()?.code()
}

/// What a person is told of an error: each cause once, and of a database what can be done about it.
pub fn told(error: &anyhow::Error) -> String {
    let mut told = String::new();
    for cause in error.chain() {
        let reason = cause.downcast_ref().and_then(reason);
        let text = reason.map_or_else(|| cause.to_string(), str::to_owned);
        // The library repeats in a message what its cause says.
        if !told.contains(&text) {
            let colon = if told.is_empty() { "" } else { ": " };
            told = told + colon + &text;
        }
        if reason.is_some() {
            break;
        }
    }
    told
}

/// What is said of an error about which the person who runs the program can do something.
fn reason(error: &DbErr) -> Option<&'static str> {
    if is_held(error) {
        Some("another program writes to the database; try again when it is done")
    } else if is_unavailable(error) {
        Some("the database does not answer; start it, or mend DATABASE_URL")
    } else {
        None
    }
}

/// `SQLITE_BUSY`, with or without what it says more: another writes.
const BUSY: [&str; 4] = ["5", "261", "517", "773"];
/// `SQLITE_LOCKED`.
const LOCKED: &str = "6";

/// Whether SQLite waited too long for another that writes.
fn is_held(error: &DbErr) -> bool {
    code(error).is_some_and(|code| BUSY.contains(&&*code))
}

/// Whether a code says that PostgreSQL stops, starts or is full, that a copy of it stopped a read to
/// follow its original, or that SQLite is locked.
fn is_going_down(code: Option<&str>) -> bool {
    let postgres = [
        "57P01", "57P02", "57P03", "53300", "08006", "08001", "08004", "40001",
    ];
    code.is_some_and(|code| code == LOCKED || BUSY.contains(&code) || postgres.contains(&code))
}
