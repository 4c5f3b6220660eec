//! A file of a collection: its rows, each with the line on which it stands.

use std::{collections::HashMap, fs, path::Path};

use anyhow::{Context, bail};
use csv::StringRecord;

use crate::import::{line, quote};

/// One row of a file.
#[derive(Debug)]
pub struct Row<'a> {
    /// The line on which it begins.
    pub line: u64,
    columns: &'a Columns<'a>,
    values: &'a StringRecord,
}

/// Where the columns are that an adapter reads.
type Columns<'a> = HashMap<&'a str, usize>;

impl<'a> Row<'a> {
    /// The value of a column, without the white space around it. Empty if there is none, or if no
    /// column is named.
    pub fn get(&self, column: &str) -> &'a str {
        let at = self.columns.get(column);
        debug_assert!(
            at.is_some() || column.is_empty(),
            "nobody asked for a column `{column}`, so a file without it would be taken"
        );
        at.and_then(|at| self.values.get(*at))
            .unwrap_or_default()
            .trim()
    }
}

/// What stands in place of a row that can't be read: the line, and why.
pub type Broken = (u64, String);

/// Reads these columns of a file row by row. It must have each of them; others are passed over.
pub fn each(
    folder: &Path,
    file: &'static str,
    columns: &[&str],
    mut take: impl FnMut(Result<&Row<'_>, Broken>),
) -> anyhow::Result<()> {
    let bytes = read(folder, file)?;
    // A lenient reader takes the rows below a stray quote into one value, and nobody would miss them.
    if let Some((line, problem)) = quote::misplaced(&bytes) {
        bail!("{file}, line {line}: {problem}");
    }
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .from_reader(&bytes[..]);
    let header = reader
        .headers()
        .with_context(|| format!("{file} is not CSV"))?;
    let (columns, width) = (find(file, header, columns)?, header.len());
    let mut values = StringRecord::new();
    loop {
        match reader.read_record(&mut values) {
            Ok(false) => return Ok(()),
            Ok(true) => {
                let line = line::begins(&bytes, values.position());
                take(
                    row(line, &values, &columns, width)
                        .as_ref()
                        .map_err(Clone::clone),
                );
            }
            Err(error) if matches!(error.kind(), csv::ErrorKind::Utf8 { .. }) => {
                let line = line::begins(&bytes, error.position());
                take(Err((line, "it is not UTF-8".to_owned())));
            }
            Err(error) => return Err(error).with_context(|| format!("{file} can't be read")),
        }
    }
}

/// The bytes of a file, without the mark of their order.
fn read(folder: &Path, file: &str) -> anyhow::Result<Vec<u8>> {
    let path = folder.join(file);
    let read = fs::read(&path);
    let mut bytes = read.with_context(|| {
        let path = path.display();
        format!("{path} can't be read; name the folder that holds the files of the collection")
    })?;
    let mark = "\u{feff}".as_bytes();
    if bytes.starts_with(mark) {
        bytes.drain(..mark.len());
    }
    Ok(bytes)
}

/// Where these columns are.
fn find<'a>(file: &str, header: &StringRecord, columns: &[&'a str]) -> anyhow::Result<Columns<'a>> {
    let mut found = HashMap::new();
    for name in columns {
        let mut places = header.iter().enumerate().filter(|(_, it)| it == name);
        let Some((at, _)) = places.next() else {
            bail!("{file} has no column `{name}`; it is not the file of this collection");
        };
        if places.next().is_some() {
            bail!("{file}: the column `{name}` comes twice; keep one");
        }
        found.insert(*name, at);
    }
    Ok(found)
}

fn row<'a>(
    line: u64,
    values: &'a StringRecord,
    columns: &'a Columns<'a>,
    width: usize,
) -> Result<Row<'a>, Broken> {
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
