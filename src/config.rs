//! Every setting: flag, environment variable, default, help.

mod http;

use std::{fmt, net::SocketAddr, num::NonZeroUsize, path::PathBuf, str::FromStr};

use clap::{Args, Parser, Subcommand};
pub use http::{ClientArgs, DocumentArgs, HttpArgs, LimitArgs};
use tracing_subscriber::{EnvFilter, filter::Targets};

/// A registry of international agreements behind one GraphQL endpoint.
#[derive(Debug, Parser)]
#[command(name = "foedera", version)]
pub struct Config {
    /// Where the registry is kept.
    #[command(flatten)]
    pub database: DatabaseArgs,

    /// What is told of the program while it runs.
    #[command(flatten)]
    pub telemetry: TelemetryArgs,

    /// What to do; `serve` if not given.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// Where the registry is kept.
#[derive(Args, Clone)]
pub struct DatabaseArgs {
    /// Address of the database: `sqlite:<file>` or `postgres://<user>:<password>@<host>/<name>`
    #[arg(
        long = "database-url",
        env = "DATABASE_URL",
        default_value = "sqlite:foedera.db",
        hide_env_values = true,
        global = true
    )]
    pub url: String,
}

impl fmt::Debug for DatabaseArgs {
    /// The address may hold a password, so it is not shown.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = self.url.split(':').next().unwrap_or_default();
        write!(out, "DatabaseArgs {{ url: \"{scheme}:***\" }}")
    }
}

/// What is told of the program while it runs.
#[derive(Args, Debug)]
pub struct TelemetryArgs {
    /// Which events to log, as `tracing` filters name them: `debug`, `foedera=trace`. No text of a
    /// query and no value of a variable is logged by any of them
    #[arg(
        long,
        env = "RUST_LOG",
        default_value = "warn,foedera=info",
        value_parser = log,
        global = true
    )]
    pub log: EnvFilter,

    /// How a line of the log looks: `text`, or `json` for one object a line
    #[arg(
        long,
        env = "FOEDERA_LOG_FORMAT",
        default_value = "text",
        value_name = "FORMAT",
        value_parser = log_format,
        global = true
    )]
    pub log_format: LogFormat,

    /// Where to send traces: the base address of an OpenTelemetry collector that takes OTLP over
    /// HTTP, as `http://localhost:4318`. No traces without it
    #[arg(
        long,
        env = "OTEL_EXPORTER_OTLP_ENDPOINT",
        value_name = "URL",
        value_parser = endpoint,
        hide_env_values = true,
        global = true
    )]
    pub otlp_endpoint: Option<Endpoint>,

    /// Which spans to trace, as `tracing` filters name them. `foedera=info` traces requests alone;
    /// `foedera=trace` adds the text of statements, without values
    #[arg(
        long,
        env = "FOEDERA_OTLP_FILTER",
        default_value = "foedera=debug",
        value_name = "FILTER",
        value_parser = otlp_filter,
        global = true
    )]
    pub otlp_filter: Targets,
}

/// How a line of the log looks.
#[derive(Clone, Copy, Debug)]
pub enum LogFormat {
    /// For people.
    Text,
    /// For programs: one object a line.
    Json,
}

/// The base address of a collector of traces.
#[derive(Clone)]
pub struct Endpoint(String);

impl Endpoint {
    /// Whether it is empty, which is as if it were not given.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Where traces go.
    pub fn traces(&self) -> String {
        format!("{}/v1/traces", self.0.trim_end_matches('/'))
    }
}

impl fmt::Debug for Endpoint {
    /// The address may hold a token, so it is not shown.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Endpoint(***)")
    }
}

/// What the program does.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// Migrate, load the shipped data set into an empty registry, and serve (the default)
    Serve(Box<ServeArgs>),
    /// Bring the tables of the database to the present
    Migrate,
    /// Write a data package into the registry, all of it or nothing
    Import {
        /// Folder with `datapackage.json` and its CSV files
        folder: PathBuf,
    },
    /// Work out all periods anew from the events, write those that differ, and tell how many did
    Rebuild,
    /// Print the periods of an agreement and of its parties, as lines or as a picture
    Timeline(TimelineArgs),
    /// Print the schema of the API
    Schema,
}

