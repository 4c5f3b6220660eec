//! What is wrong with a value, where it stands, and what would be right.

use std::{
    collections::{HashMap, HashSet},
    fmt,
};

use regex::Regex;
use url::Url;

use super::package::Field;
use crate::{
    domain::{
        fuzzy_date::FuzzyDate,
        text::{fold, is_invisible, is_obeyed},
    },
    terminal::{self, shown},
};

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
        let (file, problem) = (terminal::line(file), terminal::line(problem));
        if column.is_empty() {
            return write!(out, "{file}:{line}: {problem}");
        }
        let (column, value) = (shown(column), shown(value));
        write!(out, "{file}:{line}: {column} `{value}`: {problem}")
    }
}

/// A text of prose has at most so many bytes.
const PROSE: usize = 100_000;
/// Another has at most so many: PostgreSQL puts no longer ones into an index.
const TEXT: usize = 2_500;
/// Folded, a text has at most so many times its bytes: a ligature may be eighteen letters.
const GROWTH: usize = 18;

/// Why a text can't be kept on either engine or shown to a reader.
pub fn unwritable(column: &str, text: &str) -> Option<String> {
    let prose = matches!(column, "note" | "value" | "sources" | "subjects");
    let longest = if prose { PROSE } else { TEXT };
    let breaks = |it: char| prose && matches!(it, '\n' | '\t');
    if text.len() > longest {
        Some(format!("it has {} bytes; at most {longest}", text.len()))
    } else if let Some(bytes) = folded_bytes(text).filter(|it| !prose && *it > TEXT) {
        Some(format!(
            "it has {bytes} bytes as it is searched, without ligatures; at most {TEXT}: shorten it"
        ))
    } else if let Some(it) = text.chars().find(|it| is_obeyed(*it) && !breaks(*it)) {
        Some(format!(
            "remove the control character U+{:04X}",
            u32::from(it)
        ))
    } else if !is_seen(text) {
        Some(
            "it has no letter, digit or sign that can be seen; write one, or leave it empty"
                .to_owned(),
        )
    } else {
        None
    }
}

/// How many bytes a text has once it is folded, which is how it is searched and put into an index. `None`
/// where it has no more than before, or can't have too many.
fn folded_bytes(text: &str) -> Option<usize> {
    let may_grow = !text.is_ascii() && text.len() > TEXT / GROWTH;
    may_grow.then(|| fold(text).len())
}

/// Whether there is a letter, digit or sign that can be seen. Folding tells it of any script, but
/// takes long, and nearly all texts have one of ASCII.
fn is_seen(text: &str) -> bool {
    text.bytes().any(|it| it.is_ascii_graphic()) || !fold(text).chars().all(is_invisible)
}

/// What makes a value EDTF, as the Library of Congress names it.
const EDTF: &str = "http://id.loc.gov/datatypes/edtf/EDTF";

/// Whether a column holds dates that may be vague.
pub fn is_fuzzy_date(field: &Field) -> bool {
    field.rdf_type == EDTF
}

/// Whether a column holds addresses, of which a page may make links.
fn is_address(field: &Field) -> bool {
    field.format == "uri"
}

/// Why a text is no address of the web. A link to another, as `javascript:`, may run in the page that
/// shows it.
pub fn unlinkable(text: &str) -> Option<String> {
    let is_of_web = ["https://", "http://"]
        .iter()
        .any(|it| text.starts_with(it));
    let problem = match Url::parse(text) {
        Ok(_) if is_of_web => return None,
        Err(error) if is_of_web => format!("it is no address: {error}"),
        _ => "it is no address of the web".to_owned(),
    };
    Some(format!(
        "{problem}; write one that begins with `https://` or `http://`, or leave it empty"
    ))
}

/// A pattern for whole values.
#[expect(
    clippy::expect_used,
    reason = "the descriptor is compiled in, and each of its patterns is read in every import"
)]
fn anchored(pattern: &str) -> Regex {
    Regex::new(&format!("^(?:{pattern})$")).expect("a pattern of the shipped descriptor")
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
        let pattern = pattern.map(|text| anchored(text));
        Self {
            field,
            pattern,
            seen: HashMap::new(),
        }
    }

    /// What is wrong with a value, if anything.
    pub fn problem(&mut self, value: &str, line: u64) -> Option<String> {
        let problem = self.misfit_of(value);
        if problem.is_none() && self.field.name == "key" {
            if let Some(first) = self.seen.get(value) {
                return Some(format!("it stands on line {first} too; it must be unique"));
            }
            self.seen.insert(value.to_owned(), line);
        }
        problem
    }

    /// What is wrong with a value by itself, whatever values the other rows have.
    pub fn misfit_of(&self, value: &str) -> Option<String> {
        let field = self.field;
        if value.is_empty() {
            let required = field.constraints.required;
            return required.then(|| "a value is required here".to_owned());
        }
        if value != value.trim() {
            return Some("remove the white space around it".to_owned());
        }
        unwritable(&field.name, value).or_else(|| self.misfit(value))
    }

    fn misfit(&self, value: &str) -> Option<String> {
        let terms = &self.field.constraints.terms;
        if !terms.is_empty() && !terms.iter().any(|term| term == value) {
            return Some(format!("not a term; use one of {}", terms.join(", ")));
        }
        if self.field.kind == "integer" {
            // What the API gives out as an `Int`, of what counts rows.
            let fits = value.parse::<i32>().is_ok_and(|count| count >= 0);
            let misfit = "not a whole number from 0 to 2147483647; write one, as 12";
            return (!fits).then(|| misfit.to_owned());
        }
        if is_fuzzy_date(self.field) {
            return value
                .parse::<FuzzyDate>()
                .err()
                .map(|fault| fault.to_string());
        }
        if is_address(self.field)
            && let Some(problem) = unlinkable(value)
        {
            return Some(problem);
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
        if misfits {
            return Some(format!("it must match `{written}`"));
        }
        let is_list = self.field.name == "languages";
        let twice = twice(value).filter(|_| is_list);
        twice.map(|it| format!("`{it}` is named twice; name it once"))
    }
}

/// What a list has twice, if anything.
fn twice(list: &str) -> Option<&str> {
    let mut seen = HashSet::new();
    list.split(';').find(|it| !seen.insert(*it))
}
