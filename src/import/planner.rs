//! From a package and what is stored to what must be written, or to all the faults at once.

use std::collections::{BTreeSet, HashMap};

use super::{
    check::{Checker, Fault},
    consistency,
    context::Stored,
    package::{Package, Resource, positions},
    plan::{Plan, TablePlan},
    row::Planned,
    table::{Table, Target},
};

/// Makes the plan, or names every fault of the package.
pub fn make(stored: &Stored, package: &Package) -> Result<Plan, Vec<Fault>> {
    let mut planner = Planner::new(stored, package);
    planner.resources(package);
    let pairs: Vec<_> = stored
        .tables
        .iter()
        .filter_map(|(table, _)| {
            let mut resources = package.resources.iter();
            Some((
                table,
                resources.find(|resource| resource.name == table.resource.name)?,
            ))
        })
        .collect();
    for (table, resource) in &pairs {
        planner.number(table, resource);
    }
    for (table, resource) in &pairs {
        planner.table(table, resource);
    }
    // Beside a file that can't be read, rows seem to name nothing.
    if planner.unread.is_empty() {
        let faults = consistency::faults(&planner, package);
        planner.faults.extend(faults);
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

/// A plan in the making.
pub(super) struct Planner<'a> {
    pub stored: &'a Stored,
    /// The id of each key of each table, stored or new.
    pub ids: HashMap<String, HashMap<String, i64>>,
    /// The tables whose files can't be read, so that nobody knows which keys they have.
    pub unread: BTreeSet<&'a str>,
    pub plan: Plan,
    pub faults: Vec<Fault>,
}

impl<'a> Planner<'a> {
    fn new(stored: &'a Stored, package: &'a Package) -> Self {
        let unread = package.resources.iter().filter(|it| it.is_unread());
        let ids = stored.tables.iter().map(|(table, rows)| {
            let ids = rows
                .iter()
                .map(|(key, (id, _))| (key.clone(), *id))
                .collect();
            (table.resource.name.clone(), ids)
        });
        Self {
            stored,
            ids: ids.collect(),
            unread: unread.map(|it| it.name.as_str()).collect(),
            plan: Plan::default(),
            faults: Vec::new(),
        }
    }
}

impl Planner<'_> {
    /// Names the resources that are no table, or the same table once more.
    fn resources(&mut self, package: &Package) {
        let mut seen = BTreeSet::new();
        for resource in &package.resources {
            let problem = if !self.ids.contains_key(&resource.name) {
                let known: BTreeSet<&str> = self.ids.keys().map(String::as_str).collect();
                let known: Vec<_> = known.into_iter().collect();
                format!("not a table; use one of {}", known.join(", "))
            } else if !seen.insert(&resource.name) {
                format!(
                    "the table comes twice; put the rows of {} into one file",
                    resource.file
                )
            } else {
                continue;
            };
            self.faults.push(Fault {
                file: "datapackage.json".to_owned(),
                line: 1,
                column: "name".to_owned(),
                value: resource.name.clone(),
                problem,
            });
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
        let last = self.stored.last.get(&table.resource.name).copied();
        let mut next = last.unwrap_or_default() + 1;
        let ids = self.ids.entry(table.resource.name.clone()).or_default();
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
                ids.insert(key.to_owned(), id);
            }
        }
    }

    fn table(&mut self, table: &Table, resource: &Resource) {
        for (line, problem) in &resource.broken {
            self.fault(resource, *line, "", "", problem);
        }
        if resource.is_unread() || !self.header(table, resource) {
            return;
        }
        let own = table.columns.iter().map(|it| it.name.as_str());
        let columns = ["id", "key"].into_iter().chain(own);
        let columns = columns.map(str::to_owned).collect();
        let name = table.resource.name.clone();
        let mut plan = TablePlan {
            name,
            columns,
            inserts: vec![],
            updates: vec![],
            unique: table.unique_columns(),
        };
        let mut checkers: Vec<_> = table
            .resource
            .schema
            .fields
            .iter()
            .map(Checker::new)
            .collect();
        let at = positions(&resource.header);
        for row in &resource.rows {
            match self.row(table, (resource, &at), row, &mut checkers) {
                Some(Planned::New(record)) => plan.inserts.push(record),
                Some(Planned::Changed(record)) => plan.updates.push(record),
                Some(Planned::AsItWas) => self.plan.unchanged += 1,
                None => {}
            }
        }
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
        let mut seen = BTreeSet::new();
        for column in resource
            .header
            .iter()
            .filter(|column| !seen.insert(*column))
        {
            self.fault(
                resource,
                1,
                column,
                column,
                "the column comes twice; keep one",
            );
        }
        known == given && given.len() == resource.header.len()
    }

    /// Keeps a fault.
    pub fn fault(
        &mut self,
        resource: &Resource,
        line: u64,
        column: &str,
        value: &str,
        problem: &str,
    ) {
        self.faults.push(Fault {
            file: resource.file.clone(),
            line,
            column: column.to_owned(),
            value: value.to_owned(),
            problem: problem.to_owned(),
        });
    }
}
