//! How near the server comes to its database: requests beside the same answers from one statement
//! each, written by hand, in one process and by turns. `script/bench` runs it on both engines.

mod case;
mod client;
mod cpu;
mod growth;
mod limit;
mod measure;
mod report;
mod synthetic;

use std::{
    future::pending,
    net::SocketAddr,
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::{Context, ensure};
use axum::Router;
use chrono::Utc;
use clap::Parser;
use foedera::{
    config::ServeArgs,
    graphql, http,
    import::{self, progress::Bar},
    listen::{self, Limits},
    store::{Store, connect::Database},
};
use sea_orm::ConnectionTrait;
use serde_json::Value;
use tokio::net::TcpListener;

use case::{Asker, Case, Other};
use cpu::Cpu;
use limit::{Limit, Pool};
use measure::{Plan, Target};
use report::Line;

/// The server has so many threads.
const THREADS: usize = 2;

/// The server by default, which gives answers again; one that makes each answer of the rows it keeps;
/// and one that keeps nothing.
const MODES: [&[&str]; 3] = [&[], &["--kept-bytes", "0"], &ANEW];

/// Nothing is kept, so that every request sends all of its statements.
const ANEW: [&str; 4] = ["--kept-bytes", "0", "--kept-rows-bytes", "0"];

/// Compares requests with their limits.
#[derive(Parser)]
struct Args {
    /// Address of a database that holds the data
    url: String,
    /// Fill it with made up data first; then compare it with a tenth of them too
    #[arg(long)]
    fill: bool,
    /// Only requests whose name contains this
    #[arg(long, default_value = "")]
    only: String,
    /// How many rounds
    #[arg(long, default_value_t = 7)]
    rounds: usize,
    /// How many milliseconds a turn takes
    #[arg(long, default_value_t = 500)]
    turn: u64,
    /// Write the table into docs/performance.md
    #[arg(long)]
    keep: bool,
    /// Given by `cargo bench`
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() -> anyhow::Result<()> {
    let args = Args::parse();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(THREADS)
        .enable_all()
        .build()?;
    runtime.block_on(run(&args))
}

async fn run(args: &Args) -> anyhow::Result<()> {
    let database = Database::open(&args.url).await?;
    database.migrate().await?;
    if args.fill {
        fill(&database, synthetic::AGREEMENTS).await?;
    }
    let pool = Pool::of(&database.reader)?;
    let asker = asker(&database);
    let mut cases = case::all(&asker).await?;
    cases.retain(|case| case.name.contains(&args.only));
    let plan = Plan {
        turn: Duration::from_millis(args.turn),
        rounds: args.rounds,
    };
    let lines = measured(&plan, &pool, &asker, &cases).await?;
    let engine = pool.engine().await?;
    let table = report::table(&lines);
    let size = size(&pool).await?;
    let day = asker.today.0;
    let told = format!("{engine}; {size}; {}; {day}.\n\n{table}", report::machine());
    println!("{told}");
    let name = engine.split(' ').next().unwrap_or_default();
    if args.keep {
        report::keep(name, &told)?;
    }
    if args.fill {
        let growth = growth(args, &plan, &asker).await?;
        println!("{growth}");
        if args.keep {
            report::keep(&format!("{name}, growth"), &growth)?;
        }
    }
    Ok(())
}

/// How requests do beside the same over a tenth of the data.
async fn growth(args: &Args, plan: &Plan, large: &Asker) -> anyhow::Result<String> {
    let database = tenth(&args.url).await?;
    fill(&database, synthetic::AGREEMENTS / 10).await?;
    let pool = Pool::of(&database.reader)?;
    let size = size(&pool).await?;
    let cpu = Cpu::of(&pool).await;
    let table = growth::table(large, &asker(&database), plan, &cpu).await?;
    Ok(format!("A tenth: {size}.\n\n{table}"))
}

/// An empty database beside this one: a file, or a schema.
async fn tenth(url: &str) -> anyhow::Result<Database> {
    let url = if url.starts_with("sqlite:") {
        format!("{url}.tenth")
    } else {
        let whole = Database::open(url).await?;
        let create = "CREATE SCHEMA IF NOT EXISTS tenth";
        whole.writer.execute_unprepared(create).await?;
        whole.close().await?;
        format!("{url}?options=-c%20search_path%3Dtenth")
    };
    let database = Database::open(&url).await?;
    database.migrate().await?;
    Ok(database)
}

/// Asks a database as a server does.
fn asker(database: &Database) -> Asker {
    Asker {
        schema: graphql::schema(),
        store: Store::new(database.reader.clone()).with_aside(database.aside.clone()),
        today: today(),
    }
}

/// Imports the made up data.
async fn fill(database: &Database, agreements: usize) -> anyhow::Result<()> {
    let begun = Instant::now();
    let package = synthetic::package(agreements);
    let mode = import::Mode::Write;
    let report = import::run(&database.writer, &package, mode, &mut Bar::on_stderr()).await?;
    println!("{report}, in {:.1} s.", begun.elapsed().as_secs_f64());
    Ok(())
}

async fn size(pool: &Pool) -> anyhow::Result<String> {
    let mut counts = vec![];
    for (table, rows) in [
        ("agreement", "agreements"),
        ("party", "parties"),
        ("event", "events"),
    ] {
        let sql = format!("SELECT CAST(count(*) AS text) FROM {table}");
        counts.push(format!("{} {rows}", pool.text(&sql).await?));
    }
    Ok(counts.join(", "))
}

/// A request whose answer was compared with its limit's.
struct Compared {
    statements: usize,
    bytes: usize,
    /// What answers in place of the server, unless that is another request.
    limit: Option<Limit>,
}

/// Compares the answer to a request with its limit's. A server tells it as clients get it.
async fn compared(
    pool: &Pool,
    asker: &Asker,
    server: SocketAddr,
    case: &Case,
) -> anyhow::Result<Compared> {
    let (data, statements) = asker.ask(&case.document).await?;
    let told = Target::graphql(server, &case.document).answer().await?;
    let bytes = told.len();
    let limit = match &case.other {
        Other::Statement(sql) => Some(Limit::statement(pool, sql)),
        Other::Fixed | Other::FixedBehindLayers => Some(Limit::Bytes(told.into())),
        Other::Request(_) => None,
    };
    if let Some(limit) = &limit {
        let other: Value = serde_json::from_slice(&limit.answer().await?)?;
        let other = &other["data"];
        ensure!(*other == data, "the server finds {data}, its limit {other}");
    }
    Ok(Compared {
        statements,
        bytes,
        limit,
    })
}

/// Measures each request beside its limit.
async fn measured(
    plan: &Plan,
    pool: &Pool,
    asker: &Asker,
    cases: &[Case],
) -> anyhow::Result<Vec<Line>> {
    let mut modes = vec![];
    for mode in MODES {
        modes.push(serve(asker, Router::new(), mode).await?);
    }
    let mut found = vec![];
    let mut limits = Router::new();
    let settings = settings(&[]).http;
    for (number, case) in cases.iter().enumerate() {
        let compared = compared(pool, asker, modes[0], case).await;
        let compared = compared.context(case.name)?;
        let layers = matches!(case.other, Other::FixedBehindLayers).then_some(&settings);
        if let Some(limit) = &compared.limit {
            limits = limits.merge(limit::route(&path(number), limit.clone(), layers));
        }
        found.push(compared);
    }
    let beside = serve(asker, limits, &[]).await?;
    let cpu = Cpu::of(pool).await;
    let mut lines = vec![];
    for (number, (case, compared)) in cases.iter().zip(found).enumerate() {
        let asks = |document| {
            let each = modes.iter();
            each.map(move |address| Target::graphql(*address, document))
        };
        let sides: Vec<_> = asks(&case.document).collect();
        let others = match case.other {
            Other::Request(document) => asks(document).collect(),
            _ => vec![Target::graphql(beside, &case.document).at(path(number))],
        };
        lines.push(Line {
            name: case.name,
            statements: compared.statements,
            bytes: compared.bytes,
            found: plan.measure(&sides, &others, &cpu).context(case.name)?,
        });
    }
    Ok(lines)
}

fn path(number: usize) -> String {
    format!("/limit/{number}")
}

/// The settings of the server, whose clients may ask without end.
fn settings(more: &[&str]) -> ServeArgs {
    let always = ["foedera", "--client-bucket", "0"];
    ServeArgs::parse_from(always.iter().chain(more))
}

/// Serves other routes beside the server's own.
async fn serve(asker: &Asker, others: Router, more: &[&str]) -> anyhow::Result<SocketAddr> {
    let args = settings(more);
    let app = http::App::new(asker.schema.clone(), asker.store.clone(), &args.http)?;
    let router = http::router(Arc::new(app)).merge(others);
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    tokio::spawn(async move {
        let limits = Limits {
            connections: args.connections.max_connections,
            unsent: args.connections.unsent_bytes,
        };
        listen::serve(listener, router, limits, pending(), Duration::ZERO).await;
    });
    Ok(address)
}

#[expect(
    clippy::disallowed_methods,
    reason = "the table says when it was measured"
)]
fn today() -> graphql::today::Today {
    graphql::today::Today(Utc::now().date_naive())
}
