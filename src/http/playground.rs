//! The playground, and the schema as text.

use axum::{extract, http::header, response::IntoResponse};

use super::App;

/// GraphiQL, opening with example queries.
pub async fn page() -> impl IntoResponse {
    (
        [(header::CONTENT_TYPE, "text/html; charset=utf-8")],
        include_str!("playground.html"),
    )
}

/// The schema in GraphQL's own language.
pub async fn sdl(extract::State(app): extract::State<App>) -> impl IntoResponse {
    (
        [(header::CONTENT_TYPE, "text/plain; charset=utf-8")],
        app.sdl.to_string(),
    )
}
