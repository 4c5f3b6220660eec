//! What the parties of an agreement are to it: sides of a bilateral one, heirs, latecomers.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Effect, Heir, History};

/// A bilateral agreement has so many sides.
const TWO: usize = 2;

/// What each party is, by its place.
pub(super) struct Roles {
    bilateral: bool,
    heirs: BTreeSet<usize>,
    late: BTreeSet<usize>,
    are_two: bool,
    /// Those for which it never entered into force, as a source says, and as nothing contradicts.
    never: BTreeSet<usize>,
}

impl Roles {
    pub fn of(history: &History) -> Self {
        let heirs = history.successions.iter().map(|it| it.heir);
        let heirs: BTreeSet<_> = heirs.filter_map(Heir::party).collect();
        let late = late(history, &heirs);
        let sides = history.parties.saturating_sub(heirs.len() + late.len());
        Self {
            bilateral: history.bilateral,
            heirs,
            late,
            are_two: history.bilateral && sides <= TWO,
            never: never(history),
        }
    }

    /// Whether a party signs and is bound with the whole: a side, and an heir once it has inherited.
    pub fn is_side(&self, party: usize, has_inherited: bool) -> bool {
        self.bilateral
            && !self.late.contains(&party)
            && (has_inherited || !self.heirs.contains(&party))
    }

    /// Whether it never entered into force for a party, as a source says itself.
    pub fn is_never(&self, party: usize) -> bool {
        self.never.contains(&party)
    }

    /// Whether there are two sides, of which each speaks for both. Sources call bilateral what has
    /// more; among many, none does.
    pub fn are_two(&self) -> bool {
        self.are_two
    }

    /// Whether a party is one of two sides, or an heir of one.
    pub fn is_one_of_two(&self, party: usize) -> bool {
        self.are_two && !self.late.contains(&party)
    }
}

fn began(history: &History, party: usize) -> Option<NaiveDate> {
    history.began.get(party).copied().flatten()
}

/// Where an entry into force is recorded as well, that counts.
fn never(history: &History) -> BTreeSet<usize> {
    let mut never = history.never.clone();
    let entries = history.events.iter();
    for entry in entries.filter(|it| it.effect == Effect::EnteredIntoForce) {
        if let Some(party) = entry.party {
            never.remove(&party);
        }
    }
    never
}

/// The parties that came of another, and into being only after the first that is recorded of the
/// agreement: sources list them beside the State from which they came. Who did not come of another is
/// listed by the name that a State bears since, so its day tells nothing. Two are none of them, whatever
/// their names: those that were there first.
fn late(history: &History, heirs: &BTreeSet<usize>) -> BTreeSet<usize> {
    let days = history.events.iter();
    let Some(first) = days.filter_map(|event| event.occurred.earliest).min() else {
        return BTreeSet::new();
    };
    let parties = (0..history.parties).filter(|party| !heirs.contains(party));
    let mut by_age: Vec<_> = parties
        .map(|party| {
            let began = began(history, party).filter(|_| history.offspring.contains(&party));
            (began.filter(|day| *day > first), party)
        })
        .collect();
    by_age.sort_unstable();
    let late = by_age.into_iter().skip(TWO);
    let late = late.filter(|(came_late, _)| came_late.is_some());
    late.map(|(_, party)| party).collect()
}
