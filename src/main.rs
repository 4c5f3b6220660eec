//! Reads the command line, calls the library, sets the exit code.

use std::{path::Path, process::ExitCode};

use anyhow::bail;
use foedera::{
    config::{Command, Config, DatabaseArgs, TimelineArgs},
    domain::picture,
    export, graphql, http, import, serve,
    store::{Store, connect::Database, failure, periods, snapshot::Snapshot, tables::Standing},
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
            complain(&format!("foedera: {}", failure::told(&error)));
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
        Command::Migrate => {
            let database = Database::open(&database.url).await?;
            let done = database.migrate().await;
            database.close_after(done).await
        }
        Command::Import(args) => {
            // It is large, and the other commands would carry its place with them.
            Box::pin(import::command::run(&database.url, &args.wanted())).await
        }
        Command::Export { folder } => write(database, &folder).await,
        Command::Rebuild => {
            let database = Database::open_there(&database.url, None).await?;
            let done = rebuild(&database).await;
            let rebuilt = database.close_after(done).await?;
            tell(&format!("{rebuilt}."));
            Ok(())
        }
        Command::Timeline(args) => {
            let copy = database.read_url.as_deref();
            let database = Database::open_there(&database.url, copy).await?;
            let told = timeline(&database, &args).await;
            say(&database.close_after(told).await?)
        }
        Command::Schema => say(&graphql::sdl(&graphql::schema())),
        Command::Health(args) => http::expect_ready(args.listen),
    }
}

/// Works out the periods of a registry anew. A database without one is the wrong one.
async fn rebuild(database: &Database) -> anyhow::Result<periods::Rebuilt> {
    if database.standing().await? == Standing::Missing {
        bail!("the database has no tables; mend DATABASE_URL, or fill it by `foedera import`");
    }
    database.migrate().await?;
    Ok(import::rebuild(&database.writer).await?)
}

/// The periods of an agreement and of its parties.
async fn timeline(database: &Database, args: &TimelineArgs) -> anyhow::Result<String> {
    let store = Store::new(database.reader.clone());
    let told = periods::told(&store, &args.agreement, &args.parties).await?;
    let print = if args.svg {
        picture::svg
    } else {
        picture::text
    };
    Ok(print(&told))
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
    snapshot.close().await?;
    tell(&format!("{rows} records written to {}.", folder.display()));
    Ok(())
}
