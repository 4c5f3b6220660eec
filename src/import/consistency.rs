//! What must hold between the rows of a package and what is stored.

use std::collections::{HashMap, HashSet};

use super::{
    package::{Package, Resource, positions},
    planner::Planner,
    table::{Cell, Table},
};

impl Planner<'_> {
    /// Names the rows whose unique values a stored row has, unless the package changes that row.
    pub fn clashes(&mut self, table: &Table, resource: &Resource) {
        let at = positions(&resource.header);
        let column = |name: &str| table.columns.iter().position(|column| column == name);
        let keys: HashSet<&str> = resource
            .rows
            .iter()
            .map(|row| &*row.values[at["key"]])
            .collect();
        let stored = self
            .stored
            .tables
            .iter()
            .find(|(it, _)| std::ptr::eq(it, table));
        let Some((_, stored)) = stored else { return };
        for field in table
            .resource
            .schema
            .fields
            .iter()
            .filter(|field| field.constraints.unique)
        {
            let Some(column) = column(&field.name) else {
                continue;
            };
            let taken: HashMap<&str, &str> = stored
                .iter()
                .filter(|(key, _)| !keys.contains(key.as_str()))
                .filter_map(|(key, (_, cells))| match &cells[column] {
                    Cell::Text(Some(text)) => Some((text.as_str(), key.as_str())),
                    _ => None,
                })
                .collect();
            for row in &resource.rows {
                let value = row.values[at[field.name.as_str()]].as_str();
                if let Some(key) = taken.get(value) {
                    let problem = format!("the stored row `{key}` has it; it must be unique");
                    self.fault(resource, row.line, &field.name, value, &problem);
                }
            }
        }
    }

    /// Names the actors that are not what their kind says: one row of `state` or `organization`.
    pub fn actors(&mut self, package: &Package) {
        let Some(actors) = package.resources.iter().find(|it| it.name == "actor") else {
            return;
        };
        let at = positions(&actors.header);
        let (Some(key), Some(kind)) = (at.get("key"), at.get("kind")) else {
            return;
        };
        for row in &actors.rows {
            let (key, kind) = (row.values[*key].as_str(), row.values[*kind].as_str());
            let is = |table: &str| self.ids.get(table).is_some_and(|ids| ids.contains_key(key));
            let (table, other) = match kind {
                "STATE" => ("state", "organization"),
                "ORGANIZATION" => ("organization", "state"),
                _ => continue,
            };
            if !is(table) || is(other) {
                let problem = format!("it must have a row in {table}, and none in {other}");
                self.fault(actors, row.line, "key", key, &problem);
            }
        }
    }
}
