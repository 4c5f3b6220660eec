//! What the rows of manytreaties told of a party so far: which event each of their days became.

use std::{collections::HashMap, rc::Rc};

use super::date::Dated;

/// The days of a row, as the source has them: of signature, ratification, entry into force, and end.
pub type Days = Rc<[String; 4]>;

/// The events of each party, with the row and the place of the day in it.
#[derive(Default)]
pub struct Told(HashMap<String, Vec<Act>>);

/// A day of a row, and the event that it became or is a claim of.
struct Act {
    /// The code of the State in the row: several may mean one State.
    code: Box<str>,
    days: Days,
    at: usize,
    event: Box<str>,
}

impl Told {
    /// The event that has the same day.
    pub fn same(&self, party: &str, days: &Days, at: usize) -> Option<String> {
        let mut same = self.acts(party, at).filter(|it| it.days[at] == days[at]);
        same.next().map(|it| it.event.to_string())
    }

    /// The event that has another day, and that day, where all other days of both rows are the same,
    /// and the code of the State: two rows that have them in common tell of one act. A day that is not
    /// known is no other.
    pub fn rival(
        &self,
        (party, code): (&str, &str),
        days: &Days,
        at: usize,
    ) -> Option<(String, String)> {
        let others = [0, 1, 2, 3].into_iter().filter(|place| *place != at);
        if others.clone().all(|it| days[it].is_empty()) {
            return None;
        }
        let is_same = |it: &&Act| {
            *it.code == *code && others.clone().all(|place| it.days[place] == days[place])
        };
        let mut rivals = self.acts(party, at).filter(is_same);
        let rival = rivals.find(|it| Dated::read(&it.days[at]).is_day())?;
        Some((rival.event.to_string(), rival.days[at].clone()))
    }

    /// Keeps what became of a day. A row that repeats another adds nothing.
    pub fn add(&mut self, (party, code): (&str, &str), days: &Days, at: usize, event: &str) {
        let is_same = |it: &Act| *it.code == *code && it.days == *days;
        if self.acts(party, at).any(is_same) {
            return;
        }
        let acts = self.0.entry(party.to_owned()).or_default();
        acts.push(Act {
            code: code.into(),
            days: days.clone(),
            at,
            event: event.into(),
        });
    }

    /// What became of the days of one kind.
    fn acts(&self, party: &str, at: usize) -> impl Iterator<Item = &Act> {
        let acts = self.0.get(party).into_iter().flatten();
        acts.filter(move |it| it.at == at)
    }
}
