//! What an import did.

use std::{collections::BTreeMap, fmt, ops::AddAssign};

/// How many records an import inserted, updated, and found as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// New records.
    pub inserted: usize,
    /// Records that had another value.
    pub updated: usize,
    /// Records that were there already, alike.
    pub unchanged: usize,
    /// How many of each table were inserted, and how many updated.
    pub tables: BTreeMap<String, (usize, usize)>,
}

impl Report {
    /// How many records were written.
    pub fn changes(&self) -> usize {
        self.inserted + self.updated
    }

    /// Takes down what was written of a table.
    pub fn wrote(&mut self, table: &str, inserted: usize, updated: usize) {
        if inserted + updated == 0 {
            return;
        }
        self.inserted += inserted;
        self.updated += updated;
        let so_far = self.tables.entry(table.to_owned()).or_default();
        so_far.0 += inserted;
        so_far.1 += updated;
    }

    /// What was written of each table: a line each.
    pub fn by_table(&self) -> String {
        let lines = self.tables.iter().map(|(table, (inserted, updated))| {
            format!("\n  {table}: {inserted} inserted, {updated} updated")
        });
        lines.collect()
    }
}

impl AddAssign for Report {
    fn add_assign(&mut self, other: Self) {
        self.unchanged += other.unchanged;
        for (table, (inserted, updated)) in other.tables {
            self.wrote(&table, inserted, updated);
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            inserted,
            updated,
            unchanged,
            ..
        } = self;
        if self.changes() == 0 {
            return write!(
                out,
                "nothing to change: all {unchanged} records are as they were"
            );
        }
        write!(
            out,
            "{inserted} records inserted, {updated} updated, {unchanged} unchanged"
        )
    }
}
