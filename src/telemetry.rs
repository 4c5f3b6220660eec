//! The log: one line an act, readable alone, its numbers as fields.

use std::io::{IsTerminal, stderr};

use tracing_subscriber::EnvFilter;

/// Sends the log to standard error.
pub fn start(filter: EnvFilter) {
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(stderr().is_terminal())
        .with_writer(stderr)
        .init();
}
