//! Which treaty of manytreaties a row of a party means: its number says it, or its id and its days.

use std::collections::{HashMap, HashSet};

use super::{draft::Left, file::Row, many_party::Columns, records::slug};

/// A treaty of a file.
#[derive(Debug)]
pub struct Treaty {
    pub key: String,
    /// What the file has for its end.
    pub end: String,
    begin: String,
    force: String,
}

/// The treaties of a file.
pub struct Treaties {
    prefix: &'static str,
    file: &'static str,
    /// The column of the number; empty if there is none.
    number: &'static str,
    all: Vec<Treaty>,
    /// Several treaties may have one id.
    by_id: HashMap<String, Vec<usize>>,
    by_number: HashMap<String, usize>,
    keys: HashSet<String>,
}

impl Treaties {
    pub fn new(prefix: &'static str, file: &'static str, number: &'static str) -> Self {
        Self {
            prefix,
            file,
            number,
            all: vec![],
            by_id: HashMap::new(),
            by_number: HashMap::new(),
            keys: HashSet::new(),
        }
    }

    /// Takes the treaty of a row. Returns its key.
    pub fn add(&mut self, row: &Row<'_>) -> String {
        let id = row.get("treatyID");
        let plain = format!("{}.{}", self.prefix, slug(id));
        let numbered = (2..).map(|number| format!("{plain}-{number}"));
        let mut keys = std::iter::once(plain.clone()).chain(numbered);
        let key = keys
            .find(|key| self.keys.insert(key.clone()))
            .unwrap_or_default();
        let at = self.all.len();
        self.by_id.entry(id.to_owned()).or_default().push(at);
        let number = whole(row.get(self.number));
        if !number.is_empty() {
            self.by_number.entry(number).or_insert(at);
        }
        self.all.push(Treaty {
            key: key.clone(),
            end: row.get("Term").to_owned(),
            begin: row.get("Begin").to_owned(),
            force: row.get("Force").to_owned(),
        });
        key
    }

    /// The treaty of the row of a party.
    pub fn of(&self, row: &Row<'_>, columns: &Columns, twins: &mut Twins) -> Result<&Treaty, Left> {
        if let Some(at) = self.by_number.get(&whole(row.get(columns.number))) {
            return Ok(&self.all[*at]);
        }
        let Some(of_id) = self.by_id.get(row.get("treatyID")) else {
            let why = format!("no treaty of {} has this id", self.file);
            return Err(Left::at(row, "treatyID", why));
        };
        if !self.by_number.is_empty() {
            return Err(Left::at(row, columns.number, ANOTHER));
        }
        let of_id: Vec<_> = of_id.iter().map(|at| &self.all[*at]).collect();
        let begins = narrowed(of_id, |it| it.begin == row.get("Begin"));
        let force = row.get(columns.force);
        let meant = narrowed(begins.clone(), |it| !force.is_empty() && it.force == force);
        match meant[..] {
            [one] => Ok(one),
            _ => twins
                .next(columns.told(), row, &begins)
                .ok_or_else(|| Left::at(row, "treatyID", SEVERAL)),
        }
    }
}

const ANOTHER: &str = "no treaty of the file has this number, and the one with this id has another";
const SEVERAL: &str = "several treaties have this id, and the days do not tell which is meant";

/// Those that pass a test; all if none does.
fn narrowed(treaties: Vec<&Treaty>, test: impl Fn(&Treaty) -> bool) -> Vec<&Treaty> {
    let passing: Vec<_> = treaties.iter().copied().filter(|it| test(it)).collect();
    if passing.is_empty() {
        treaties
    } else {
        passing
    }
}

/// A number that may be written as `32.0`.
fn whole(number: &str) -> String {
    number.trim_end_matches(".0").to_owned()
}

/// Rows that say the same. Where there are as many as treaties that may be meant, each treaty has one
/// of them.
#[derive(Default)]
pub struct Twins {
    /// How many there are, and how many were taken.
    rows: HashMap<String, (usize, usize)>,
}

impl Twins {
    pub fn count(&mut self, columns: [&str; 8], row: &Row<'_>) {
        self.rows.entry(said(columns, row)).or_default().0 += 1;
    }

    /// The treaty of the next of them.
    fn next<'a>(
        &mut self,
        columns: [&str; 8],
        row: &Row<'_>,
        treaties: &[&'a Treaty],
    ) -> Option<&'a Treaty> {
        let (all, taken) = self.rows.get_mut(&said(columns, row))?;
        let one = treaties.get(*taken).filter(|_| *all == treaties.len());
        *taken += 1;
        one.copied()
    }
}

/// What a row says of acts.
fn said(columns: [&str; 8], row: &Row<'_>) -> String {
    columns.map(|column| row.get(column)).join("\n")
}
