//! What all rows of a State together tell of its part in a treaty: by whom its name was borne when it
//! acted, until when it was a party, and how many left on one day. Which rows are of one treaty they say
//! themselves, by its number, or by its id and the day on which they have it begin.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::{
    draft::Draft,
    file::Row,
    many::{date, never_happened},
    many_party::Columns,
};

/// What is told of each State in each treaty.
#[derive(Default)]
pub struct States {
    /// By the treaty and the code of the State.
    told: HashMap<[String; 2], OfState>,
    /// The treaty, and the actor of each act.
    acted: HashSet<[String; 2]>,
    /// The day of the last act of anybody, by the treaty.
    last: HashMap<String, NaiveDate>,
    /// The codes in the rows of a treaty, and in those that have an end, by the treaty and that end.
    codes: HashMap<[String; 2], HashSet<String>>,
}

/// So many States do not leave a treaty on one day, unless it ends for all.
const MANY: usize = 3;

/// What the rows of a State in a treaty tell.
#[derive(Clone, Default)]
pub struct OfState {
    /// The day of its last act.
    pub last: Option<NaiveDate>,
    /// The days of its ends.
    ends: Vec<NaiveDate>,
    /// The day of the last act in rows that have no end.
    acted_on: Option<NaiveDate>,
    /// Of the rows that have no end in sight, the first day by which all acts of one were done.
    pub open: Option<NaiveDate>,
}

impl States {
    pub fn count(&mut self, columns: &Columns, row: &Row<'_>, draft: &Draft<'_>) {
        let (treaty, state) = (columns.treaty(row), row.get("stateID"));
        let days = columns.days_of_acts(row);
        for day in &days {
            let actor = draft.known.actors.find(draft.of.key, state, Some(*day));
            let acted = actor.map(|actor| [treaty.clone(), actor.to_owned()]);
            self.acted.extend(acted);
        }
        for end in HashSet::from(["", row.get(columns.end)]) {
            let codes = self.codes.entry([treaty.clone(), end.to_owned()]);
            codes.or_default().insert(state.to_owned());
        }
        let last = days.into_iter().max();
        if let Some(last) = last {
            let of_treaty = self.last.entry(treaty.clone()).or_insert(last);
            *of_treaty = last.max(*of_treaty);
        }
        let told = self.told.entry([treaty, state.to_owned()]).or_default();
        told.last = told.last.max(last);
        match date(row, columns.end).day() {
            Some(end) => told.ends.push(end),
            None => told.acted_on = told.acted_on.max(last),
        }
        if let Some(last) = last.filter(|_| is_open(columns, row, draft)) {
            told.open = Some(told.open.map_or(last, |open| open.min(last)));
        }
    }

    /// What is told of the State of a row.
    pub fn of(&self, columns: &Columns, row: &Row<'_>) -> OfState {
        let key = [columns.treaty(row), row.get("stateID").to_owned()];
        self.told.get(&key).cloned().unwrap_or_default()
    }

    /// Whether many States of a treaty have the end of a row, and others have not, or acted later.
    pub fn share_end(&self, columns: &Columns, row: &Row<'_>) -> bool {
        let treaty = columns.treaty(row);
        let of = |end: &str| {
            let codes = self.codes.get(&[treaty.clone(), end.to_owned()]);
            codes.map_or(0, HashSet::len)
        };
        let (sharing, all) = (of(row.get(columns.end)), of(""));
        let last = self.last.get(&treaty).copied();
        let goes_on = date(row, columns.end).day() <= last;
        sharing >= MANY && (sharing < all || goes_on)
    }

    /// Whether an act of an actor is told, by whatever code.
    pub fn has_acted(&self, columns: &Columns, row: &Row<'_>, actor: &str) -> bool {
        self.acted
            .contains(&[columns.treaty(row), actor.to_owned()])
    }
}

impl OfState {
    /// The day on which it left for good: who acts on that day or later, in a row without an end, has come
    /// back.
    pub fn left(&self) -> Option<NaiveDate> {
        let ends = self.ends.iter().copied();
        let stands = |end: &NaiveDate| self.acted_on.is_none_or(|acted| acted < *end);
        ends.filter(stands).min()
    }
}

/// Whether a row has no end in sight: of the part of its State, or if that is not told, of itself.
fn is_open(columns: &Columns, row: &Row<'_>, draft: &Draft<'_>) -> bool {
    let is_never = |column| never_happened(draft, row, column);
    is_never(columns.end) || row.get(columns.end).is_empty() && is_never("End")
}
