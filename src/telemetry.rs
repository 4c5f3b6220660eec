//! The log: one line an act, readable alone, its numbers as fields.

use std::io::{IsTerminal, stderr};

use tracing_subscriber::EnvFilter;

/// Sends the log to standard error. `RUST_LOG` chooses what is logged.
pub fn start() {
    let filter =
        EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn,foedera=info"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(stderr().is_terminal())
        .with_writer(stderr)
        .init();
}
