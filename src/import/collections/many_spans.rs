//! What all rows of a State together tell of its time in a treaty: by whom its name was borne when it
//! acted, and until when it was a party.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::{Known, file::Row, many::date, many_party::Columns};

/// What is told of each State in each treaty.
#[derive(Default)]
pub struct Spans {
    /// By the treaty and the code of the State.
    spans: HashMap<[String; 2], Span>,
    /// The treaty, and the actor of each act.
    acted: HashSet<[String; 2]>,
}

/// What the rows of a State in a treaty tell.
#[derive(Clone, Default)]
pub struct Span {
    /// The day of its last act.
    pub last: Option<NaiveDate>,
    /// The days of its ends.
    pub ends: Vec<NaiveDate>,
}

impl Spans {
    pub fn count(&mut self, columns: &Columns, row: &Row<'_>, known: &Known, of: &str) {
        let (treaty, state) = (columns.treaty(row), row.get("stateID"));
        let days = columns.days_of_acts(row);
        for day in &days {
            let actor = known.actors.find(of, state, Some(*day));
            let acted = actor.map(|actor| [treaty.clone(), actor.to_owned()]);
            self.acted.extend(acted);
        }
        let span = self.spans.entry([treaty, state.to_owned()]).or_default();
        span.last = span.last.max(days.into_iter().max());
        span.ends.extend(date(row, columns.end).day());
    }

    /// What is told of the State of a row.
    pub fn of(&self, columns: &Columns, row: &Row<'_>) -> Span {
        let key = [columns.treaty(row), row.get("stateID").to_owned()];
        self.spans.get(&key).cloned().unwrap_or_default()
    }

    /// Whether an act of an actor is told, by whatever code.
    pub fn has_acted(&self, columns: &Columns, row: &Row<'_>, actor: &str) -> bool {
        self.acted
            .contains(&[columns.treaty(row), actor.to_owned()])
    }
}
