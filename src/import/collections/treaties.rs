//! Which treaty of manytreaties a row of a party means: its number says it, or its id and its days.

use std::{
    collections::{HashMap, HashSet},
    path::Path,
};

use super::{
    draft::Left,
    file::{self, Row},
    many::date,
    many_begins::Begins,
    many_party::Columns,
    many_rows::Rows,
    records::slug,
    treaty::Treaty,
};

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
    /// By ids without those of the treaties that they amend.
    by_own_id: HashMap<String, Vec<usize>>,
    by_number: HashMap<String, usize>,
    /// By the days of begin and of entry into force.
    by_days: HashMap<[String; 2], Vec<usize>>,
    keys: HashSet<String>,
    /// The numbers, or ids, of those that entered into force for a party.
    entered: HashSet<String>,
}

impl Treaties {
    pub fn new(prefix: &'static str, file: &'static str, number: &'static str) -> Self {
        Self {
            prefix,
            file,
            number,
            all: vec![],
            by_id: HashMap::new(),
            by_own_id: HashMap::new(),
            by_number: HashMap::new(),
            by_days: HashMap::new(),
            keys: HashSet::new(),
            entered: HashSet::new(),
        }
    }

    /// Reads the rows of parties, before any treaty is taken: which entered into force for one.
    pub fn read(
        mut self,
        folder: &Path,
        files: &[&'static str],
        columns: &Columns,
    ) -> anyhow::Result<Self> {
        let name = naming(columns.number);
        for file in files {
            file::each(folder, file, &[name, columns.force], |row| {
                if let Ok(row) = row
                    && date(row, columns.force).is_given()
                {
                    self.entered.insert(whole(row.get(name)));
                }
            })?;
        }
        Ok(self)
    }

    /// Whether the treaty of a row entered into force for a party.
    pub fn is_entered(&self, row: &Row<'_>) -> bool {
        self.entered.contains(&whole(row.get(naming(self.number))))
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
        let by_own_id = self.by_own_id.entry(own_id(id).to_owned());
        by_own_id.or_default().push(at);
        let number = whole(row.get(self.number));
        if !number.is_empty() {
            self.by_number.entry(number).or_insert(at);
        }
        let days = ["Begin", "Force"].map(|it| row.get(it).to_owned());
        self.by_days.entry(days).or_default().push(at);
        self.all.push(Treaty::of(row, &key));
        key
    }

    /// The treaty of the row of a party.
    pub fn of(&self, row: &Row<'_>, columns: &Columns, rows: &mut Rows) -> Result<Meant<'_>, Left> {
        if let Some(at) = self.by_number.get(&whole(row.get(columns.number))) {
            return Ok(Meant::certainly(&self.all[*at]));
        }
        let Some(of_id) = self.by_id.get(row.get("treatyID")) else {
            return self.amending(row);
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
        let meant = narrowed(begins.clone(), |it| {
            !force.is_empty() && it.force() == force
        });
        let meant = match meant[..] {
            [one] => Some(one),
            _ => rows.twins.next(columns.told(), row, &begins),
        };
        meant
            .map(Meant::certainly)
            .ok_or_else(|| Left::at(row, "treatyID", SEVERAL))
    }

    /// The treaty whose id is that of a row but for the treaty it amends, which one of them names, if it
    /// is the only one and begins when the row does.
    fn amending(&self, row: &Row<'_>) -> Result<Meant<'_>, Left> {
        let id = row.get("treatyID");
        let of_id = self
            .by_own_id
            .get(own_id(id))
            .map_or(&[][..], Vec::as_slice);
        match of_id {
            [one] if self.all[*one].begins_on(row.get("Begin")) => {
                let treaty = &self.all[*one];
                let doubt = Some(format!("{AMENDING} {}", treaty.key));
                Ok(Meant { treaty, doubt })
            }
            _ => {
                let why = format!("no treaty of {} has this id", self.file);
                Err(Left::at(row, "treatyID", why))
            }
        }
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

const ANOTHER_DAY: &str =
    "the treaty with this id begins on another day; it is told of that treaty all the same";
const ELSEWHERE: &str = "the treaty with this id begins on another day; one with another id has both days of the row and \
     names the State, so it is told of that one:";
const AMENDING: &str = "no treaty has this id; the only one whose id is the same but for the treaty that it amends begins on the \
     day of the row, so it is told of that one:";
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

/// The id of a treaty without that of the one it amends, as `A_1989O:B_1984A`.
fn own_id(id: &str) -> &str {
    id.split_once(':').map_or(id, |(own, _)| own)
}

/// The column that names a treaty: that of its number, if there is one.
fn naming(number: &'static str) -> &'static str {
    if number.is_empty() {
        "treatyID"
    } else {
        number
    }
}

/// A number that may be written as `32.0`.
fn whole(number: &str) -> String {
    number.trim_end_matches(".0").to_owned()
}
