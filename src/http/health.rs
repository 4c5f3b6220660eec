//! Whether the process lives, and whether it can answer.

use axum::{extract, http::StatusCode};

use super::App;

/// The process lives.
pub async fn alive() -> &'static str {
    "ok\n"
}

/// The database answers, has the tables of this program, and checks references between them.
pub async fn ready(extract::State(app): extract::State<App>) -> (StatusCode, String) {
    match app.store.readiness().await {
        Ok(()) => (StatusCode::OK, "ready\n".to_owned()),
        Err(reason) => {
            tracing::error!(%reason, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, format!("{reason}\n"))
        }
    }
}
