//! From a package and what is stored to what must be written, or to all the faults at once.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{
    check::{Checker, Fault},
    package::{Package, Resource, Row, positions},
    report::Report,
    table::{Cell, Stored, Table, Target},
};
use crate::domain::{fuzzy_date::FuzzyDate, text::fold};

/// What must be written.
#[derive(Debug, Default)]
pub struct Plan {
    /// Each table's new and changed rows, in an order in which references point back.
    pub tables: Vec<TablePlan>,
    /// What hangs on records and must be added or taken away.
    pub attached: Attached,
    unchanged: usize,
}

/// The new and changed rows of one table.
#[derive(Debug)]
pub struct TablePlan {
    /// The table.
    pub name: String,
    /// Its columns: `id`, `key` and those of the cells.
    pub columns: Vec<String>,
    /// New rows.
    pub inserts: Vec<Record>,
    /// Rows that have other values, or other things hang on them.
    pub updates: Vec<Record>,
}

/// One row to write.
#[derive(Debug)]
pub struct Record {
    /// Its id.
    pub id: i64,
    /// Its key.
    pub key: String,
    /// Its other values.
    pub cells: Vec<Cell>,
}

/// What hangs on records: sources, names, subjects.
#[derive(Debug, Default)]
pub struct Attached {
    /// Record kind, record, source: to add.
    pub new_citations: Vec<(String, i64, i64)>,
    /// Record kind, record, source: to take away.
    pub old_citations: Vec<(String, i64, i64)>,
    /// Record kind, record, language, name; any name of that language gives way.
    pub names: Vec<(String, i64, String, Option<String>)>,
    /// Agreement, subject: to add.
    pub new_subjects: Vec<(i64, i64)>,
    /// Agreement, subject: to take away.
    pub old_subjects: Vec<(i64, i64)>,
}

impl Plan {
    /// What writing it does.
    pub fn report(&self) -> Report {
        Report {
            inserted: self.tables.iter().map(|table| table.inserts.len()).sum(),
            updated: self.tables.iter().map(|table| table.updates.len()).sum(),
            unchanged: self.unchanged,
        }
    }
}

/// Makes the plan, or names every fault of the package.
pub fn make(stored: &Stored, package: &Package) -> Result<Plan, Vec<Fault>> {
    let mut planner = Planner {
        stored,
        ids: stored
            .tables
            .iter()
            .map(|(table, rows)| {
                let ids = rows
                    .iter()
                    .map(|(key, (id, _))| (key.clone(), *id))
                    .collect();
                (table.resource.name.clone(), ids)
            })
            .collect(),
        plan: Plan::default(),
        faults: Vec::new(),
    };
    planner.unknown_tables(package);
    let pairs: Vec<_> = stored
        .tables
        .iter()
        .filter_map(|(table, _)| {
            let mut resources = package.resources.iter();
            resources
                .find(|it| it.name == table.resource.name)
                .map(|it| (table, it))
        })
        .collect();
    for (table, resource) in &pairs {
        planner.number(table, resource);
    }
    for (table, resource) in &pairs {
        planner.table(table, resource);
    }
    planner
        .faults
        .sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    if planner.faults.is_empty() {
        Ok(planner.plan)
    } else {
        Err(planner.faults)
    }
}

struct Planner<'a> {
    stored: &'a Stored,
    /// The id of each key of each table, stored or new.
    ids: HashMap<String, HashMap<String, i64>>,
    plan: Plan,
    faults: Vec<Fault>,
}

