//! What the collections of manytreaties have in common: names of columns, and days of States.

use std::collections::HashSet;

use chrono::{Datelike, NaiveDate};

use super::{
    date::Dated,
    draft::{Draft, Left},
    file::Row,
    records::{Day, ENTRY, Happened, early},
    treaties::{Treaties, Twins},
};
use crate::domain::claims::YEARS;

/// A date of a column. One that stands for none is none.
pub fn date(row: &Row<'_>, column: &str) -> Dated {
    let date = Dated::read(row.get(column));
    match date.day() {
        Some(day) if !YEARS.contains(&day.year()) => Dated::None,
        _ => date,
    }
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

/// A day of something that has happened. One that stands for none is told as a doubt.
fn happened(draft: &mut Draft<'_>, row: &Row<'_>, column: &str) -> Dated {
    let date = date(row, column);
    if !date.is_given() && !row.get(column).is_empty() {
        draft.doubt(row, column, NEVER_HAPPENED);
    }
    date
}

const NEVER_HAPPENED: &str = "the source writes such a year for what has not happened";

const NO_REPETITION: &str =
    "none of the other days, and what happened on it is not told; it is not kept";

/// The columns of an agreement that are read of both.
pub const AGREEMENT: [&str; 10] = [
    "treatyID",
    "Title",
    "Begin",
    "End",
    "Signature",
    "Force",
    END,
    "TypeAmbit",
    "TypeAgree",
    "TypeSubject",
];
const END: &str = "Term";

/// What happened to an agreement as a whole.
pub fn events(draft: &mut Draft<'_>, row: &Row<'_>, key: &str) -> Result<(), Left> {
    let (signed, forced) = (date(row, "Signature"), date(row, "Force"));
    let days = [("signature", &signed), (ENTRY, &forced)];
    let kinds = [("Signature", "SIGNATURE"), ("Force", "ENTRY_INTO_FORCE")];
    for (at, (column, kind)) in kinds.into_iter().enumerate() {
        let on = happened(draft, row, column);
        let event = Happened::new(key, kind, &on, column);
        draft.event_after(row, &event, &days[..at])?;
    }
    for column in ["Begin", "End"] {
        let repeats = ["Signature", "Force", END].map(|it| row.get(it));
        if date(row, column).is_given() && !repeats.contains(&row.get(column)) {
            draft.doubt(row, column, NO_REPETITION);
        }
    }
    // A year that never comes says here that no end is in sight.
    let end = date(row, END);
    draft.event_after(row, &Happened::new(key, "TERMINATION", &end, END), &days)
}

/// The columns of a party.
pub struct Columns {
    pub signature: &'static str,
    pub ratification: &'static str,
    pub force: &'static str,
    pub end: &'static str,
    /// The number of the treaty; empty if there is none.
    pub number: &'static str,
}

/// The parties of the treaties.
pub struct Parties<'a> {
    treaties: &'a Treaties,
    columns: &'a Columns,
    /// What was told of each party already.
    told: HashSet<[String; 3]>,
    twins: Twins,
}

impl<'a> Parties<'a> {
    pub fn new(treaties: &'a Treaties, columns: &'a Columns) -> Self {
        Self {
            treaties,
            columns,
            told: HashSet::new(),
            twins: Twins::default(),
        }
    }

    /// Counts a row, before any is added: it may be one of several that say the same.
    pub fn count(&mut self, row: &Row<'_>) {
        self.twins.count(self.columns.told(), row);
    }

