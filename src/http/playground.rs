//! The playground.

use axum::{http::header, response::IntoResponse};

/// GraphiQL, opening with example queries.
pub async fn page() -> impl IntoResponse {
    (
        [(header::CONTENT_TYPE, "text/html; charset=utf-8")],
        include_str!("playground.html"),
    )
}
