//! How far an import is.

use std::{
    fmt,
    io::{IsTerminal, stderr},
    time::Duration,
};

use indicatif::{ProgressBar, ProgressState, ProgressStyle};

/// Is told how far an import is.
pub trait Progress {
    /// It does something of which no rows are counted.
    fn does(&mut self, what: &'static str);
    /// So many rows are done, and some of them were as they are.
    fn passed(&mut self, done: usize, total: usize);
    /// So many rows are done, the last of them those of a table, which are written.
    fn wrote(&mut self, table: &str, done: usize, total: usize);
}

/// Tells nobody.
impl Progress for () {
    fn does(&mut self, _: &'static str) {}
    fn passed(&mut self, _: usize, _: usize) {}
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

    /// It does something of which no rows are counted.
    pub fn does(&mut self, what: &'static str) {
        self.progress.does(what);
    }

    /// So many rows are as they were.
    pub fn passes(&mut self, rows: usize) {
        self.done += rows;
        if rows > 0 {
            self.progress.passed(self.done, self.total);
        }
    }

    /// So many rows of a table are written.
    pub fn wrote(&mut self, table: &str, rows: usize) {
        self.done += rows;
        if rows > 0 {
            self.progress.wrote(table, self.done, self.total);
        }
    }
}

/// How often a bar shows that the program lives.
const TICK: Duration = Duration::from_millis(100);

/// A bar on a terminal, until it is dropped; lines of the log elsewhere.
#[derive(Debug)]
pub struct Bar {
    bar: Option<ProgressBar>,
}

impl Bar {
    /// A bar, if errors are shown on a terminal.
    pub fn on_stderr() -> Self {
        let bar = stderr().is_terminal().then(|| {
            let bar = ProgressBar::no_length().with_style(style(DOING));
            bar.enable_steady_tick(TICK);
            bar
        });
        Self { bar }
    }
}

impl Progress for Bar {
    fn does(&mut self, what: &'static str) {
        let Some(bar) = &self.bar else {
            return tracing::debug!("{what}");
        };
        if bar.length().is_none_or(|all| all == bar.position()) {
            bar.set_style(style(DOING));
        }
        bar.set_message(what);
    }

    fn passed(&mut self, done: usize, total: usize) {
        let Some(bar) = &self.bar else {
            return;
        };
        if bar.length().is_none() {
            bar.set_length(total as u64);
            bar.set_style(style(COUNTING));
            bar.reset_eta();
        }
        bar.set_position(done as u64);
    }

    fn wrote(&mut self, table: &str, done: usize, total: usize) {
        if let Some(bar) = &self.bar {
            bar.set_message(table.to_owned());
            return self.passed(done, total);
        }
        tracing::info!(
            table,
            done,
            total,
            "{table}: {done} of {total} rows written"
        );
    }
}

/// How it looks while no rows are counted, and when all are.
const DOING: &str = "{spinner} {msg}";

/// How it looks while rows are counted: one line, where a terminal has 80 columns.
const COUNTING: &str = "{spinner} {msg:19} {wide_bar} {pos}/{len} rows, {rate} rows/s, {eta} left";

fn style(template: &str) -> ProgressStyle {
    let style = ProgressStyle::with_template(template);
    let style = style.unwrap_or_else(|_| ProgressStyle::default_bar());
    style.with_key("rate", |state: &ProgressState, out: &mut dyn fmt::Write| {
        // Whoever shows the bar has no use for an error of it.
        let _ = write!(out, "{:.0}", state.per_sec());
    })
}

#[cfg(test)]
mod tests {
    use std::{
        io,
        sync::{Arc, Mutex},
    };

    use indicatif::{ProgressDrawTarget, TermLike};

    use super::{Bar, Progress, ProgressBar};

    /// A terminal of 80 columns that keeps what is written since its line was cleared.
    #[derive(Clone, Debug, Default)]
    struct Terminal(Arc<Mutex<String>>);

    impl Terminal {
        fn shows(&self) -> String {
            self.0.lock().unwrap().clone()
        }
    }

    impl TermLike for Terminal {
        fn width(&self) -> u16 {
            80
        }
        fn move_cursor_up(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_down(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_right(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_left(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn write_line(&self, text: &str) -> io::Result<()> {
            self.write_str(text)
        }
        fn write_str(&self, text: &str) -> io::Result<()> {
            self.0.lock().unwrap().push_str(text);
            Ok(())
        }
        fn clear_line(&self) -> io::Result<()> {
            self.0.lock().unwrap().clear();
            Ok(())
        }
        fn flush(&self) -> io::Result<()> {
            Ok(())
        }
    }

    /// A bar, and the terminal it is on. It is drawn with each thing it is told.
    fn bar() -> (Bar, Terminal) {
        let terminal = Terminal::default();
        let target = ProgressDrawTarget::term_like(Box::new(terminal.clone()));
        let bar = ProgressBar::with_draw_target(None, target);
        (Bar { bar: Some(bar) }, terminal)
    }

    #[test]
    fn a_terminal_shows_what_is_done_and_how_far() {
        let (mut bar, terminal) = bar();
        let shown = |bar: &Bar| {
            bar.bar.as_ref().unwrap().force_draw();
            terminal.shows()
        };
        bar.does("reading the files");
        let reads = shown(&bar);
        assert!(
            reads.contains("reading the files") && !reads.contains('/'),
            "{reads}"
        );
        bar.passed(30, 400_000);
        bar.wrote("agreement_relation", 200_000, 400_000);
        let writes = shown(&bar);
        for told in [
            "agreement_relation",
            "██",
            "200000/400000",
            " rows/s",
            " left",
        ] {
            assert!(writes.contains(told), "{writes}");
        }
        bar.does("working out periods");
        let works = shown(&bar);
        assert!(
            works.contains("working out periods") && works.contains("200000/"),
            "{works}"
        );
        assert!(writes.trim_end().chars().count() <= 80, "{writes}");
        bar.wrote("claim", 400_000, 400_000);
        bar.does("matching agreements");
        // Of what is left to do there are no rows, and no time that is known.
        let ends = shown(&bar);
        assert!(
            ends.contains("matching agreements") && !ends.contains(" left"),
            "{ends}"
        );
        drop(bar);
        assert_eq!(terminal.shows(), "");
    }
}
