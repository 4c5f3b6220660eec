//! The settings of the endpoint: how it answers, what it refuses, whom it trusts.

use std::{net::IpAddr, path::PathBuf, time::Duration};

use axum::http::HeaderValue;
use clap::{ArgAction, Args};
use ipnet::IpNet;

/// How the endpoint answers.
#[derive(Args, Clone, Debug)]
pub struct HttpArgs {
    /// Origins whose pages may read answers, as `https://example.org`; `*` for all. May be repeated
    /// or listed with commas. Without it: pages served from this machine (localhost) alone
    #[arg(
        long = "cors-origin",
        env = "FOEDERA_CORS_ORIGINS",
        value_name = "ORIGIN",
        value_delimiter = ',',
        value_parser = origin
    )]
    pub cors_origins: Vec<HeaderValue>,

    /// Answers of so many bytes or more are compressed, if the client can read that
    #[arg(
        long,
        env = "FOEDERA_COMPRESS_ABOVE",
        value_name = "BYTES",
        default_value_t = 1024
    )]
    pub compress_above: u16,

    /// Whether `__schema` and `__type` are answered
    #[arg(
        long,
        env = "FOEDERA_INTROSPECTION",
        value_name = "BOOL",
        default_value_t = true,
        action = ArgAction::Set
    )]
    pub introspection: bool,

    /// What a document may be.
    #[command(flatten)]
    pub documents: DocumentArgs,

    /// What a request may take.
    #[command(flatten)]
    pub limits: LimitArgs,

    /// Who asks.
    #[command(flatten)]
    pub clients: ClientArgs,
}

/// What a document may be.
#[derive(Args, Clone, Debug)]
pub struct DocumentArgs {
    /// Documents that clients name by id: a JSON file, either `{"<id>": "<document>"}` or a manifest
    /// of persisted queries as Apollo's tools write it
    #[arg(long, env = "FOEDERA_TRUSTED_DOCUMENTS", value_name = "FILE")]
    pub trusted_documents: Option<PathBuf>,

    /// Run trusted documents alone, and refuse all others
    #[arg(
        long,
        env = "FOEDERA_ONLY_TRUSTED_DOCUMENTS",
        requires = "trusted_documents"
    )]
    pub only_trusted_documents: bool,

    /// Documents that clients register by their hash (automatic persisted queries) take at most so
    /// many bytes; what is asked for least goes first. 0: none are kept
    #[arg(
        long,
        env = "FOEDERA_PERSISTED_BYTES",
        value_name = "BYTES",
        default_value_t = 16 * 1024 * 1024
    )]
    pub persisted_bytes: usize,

    /// `Cache-Control` of the answer to a document asked for by GET and by id or hash. It has an
    /// `ETag` that changes with the data, and each day
    #[arg(
        long,
        env = "FOEDERA_CACHE_CONTROL",
        value_name = "VALUE",
        default_value = "no-cache"
    )]
    pub cache_control: HeaderValue,
}

