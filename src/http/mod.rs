//! Routes and layers, in the order a request meets them.

mod graphql;
mod health;
mod playground;

use std::{sync::Arc, time::Duration};

use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::StatusCode,
    routing::{any, get},
};
use tower_http::{compression::CompressionLayer, cors::CorsLayer, timeout::TimeoutLayer};

use crate::{graphql::Schema, store::Store};

/// A request body has at most so many bytes.
pub const MAX_BODY: usize = 256 * 1024;
/// A request is answered within this time.
const TIMEOUT: Duration = Duration::from_secs(30);

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
        .route("/", get(playground::page))
        .route("/schema.graphql", get(playground::sdl))
        .route("/health", get(health::alive))
        .route("/ready", get(health::ready))
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::GATEWAY_TIMEOUT,
            TIMEOUT,
        ))
        .layer(CorsLayer::permissive())
        .layer(CompressionLayer::new())
        .with_state(app)
}
