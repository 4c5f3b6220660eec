//! A data package in the making, out of the rows of a collection.
//!
//! Each row is taken as a whole: what it says becomes records, or it is left out and reported. So the
//! rows read are the rows written and the rows left out.

use std::{
    collections::{HashMap, HashSet},
    path::Path,
};

use anyhow::anyhow;
use csv::StringRecord;

use super::{
    Facts, Known,
    file::{self, Row},
    report::{Fate, Finding, Findings},
    told::Told,
};
use crate::import::{
    check::Checker,
    package::{self, Descriptor, Package, Resource},
};

/// Why a row is left out.
#[derive(Debug)]
pub struct Left {
    /// The column; empty if it is about the row as a whole.
    pub column: String,
    /// The value that stands there.
    pub value: String,
    /// Why.
    pub why: String,
}

impl Left {
    /// Because of the value of a column.
    pub fn at(row: &Row<'_>, column: &str, why: impl Into<String>) -> Self {
        Self {
            column: column.to_owned(),
            value: row.get(column).to_owned(),
            why: why.into(),
        }
    }
}

/// A table in the making.
struct Drafted<'a> {
    name: &'a str,
    columns: HashMap<&'a str, usize>,
    checkers: Vec<Checker<'a>>,
    rows: Vec<package::Row>,
    keys: HashSet<String>,
}

/// A package in the making.
pub struct Draft<'a> {
    /// The collection.
    pub of: &'static Facts,
    /// What the registry has.
    pub known: &'a Known,
    tables: Vec<Drafted<'a>>,
    findings: Findings,
    /// What the row at hand says so far: the table and the record of each.
    pending: Vec<(usize, String, StringRecord)>,
    doubts: Vec<Left>,
    /// What was told first of records that several rows tell.
    pub told: Told,
}

