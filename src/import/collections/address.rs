//! Addresses of the web, as far as the text of a source is one.

use super::{draft::Draft, file::Row};

const SCHEMES: [&str; 2] = ["http://", "https://"];

const QUOTED: &str = "an address in quotation marks; it is kept without them";
const NONE: &str = "no address with `http` or `https`; it is not kept";

impl Draft<'_> {
    /// The address that a column has. Empty if there is none, or something else, which is told.
    pub fn address<'a>(&mut self, row: &Row<'a>, column: &str) -> &'a str {
        let text = row.get(column);
        let inside = text.strip_prefix('"').and_then(|it| it.strip_suffix('"'));
        let address = inside.unwrap_or(text);
        if text.is_empty() {
            return "";
        }
        if !SCHEMES.iter().any(|it| address.starts_with(it)) {
            self.doubt(row, column, NONE);
            return "";
        }
        if inside.is_some() {
            self.doubt(row, column, QUOTED);
        }
        address
    }
}
