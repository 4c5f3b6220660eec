//! What an import did.

use std::{fmt, ops::AddAssign};

/// How many records an import inserted, updated, and found as they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// New records.
    pub inserted: usize,
    /// Records that had another value.
    pub updated: usize,
    /// Records that were there already, alike.
    pub unchanged: usize,
}

impl Report {
    /// How many records were written.
    pub fn changes(&self) -> usize {
        self.inserted + self.updated
    }
}

impl AddAssign for Report {
    fn add_assign(&mut self, other: Self) {
        self.inserted += other.inserted;
        self.updated += other.updated;
        self.unchanged += other.unchanged;
    }
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            inserted,
            updated,
            unchanged,
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
