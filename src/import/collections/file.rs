//! A file of a collection: its rows, each with the line on which it stands.

use std::{collections::HashMap, fs::File, path::Path};

use anyhow::{Context, bail};
use csv::StringRecord;

/// One row of a file.
#[derive(Debug)]
pub struct Row<'a> {
    /// The line on which it begins.
    pub line: u64,
    columns: &'a HashMap<String, usize>,
    values: &'a StringRecord,
}

impl<'a> Row<'a> {
    /// The value of a column, without the white space around it. Empty if there is none.
    pub fn get(&self, column: &str) -> &'a str {
        let at = self.columns.get(column);
        at.and_then(|at| self.values.get(*at))
            .unwrap_or_default()
            .trim()
    }
}

/// What stands in place of a row that can't be read: the line, and why.
pub type Broken = (u64, String);

/// Reads a file row by row. It must have these columns; others are passed over.
pub fn each(
    folder: &Path,
    file: &'static str,
    columns: &[&str],
    mut take: impl FnMut(Result<&Row<'_>, Broken>),
) -> anyhow::Result<()> {
    let mut reader = open(folder, file)?;
    let header = reader
        .headers()
        .with_context(|| format!("{file} is not CSV"))?;
    let names = header
        .iter()
        .map(|it| it.trim_start_matches('\u{feff}').to_owned());
    let at: HashMap<_, _> = names.enumerate().map(|(at, name)| (name, at)).collect();
    if let Some(missing) = columns.iter().find(|name| !at.contains_key(**name)) {
        bail!("{file} has no column `{missing}`; it is not the file of this collection");
    }
    let width = header.len();
    let mut values = StringRecord::new();
    loop {
        match reader.read_record(&mut values) {
            Ok(false) => return Ok(()),
            Ok(true) => take(row(&values, &at, width).as_ref().map_err(Clone::clone)),
            Err(error) if matches!(error.kind(), csv::ErrorKind::Utf8 { .. }) => {
                let line = error.position().map_or(0, csv::Position::line);
                take(Err((line, "it is not UTF-8".to_owned())));
            }
            Err(error) => return Err(error).with_context(|| format!("{file} can't be read")),
        }
    }
}

fn open(folder: &Path, file: &str) -> anyhow::Result<csv::Reader<File>> {
    let path = folder.join(file);
    let opened = File::open(&path);
    let opened = opened.with_context(|| {
        let path = path.display();
        format!("{path} can't be read; name the folder that holds the files of the collection")
    })?;
    Ok(csv::ReaderBuilder::new().flexible(true).from_reader(opened))
}

fn row<'a>(
    values: &'a StringRecord,
    columns: &'a HashMap<String, usize>,
    width: usize,
) -> Result<Row<'a>, Broken> {
    let line = values.position().map_or(0, csv::Position::line);
    let has = values.len();
    if has != width {
        return Err((line, format!("it has {has} values; the header has {width}")));
    }
    Ok(Row {
        line,
        columns,
        values,
    })
}
