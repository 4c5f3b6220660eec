//! Addresses of the web, as far as the text of a source is one.

use super::{draft::Draft, file::Row};
use crate::import::check::unlinkable;

const QUOTED: &str = "an address in quotation marks; it is kept without them";
const NONE: &str = "no address of the web; it is not kept";

impl Draft<'_> {
    /// The address that a column has. Empty if there is none, or something else, which is told.
    pub fn address<'a>(&mut self, row: &Row<'a>, column: &str) -> &'a str {
        let text = row.get(column);
        let inside = text.strip_prefix('"').and_then(|it| it.strip_suffix('"'));
        let address = inside.unwrap_or(text);
        if text.is_empty() {
            return "";
        }
        if unlinkable(address).is_some() {
            self.doubt(row, column, NONE);
            return "";
        }
        if inside.is_some() {
            self.doubt(row, column, QUOTED);
        }
        address
    }
}
