//! One row of a package: what its values become, and what hangs on it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{
    check::Checker,
    package::{Resource, Row},
    plan::Record,
    planner::Planner,
    table::{Cell, Table, Target},
};
use crate::domain::{fuzzy_date::FuzzyDate, text::fold};

/// What must be done with a row.
pub(super) enum Planned {
    /// It is not there yet.
    New(Record),
    /// It has other values, or other things hang on it.
    Changed(Record),
    /// It is there, alike.
    AsItWas,
}

/// The record on which something hangs.
struct Subject {
    kind: String,
    id: i64,
}

impl Planner<'_> {
    /// Plans one row: what its values are, whether it is new, changed or as it was.
    pub fn row(
        &mut self,
        table: &Table,
        (resource, at): (&Resource, &HashMap<&str, usize>),
        row: &Row,
        checkers: &mut [Checker<'_>],
    ) -> Option<Planned> {
        let value = |name: &str| at.get(name).map_or("", |at| &row.values[*at]);
        let key = value("key").to_owned();
        let id = self.ids[&table.resource.name]
            .get(&key)
            .copied()
            .unwrap_or_default();
        let record = Subject {
            kind: table.resource.name.to_uppercase(),
            id,
        };
        let (mut cells, mut attached, faults) = (vec![], false, self.faults.len());
        let fields = table.resource.schema.fields.iter().zip(&table.targets);
        for ((field, target), checker) in fields.zip(checkers) {
            let text = value(&field.name);
            let found = match checker.problem(text, row.line) {
                Some(problem) => Err(problem),
                None => match target {
                    Target::Sources | Target::Subjects | Target::Name(_) => {
                        self.attach(target, &record, text).map(|changes| {
                            attached |= changes;
                            vec![]
                        })
                    }
                    Target::Record => self.reference(&value("record_kind").to_lowercase(), text),
                    _ => self.cells(&field.name, target, text),
                },
            };
            match found {
                Ok(found) => cells.extend(found),
                Err(problem) => self.fault(resource, row.line, &field.name, text, &problem),
            }
        }
        (self.faults.len() == faults)
            .then(|| self.planned(table, Record { id, key, cells }, attached))
    }

    fn planned(&self, table: &Table, record: Record, attached: bool) -> Planned {
        let name = &table.resource.name;
        let stored = self
            .stored
            .tables
            .iter()
            .find(|(it, _)| it.resource.name == *name);
        match stored.and_then(|(_, rows)| rows.get(&record.key)) {
            None => Planned::New(record),
            Some((_, old)) if *old != record.cells || attached => Planned::Changed(record),
            Some(_) => Planned::AsItWas,
        }
    }

    /// The stored values of a column of the file.
    fn cells(&self, field: &str, target: &Target, text: &str) -> Result<Vec<Cell>, String> {
        match target {
            Target::Reference(table) => {
                let id = self.reference(table, text)?;
                Ok(if field == "key" { vec![] } else { id })
            }
            _ if field == "key" => Ok(vec![]),
            Target::FuzzyDate => Ok(days(text)),
            Target::FoldedText => {
                let folded = some(text).map(|text| fold(&text));
                Ok(vec![Cell::Text(some(text)), Cell::Text(folded)])
            }
            Target::Number => Ok(vec![Cell::Number(text.parse().ok())]),
            _ => Ok(vec![Cell::Text(some(text))]),
        }
    }

    fn reference(&self, table: &str, key: &str) -> Result<Vec<Cell>, String> {
        if key.is_empty() {
            return Ok(vec![Cell::Id(None)]);
        }
        let id = self.ids.get(table).and_then(|ids| ids.get(key)).copied();
        if id.is_none() && self.unread.contains(table) {
            return Ok(vec![Cell::Id(None)]);
        }
        let id = id.ok_or_else(|| format!("there is no such {table}; add it, or mend the key"))?;
        Ok(vec![Cell::Id(Some(id))])
    }

    fn list(&self, table: &str, keys: &str) -> Result<BTreeSet<i64>, String> {
        let mut ids = BTreeSet::new();
        for key in keys.split(';').filter(|key| !key.is_empty()) {
            let found = self
                .reference(table, key)
                .map_err(|it| format!("`{key}`: {it}"))?;
            if let [Cell::Id(Some(id))] = found[..]
                && !ids.insert(id)
            {
                return Err(format!("`{key}` is named twice; name it once"));
            }
        }
        Ok(ids)
    }

    /// Plans what hangs on a record. Returns whether that changes anything.
    fn attach(&mut self, target: &Target, to: &Subject, text: &str) -> Result<bool, String> {
        Ok(match target {
            Target::Sources => {
                let sources = self.list("source", text)?;
                self.cite(&to.kind, to.id, &sources)
            }
            Target::Subjects => {
                let subjects = self.list("subject", text)?;
                self.treat(to.id, &subjects)
            }
            Target::Name(language) => self.call(&to.kind, to.id, language, text),
            _ => false,
        })
    }

    /// Makes these the sources of a record. Returns whether that changes anything.
    fn cite(&mut self, kind: &str, id: i64, sources: &BTreeSet<i64>) -> bool {
        let none = BTreeSet::new();
        let old = self
            .stored
            .citations
            .get(&(kind.to_owned(), id))
            .unwrap_or(&none);
        let attached = &mut self.plan.attached;
        let row = |source: &i64| (kind.to_owned(), id, *source);
        attached
            .new_citations
            .extend(sources.difference(old).map(row));
        attached
            .old_citations
            .extend(old.difference(sources).map(row));
        old != sources
    }

    /// Makes these the subjects of an agreement. Returns whether that changes anything.
    fn treat(&mut self, id: i64, subjects: &BTreeSet<i64>) -> bool {
        let none = BTreeSet::new();
        let old = self.stored.subjects.get(&id).unwrap_or(&none);
        let attached = &mut self.plan.attached;
        attached
            .new_subjects
            .extend(subjects.difference(old).map(|subject| (id, *subject)));
        attached
            .old_subjects
            .extend(old.difference(subjects).map(|subject| (id, *subject)));
        old != subjects
    }

    /// Makes this the name of a record in a language. Returns whether that changes anything.
    fn call(&mut self, kind: &str, id: i64, language: &str, name: &str) -> bool {
        let none = BTreeMap::new();
        let names = self
            .stored
            .names
            .get(&(kind.to_owned(), id))
            .unwrap_or(&none);
        let (old, new) = (names.get(language), some(name));
        let changes = old != new.as_ref();
        if changes {
            let row = (kind.to_owned(), id, language.to_owned(), new);
            self.plan.attached.names.push(row);
        }
        changes
    }
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// The three cells of a vague date. Its text was checked before.
fn days(text: &str) -> Vec<Cell> {
    let date = text.parse::<FuzzyDate>().ok();
    let date = date.as_ref();
    vec![
        Cell::Text(some(text)),
        Cell::Day(date.and_then(FuzzyDate::earliest)),
        Cell::Day(date.and_then(FuzzyDate::latest)),
    ]
}
