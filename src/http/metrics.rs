//! /metrics, for Prometheus: on a listener of its own, since it tells what clients ask.

use std::sync::Arc;

use axum::{Router, extract, http::header, response::IntoResponse, routing::get};
use tokio::net::TcpListener;

use super::App;
use crate::{store::connect::Database, telemetry::metrics};

/// Answers on this listener until the task is dropped.
pub async fn serve(
    listener: TcpListener,
    database: Database,
    app: Arc<App>,
) -> std::io::Result<()> {
    let router = Router::new().route("/metrics", get(told));
    axum::serve(listener, router.with_state((database, app))).await
}

async fn told(
    extract::State((database, app)): extract::State<(Database, Arc<App>)>,
) -> impl IntoResponse {
    for pool in database.pools() {
        metrics::pool(pool.name, pool.idle, pool.used, pool.max);
    }
    for (name, stats) in app.caches() {
        metrics::cache(name, stats.entries, stats.bytes);
        metrics::cache_requests(name, stats.hits, stats.misses);
    }
    (
        [(header::CONTENT_TYPE, metrics::CONTENT_TYPE)],
        metrics::text(),
    )
}
