//! What each State did to a treaty of manytreaties.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{
    claims::Told,
    date::Dated,
    draft::{Draft, Left},
    file::Row,
    many::{NEVER_HAPPENED, date, happened},
    records::{Day, ENTRY, Happened, early},
    treaties::{Treaties, Twins},
};

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
    /// What was told of each party already: of a kind, by the day.
    told: HashMap<[String; 3], Told>,
    /// The same, by the other days of the row.
    beside: HashMap<[String; 3], Told>,
    twins: Twins,
}

impl<'a> Parties<'a> {
    pub fn new(treaties: &'a Treaties, columns: &'a Columns) -> Self {
        Self {
            treaties,
            columns,
            told: HashMap::new(),
            beside: HashMap::new(),
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
        let event = Happened {
            party: &party,
            ..event
        };
        let of = |what: &str| [party.clone(), event.kind.to_owned(), what.to_owned()];
        let (told, beside) = (of(row.get(event.column)), self.others(row, event.column));
        let beside = beside.map(|others| of(&others));
        let known = find(&self.told, draft, &told);
        let rival = beside.as_ref().and_then(|it| find(&self.beside, draft, it));
        let says_more = known.is_none();
        let it = match known {
            None => tell(draft, row, (event, before), rival)?,
            Some(known) => {
                if let Some(early) = early(event.on, before) {
                    draft.doubt(row, event.column, early);
                }
                known
            }
        };
        if let Some(beside) = beside {
            self.beside.entry(beside).or_insert_with(|| it.clone());
        }
        self.told.entry(told).or_insert(it);
        Ok(says_more)
    }

    /// The other days of a row, if it has any. Two rows that have all of them in common tell of one
    /// act, on two days.
    fn others(&self, row: &Row<'_>, column: &str) -> Option<String> {
        let it = self.columns;
        let all = [it.signature, it.ratification, it.force, it.end];
        let others = all.into_iter().filter(|it| *it != column);
        let others: Vec<_> = others.map(|it| row.get(it)).collect();
        let is_given = others.iter().any(|it| !it.is_empty());
        is_given.then(|| others.join(","))
    }

    /// A day on which the party was one: what its name means may depend on it.
    fn day(&self, row: &Row<'_>) -> Option<NaiveDate> {
        let it = self.columns;
        let mut columns = [it.ratification, it.force, it.signature, "Begin"].into_iter();
        columns.find_map(|column| date(row, column).day())
    }
}

/// Tells of an event: of its own, or if another row has it on another day, as a claim of it.
fn tell(
    draft: &mut Draft<'_>,
    row: &Row<'_>,
    (event, before): (Happened<'_>, &[Day<'_>]),
    rival: Option<Told>,
) -> Result<Told, Left> {
    let day = event.on.edtf().to_owned();
    if let Some(rival) = rival.filter(|rival| !rival.day.is_empty() && !day.is_empty()) {
        draft.doubt(row, event.column, RIVAL);
        draft.rival(&rival, &day, RIVAL)?;
        return Ok(rival);
    }
    let key = draft.event_key(&event);
    draft.event_after(row, &event, before)?;
    Ok(Told { key, day })
}

/// An event that was told. A row that was left out told nothing.
fn find(told: &HashMap<[String; 3], Told>, draft: &Draft<'_>, of: &[String; 3]) -> Option<Told> {
    let is_there = |it: &&Told| draft.has("event", &it.key);
    told.get(of).filter(is_there).cloned()
}

/// Whom the name of a State meant on the day of an act: that may change between two.
fn meant(draft: &Draft<'_>, row: &Row<'_>, on: &Dated) -> Option<String> {
    let day = on.day()?;
    draft.actor(row, "stateID", Some(day)).ok()
}

const RIVAL: &str =
    "another row that has the other days of this one has another day; both are claims";
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
