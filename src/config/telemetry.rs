//! The settings of what is told of the program: its log and its traces.

use std::{fmt, str::FromStr};

use clap::{Args, ValueEnum};
use tracing_subscriber::{EnvFilter, filter::Targets};

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
        value_enum,
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
#[derive(Clone, Copy, Debug, ValueEnum)]
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

fn log(text: &str) -> Result<EnvFilter, String> {
    let parsed = EnvFilter::from_str(text);
    parsed.map_err(|error| format!("not a filter: {error}"))
}

fn otlp_filter(text: &str) -> Result<Targets, String> {
    let parsed = Targets::from_str(text);
    parsed.map_err(|error| format!("not a filter: {error}"))
}

fn endpoint(text: &str) -> Result<Endpoint, String> {
    let is_http = ["http://", "https://"]
        .iter()
        .any(|scheme| text.starts_with(scheme));
    if text.is_empty() || is_http {
        return Ok(Endpoint(text.to_owned()));
    }
    Err("must begin with http:// or https://, as http://localhost:4318".to_owned())
}
