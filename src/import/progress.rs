//! How far an import is.

use std::io::{IsTerminal, stderr};

use indicatif::{ProgressBar, ProgressStyle};

/// Is told how far an import is.
pub trait Progress {
    /// So many rows of a table are written.
    fn wrote(&mut self, table: &str, done: usize, total: usize);
}

/// Tells nobody.
impl Progress for () {
    fn wrote(&mut self, _: &str, _: usize, _: usize) {}
}

/// A bar on a terminal, lines of the log elsewhere.
#[derive(Debug, Default)]
pub struct Bar {
    bar: Option<ProgressBar>,
}

impl Bar {
    /// A bar, shown once there is something to show.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Progress for Bar {
    fn wrote(&mut self, table: &str, done: usize, total: usize) {
        if !stderr().is_terminal() {
            tracing::info!(
                table,
                done,
                total,
                "{table}: {done} of {total} rows written"
            );
            return;
        }
        let style =
            ProgressStyle::with_template("{bar:40} {pos}/{len} rows  {per_sec}, {eta} left  {msg}");
        let bar = self.bar.get_or_insert_with(|| {
            let style = style.unwrap_or_else(|_| ProgressStyle::default_bar());
            ProgressBar::new(total as u64).with_style(style)
        });
        bar.set_position(done as u64);
        bar.set_message(table.to_owned());
        if done == total {
            bar.finish_and_clear();
        }
    }
}
