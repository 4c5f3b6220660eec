//! How far an import is.

use std::{
    fmt,
    io::{IsTerminal, stderr},
};

use indicatif::{ProgressBar, ProgressState, ProgressStyle};

/// Is told how far an import is.
pub trait Progress {
    /// So many rows of a table are written.
    fn wrote(&mut self, table: &str, done: usize, total: usize);
}

/// Tells nobody.
impl Progress for () {
    fn wrote(&mut self, _: &str, _: usize, _: usize) {}
}

/// How far an import is that is written in parts.
#[derive(Debug)]
pub struct Course<'a, P> {
    progress: &'a mut P,
    done: usize,
    total: usize,
}

impl<'a, P: Progress> Course<'a, P> {
    /// The course of an import of so many rows.
    pub fn new(progress: &'a mut P, total: usize) -> Self {
        Self {
            progress,
            done: 0,
            total,
        }
    }

    /// So many rows are as they were.
    pub fn passes(&mut self, rows: usize) {
        self.done += rows;
    }

    /// So many rows of a table are written.
    pub fn wrote(&mut self, table: &str, rows: usize) {
        self.done += rows;
        if rows > 0 {
            self.progress.wrote(table, self.done, self.total);
        }
    }
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
        let bar = self
            .bar
            .get_or_insert_with(|| ProgressBar::new(total as u64).with_style(style()));
        bar.set_position(done as u64);
        bar.set_message(table.to_owned());
        if done == total {
            bar.finish_and_clear();
        }
    }
}

fn style() -> ProgressStyle {
    let template = "{bar:40} {pos}/{len} rows  {rate} rows/s, {eta} left  {msg}";
    let style = ProgressStyle::with_template(template);
    let style = style.unwrap_or_else(|_| ProgressStyle::default_bar());
    style.with_key("rate", |state: &ProgressState, out: &mut dyn fmt::Write| {
        // Whoever shows the bar has no use for an error of it.
        let _ = write!(out, "{:.0}", state.per_sec());
    })
}
