//! What the rows of parties say together, before any is taken: which treaty one means may hang on
//! others.

use std::collections::HashMap;

use super::{file::Row, many_begins::Begins, many_party::Columns, treaty::Treaty};

/// What is known of the rows of parties before any is taken.
#[derive(Default)]
pub struct Rows {
    pub twins: Twins,
    pub begins: Begins,
}

impl Rows {
    pub fn count(&mut self, columns: &Columns, row: &Row<'_>) {
        self.twins.count(columns.told(), row);
        self.begins.count(columns, row);
    }
}

/// Rows that say the same. Where there are as many as treaties that may be meant, each treaty has one
/// of them.
#[derive(Default)]
pub struct Twins {
    /// How many there are, and how many were taken.
    rows: HashMap<String, (usize, usize)>,
}

impl Twins {
    fn count(&mut self, columns: [&str; 8], row: &Row<'_>) {
        self.rows.entry(said(columns, row)).or_default().0 += 1;
    }

    /// The treaty of the next of them.
    pub fn next<'a>(
        &mut self,
        columns: [&str; 8],
        row: &Row<'_>,
        treaties: &[&'a Treaty],
    ) -> Option<&'a Treaty> {
        let (all, taken) = self.rows.get_mut(&said(columns, row))?;
        let one = treaties.get(*taken).filter(|_| *all == treaties.len());
        *taken += 1;
        one.copied()
    }
}

/// What a row says of acts.
fn said(columns: [&str; 8], row: &Row<'_>) -> String {
    columns.map(|column| row.get(column)).join("\n")
}
