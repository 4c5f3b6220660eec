//! /metrics, for Prometheus: on a listener of its own, since it tells what clients ask.

use axum::{Router, extract, http::header, response::IntoResponse, routing::get};
use tokio::net::TcpListener;

use crate::{store::connect::Database, telemetry::metrics};

/// Answers on this listener until the task is dropped.
pub async fn serve(listener: TcpListener, database: Database) -> std::io::Result<()> {
    let router = Router::new().route("/metrics", get(told));
    axum::serve(listener, router.with_state(database)).await
}

async fn told(extract::State(database): extract::State<Database>) -> impl IntoResponse {
    for pool in database.pools() {
        metrics::pool(pool.name, pool.idle, pool.used, pool.max);
    }
    (
        [(header::CONTENT_TYPE, metrics::CONTENT_TYPE)],
        metrics::text(),
    )
}
