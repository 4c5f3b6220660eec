//! The limit: one statement for each request, sent over sqlx on the server's own pool, behind the
//! server's own axum.

use std::sync::Arc;

use anyhow::bail;
use axum::{
    Router,
    body::Bytes,
    handler::Handler,
    http::{StatusCode, header},
    response::IntoResponse,
    routing::{post, post_service},
};
use foedera::{config::HttpArgs, http};
use sea_orm::{
    DatabaseConnection, DbBackend,
    sqlx::{self, AssertSqlSafe, PgPool, SqlitePool},
};

/// The pool from which the server reads.
#[derive(Clone)]
pub enum Pool {
    /// Of SQLite.
    Sqlite(SqlitePool),
    /// Of PostgreSQL.
    Postgres(PgPool),
}

impl Pool {
    /// The pool below SeaORM.
    pub fn of(db: &DatabaseConnection) -> anyhow::Result<Self> {
        Ok(match db.get_database_backend() {
            DbBackend::Sqlite => Self::Sqlite(db.get_sqlite_connection_pool().clone()),
            DbBackend::Postgres => Self::Postgres(db.get_postgres_connection_pool().clone()),
            _ => bail!("no such engine"),
        })
    }

    /// The name and the version of the engine.
    pub async fn engine(&self) -> sqlx::Result<String> {
        match self {
            Self::Sqlite(_) => Ok(format!(
                "SQLite {}",
                self.text("SELECT sqlite_version()").await?
            )),
            Self::Postgres(_) => {
                let version = self.text("SELECT version()").await?;
                Ok(version.split(' ').take(2).collect::<Vec<_>>().join(" "))
            }
        }
    }

    /// The text that a statement finds. It is prepared once for each connection.
    pub async fn text(&self, sql: &str) -> sqlx::Result<String> {
        let sql = AssertSqlSafe(sql);
        match self {
            Self::Sqlite(pool) => sqlx::query_scalar(sql).fetch_one(pool).await,
            Self::Postgres(pool) => sqlx::query_scalar(sql).fetch_one(pool).await,
        }
    }

    /// A statement in the words of the engine for what makes JSON.
    fn worded(&self, sql: &str) -> String {
        let (words, around) = match self {
            Self::Sqlite(_) => (SQLITE, ("", "")),
            Self::Postgres(_) => (POSTGRES, ("SELECT made::text FROM (", ") AS it (made)")),
        };
        let worded = words.iter().fold(sql.to_owned(), |sql, (word, meaning)| {
            sql.replace(word, meaning)
        });
        format!("{}{worded}{}", around.0, around.1)
    }
}

const SQLITE: [(&str, &str); 5] = [
    ("OBJECT(", "json_object("),
    ("LIST[", "json_group_array("),
    ("]", ")"),
    ("YES", "json('true')"),
    ("NAY", "json('false')"),
];

const POSTGRES: [(&str, &str); 5] = [
    ("OBJECT(", "json_build_object("),
    ("LIST[", "COALESCE(json_agg("),
    ("]", "), '[]'::json)"),
    ("YES", "TRUE"),
    ("NAY", "FALSE"),
];

/// What answers in place of the server.
#[derive(Clone)]
pub enum Limit {
    /// A statement.
    Statement(Pool, Arc<str>),
    /// The same bytes each time.
    Bytes(Bytes),
}

impl Limit {
    /// A statement that makes the data.
    pub fn statement(pool: &Pool, sql: &str) -> Self {
        Self::Statement(pool.clone(), pool.worded(sql).into())
    }

    /// The answer to a request.
    pub async fn answer(&self) -> sqlx::Result<Bytes> {
        match self {
            Self::Bytes(bytes) => Ok(bytes.clone()),
            Self::Statement(pool, sql) => {
                let data = pool.text(sql).await?;
                Ok(format!("{{\"data\":{data}}}").into())
            }
        }
    }
}

/// Answers at a path of its own: behind the server's layers as these settings have them, or without.
pub fn route(path: &str, limit: Limit, layers: Option<&HttpArgs>) -> Router {
    let handle = |_request: Bytes| async move {
        match limit.answer().await {
            Ok(body) => ([(header::CONTENT_TYPE, "application/json")], body).into_response(),
            Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
        }
    };
    let route = match layers {
        Some(settings) => post_service(http::framed(handle.with_state(()), settings)),
        None => post(handle),
    };
    Router::new().route(path, route)
}
