//! What is wrong with a value, where it stands, and what would be right.

use std::{collections::HashMap, fmt};

use regex::Regex;

use super::package::Field;
use crate::domain::fuzzy_date::FuzzyDate;

/// One fault of a package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file.
    pub file: String,
    /// The line; 1 is the header.
    pub line: u64,
    /// The column.
    pub column: String,
    /// The value as it stands there.
    pub value: String,
    /// What is wrong, and what would be right.
    pub problem: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            file,
            line,
            column,
            value,
            problem,
        } = self;
        if column.is_empty() {
            return write!(out, "{file}:{line}: {problem}");
        }
        write!(out, "{file}:{line}: {column} `{value}`: {problem}")
    }
}

/// What makes a value EDTF, as the Library of Congress names it.
const EDTF: &str = "http://id.loc.gov/datatypes/edtf/EDTF";

/// Whether a column holds dates that may be vague.
pub fn is_fuzzy_date(field: &Field) -> bool {
    field.rdf_type == EDTF
}

/// Checks the values of one column, each by itself.
pub struct Checker<'a> {
    field: &'a Field,
    pattern: Option<Regex>,
    seen: HashMap<String, u64>,
}

impl<'a> Checker<'a> {
    /// A checker for a column.
    pub fn new(field: &'a Field) -> Self {
        let pattern = field.constraints.pattern.as_ref();
        let pattern = pattern.and_then(|text| Regex::new(&format!("^(?:{text})$")).ok());
        Self {
            field,
            pattern,
            seen: HashMap::new(),
        }
    }

    /// What is wrong with a value, if anything.
    pub fn problem(&mut self, value: &str, line: u64) -> Option<String> {
        let Self { field, .. } = self;
        if value.is_empty() {
            return field
                .constraints
                .required
                .then(|| "a value is required here".to_owned());
        }
        if value != value.trim() {
            return Some("remove the white space around it".to_owned());
        }
        if value.contains('\0') {
            return Some("remove the character NUL".to_owned());
        }
        if field.name == "key" {
            if let Some(first) = self.seen.get(value) {
                return Some(format!("it stands on line {first} too; it must be unique"));
            }
            self.seen.insert(value.to_owned(), line);
        }
        self.misfit(value)
    }

    fn misfit(&self, value: &str) -> Option<String> {
        let terms = &self.field.constraints.terms;
        if !terms.is_empty() && !terms.iter().any(|term| term == value) {
            return Some(format!("not a term; use one of {}", terms.join(", ")));
        }
        if is_fuzzy_date(self.field) {
            return value
                .parse::<FuzzyDate>()
                .err()
                .map(|fault| fault.to_string());
        }
        let misfits = self
            .pattern
            .as_ref()
            .is_some_and(|pattern| !pattern.is_match(value));
        let written = self
            .field
            .constraints
            .pattern
            .as_deref()
            .unwrap_or_default();
        misfits.then(|| format!("it must match `{written}`"))
    }
}
