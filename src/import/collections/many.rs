//! What the collections of manytreaties have in common: names of columns, ids of treaties, and days
//! of States.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::{
    date::Dated,
    draft::{Draft, Left},
    file::Row,
    records::{Happened, slug},
};

/// Days in these years stand for none: the source writes them for what has not happened, or has no
/// end in sight.
const NEVER: i32 = 2100;

/// A date of a column. One that stands for none is none.
pub fn date(row: &Row<'_>, column: &str) -> Dated {
    let date = Dated::read(row.get(column));
    match date.day() {
        Some(day) if day >= never() => Dated::None,
        _ => date,
    }
}

fn never() -> NaiveDate {
    NaiveDate::from_ymd_opt(NEVER, 1, 1).unwrap_or(NaiveDate::MAX)
}

/// For how many parties an agreement is made.
pub fn laterality(ambit: &str) -> &'static str {
    match ambit {
        "Bilateral" => "BILATERAL",
        "Trilateral" | "Regional" => "PLURILATERAL",
        "Multilateral" => "MULTILATERAL",
        _ => "",
    }
}

/// What happened to an agreement as a whole.
pub fn events(draft: &mut Draft<'_>, row: &Row<'_>, key: &str) -> Result<(), Left> {
    let signed = date(row, "Signature");
    let kinds = [
        ("Signature", "SIGNATURE"),
        ("Force", "ENTRY_INTO_FORCE"),
        ("Term", "TERMINATION"),
    ];
    for (column, kind) in kinds {
        let on = date(row, column);
        let event = Happened::new(key, kind, &on, column);
        draft.event_after(row, &event, &signed)?;
    }
    Ok(())
}

/// The treaties of a file, by their ids.
pub struct Treaties {
    prefix: &'static str,
    file: &'static str,
    /// The key, and the day of the end.
    by_id: HashMap<String, (String, String)>,
    keys: HashSet<String>,
}

impl Treaties {
    pub fn new(prefix: &'static str, file: &'static str) -> Self {
        Self {
            prefix,
            file,
            by_id: HashMap::new(),
            keys: HashSet::new(),
        }
    }

    /// The key of the treaty of a row. An id that is taken names none: parties could not tell which
    /// treaty is meant.
    pub fn add(&mut self, row: &Row<'_>, end: &str) -> Result<String, Left> {
        let id = row.get("treatyID");
        if self.by_id.contains_key(id) {
            return Err(Left::at(row, "treatyID", TAKEN));
        }
        let plain = format!("{}.{}", self.prefix, slug(id));
        let numbered = (2..).map(|number| format!("{plain}-{number}"));
        let mut keys = std::iter::once(plain.clone()).chain(numbered);
        let key = keys
            .find(|key| self.keys.insert(key.clone()))
            .unwrap_or_default();
        let of_row = (key.clone(), row.get(end).to_owned());
        self.by_id.insert(id.to_owned(), of_row);
        Ok(key)
    }
}

const TAKEN: &str = "the id stands in the file before, so parties could not tell which is meant";

/// The columns of the days of a party.
pub struct Days {
    pub signature: &'static str,
    pub ratification: &'static str,
    pub force: &'static str,
    pub end: &'static str,
}

/// The parties of the treaties.
pub struct Parties<'a> {
    treaties: &'a Treaties,
    days: &'a Days,
    /// What was told of each party already.
    told: HashSet<(String, &'static str, String)>,
}

impl<'a> Parties<'a> {
    pub fn new(treaties: &'a Treaties, days: &'a Days) -> Self {
        Self {
            treaties,
            days,
            told: HashSet::new(),
        }
    }

    /// Adds the party of a row, and what it did. Rows repeat parties, with other days at times.
    pub fn add(&mut self, draft: &mut Draft<'_>, row: &Row<'_>) -> Result<(), Left> {
        let Some((agreement, end)) = self.treaties.by_id.get(row.get("treatyID")) else {
            let why = format!("no treaty of {} has this id", self.treaties.file);
            return Err(Left::at(row, "treatyID", why));
        };
        if !draft.has("agreement", agreement) {
            return Err(Left::at(row, "treatyID", "its treaty is left out"));
        }
        let signed = date(row, self.days.signature);
        let actor = draft.actor(row, "stateID", self.day(row))?;
        let known = draft.has("party", &format!("{agreement}.{actor}"));
        let party = draft.party(agreement, &actor)?;
        let mut says_more = !known;
        for (column, kind) in self.days.kinds() {
            let text = row.get(column);
            // The end of the treaty is the end for each party.
            let own = kind != "WITHDRAWAL" || text != end;
            let on = date(row, column);
            let told = (party.clone(), kind, text.to_owned());
            if own && on.is_given() && self.told.insert(told) {
                says_more = true;
                let event = Happened {
                    party: &party,
                    note: if kind == "WITHDRAWAL" { ENDED } else { "" },
                    ..Happened::new(agreement, kind, &on, column)
                };
                draft.event_after(row, &event, &signed)?;
            }
        }
        let repeats = || Left::at(row, "stateID", "it says no more than the rows before");
        says_more.then_some(()).ok_or_else(repeats)
    }

    /// A day on which the party was one: what its name means may depend on it.
    fn day(&self, row: &Row<'_>) -> Option<NaiveDate> {
        let it = self.days;
        let mut columns = [it.ratification, it.force, it.signature, "Begin"].into_iter();
        columns.find_map(|column| date(row, column).day())
    }
}

const ENDED: &str = "the source tells that it ended for this party, not how";

impl Days {
    fn kinds(&self) -> [(&'static str, &'static str); 4] {
        [
            (self.signature, "SIGNATURE"),
            (self.ratification, "RATIFICATION"),
            (self.force, "ENTRY_INTO_FORCE"),
            (self.end, "WITHDRAWAL"),
        ]
    }
}
