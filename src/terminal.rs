//! What the program says on standard output and error. Nobody may be there to read it, and texts of
//! files may hold what controls a terminal, or makes it show a line in another order.

use std::io::{self, ErrorKind, Write, stderr, stdout};

use crate::domain::text::is_obeyed;

/// Says what was asked for, and fails if it can't be written. Whoever reads may stop before its end,
/// as `head` does.
pub fn say(text: &str) -> anyhow::Result<()> {
    match write(stdout(), text) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

/// Tells in a line what was done. That it can't be told undoes nothing, so the program goes on.
pub fn tell(line: &str) {
    if let Err(error) = say(&format!("{line}\n")) {
        tracing::warn!(%error, "standard output can't be written to");
    }
}

/// Tells in a line, on standard error, why the program ends.
pub fn complain(line: &str) {
    // If nobody can be told, the exit code is left.
    let _ = write(stderr(), &format!("{line}\n"));
}

fn write(mut stream: impl Write, text: &str) -> io::Result<()> {
    stream.write_all(visible(text).as_bytes())?;
    stream.flush()
}

/// A text without characters that a terminal obeys.
fn visible(text: &str) -> String {
    let obeyed = |it: char| is_obeyed(it) && !matches!(it, '\n' | '\t');
    text.replace(obeyed, REPLACED)
}

/// The same in one line.
pub fn line(text: &str) -> String {
    text.replace(is_obeyed, REPLACED)
}

/// The same in one line that is not too long.
pub fn shown(value: &str) -> String {
    let mut characters = value.chars();
    let mut shown = line(&characters.by_ref().take(SHOWN).collect::<String>());
    if characters.next().is_some() {
        shown.push('…');
    }
    shown
}

/// What stands for a character that is not shown.
const REPLACED: &str = "\u{FFFD}";

/// So many characters of a value are shown.
const SHOWN: usize = 120;

#[cfg(test)]
mod tests {
    use super::{line, shown, visible};

    #[test]
    fn what_a_terminal_obeys_is_not_shown() {
        let text = "a\u{1b}[2J\u{9b}b\tc\nd\r";
        assert_eq!(visible(text), "a\u{FFFD}[2J\u{FFFD}b\tc\nd\u{FFFD}");
        assert_eq!(
            line(text),
            "a\u{FFFD}[2J\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}"
        );
        assert_eq!(line("a\u{202e}b\u{2069}"), "a\u{FFFD}b\u{FFFD}");
        assert_eq!(shown(&"é".repeat(120)), "é".repeat(120));
        assert_eq!(shown(&"é".repeat(121)), "é".repeat(120) + "…");
    }
}