    /// Adds the party of a row, and what it did. Rows repeat parties, with other days at times.
    pub fn add(&mut self, draft: &mut Draft<'_>, row: &Row<'_>) -> Result<(), Left> {
        let it = self.columns;
        let treaty = self.treaties.of(row, it, &mut self.twins)?;
        let agreement = treaty.key.as_str();
        if !draft.has("agreement", agreement) {
            return Err(Left::at(row, "treatyID", "its treaty is left out"));
        }
        let actor = draft.actor(row, "stateID", self.day(row))?;
        let mut says_more = !draft.has("party", &format!("{agreement}.{actor}"));
        let party = draft.party(agreement, &actor)?;
        if !row.get(it.force).is_empty() && !date(row, it.force).is_given() {
            draft.entry_into_force(&party, row.get(it.force), NEVER_HAPPENED)?;
        }
        let dates = it.acts().map(|act| date(row, act.column));
        let names = it.acts().map(|act| act.name);
        let days: Vec<Day<'_>> = names.into_iter().zip(&dates).collect();
        for (at, act) in it.acts().into_iter().enumerate() {
            let on = happened(draft, row, act.column);
            let then = meant(draft, row, &on).unwrap_or_else(|| actor.clone());
            let event = Happened::new(agreement, act.kind, &on, act.column);
            says_more |= self.act(draft, row, (&then, &days[..at]), event)?;
        }
        // The end of the treaty is the end for each party.
        let ends = date(row, it.end);
        if row.get(it.end) != treaty.end {
            // A day that is before the others tells not whom the name meant then.
            let then = match early(&ends, &days) {
                None => meant(draft, row, &ends).unwrap_or(actor),
                Some(_) => actor,
            };
            let event = Happened {
                note: ENDED,
                ..Happened::new(agreement, "WITHDRAWAL", &ends, it.end)
            };
            says_more |= self.act(draft, row, (&then, &days), event)?;
        }
        self.untold(draft, row);
        let repeats = || Left::at(row, "stateID", "it says no more than the rows before");
        says_more.then_some(()).ok_or_else(repeats)
    }

    /// Tells of the days that are of no act.
    fn untold(&self, draft: &mut Draft<'_>, row: &Row<'_>) {
        let it = self.columns;
        let acts = it.acts().map(|act| act.column);
        let none = |columns: &[&str]| columns.iter().all(|it| !date(row, it).is_given());
        if none(&acts) && !none(&["Begin"]) {
            draft.doubt(row, "Begin", NO_ACT);
        }
        if none(&[it.end]) && !none(&["End"]) {
            draft.doubt(row, "End", NO_ACT);
        }
    }

    /// Adds what an actor did, unless it is told already. Returns whether it is new.
    fn act(
        &mut self,
        draft: &mut Draft<'_>,
        row: &Row<'_>,
        (actor, before): (&str, &[Day<'_>]),
        event: Happened<'_>,
    ) -> Result<bool, Left> {
        if !event.on.is_given() {
            return Ok(false);
        }
        let party = draft.party(event.agreement, actor)?;
        let text = row.get(event.column).to_owned();
        let told = [party.clone(), event.kind.to_owned(), text];
        if self.told.insert(told) {
            let party = &party;
            draft.event_after(row, &Happened { party, ..event }, before)?;
            return Ok(true);
        }
        if let Some(early) = early(event.on, before) {
            draft.doubt(row, event.column, early);
        }
        Ok(false)
    }

    /// A day on which the party was one: what its name means may depend on it.
    fn day(&self, row: &Row<'_>) -> Option<NaiveDate> {
        let it = self.columns;
        let mut columns = [it.ratification, it.force, it.signature, "Begin"].into_iter();
        columns.find_map(|column| date(row, column).day())
    }
}

/// Whom the name of a State meant on the day of an act: that may change between two.
fn meant(draft: &Draft<'_>, row: &Row<'_>, on: &Dated) -> Option<String> {
    let day = on.day()?;
    draft.actor(row, "stateID", Some(day)).ok()
}

const NO_ACT: &str = "a day without an act of the State; it is not kept";
const ENDED: &str = "the source tells that it ended for this party, not how";

impl Columns {
    /// All that are read.
    pub fn all(&self) -> Vec<&'static str> {
        let all = self.told().into_iter().chain(["End"]);
        all.filter(|it| !it.is_empty()).collect()
    }

    /// What a row says of its party.
    pub fn told(&self) -> [&'static str; 8] {
        [
            "stateID",
            "treatyID",
            "Begin",
            self.signature,
            self.ratification,
            self.force,
            self.end,
            self.number,
        ]
    }

    /// What a State does, in the order in which it can.
    fn acts(&self) -> [Act; 3] {
        [
            ("signature", self.signature, "SIGNATURE"),
            ("ratification", self.ratification, "RATIFICATION"),
            (ENTRY, self.force, "ENTRY_INTO_FORCE"),
        ]
        .map(|(name, column, kind)| Act { name, column, kind })
    }
}

/// An act of a State: what it is called, the column of its day, and the kind of event.
struct Act {
    name: &'static str,
    column: &'static str,
    kind: &'static str,
}