impl Planner<'_> {
    fn unknown_tables(&mut self, package: &Package) {
        for resource in &package.resources {
            if !self.ids.contains_key(&resource.name) {
                let mut known: Vec<_> = self.ids.keys().cloned().collect();
                known.sort();
                self.faults.push(Fault {
                    file: "datapackage.json".to_owned(),
                    line: 1,
                    column: "name".to_owned(),
                    value: resource.name.clone(),
                    problem: format!("not a table; use one of {}", known.join(", ")),
                });
            }
        }
    }

    /// Gives an id to every new key: a State or an Organization has that of its actor.
    fn number(&mut self, table: &Table, resource: &Resource) {
        let Some(column) = positions(&resource.header).get("key").copied() else {
            return;
        };
        let shared = match table.targets.first() {
            Some(Target::Reference(actor)) => self.ids.get(actor).cloned(),
            _ => None,
        };
        let ids = self.ids.entry(table.resource.name.clone()).or_default();
        let mut next = ids.values().max().copied().unwrap_or(0) + 1;
        for row in &resource.rows {
            let Some(key) = row.values.get(column) else {
                continue;
            };
            if ids.contains_key(key) {
                continue;
            }
            let id = match &shared {
                Some(actors) => actors.get(key).copied(),
                None => Some(next),
            };
            if let Some(id) = id {
                next = next.max(id + 1);
                ids.insert(key.clone(), id);
            }
        }
    }

    fn table(&mut self, table: &Table, resource: &Resource) {
        if let Some((line, problem)) = &resource.broken {
            self.fault(resource, *line, "", "", problem);
        }
        if !self.header(table, resource) {
            return;
        }
        let columns = ["id", "key"].into_iter().map(str::to_owned);
        let columns = columns.chain(table.columns.iter().cloned()).collect();
        let name = table.resource.name.clone();
        let mut plan = TablePlan {
            name,
            columns,
            inserts: vec![],
            updates: vec![],
        };
        let mut checkers: Vec<_> = table
            .resource
            .schema
            .fields
            .iter()
            .map(Checker::new)
            .collect();
        for row in &resource.rows {
            self.row(table, resource, row, &mut checkers, &mut plan);
        }
        self.unique(table, resource);
        self.plan.tables.push(plan);
    }

    /// Whether the header has just the columns of the table.
    fn header(&mut self, table: &Table, resource: &Resource) -> bool {
        let fields = &table.resource.schema.fields;
        let known: BTreeSet<&str> = fields.iter().map(|field| field.name.as_str()).collect();
        let given: BTreeSet<&str> = resource.header.iter().map(String::as_str).collect();
        for column in known.difference(&given) {
            self.fault(
                resource,
                1,
                column,
                "",
                "the column is missing; add it, be it empty",
            );
        }
        for column in given.difference(&known) {
            self.fault(
                resource,
                1,
                column,
                column,
                "the table has no such column; remove it",
            );
        }
        known == given && given.len() == resource.header.len()
    }

    fn row(
        &mut self,
        table: &Table,
        resource: &Resource,
        row: &Row,
        checkers: &mut [Checker<'_>],
        plan: &mut TablePlan,
    ) {
        let at = positions(&resource.header);
        let value = |name: &str| at.get(name).map_or("", |at| row.values[*at].as_str());
        let faults = self.faults.len();
        let key = value("key").to_owned();
        let id = self.ids[&table.resource.name]
            .get(&key)
            .copied()
            .unwrap_or_default();
        let mut cells = Vec::with_capacity(table.columns.len());
        let mut attached = false;
        let fields = table.resource.schema.fields.iter().zip(&table.targets);
        for ((field, target), checker) in fields.zip(checkers) {
            let text = value(&field.name);
            if let Some(problem) = checker.problem(text, row.line) {
                self.fault(resource, row.line, &field.name, text, &problem);
                continue;
            }
            let kind = table.resource.name.to_uppercase();
            let found = match target {
                Target::Text | Target::FoldedText if field.name == "key" => Ok(vec![]),
                Target::Text => Ok(vec![Cell::Text(some(text))]),
                Target::FoldedText => Ok(vec![
                    Cell::Text(some(text)),
                    Cell::Text(some(text).map(|it| fold(&it))),
                ]),
                Target::FuzzyDate => Ok(days(text)),
                Target::Reference(_) if field.name == "key" => {
                    self.reference(target, text).map(|_| vec![])
                }
                Target::Reference(_) => self.reference(target, text).map(|id| vec![Cell::Id(id)]),
                Target::Record => {
                    let target = Target::Reference(value("record_kind").to_lowercase());
                    self.reference(&target, text).map(|id| vec![Cell::Id(id)])
                }
                Target::Sources => self.list("source", text).map(|ids| {
                    attached |= self.cite(&kind, id, &ids);
                    vec![]
                }),
                Target::Subjects => self.list("subject", text).map(|ids| {
                    attached |= self.treat(id, &ids);
                    vec![]
                }),
                Target::Name(language) => {
                    attached |= self.call(&kind, id, language, text);
                    Ok(vec![])
                }
            };
            match found {
                Ok(found) => cells.extend(found),
                Err(problem) => self.fault(resource, row.line, &field.name, text, &problem),
            }
        }
        if self.faults.len() > faults {
            return;
        }
        let stored = self
            .stored
            .tables
            .iter()
            .find(|(it, _)| it.resource.name == plan.name);
        let before = stored.and_then(|(_, rows)| rows.get(&key));
        match before {
            None => plan.inserts.push(Record { id, key, cells }),
            Some((_, old)) if *old != cells || attached => {
                plan.updates.push(Record { id, key, cells });
            }
            Some(_) => self.plan.unchanged += 1,
        }
    }

    fn reference(&self, target: &Target, key: &str) -> Result<Option<i64>, String> {
        let Target::Reference(table) = target else {
            return Ok(None);
        };
        if key.is_empty() {
            return Ok(None);
        }
        let id = self.ids.get(table).and_then(|ids| ids.get(key)).copied();
        id.map(Some)
            .ok_or_else(|| format!("there is no such {table}; add it, or mend the key"))
    }

    fn list(&self, table: &str, keys: &str) -> Result<BTreeSet<i64>, String> {
        let target = Target::Reference(table.to_owned());
        let mut ids = BTreeSet::new();
        for key in keys.split(';').filter(|key| !key.is_empty()) {
            let id = self
                .reference(&target, key)
                .map_err(|it| format!("`{key}`: {it}"))?;
            if !id.is_none_or(|id| ids.insert(id)) {
                return Err(format!("`{key}` is named twice; name it once"));
            }
        }
        Ok(ids)
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

    /// Names the rows that share what together must be unique.
    fn unique(&mut self, table: &Table, resource: &Resource) {
        let at = positions(&resource.header);
        for key in &table.resource.schema.unique_keys {
            let mut seen: HashMap<Vec<&str>, u64> = HashMap::new();
            for row in &resource.rows {
                let values: Vec<_> = key
                    .iter()
                    .map(|name| row.values[at[name.as_str()]].as_str())
                    .collect();
                if let Some(first) = seen.get(&values) {
                    let problem =
                        format!("line {first} has the same; together they must be unique");
                    self.fault(
                        resource,
                        row.line,
                        &key.join(", "),
                        &values.join(", "),
                        &problem,
                    );
                } else {
                    seen.insert(values, row.line);
                }
            }
        }
    }

    fn fault(&mut self, resource: &Resource, line: u64, column: &str, value: &str, problem: &str) {
        self.faults.push(Fault {
            file: resource.file.clone(),
            line,
            column: column.to_owned(),
            value: value.to_owned(),
            problem: problem.to_owned(),
        });
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
