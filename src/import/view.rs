//! The rows of a table as they will be: those of the package laid over those that are stored.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use super::{
    check::Fault,
    package::{self, Package, Resource, positions},
    plan::Plan,
    table::{Cell, Rows, Table},
};

/// The rows of a table as they will be.
pub(super) struct View<'a> {
    pub table: &'a Table,
    pub stored: &'a Rows,
    pub rows: Vec<Row<'a>>,
    columns: HashMap<&'a str, usize>,
    by_id: HashMap<i64, usize>,
    resource: Option<&'a Resource>,
}

/// One row as it will be.
pub(super) struct Row<'a> {
    pub id: i64,
    pub key: &'a str,
    pub cells: &'a [Cell],
    /// Where it stands in the package, if it does.
    given: Option<&'a package::Row>,
}

impl Row<'_> {
    /// Whether it stands in the package.
    pub fn is_given(&self) -> bool {
        self.given.is_some()
    }
}

impl<'a> View<'a> {
    pub fn new((table, stored): &'a (Table, Rows), package: &'a Package, plan: &'a Plan) -> Self {
        let name = &table.resource.name;
        let resource = package.resources.iter().find(|it| it.name == *name);
        let given = resource.map(given).unwrap_or_default();
        let mut rows: BTreeMap<&str, (i64, &[Cell])> = stored
            .iter()
            .map(|(key, (id, cells))| (key.as_str(), (*id, cells.as_slice())))
            .collect();
        let planned = plan.tables.iter().filter(|it| it.name == *name);
        for record in planned.flat_map(|it| it.inserts.iter().chain(&it.updates)) {
            rows.insert(&record.key, (record.id, &record.cells));
        }
        let rows = rows.into_iter().map(|(key, (id, cells))| Row {
            id,
            key,
            cells,
            given: given.get(key).copied(),
        });
        let mut rows: Vec<_> = rows.collect();
        rows.sort_by_key(|row| row.given.map(|row| row.line));
        let columns = table.columns.iter().map(|it| it.name.as_str());
        let ids = rows.iter().map(|row| row.id);
        let by_id = ids.enumerate().map(|(at, id)| (id, at)).collect();
        Self {
            by_id,
            table,
            stored,
            rows,
            columns: columns.enumerate().map(|(at, name)| (name, at)).collect(),
            resource,
        }
    }

    /// The values of these columns of the file, unless one is missing.
    pub fn values<'b>(&self, cells: &'b [Cell], columns: &[&str]) -> Option<Vec<&'b Cell>> {
        let at = |column: &str| self.columns.get(column).copied();
        let value = |column: &&str| {
            let at = at(column).or_else(|| at(&format!("{column}_id")))?;
            cells.get(at).filter(|cell| !cell.is_missing())
        };
        columns.iter().map(value).collect()
    }

    /// The row with this id.
    pub fn row(&self, id: i64) -> Option<&Row<'a>> {
        self.by_id.get(&id).map(|at| &self.rows[*at])
    }

    /// The value of a column of the table.
    pub fn cell(&self, row: &Row<'a>, column: &str) -> Option<&'a Cell> {
        row.cells.get(*self.columns.get(column)?)
    }

    pub fn id(&self, row: &Row<'a>, column: &str) -> Option<i64> {
        match self.cell(row, column) {
            Some(Cell::Id(id)) => *id,
            _ => None,
        }
    }

    pub fn day(&self, row: &Row<'a>, column: &str) -> Option<NaiveDate> {
        match self.cell(row, column) {
            Some(Cell::Day(day)) => *day,
            _ => None,
        }
    }

    pub fn text(&self, row: &Row<'a>, column: &str) -> Option<&'a str> {
        match self.cell(row, column) {
            Some(Cell::Text(text)) => text.as_deref(),
            _ => None,
        }
    }

    /// How one row names another: by its line, or by its key where it is stored only.
    pub fn named(row: &Row<'a>) -> String {
        match row.given {
            Some(given) => format!("line {}", given.line),
            None => format!("the stored row `{}`", row.key),
        }
    }

    /// A fault of a row, at columns of its file.
    pub fn fault(&self, row: &Row<'a>, columns: &[&str], problem: String) -> Fault {
        let file = self.resource.map_or("datapackage.json", |it| &it.file);
        let (Some(resource), Some(given)) = (self.resource, row.given) else {
            return Fault {
                file: file.to_owned(),
                line: 1,
                column: String::new(),
                value: String::new(),
                problem: format!(
                    "{} of {}: {problem}",
                    Self::named(row),
                    self.table.resource.name
                ),
            };
        };
        let at = positions(&resource.header);
        let value = |column: &&str| at.get(column).map_or("", |at| &given.values[*at]);
        Fault {
            file: file.to_owned(),
            line: given.line,
            column: columns.join(", "),
            value: columns.iter().map(value).collect::<Vec<_>>().join(", "),
            problem,
        }
    }
}

/// The rows of a file by their keys. Of two with one key the first.
fn given(resource: &Resource) -> HashMap<&str, &package::Row> {
    let Some(key) = positions(&resource.header).get("key").copied() else {
        return HashMap::new();
    };
    let rows = resource.rows.iter().rev();
    rows.map(|row| (&row.values[key], row)).collect()
}
