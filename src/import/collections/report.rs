//! What an import can't take as it is: each row that is left out, and each doubt about one that is
//! not.

use std::{
    collections::BTreeMap,
    fmt,
    fs::{self, File},
    path::Path,
};

use anyhow::Context;

use super::leftover::Leftover;
use crate::terminal;

/// What became of a row that is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// It led to no record.
    LeftOut,
    /// It led to records, with a doubt.
    Written,
}

impl Fate {
    fn name(self) -> &'static str {
        match self {
            Self::LeftOut => "left out",
            Self::Written => "written",
        }
    }
}

/// One line of the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The file.
    pub file: &'static str,
    /// The line; 1 is the header.
    pub line: u64,
    /// The column; empty if it is about the row as a whole.
    pub column: String,
    /// The value that stands there.
    pub value: String,
    /// Why.
    pub why: String,
    /// What became of the row.
    pub fate: Fate,
}

/// What was found in the files of a collection. The rows read are the rows written and the rows left
/// out, together.
#[derive(Debug, Default)]
pub struct Findings {
    /// How many rows were read.
    pub read: usize,
    /// How many of them led to records.
    pub written: usize,
    /// How many led to none.
    pub left_out: usize,
    /// What is told of them.
    pub findings: Vec<Finding>,
    /// What the registry has of the collection, and its files have not.
    pub leftovers: Vec<Leftover>,
}

const HEADER: [&str; 6] = ["file", "line", "column", "value", "why", "row"];

/// Begins a file of CSV with this header, in a folder that is made if it is not there.
pub fn begun(what: &str, path: &Path, header: &[&str]) -> anyhow::Result<csv::Writer<File>> {
    let told = || failed(what, path);
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).with_context(told)?;
    let mut writer = csv::Writer::from_path(path).with_context(told)?;
    writer.write_record(header).with_context(told)?;
    Ok(writer)
}

/// What is said if such a file can't be written.
pub fn failed(what: &str, path: &Path) -> String {
    format!("the {what} can't be written to {}", path.display())
}

/// Why a record is told that no row is about.
const LEFTOVER: &str = "in the registry, and no longer in the files";

impl Findings {
    /// Writes the report as CSV, into a folder that is made if it is not there.
    pub fn write(&self, path: &Path) -> anyhow::Result<()> {
        let told = || failed("report", path);
        let mut writer = begun("report", path, &HEADER)?;
        for it in &self.findings {
            let line = it.line.to_string();
            let row = [
                it.file,
                &line,
                &it.column,
                &it.value,
                &it.why,
                it.fate.name(),
            ];
            writer.write_record(row).with_context(told)?;
        }
        for (table, key) in &self.leftovers {
            let record = ["", "", table, key, LEFTOVER, "stays"];
            writer.write_record(record).with_context(told)?;
        }
        writer.flush().with_context(told)
    }

    /// How often each reason is told.
    fn reasons(&self) -> Vec<(usize, Fate, &str)> {
        let mut reasons: BTreeMap<(Fate, &str), usize> = BTreeMap::new();
        for it in &self.findings {
            *reasons.entry((it.fate, &it.why)).or_default() += 1;
        }
        let mut reasons: Vec<_> = reasons
            .into_iter()
            .map(|((fate, why), count)| (count, fate, why))
            .collect();
        reasons.sort_by_key(|(count, ..)| std::cmp::Reverse(*count));
        reasons
    }
}

/// So many reasons are shown on the terminal; the report has them all.
const SHOWN: usize = 8;

impl fmt::Display for Findings {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            read,
            written,
            left_out,
            ..
        } = self;
        write!(
            out,
            "{read} rows read: {written} written, {left_out} left out"
        )?;
        for (count, fate, why) in self.reasons().into_iter().take(SHOWN) {
            write!(
                out,
                "\n  {count:>6} {}: {}",
                fate.name(),
                terminal::line(why)
            )?;
        }
        if !self.leftovers.is_empty() {
            let count = self.leftovers.len();
            write!(out, "\n  {count:>6} stay: {LEFTOVER}")?;
        }
        Ok(())
    }
}