/// How to serve.
#[derive(Clone, Debug, Parser)]
pub struct ServeArgs {
    /// Address and port to listen on
    #[arg(
        long,
        env = "FOEDERA_LISTEN",
        default_value = "127.0.0.1:8000",
        value_parser = address
    )]
    pub listen: SocketAddr,

    /// What is spoken over HTTP, and to whom.
    #[command(flatten)]
    pub http: HttpArgs,

    /// Address and port to answer `/metrics` on, for Prometheus. Without it the metrics are nowhere
    /// told: they name the operations of clients, so let only those reach it who may know
    #[arg(
        long,
        env = "FOEDERA_METRICS_LISTEN",
        value_name = "LISTEN",
        value_parser = metrics_address
    )]
    pub metrics_listen: Option<SocketAddr>,

    /// How many connections to hold.
    #[command(flatten)]
    pub connections: ConnectionArgs,
}

/// How many connections to hold.
#[derive(Args, Clone, Debug)]
pub struct ConnectionArgs {
    /// How many connections may be open at once; beyond, the one that has been silent for longest
    /// is closed. Each is an open file, as are the database's: keep it below `ulimit -n`
    #[arg(
        long,
        env = "FOEDERA_MAX_CONNECTIONS",
        default_value = "512",
        value_name = "NUMBER"
    )]
    pub max_connections: NonZeroUsize,
}

/// What to tell the periods of, and how.
#[derive(Args, Clone, Debug)]
pub struct TimelineArgs {
    /// Key of the agreement, as `apmbc-1997`
    pub agreement: String,
    /// Draw them: an SVG picture in place of lines
    #[arg(long)]
    pub svg: bool,
    /// Key of an actor whose part to tell, as `est`; may be repeated. Without it: the first twelve
    /// parties
    #[arg(long = "party", value_name = "ACTOR")]
    pub parties: Vec<String>,
}

impl Config {
    /// Reads the command line and the environment. Ends the program if they can't be understood.
    pub fn read() -> Self {
        Self::parse()
    }

    /// What to do: what the command line says, or to serve as the environment says.
    pub fn command(&self) -> Command {
        let serve = || Command::Serve(Box::new(ServeArgs::parse_from(["foedera"])));
        self.command.clone().unwrap_or_else(serve)
    }
}

fn address(text: &str) -> Result<SocketAddr, String> {
    text.parse().map_err(|_| {
        "--listen or FOEDERA_LISTEN must be an address and a port, as 127.0.0.1:8000".to_owned()
    })
}

fn metrics_address(text: &str) -> Result<SocketAddr, String> {
    text.parse().map_err(|_| {
        "--metrics-listen or FOEDERA_METRICS_LISTEN must be an address and a port, as \
         127.0.0.1:9000"
            .to_owned()
    })
}

fn log(text: &str) -> Result<EnvFilter, String> {
    let parsed = EnvFilter::from_str(text);
    parsed.map_err(|error| format!("--log or RUST_LOG is not a filter: {error}"))
}

fn otlp_filter(text: &str) -> Result<Targets, String> {
    let parsed = Targets::from_str(text);
    parsed.map_err(|error| format!("--otlp-filter or FOEDERA_OTLP_FILTER is not a filter: {error}"))
}

fn log_format(text: &str) -> Result<LogFormat, String> {
    match text {
        "text" => Ok(LogFormat::Text),
        "json" => Ok(LogFormat::Json),
        _ => Err("--log-format or FOEDERA_LOG_FORMAT must be `text` or `json`".to_owned()),
    }
}

fn endpoint(text: &str) -> Result<Endpoint, String> {
    let is_http = ["http://", "https://"]
        .iter()
        .any(|scheme| text.starts_with(scheme));
    if text.is_empty() || is_http {
        return Ok(Endpoint(text.to_owned()));
    }
    Err(
        "--otlp-endpoint or OTEL_EXPORTER_OTLP_ENDPOINT must be an address that begins with \
         http:// or https://, as http://localhost:4318"
            .to_owned(),
    )
}
