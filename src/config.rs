//! Every setting: flag, environment variable, default, help.

mod http;

use std::{fmt, net::SocketAddr, path::PathBuf, str::FromStr};

use clap::{Args, Parser, Subcommand};
pub use http::{ClientArgs, DocumentArgs, HttpArgs, LimitArgs};
use tracing_subscriber::EnvFilter;

/// A registry of international agreements behind one GraphQL endpoint.
#[derive(Debug, Parser)]
#[command(name = "foedera", version)]
pub struct Config {
    /// Where the registry is kept.
    #[command(flatten)]
    pub database: DatabaseArgs,

    /// Which events to log, as `tracing` filters name them: `debug`, `foedera=trace`
    #[arg(
        long,
        env = "RUST_LOG",
        default_value = "warn,foedera=info",
        value_parser = EnvFilter::from_str,
        global = true
    )]
    pub log: EnvFilter,

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

    /// Address of a copy that follows the database, to answer queries from. Without it: the database
    /// itself. All else, as migrations and imports, goes to the database
    #[arg(
        long = "read-database-url",
        env = "READ_DATABASE_URL",
        value_name = "URL",
        hide_env_values = true,
        global = true
    )]
    pub read_url: Option<String>,
}

impl fmt::Debug for DatabaseArgs {
    /// An address may hold a password, so it is not shown.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = |url: &str| format!("{}:***", url.split(':').next().unwrap_or_default());
        out.debug_struct("DatabaseArgs")
            .field("url", &scheme(&self.url))
            .field("read_url", &self.read_url.as_deref().map(scheme))
            .finish()
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