/// What a request may take.
#[derive(Args, Clone, Debug)]
pub struct LimitArgs {
    /// A request body has at most so many bytes
    #[arg(
        long,
        env = "FOEDERA_MAX_BODY",
        value_name = "BYTES",
        default_value_t = 256 * 1024
    )]
    pub max_body: usize,

    /// A body may hold a list of at most so many requests; 1: no lists
    #[arg(
        long,
        env = "FOEDERA_MAX_BATCH",
        value_name = "REQUESTS",
        default_value_t = 1
    )]
    pub max_batch: usize,

    /// A request may cost at most so much: about the number of values it may read
    #[arg(
        long,
        env = "FOEDERA_MAX_PRICE",
        value_name = "PRICE",
        default_value_t = 200_000
    )]
    pub max_price: u64,

    /// A request is answered within so many seconds, or refused
    #[arg(
        long,
        env = "FOEDERA_REQUEST_TIMEOUT",
        value_name = "SECONDS",
        default_value = "30",
        value_parser = seconds
    )]
    pub request_timeout: Duration,

    /// A statement of the database is stopped after so many seconds
    #[arg(
        long,
        env = "FOEDERA_STATEMENT_TIMEOUT",
        value_name = "SECONDS",
        default_value = "25",
        value_parser = seconds
    )]
    pub statement_timeout: Duration,

    /// Answers are given again while the data have the same version: so many bytes of them are kept,
    /// and what is asked for least goes first. 0: none are kept
    #[arg(
        long,
        env = "FOEDERA_KEPT_BYTES",
        value_name = "BYTES",
        default_value_t = 32 * 1024 * 1024
    )]
    pub kept_bytes: usize,

    /// What was read is kept for other requests while the data have the same version: rows, counts and
    /// pages that take about so many bytes, and what is asked for least goes first. 0: none are kept
    #[arg(
        long,
        env = "FOEDERA_KEPT_ROWS_BYTES",
        value_name = "BYTES",
        default_value_t = 64 * 1024 * 1024
    )]
    pub kept_rows_bytes: usize,

    /// So many requests are worked on at once, of one client an eighth of these, one at least
    #[arg(
        long,
        env = "FOEDERA_MAX_REQUESTS",
        value_name = "REQUESTS",
        default_value_t = 64,
        value_parser = clap::value_parser!(u32).range(1..)
    )]
    pub max_requests: u32,

    /// So many more wait for their turn, those of a client for its own too; those beyond are refused
    #[arg(
        long,
        env = "FOEDERA_MAX_WAITING",
        value_name = "REQUESTS",
        default_value_t = 256
    )]
    pub max_waiting: u32,
}

/// Who asks, and how much one may ask for.
#[derive(Args, Clone, Debug)]
pub struct ClientArgs {
    /// What a client may ask for at once, in price. 0: any amount
    #[arg(
        long,
        env = "FOEDERA_CLIENT_BUCKET",
        value_name = "PRICE",
        default_value_t = 2_000_000
    )]
    pub client_bucket: u64,

    /// What of that is given back each second
    #[arg(
        long,
        env = "FOEDERA_CLIENT_REFILL",
        value_name = "PRICE",
        default_value_t = 20_000,
        value_parser = clap::value_parser!(u64).range(1..)
    )]
    pub client_refill: u64,

    /// Addresses of proxies whose `X-Forwarded-For` is believed, as `10.0.0.0/8`. May be repeated or
    /// listed with commas
    #[arg(
        long = "trusted-proxy",
        env = "FOEDERA_TRUSTED_PROXIES",
        value_name = "NETWORK",
        value_delimiter = ',',
        value_parser = network
    )]
    pub trusted_proxies: Vec<IpNet>,

    /// Clients with a budget of their own, whatever their address: a file with a line `<name>
    /// <token>` for each, which they send as `Authorization: Bearer <token>`
    #[arg(long, env = "FOEDERA_CLIENT_TOKENS", value_name = "FILE")]
    pub client_tokens: Option<PathBuf>,
}

/// What a browser says of a page: scheme, host and port, and nothing after them.
fn origin(text: &str) -> Result<HeaderValue, String> {
    let host = text.split_once("://").map(|(_, host)| host);
    let is_origin = host.is_some_and(|host| !host.is_empty() && !host.contains('/'));
    let value = text.parse().ok().filter(|_| is_origin || text == "*");
    value
        .ok_or_else(|| "must be `*` or an origin as https://example.org, without a path".to_owned())
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds = text.parse::<f64>().ok().filter(|it| *it > 0.0);
    let seconds = seconds.and_then(|it| Duration::try_from_secs_f64(it).ok());
    seconds.ok_or_else(|| "must be a number of seconds above 0".to_owned())
}

/// A network, or a single address.
fn network(text: &str) -> Result<IpNet, String> {
    let network = text
        .parse()
        .or_else(|_| text.parse::<IpAddr>().map(IpNet::from));
    network.map_err(|_| "must be a network as 10.0.0.0/8, or an address".to_owned())
}
