//! What an import writes: new and changed rows, and what hangs on them.

use super::{report::Report, table::Cell};

/// What must be written.
#[derive(Debug, Default)]
pub struct Plan {
    /// Each table's new and changed rows, in an order in which references point back.
    pub tables: Vec<TablePlan>,
    /// What hangs on records and must be added or taken away.
    pub attached: Attached,
    /// How many rows are as they were.
    pub unchanged: usize,
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
    /// The columns that hold no value twice, and may hold none.
    pub unique: Vec<String>,
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

/// The tables on which the periods of any agreement may depend.
const SHARED: [&str; 4] = ["actor", "organization", "state", "succession"];

impl Plan {
    /// The agreements whose periods may be others once it is written: those it speaks of. None if
    /// they may be any.
    pub fn touched(&self, spoken_of: &[i64]) -> Option<Vec<i64>> {
        let changed = |it: &&TablePlan| !it.inserts.is_empty() || !it.updates.is_empty();
        let mut changed = self.tables.iter().filter(changed).peekable();
        if changed.clone().any(|it| SHARED.contains(&it.name.as_str())) {
            return None;
        }
        if changed.peek().is_none() {
            return Some(vec![]);
        }
        let new = changed.filter(|it| it.name == "agreement");
        let new = new.flat_map(|it| it.inserts.iter().map(|record| record.id));
        Some(spoken_of.iter().copied().chain(new).collect())
    }

    /// What writing it does.
    pub fn report(&self) -> Report {
        let mut report = Report {
            unchanged: self.unchanged,
            ..Report::default()
        };
        for table in &self.tables {
            report.wrote(&table.name, table.inserts.len(), table.updates.len());
        }
        report
    }
}
