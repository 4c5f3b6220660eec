//! Opens the store, migrates, fills an empty registry, listens, stops cleanly.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use anyhow::Context;
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
    task::JoinSet,
};

use crate::{
    config::{DatabaseArgs, ServeArgs},
    graphql,
    http::{self, App},
    import::{self, Mode, progress::Bar, shipped},
    listen::{self, Limits},
    store::{Store, connect::Database},
    terminal,
};

/// Once told to stop, the server waits so much longer than a request may take for what has begun.
const STOP_MARGIN: Duration = Duration::from_secs(5);

/// Serves until the process is told to stop.
pub async fn run(database: &DatabaseArgs, args: &ServeArgs) -> anyhow::Result<()> {
    let statement_timeout = args.http.limits.statement_timeout;
    let copy = database.read_url.as_deref();
    let database = Database::open_with(&database.url, copy, statement_timeout).await?;
    database.migrate().await?;
    fill(&database).await?;
    let listener = bound("FOEDERA_LISTEN", args.listen).await?;
    let store = Store::new(database.reader.clone()).with_aside(database.aside.clone());
    let app = Arc::new(App::new(graphql::schema(), store, &args.http)?);
    let _metrics = match args.metrics_listen {
        Some(address) => Some(tell_metrics(address, database.clone(), Arc::clone(&app)).await?),
        None => None,
    };
    let stop = stopped()?;
    announce(listener.local_addr()?);
    let stop_timeout = args.http.limits.request_timeout + STOP_MARGIN;
    let router = http::router(app);
    let limits = Limits {
        connections: args.connections.max_connections,
        unsent: args.connections.unsent_bytes,
    };
    listen::serve(listener, router, limits, stop, stop_timeout).await;
    tracing::info!("stopped");
    Ok(database.close().await?)
}

/// Loads the shipped data set if there are no records.
async fn fill(database: &Database) -> anyhow::Result<()> {
    if import::is_empty(&database.writer).await? {
        let package = shipped::package();
        let report = import::run(
            &database.writer,
            &package,
            Mode::Write,
            &mut Bar::on_stderr(),
        )
        .await?;
        terminal::tell(&format!("Loaded the shipped data set: {report}."));
    }
    Ok(())
}

async fn bound(setting: &str, address: SocketAddr) -> anyhow::Result<TcpListener> {
    let listener = TcpListener::bind(address).await;
    listener.with_context(|| format!("{setting}: can't listen on {address}"))
}

/// Tells the numbers at an address of their own, until what is returned is dropped.
async fn tell_metrics(
    address: SocketAddr,
    database: Database,
    app: Arc<App>,
) -> anyhow::Result<JoinSet<()>> {
    let listener = bound("FOEDERA_METRICS_LISTEN", address).await?;
    let here = listener.local_addr()?;
    terminal::tell(&format!("Metrics           http://{here}/metrics"));
    let mut task = JoinSet::new();
    task.spawn(async move {
        if let Err(error) = http::metrics::serve(listener, database, app).await {
            tracing::error!(%error, "the metrics are told no more");
        }
    });
    Ok(task)
}

fn announce(address: SocketAddr) {
    terminal::tell(&format!("GraphQL endpoint  http://{address}/graphql"));
    terminal::tell(&format!("Playground        http://{address}/"));
}

/// Waits for SIGTERM or Ctrl-C, which end the program at once until this is called.
pub fn stopped() -> anyhow::Result<impl Future<Output = ()>> {
    let mut terminated = signal(SignalKind::terminate())?;
    let mut interrupted = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminated.recv() => {}
            _ = interrupted.recv() => {}
        }
    })
}
