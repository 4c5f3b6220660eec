//! Records that several rows tell: the first is kept, and where another differs, that is told.

use std::collections::HashMap;

use super::{
    draft::{Draft, Left},
    file::Row,
};

/// What was told first: the values of each record, by its table and key.
pub type Told = HashMap<(String, String), Vec<String>>;

/// A value of a record, and the column of a row that tells it.
pub struct Value<'a> {
    /// The column of the record.
    pub of: &'a str,
    pub is: &'a str,
    /// The column of the row.
    pub column: &'a str,
}

impl Draft<'_> {
    /// Adds a record that several rows speak of, unless it is there. `told` is what they may tell
    /// otherwise, and `rest` what is the same whatever they tell.
    pub fn once_told(
        &mut self,
        row: &Row<'_>,
        (table, key): (&str, &str),
        told: &[Value<'_>],
        rest: &[(&str, &str)],
    ) -> Result<(), Left> {
        let id = (table.to_owned(), key.to_owned());
        if !self.has(table, key) {
            let mut values = vec![("key", key)];
            values.extend(told.iter().map(|it| (it.of, it.is)));
            values.extend(rest);
            let kept = told.iter().map(|it| it.is.to_owned()).collect();
            self.told.insert(id, kept);
            return self.add(table, &values);
        }
        let kept = self.told.get(&id).cloned().unwrap_or_default();
        for (kept, it) in kept.iter().zip(told) {
            if !it.is.is_empty() && it.is != kept {
                self.doubt(row, it.column, otherwise(kept));
            }
        }
        Ok(())
    }
}

fn otherwise(kept: &str) -> String {
    match kept {
        "" => "a row before tells the same record, and not this; it is not kept".to_owned(),
        kept => format!("a row before tells the same record otherwise; {kept} is kept"),
    }
}
