//! Why a statement failed, as far as a client can do something about it.

use sea_orm::{
    DbErr, RuntimeErr,
    sqlx::{self, error::DatabaseError},
};

/// Whether a statement failed because it was stopped.
pub fn was_stopped(error: &DbErr) -> bool {
    let (DbErr::Query(error) | DbErr::Exec(error)) = error else {
        return false;
    };
    let RuntimeErr::SqlxError(error) = error else {
        return false;
    };
    // SQLITE_INTERRUPT, and `query_canceled` of PostgreSQL.
    let code = error.as_database_error().and_then(DatabaseError::code);
    matches!(code.as_deref(), Some("9" | "57014"))
}

/// Whether a statement failed because the database can't be reached, or had no connection free.
pub fn is_unavailable(error: &DbErr) -> bool {
    match error {
        DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => true,
        DbErr::Query(RuntimeErr::SqlxError(error)) | DbErr::Exec(RuntimeErr::SqlxError(error)) => {
            match &**error {
                sqlx::Error::Database(error) => is_going_down(error.code().as_deref()),
                sqlx::Error::Io(_)
                | sqlx::Error::Tls(_)
                | sqlx::Error::PoolTimedOut
                | sqlx::Error::PoolClosed
                | sqlx::Error::WorkerCrashed => true,
                _ => false,
            }
        }
        _ => false,
    }
}

/// Whether a connection failed because nobody answered.
pub fn is_silence(error: &DbErr) -> bool {
    let (DbErr::Conn(error) | DbErr::Query(error)) = error else {
        return matches!(error, DbErr::ConnectionAcquire(_));
    };
    let RuntimeErr::SqlxError(error) = error else {
        return false;
    };
    matches!(&**error, sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut)
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

/// Whether SQLite waited too long for another that writes.
fn is_held(error: &DbErr) -> bool {
    let (DbErr::Query(error) | DbErr::Exec(error) | DbErr::Conn(error)) = error else {
        return false;
    };
    let RuntimeErr::SqlxError(error) = error else {
        return false;
    };
    let code = error.as_database_error().and_then(DatabaseError::code);
    // SQLITE_BUSY with or without what it says more.
    matches!(code.as_deref(), Some("5" | "261" | "517" | "773"))
}

/// Whether a code says that PostgreSQL stops, starts or is full, that a copy of it stopped a read to
/// follow its original, or that SQLite is locked.
fn is_going_down(code: Option<&str>) -> bool {
    let sqlite = ["5", "6"];
    let postgres = [
        "57P01", "57P02", "57P03", "53300", "08006", "08001", "08004", "40001",
    ];
    code.is_some_and(|code| sqlite.contains(&code) || postgres.contains(&code))
}
