//! Which treaty of manytreaties a row of a party means: its number says it, or its id and its days.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, NaiveDate};

use super::{
    date::Dated,
    draft::Left,
    file::Row,
    many::{date, laterality},
    many_begins::Begins,
    many_party::Columns,
    records::slug,
};
use crate::domain::claims::YEARS;

/// A treaty of a file.
#[derive(Debug)]
pub struct Treaty {
    pub key: String,
    /// What the file has for its end.
    pub end: String,
    id: String,
    begin: String,
    signed: String,
    force: String,
    laterality: &'static str,
}

/// The treaty that a row means, and what speaks against it.
#[derive(Debug)]
pub struct Meant<'a> {
    pub treaty: &'a Treaty,
    /// What speaks against it, of the day on which the row has it begin.
    pub doubt: Option<String>,
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
    /// By the days of begin and of entry into force.
    by_days: HashMap<[String; 2], Vec<usize>>,
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
            by_days: HashMap::new(),
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
        let days = ["Begin", "Force"].map(|it| row.get(it).to_owned());
        self.by_days.entry(days).or_default().push(at);
        self.all.push(Treaty {
            key: key.clone(),
            end: row.get("Term").to_owned(),
            id: id.to_owned(),
            begin: row.get("Begin").to_owned(),
            signed: row.get("Signature").to_owned(),
            force: row.get("Force").to_owned(),
            laterality: laterality(row.get("TypeAmbit")),
        });
        key
    }

    /// The treaty of the row of a party.
    pub fn of(&self, row: &Row<'_>, columns: &Columns, rows: &mut Rows) -> Result<Meant<'_>, Left> {
        if let Some(at) = self.by_number.get(&whole(row.get(columns.number))) {
            return Ok(Meant::certainly(&self.all[*at]));
        }
        let Some(of_id) = self.by_id.get(row.get("treatyID")) else {
            let why = format!("no treaty of {} has this id", self.file);
            return Err(Left::at(row, "treatyID", why));
        };
        if !self.by_number.is_empty() {
            return Err(Left::at(row, columns.number, ANOTHER));
        }
        let of_id: Vec<_> = of_id.iter().map(|at| &self.all[*at]).collect();
        if let [only] = of_id[..] {
            return self.tested(only, row, columns, &rows.begins);
        }
        let begins = narrowed(of_id, |it| it.begin == row.get("Begin"));
        let force = row.get(columns.force);
        let meant = narrowed(begins.clone(), |it| !force.is_empty() && it.force == force);
        let meant = match meant[..] {
            [one] => Some(one),
            _ => rows.twins.next(columns.told(), row, &begins),
        };
        meant
            .map(Meant::certainly)
            .ok_or_else(|| Left::at(row, "treatyID", SEVERAL))
    }

    /// The only treaty with the id of a row, unless its days are those of another.
    fn tested<'a>(
        &'a self,
        only: &'a Treaty,
        row: &Row<'_>,
        columns: &Columns,
        begins: &Begins,
    ) -> Result<Meant<'a>, Left> {
        let begin = row.get("Begin");
        if begin.is_empty() || only.begins_on(begin) {
            return Ok(Meant::certainly(only));
        }
        if let Some(treaty) = self.elsewhere(row, columns) {
            let doubt = Some(format!("{ELSEWHERE} {}", treaty.key));
            return Ok(Meant { treaty, doubt });
        }
        match begins.against(row, columns, only) {
            Some(why) => Err(Left::at(row, "Begin", why)),
            None => Ok(Meant {
                treaty: only,
                doubt: Some(ANOTHER_DAY.to_owned()),
            }),
        }
    }

    /// The treaty with another id that has both days of a row, if it is the only one and names the
    /// State.
    fn elsewhere(&self, row: &Row<'_>, columns: &Columns) -> Option<&Treaty> {
        let days = ["Begin", columns.force].map(|it| row.get(it).to_owned());
        let with_the_days = self.by_days.get(&days).filter(|_| !days[1].is_empty());
        match with_the_days?[..] {
            [one] => {
                let treaty = &self.all[one];
                let is_side = treaty.sides().contains(&row.get("stateID"));
                is_side.then_some(treaty)
            }
            _ => None,
        }
    }
}

impl<'a> Meant<'a> {
    fn certainly(treaty: &'a Treaty) -> Self {
        Self {
            treaty,
            doubt: None,
        }
    }
}

impl Treaty {
    /// Whether a day is the one on which it begins, be that of its signature. A mark of doubt is no
    /// other day.
    pub fn begins_on(&self, day: &str) -> bool {
        let is_same = |it: &String| it.trim_end_matches('?') == day.trim_end_matches('?');
        [&self.begin, &self.signed].into_iter().any(is_same)
    }

    /// Whether a row begins on the day on which its State signed, later than others: of an agreement
    /// of many that tells nothing against it.
    pub fn is_signed_late(&self, row: &Row<'_>, columns: &Columns) -> bool {
        let on = date(row, "Begin");
        self.laterality == "MULTILATERAL"
            && on == date(row, columns.signature)
            && Dated::read(&self.begin).is_before(&on)
    }

    /// Whether it is in force as a whole by a day, as the file has it.
    pub fn entered_into_force_by(&self, day: NaiveDate) -> bool {
        let force = Dated::read(&self.force).last_day();
        force.is_some_and(|force| YEARS.contains(&force.year()) && force <= day)
    }

    /// The day of its end, if one is told.
    pub fn ended_on(&self) -> Option<NaiveDate> {
        let end = Dated::read(&self.end).day();
        end.filter(|day| YEARS.contains(&day.year()))
    }

    pub fn is_bilateral(&self) -> bool {
        self.laterality == "BILATERAL"
    }

    pub fn force(&self) -> &str {
        &self.force
    }

    /// The codes of its States, where its id is made of them: `CZE-SVK_1992O`.
    pub fn sides(&self) -> Vec<&str> {
        let (states, _) = self.id.split_once('_').unwrap_or_default();
        let sides: Vec<_> = states.split('-').collect();
        let is_code = |it: &&str| it.len() == 3 && it.chars().all(|it| it.is_ascii_uppercase());
        let is_of_codes = sides.len() > 1 && sides.iter().all(is_code);
        if is_of_codes { sides } else { vec![] }
    }
}

const ANOTHER_DAY: &str =
    "the treaty with this id begins on another day; it is told of that treaty all the same";
const ELSEWHERE: &str = "the treaty with this id begins on another day; one with another id has both days of the row and \
     names the State, so it is told of that one:";
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

/// What is known of the rows of parties before any is taken.
#[derive(Default)]
pub struct Rows {
    twins: Twins,
    begins: Begins,
}

impl Rows {
    pub fn count(&mut self, columns: &Columns, row: &Row<'_>) {
        self.twins.count(columns.told(), row);
        self.begins.count(columns, row);
    }
}

/// Rows that say the same. Where there are as many as treaties that may be meant, each treaty has one
/// of them.
#[derive(Default)]
struct Twins {
    /// How many there are, and how many were taken.
    rows: HashMap<String, (usize, usize)>,
}

impl Twins {
    fn count(&mut self, columns: [&str; 8], row: &Row<'_>) {
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
