//! What the two engines call differently: how rows become JSON.

use sea_orm::sea_query::ColumnType;

/// The words of an engine.
#[derive(Debug)]
pub struct Words {
    /// Makes an array of values.
    pub array: &'static str,
    /// What stands around the items of a list.
    pub list: (&'static str, &'static str),
    /// Whether stretches that follow each other are each cut after the limit, or read only as far as
    /// it takes by themselves.
    pub stretches_are_cut: bool,
    /// A truth value.
    truth: fn(&str) -> String,
    /// A day.
    day: fn(&str) -> String,
}

impl Words {
    /// A column of this kind, as JSON has it.
    pub fn value(&self, column: &str, kind: &ColumnType) -> String {
        match kind {
            ColumnType::Boolean => (self.truth)(column),
            ColumnType::Date => (self.day)(column),
            _ => column.to_owned(),
        }
    }
}

/// Those of SQLite, which stores a truth value as a number and a day as text.
pub const SQLITE: Words = Words {
    array: "json_array",
    list: ("json_group_array(", ")"),
    stretches_are_cut: false,
    truth: |column| format!("json(CASE {column} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)"),
    day: str::to_owned,
};

/// Those of PostgreSQL, whose years before the first have another text than ours.
pub const POSTGRES: Words = Words {
    array: "json_build_array",
    list: ("COALESCE(json_agg(", "), '[]')::text"),
    stretches_are_cut: true,
    truth: str::to_owned,
    day: |column| {
        format!(
            "CASE WHEN {column} < '0001-01-01' THEN '0000' || to_char({column}, '-MM-DD') \
             ELSE {column}::text END"
        )
    },
};
