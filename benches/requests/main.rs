//! How near the server comes to its database: requests beside the same answers from one statement
//! each, written by hand, in one process and by turns. `script/bench` runs it on both engines.

mod case;
mod client;
mod cpu;
mod limit;
mod measure;
mod report;
mod synthetic;

use std::{
    future::pending,
    net::SocketAddr,
    num::NonZeroUsize,
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
    listen,
    store::{Store, connect::Database},
};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use case::{Asker, Case};
use cpu::Cpu;
use limit::{Limit, Pool};
use measure::Plan;
use report::Line;

/// The server has so many threads.
const THREADS: usize = 2;

/// Compares requests with their limits.
#[derive(Parser)]
struct Args {
    /// Address of a database that holds the data
    url: String,
    /// Fill it with made up data first
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
        fill(&database).await?;
    }
    let pool = Pool::of(&database.reader)?;
    let asker = Asker {
        schema: graphql::schema(),
        store: Store::keeping(database.reader.clone()),
        today: today(),
    };
    let mut cases = case::all(&asker).await?;
    cases.retain(|case| case.name.contains(&args.only));
    let lines = measured(args, &pool, &asker, &cases).await?;
    let engine = pool.engine().await?;
    let table = report::table(&lines);
    let size = size(&pool).await?;
    let day = asker.today.0;
    let told = format!("{engine}; {size}; {}; {day}.\n\n{table}", report::machine());
    println!("{told}");
    if args.keep {
        let name = engine.split(' ').next().unwrap_or_default();
        report::keep(name, &told)?;
    }
    Ok(())
}

/// Imports the made up data.
async fn fill(database: &Database) -> anyhow::Result<()> {
    let begun = Instant::now();
    let package = synthetic::package();
    let mode = import::Mode::Write;
    let report = import::run(&database.writer, &package, mode, &mut Bar::new()).await?;
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
    limit: Limit,
}

/// Compares the answer to a request with its limit's.
async fn compared(pool: &Pool, asker: &Asker, case: &Case) -> anyhow::Result<Compared> {
    let (data, statements) = asker.ask(&case.document).await?;
    let bytes = json!({ "data": data }).to_string();
    let length = bytes.len();
    let limit = match &case.sql {
        Some(sql) => Limit::statement(pool, sql),
        None => Limit::Bytes(bytes.into()),
    };
    let other: Value = serde_json::from_slice(&limit.answer().await?)?;
    let other = &other["data"];
    ensure!(*other == data, "the server finds {data}, its limit {other}");
    Ok(Compared {
        statements,
        bytes: length,
        limit,
    })
}

/// Measures each request beside its limit.
async fn measured(
    args: &Args,
    pool: &Pool,
    asker: &Asker,
    cases: &[Case],
) -> anyhow::Result<Vec<Line>> {
    let mut found = vec![];
    let mut limits = Router::new();
    for (number, case) in cases.iter().enumerate() {
        let compared = compared(pool, asker, case).await.context(case.name)?;
        limits = limits.merge(limit::route(&path(number), compared.limit.clone()));
        found.push(compared);
    }
    let address = serve(asker, limits).await?;
    let cpu = Cpu::of(pool).await;
    let mut lines = vec![];
    for (number, (case, compared)) in cases.iter().zip(found).enumerate() {
        let plan = Plan {
            address,
            body: &json!({ "query": case.document }).to_string(),
            limit: &path(number),
            turn: Duration::from_millis(args.turn),
            rounds: args.rounds,
        };
        lines.push(Line {
            name: case.name,
            statements: compared.statements,
            bytes: compared.bytes,
            pair: plan.measure(&cpu).context(case.name)?,
        });
    }
    Ok(lines)
}

fn path(number: usize) -> String {
    format!("/limit/{number}")
}

/// Serves the limits beside the server's own routes, whose clients may ask without end.
async fn serve(asker: &Asker, limits: Router) -> anyhow::Result<SocketAddr> {
    let args = ServeArgs::parse_from(["foedera", "--client-bucket", "0"]);
    let app = http::App::new(asker.schema.clone(), asker.store.clone(), &args.http)?;
    let router = http::router(app).merge(limits);
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let places = NonZeroUsize::new(2 * client::CONNECTIONS).context("no places")?;
    tokio::spawn(listen::serve(
        listener,
        router,
        places,
        pending(),
        Duration::ZERO,
    ));
    Ok(address)
}

#[expect(
    clippy::disallowed_methods,
    reason = "the table says when it was measured"
)]
fn today() -> graphql::today::Today {
    graphql::today::Today(Utc::now().date_naive())
}