impl<'a> Draft<'a> {
    /// A package of a collection, with nothing in it but the collection.
    pub fn new(of: &'static Facts, known: &'a Known, descriptor: &'a Descriptor) -> Self {
        let table = |resource: &'a package::ResourceDescriptor| {
            let fields = &resource.schema.fields;
            let names = fields.iter().map(|field| field.name.as_str());
            Drafted {
                name: &resource.name,
                columns: names.enumerate().map(|(at, name)| (name, at)).collect(),
                checkers: fields.iter().map(Checker::new).collect(),
                rows: vec![],
                keys: HashSet::new(),
            }
        };
        Self {
            of,
            known,
            tables: descriptor.resources.iter().map(table).collect(),
            findings: Findings::default(),
            pending: vec![],
            doubts: vec![],
            told: Told::default(),
        }
    }

    /// Takes each row of a file: what `take` says of it, or why it is left out.
    pub fn each(
        &mut self,
        folder: &Path,
        file: &'static str,
        columns: &[&str],
        mut take: impl FnMut(&Row<'_>, &mut Self) -> Result<(), Left>,
    ) -> anyhow::Result<()> {
        file::each(folder, file, columns, |row| {
            self.findings.read += 1;
            let (line, taken) = match row {
                Ok(row) => (row.line, take(row, self)),
                Err((line, why)) => {
                    let (column, value) = (String::new(), String::new());
                    (line, Err(Left { column, value, why }))
                }
            };
            self.close(file, line, taken);
        })
    }

    /// Adds a record, with these values and no others. Fails if one does not fit its column.
    pub fn add(&mut self, table: &str, values: &[(&str, &str)]) -> Result<(), Left> {
        let nowhere = |column: &str| Left {
            column: column.to_owned(),
            value: String::new(),
            why: format!("the registry has no such column in a table {table}"),
        };
        let at = self.tables.iter().position(|it| it.name == table);
        let at = at.ok_or_else(|| nowhere(""))?;
        let drafted = &mut self.tables[at];
        let mut row = vec![""; drafted.columns.len()];
        for (column, value) in values {
            let place = drafted.columns.get(column).ok_or_else(|| nowhere(column))?;
            if let Some(why) = drafted.checkers[*place].misfit_of(value) {
                return Err(Left {
                    column: (*column).to_owned(),
                    value: (*value).to_owned(),
                    why,
                });
            }
            row[*place] = value;
        }
        let key = values.iter().find(|(column, _)| *column == "key");
        let key = key.map_or(String::new(), |(_, key)| (*key).to_owned());
        if !drafted.keys.insert(key.clone()) {
            return Err(Left {
                column: String::new(),
                value: key,
                why: format!("a row before tells the same {}", table.replace('_', " ")),
            });
        }
        self.pending.push((at, key, StringRecord::from(row)));
        Ok(())
    }

    /// Adds a record that several rows speak of, unless it is there. Returns whether it was added.
    pub fn once(&mut self, table: &str, values: &[(&str, &str)]) -> Result<bool, Left> {
        let key = values.first().map_or("", |(_, key)| *key);
        if self.has(table, key) {
            return Ok(false);
        }
        self.add(table, values)?;
        Ok(true)
    }

    /// Whether there is a record with this key.
    pub fn has(&self, table: &str, key: &str) -> bool {
        let mut tables = self.tables.iter();
        tables.any(|it| it.name == table && it.keys.contains(key))
    }

    /// The key itself, or the first of `key-2`, `key-3` and so on that is free.
    pub fn free(&self, table: &str, key: &str) -> String {
        let numbered = (2..).map(|number| format!("{key}-{number}"));
        let mut keys = std::iter::once(key.to_owned()).chain(numbered);
        let free = keys.find(|key| !self.has(table, key));
        free.unwrap_or_default()
    }

    /// Tells a doubt about the row at hand, which is written nevertheless.
    pub fn doubt(&mut self, row: &Row<'_>, column: &str, why: impl Into<String>) {
        self.doubts.push(Left::at(row, column, why));
    }

    /// Ends the row at hand.
    fn close(&mut self, file: &'static str, line: u64, taken: Result<(), Left>) {
        let doubts = std::mem::take(&mut self.doubts);
        let told = match taken {
            Ok(()) => {
                self.findings.written += 1;
                for (at, _, values) in self.pending.drain(..) {
                    self.tables[at].rows.push(package::Row { line, values });
                }
                doubts.into_iter().map(|it| (it, Fate::Written)).collect()
            }
            Err(left) => {
                self.findings.left_out += 1;
                for (at, key, _) in self.pending.drain(..) {
                    self.tables[at].keys.remove(&key);
                }
                vec![(left, Fate::LeftOut)]
            }
        };
        let told = told.into_iter().map(|(it, fate)| Finding {
            file,
            line,
            column: it.column,
            value: it.value,
            why: it.why,
            fate,
        });
        self.findings.findings.extend(told);
    }

    /// The package, with the collection and its own source first, and what was found.
    pub fn finish(mut self) -> anyhow::Result<(Package, Findings)> {
        let described = self.describe();
        described.map_err(|it| anyhow!("{}: {}: {}", self.of.key, it.column, it.why))?;
        for (at, _, values) in self.pending.drain(..) {
            self.tables[at].rows.push(package::Row { line: 1, values });
        }
        Ok((self.package(), self.findings))
    }

    /// Adds the collection, and the source that stands for it.
    fn describe(&mut self) -> Result<(), Left> {
        let Facts { key, title, .. } = self.of;
        let (read, left_out) = (
            self.findings.read.to_string(),
            self.findings.left_out.to_string(),
        );
        let of = self.of;
        self.add(
            "collection",
            &[
                ("key", key),
                ("title", title),
                ("url", of.url),
                ("licence", of.licence),
                ("licence_url", of.licence_url),
                ("credit", of.credit),
                ("data_as_of", of.as_of),
                ("rows_read", &read),
                ("rows_left_out", &left_out),
                ("note", of.note),
            ],
        )?;
        self.add(
            "source",
            &[
                ("key", key),
                ("kind", of.kind),
                ("url", of.url),
                ("publisher", of.publisher),
                ("title", title),
                ("published_on", of.as_of),
                ("access", "whole file"),
                ("collection", key),
            ],
        )
    }

    fn package(&mut self) -> Package {
        let resources = self.tables.drain(..).filter(|it| !it.rows.is_empty());
        let resources = resources.map(|it| {
            let mut header = vec![String::new(); it.columns.len()];
            for (name, at) in it.columns {
                name.clone_into(&mut header[at]);
            }
            Resource {
                name: it.name.to_owned(),
                file: format!("{}.csv", it.name),
                header,
                rows: it.rows,
                broken: vec![],
            }
        });
        Package {
            name: self.of.key.to_owned(),
            version: self.of.as_of.to_owned(),
            resources: resources.collect(),
        }
    }
}
