//! Every setting: flag, environment variable, default, help.

mod http;
mod import;
mod telemetry;

use std::{fmt, net::SocketAddr, num::NonZeroUsize, path::PathBuf};

use clap::{
    Args, Parser, Subcommand,
    error::{ContextKind, ContextValue},
};
pub use http::{ClientArgs, DocumentArgs, HttpArgs, LimitArgs};
pub use import::ImportArgs;
pub use telemetry::{Endpoint, LogFormat, TelemetryArgs};

/// The variable that says where the server listens, and where it does by default: who serves and who
/// asks for its health mean the same.
const LISTEN: &str = "FOEDERA_LISTEN";
const HERE: &str = "127.0.0.1:8000";

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
    /// Write a data package into the registry, whole or not at all; with `--from`, public collections, each
    /// by itself: rows that can't be records are left out and reported
    Import(ImportArgs),
    /// Write the whole registry as a data package, which `import` reads
    Export {
        /// Folder to write `datapackage.json` and its CSV files into; it must be empty, or not there yet
        folder: PathBuf,
    },
    /// Work out anew what follows from the records (periods, lineages, links between collections), write
    /// what differs, and tell how much did
    Rebuild,
    /// Print the periods of an agreement and of its parties, as lines or as a picture
    Timeline(TimelineArgs),
    /// Print the schema of the API
    Schema,
    /// Ask the server of this machine whether it is ready; the exit code tells
    Health(HealthArgs),
}

/// How to serve.
#[derive(Clone, Debug, Parser)]
pub struct ServeArgs {
    /// Address and port to listen on
    #[arg(long, env = LISTEN, default_value = HERE, value_parser = address)]
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
        value_parser = address
    )]
    pub metrics_listen: Option<SocketAddr>,

    /// How many connections to hold.
    #[command(flatten)]
    pub connections: ConnectionArgs,
}

/// How many connections to hold.
#[derive(Args, Clone, Debug)]
pub struct ConnectionArgs {
    /// How many connections may be open at once; beyond, the one that has kept the server waiting
    /// for longest is closed. Each is an open file, as are the database's: keep it below `ulimit -n`
    #[arg(
        long,
        env = "FOEDERA_MAX_CONNECTIONS",
        default_value = "512",
        value_name = "NUMBER"
    )]
    pub max_connections: NonZeroUsize,

    /// How many bytes of large answers may wait for their clients to take them; beyond, the
    /// connection of the client that has taken longest is closed
    #[arg(
        long,
        env = "FOEDERA_UNSENT_BYTES",
        default_value = "134217728",
        value_name = "BYTES"
    )]
    pub unsent_bytes: usize,
}

/// Which server to ask.
#[derive(Args, Clone, Debug)]
pub struct HealthArgs {
    /// Address and port on which it listens
    #[arg(long, env = LISTEN, default_value = HERE, value_parser = address)]
    pub listen: SocketAddr,
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
        understood(Self::try_parse())
    }

    /// What to do: what the command line says, or to serve as the environment says.
    pub fn command(&self) -> Command {
        let serve = || {
            let args = ServeArgs::try_parse_from(["foedera"]);
            Command::Serve(Box::new(understood(args)))
        };
        self.command.clone().unwrap_or_else(serve)
    }
}

fn address(text: &str) -> Result<SocketAddr, String> {
    let wrong = |_| "must be an address and a port, as 127.0.0.1:8000".to_owned();
    text.parse().map_err(wrong)
}

/// What was read, or the end of the program with the reason.
fn understood<P: Parser>(read: Result<P, clap::Error>) -> P {
    read.unwrap_or_else(|error| with_variables(error, P::command()).exit())
}

/// The error names a flag alone. Whoever set the variable did not write the flag, so it is named too.
fn with_variables(mut error: clap::Error, mut command: clap::Command) -> clap::Error {
    let flags = match error.get(ContextKind::InvalidArg) {
        Some(ContextValue::String(flag)) => vec![flag.clone()],
        Some(ContextValue::Strings(flags)) => flags.clone(),
        _ => Vec::new(),
    };
    command.build();
    if flags.iter().any(|flag| is_secret(&command, flag)) {
        error.insert(
            ContextKind::InvalidValue,
            ContextValue::String("***".to_owned()),
        );
    }
    let variables = flags.iter().filter_map(|flag| variable(&command, flag));
    let tips = variables.map(|name| format!("the variable {name} is read for it too").into());
    let tips: Vec<_> = tips.collect();
    if !tips.is_empty() {
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(tips));
    }
    error
}

/// Whether the value of a flag may hold a password.
fn is_secret(command: &clap::Command, flag: &str) -> bool {
    let mut args = command.get_arguments();
    let is_own = args.any(|arg| arg.to_string() == flag && arg.is_hide_env_values_set());
    is_own || command.get_subcommands().any(|it| is_secret(it, flag))
}

/// The variable of a flag, wherever in the tree of commands it stands.
fn variable(command: &clap::Command, flag: &str) -> Option<String> {
    let mut args = command.get_arguments();
    let own = args.find(|arg| arg.to_string() == flag);
    let own = own.and_then(|arg| Some(arg.get_env()?.to_string_lossy().into_owned()));
    own.or_else(|| command.get_subcommands().find_map(|it| variable(it, flag)))
}
