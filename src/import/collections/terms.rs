//! Terms of officials in offices. Sources give the last day of a term; the registry has the first
//! day after, which is where the next term may begin.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{
    date::Dated,
    draft::{Draft, Left},
    file::Row,
};

/// A term, as a source has it.
#[derive(Clone, Debug)]
pub struct Term {
    pub line: u64,
    pub official: String,
    pub office: String,
    pub from: Dated,
    pub last: Dated,
}

/// The terms of each official in each office: the line and the first day of each.
#[derive(Debug, Default)]
pub struct Terms {
    begun: HashMap<(String, String), Vec<(NaiveDate, u64)>>,
}

const REVERSED: &str = "it ends before it begins";
const OVERLAP: &str = "it overlaps a term of the same official in the same office";

impl Term {
    fn is_reversed(&self) -> bool {
        self.last.is_before(&self.from)
    }
}

impl Terms {
    /// Takes note of a term, so that the one before ends where it begins.
    pub fn add(&mut self, term: Term) {
        if let Some(from) = term.from.day().filter(|_| !term.is_reversed()) {
            let begun = self.begun.entry((term.official, term.office)).or_default();
            begun.push((from, term.line));
        }
    }

    /// Writes a term. One that lasts until another of the same official in the same office has begun is
    /// left out; of those that begin on one day, the first stays.
    pub fn write(
        &self,
        draft: &mut Draft<'_>,
        row: &Row<'_>,
        term: &Term,
        key: &str,
        note: &str,
    ) -> Result<(), Left> {
        if term.is_reversed() {
            return Err(Left::at(row, "", REVERSED));
        }
        let of = (term.official.clone(), term.office.clone());
        let begun = self.begun.get(&of).map_or(&[][..], Vec::as_slice);
        let begins = |day: NaiveDate| {
            begun
                .iter()
                .any(|(from, line)| *from == day && *line != term.line)
        };
        // Terms that follow each other share a day, unless the earlier ends a day before.
        let until = match term.last.day() {
            Some(last) if begins(last) => term.last.clone(),
            _ => term.last.clone().day_after(),
        };
        let within = |day: &NaiveDate| {
            let begun_before = term.from.day().is_none_or(|from| from <= *day);
            begun_before && until.day().is_none_or(|until| *day < until)
        };
        let begins_first =
            |it: &(NaiveDate, u64)| term.from.day() == Some(it.0) && term.line <= it.1;
        let others = begun
            .iter()
            .filter(|it| it.1 != term.line && !begins_first(it));
        if others.map(|(from, _)| from).any(within) {
            return Err(Left::at(row, "", OVERLAP));
        }
        draft.add(
            "appointment",
            &[
                ("key", key),
                ("official", &term.official),
                ("office", &term.office),
                ("from", term.from.edtf()),
                ("until", until.edtf()),
                ("note", note),
                ("sources", draft.of.key),
            ],
        )
    }
}
