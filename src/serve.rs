//! Opens the store, migrates, fills an empty registry, listens, stops cleanly.

use std::net::SocketAddr;

use anyhow::Context;
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
};

use crate::{
    config::{DatabaseArgs, ServeArgs},
    graphql,
    http::{self, App},
    import::{self, progress::Bar, shipped},
    store::{Store, connect::Database},
};

/// Serves until the process is told to stop.
pub async fn run(database: &DatabaseArgs, args: &ServeArgs) -> anyhow::Result<()> {
    let patience = args.http.limits.statement_timeout;
    let copy = database.read_url.as_deref();
    let database = Database::open_with(&database.url, copy, patience).await?;
    database.migrate().await?;
    fill(&database).await?;
    let listener = TcpListener::bind(args.listen)
        .await
        .with_context(|| format!("FOEDERA_LISTEN: can't listen on {}", args.listen))?;
    announce(listener.local_addr()?);
    let store = Store::new(database.reader.clone());
    let app = App::new(graphql::schema(), store, &args.http)?;
    let service = http::router(app).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service)
        .with_graceful_shutdown(stopped())
        .await?;
    tracing::info!("stopped");
    Ok(database.close().await?)
}

/// Loads the shipped data set if nothing was ever imported.
async fn fill(database: &Database) -> anyhow::Result<()> {
    if import::is_empty(&database.writer).await? {
        let report = import::run(&database.writer, &shipped::package(), &mut Bar::new()).await?;
        println!("Loaded the shipped data set: {report}.");
    }
    Ok(())
}

fn announce(address: SocketAddr) {
    println!("GraphQL endpoint  http://{address}/graphql");
    println!("Playground        http://{address}/");
}

/// Waits for SIGTERM or Ctrl-C.
async fn stopped() {
    let Ok(mut terminated) = signal(SignalKind::terminate()) else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = terminated.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}
