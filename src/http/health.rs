//! Whether the process lives, and whether it can answer.

use axum::{extract, http::StatusCode};

use super::App;

/// The process lives.
pub async fn alive() -> &'static str {
    "ok\n"
}

/// The database answers.
pub async fn ready(extract::State(app): extract::State<App>) -> (StatusCode, &'static str) {
    match app.store.ping().await {
        Ok(()) => (StatusCode::OK, "ready\n"),
        Err(error) => {
            tracing::error!(%error, "the database does not answer");
            (
                StatusCode::SERVICE_UNAVAILABLE,
                "the database does not answer\n",
            )
        }
    }
}
