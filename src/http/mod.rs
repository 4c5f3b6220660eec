//! Routes and layers. A request meets the layers from the last to the first.

mod graphql;
mod health;
pub mod playground;

use std::{sync::Arc, time::Duration};

use axum::{
    Router,
    extract::{DefaultBodyLimit, Request},
    http::StatusCode,
    routing::{any, get},
};
use tower_http::{
    compression::CompressionLayer,
    cors::CorsLayer,
    request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer},
    timeout::TimeoutLayer,
    trace::TraceLayer,
};
use tracing::Span;

use crate::{graphql::Schema, store::Store};

/// A request body has at most so many bytes.
pub const MAX_BODY: usize = 256 * 1024;
/// A request is answered within this time.
const TIMEOUT: Duration = Duration::from_secs(30);
/// A request arrives within this time.
const PATIENCE: Duration = Duration::from_mins(1);

/// What every request needs.
#[derive(Clone)]
pub struct App {
    schema: Schema,
    store: Store,
    sdl: Arc<str>,
}

impl App {
    /// The application over an open store.
    pub fn new(schema: Schema, store: Store) -> Self {
        let sdl = crate::graphql::sdl(&schema).into();
        Self { schema, store, sdl }
    }
}

/// All routes.
pub fn router(app: App) -> Router {
    Router::new()
        .route("/graphql", any(graphql::handle))
        .route("/schema.graphql", get(playground::sdl))
        .route("/health", get(health::alive))
        .route("/ready", get(health::ready))
        .merge(playground::routes(playground::BUILT))
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::REQUEST_TIMEOUT,
            PATIENCE,
        ))
        .layer(CorsLayer::permissive())
        .layer(CompressionLayer::new())
        .layer(PropagateRequestIdLayer::x_request_id())
        .layer(TraceLayer::new_for_http().make_span_with(span))
        .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
        .with_state(app)
}

/// The span of a request: every line logged within it names the request.
fn span(request: &Request) -> Span {
    let id = request
        .headers()
        .get("x-request-id")
        .and_then(|id| id.to_str().ok());
    tracing::info_span!("request", id = id.unwrap_or_default())
}
