//! What all rows of a State together tell of its time in a treaty: by whom its name was borne when it
//! acted, and until when it was a party.

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
    /// Of the rows that have no end in sight, the first day by which all acts of one were done.
    pub open: Option<NaiveDate>,
}

impl Spans {
    pub fn count(&mut self, columns: &Columns, row: &Row<'_>, draft: &Draft<'_>) {
        let (treaty, state) = (columns.treaty(row), row.get("stateID"));
        let days = columns.days_of_acts(row);
        for day in &days {
            let actor = draft.known.actors.find(draft.of.key, state, Some(*day));
            let acted = actor.map(|actor| [treaty.clone(), actor.to_owned()]);
            self.acted.extend(acted);
        }
        let span = self.spans.entry([treaty, state.to_owned()]).or_default();
        let last = days.into_iter().max();
        span.last = span.last.max(last);
        span.ends.extend(date(row, columns.end).day());
        if let Some(last) = last.filter(|_| is_open(columns, row, draft)) {
            span.open = Some(span.open.map_or(last, |open| open.min(last)));
        }
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

/// Whether a row has no end in sight: of the part of its State, or if that is not told, of itself.
fn is_open(columns: &Columns, row: &Row<'_>, draft: &Draft<'_>) -> bool {
    let is_never = |column| never_happened(draft, row, column);
    is_never(columns.end) || row.get(columns.end).is_empty() && is_never("End")
}
