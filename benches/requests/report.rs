//! The table of what was measured, printed and kept in `docs/performance.md`.

use std::{fs, path::Path, time::Duration};

use anyhow::Context;

use super::measure::{Found, Side};

const DOCUMENT: &str = "docs/performance.md";

/// What was measured of a request.
pub struct Line {
    /// What the request is called.
    pub name: &'static str,
    /// How many statements it took.
    pub statements: usize,
    /// How many bytes the answer has.
    pub bytes: usize,
    /// How the server did that keeps answers, the one that keeps rows and the one that keeps nothing,
    /// and what stands beside them.
    pub found: Found,
}

const HEAD: &str = "\
| request | again | of rows | anew | requests/s: these, limit | p50 ms | p99 ms | CPU \u{b5}s | statements | bytes |
| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: |
";

/// A table of Markdown.
pub fn table(lines: &[Line]) -> String {
    let rows = lines.iter().map(row);
    HEAD.to_owned() + &rows.collect::<String>()
}

fn row(line: &Line) -> String {
    let Found {
        sides,
        others,
        ratios,
    } = &line.found;
    let each = |value: fn(&Side) -> String| {
        let values: Vec<_> = sides.iter().chain(others).map(value).collect();
        values.join(", ")
    };
    let ratio = |(side, ratio): (&Side, &f64)| {
        if side.refused {
            return "refused".to_owned();
        }
        format!("**{ratio:.2}**")
    };
    let ratios: Vec<_> = sides.iter().zip(ratios).map(ratio).collect();
    format!(
        "| {} | {} | {} | {} | {} | {} | {} | {} |\n",
        line.name,
        ratios.join(" | "),
        each(|side| format!("{:.0}", side.rate)),
        each(|side| milliseconds(side.p50)),
        each(|side| milliseconds(side.p99)),
        each(|side| side.cpu.as_micros().to_string()),
        line.statements,
        line.bytes,
    )
}

fn milliseconds(time: Duration) -> String {
    format!("{:.2}", time.as_secs_f64() * 1000.0)
}

/// Puts what was measured on an engine into the document, in the place of what stands there.
pub fn keep(engine: &str, measured: &str) -> anyhow::Result<()> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(DOCUMENT);
    let text = fs::read_to_string(&path).context(DOCUMENT)?;
    let (begin, end) = (
        format!("<!-- {engine} -->\n"),
        format!("<!-- /{engine} -->"),
    );
    let place = text.split_once(&begin);
    let place = place.and_then(|(before, rest)| Some((before, rest.split_once(&end)?.1)));
    let (before, after) = place.with_context(|| format!("{DOCUMENT} has no {begin}"))?;
    let kept = format!("{before}{begin}\n{measured}\n{end}{after}");
    Ok(fs::write(&path, kept)?)
}

/// What the measuring ran on.
pub fn machine() -> String {
    let read = |path| fs::read_to_string(path).unwrap_or_default();
    let processors = read("/proc/cpuinfo");
    let models = processors.lines().filter(|it| it.starts_with("model name"));
    let models: Vec<_> = models.filter_map(|it| it.split_once(": ")).collect();
    let memory = read("/proc/meminfo");
    let memory = memory
        .split_whitespace()
        .nth(1)
        .and_then(|it| it.parse::<u64>().ok());
    format!(
        "{} x {}, {} GB of memory",
        models.len(),
        models.first().map_or("processor", |(_, model)| model),
        memory.unwrap_or_default() / 1_000_000,
    )
}
