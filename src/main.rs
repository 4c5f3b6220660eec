//! Reads the command line, calls the library, sets the exit code.

use std::{path::Path, process::ExitCode};

use anyhow::bail;
use foedera::{
    config::{Command, Config, DatabaseArgs},
    domain::picture,
    export, graphql, http, import, serve,
    store::{
        Store,
        connect::{Database, PATIENCE},
        periods,
        snapshot::Snapshot,
    },
    telemetry,
    terminal::{complain, say, tell},
};

#[tokio::main]
async fn main() -> ExitCode {
    let config = Config::read();
    let command = config.command();
    match run_told(config, command).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("foedera: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

/// Runs a command. What it did is told to the end, also if it failed.
async fn run_told(config: Config, command: Command) -> anyhow::Result<()> {
    let telemetry = telemetry::start(config.telemetry)?;
    let done = run(&config.database, command).await;
    telemetry.stop().await;
    done
}

async fn run(database: &DatabaseArgs, command: Command) -> anyhow::Result<()> {
    match command {
        Command::Serve(args) => serve::run(database, &args).await,
        Command::Migrate => Database::open(&database.url).await?.migrate().await,
        Command::Import(args) => {
            let database = Database::open(&database.url).await?;
            // It is large, and the other commands would carry its place with them.
            Box::pin(import::command::execute(&database, &args.wanted())).await
        }
        Command::Export { folder } => write(database, &folder).await,
        Command::Rebuild => {
            let database = Database::open(&database.url).await?;
            database.migrate().await?;
            tell(&format!("{}.", import::rebuild(&database.writer).await?));
            Ok(())
        }
        Command::Timeline(args) => {
            let copy = database.read_url.as_deref();
            let database = Database::open_with(&database.url, copy, PATIENCE).await?;
            let store = Store::new(database.reader);
            let told = periods::told(&store, &args.agreement, &args.parties).await?;
            let print = if args.svg {
                picture::svg
            } else {
                picture::text
            };
            say(&print(&told))
        }
        Command::Schema => say(&graphql::sdl(&graphql::schema())),
        Command::Health(args) => http::expect_ready(args.listen),
    }
}

/// Writes the registry into a folder. Told to stop before its end, it leaves nothing behind.
async fn write(database: &DatabaseArgs, folder: &Path) -> anyhow::Result<()> {
    let stop = serve::stopped()?;
    let snapshot = Snapshot::open(&database.url).await?;
    let mut bar = import::progress::Bar::on_stderr();
    let rows = tokio::select! {
        rows = export::run(&snapshot, folder, &mut bar) => rows?,
        () = stop => bail!("stopped before the end; nothing was written"),
    };
    drop(bar);
    tell(&format!("{rows} records written to {}.", folder.display()));
    Ok(())
}
