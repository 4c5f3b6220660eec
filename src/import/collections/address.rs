//! Addresses of the web, as far as the text of a source is one.

use super::{draft::Draft, file::Row};
use crate::import::check::unlinkable;

const QUOTED: &str = "an address in quotation marks; it is kept without them";
const NONE: &str = "no address of the web; it is not kept";
const REMARK: &str = "an address with a remark behind it; it is kept without that";
const SPACED: &str = "an address with spaces; they are written as %20";

impl Draft<'_> {
    /// The address that a column has. Empty if there is none, or something else, which is told.
    pub fn address(&mut self, row: &Row<'_>, column: &str) -> String {
        self.one_address(row, column, row.get(column))
    }

    /// The addresses that a column has, with bars between them.
    pub fn addresses(&mut self, row: &Row<'_>, column: &str) -> Vec<String> {
        let mut addresses = vec![];
        for text in row.get(column).split(" | ") {
            let address = self.one_address(row, column, text.trim());
            if !address.is_empty() && !addresses.contains(&address) {
                addresses.push(address);
            }
        }
        addresses
    }

    fn one_address(&mut self, row: &Row<'_>, column: &str, text: &str) -> String {
        let inside = text.strip_prefix('"').and_then(|it| it.strip_suffix('"'));
        let told = inside.unwrap_or(text);
        let address = without_remark(told);
        if text.is_empty() {
            return String::new();
        }
        if unlinkable(address).is_some() {
            self.doubt(row, column, NONE);
            return String::new();
        }
        for (is_so, why) in [
            (inside.is_some(), QUOTED),
            (address != told, REMARK),
            (address.contains(' '), SPACED),
        ] {
            if is_so {
                self.doubt(row, column, why);
            }
        }
        address.replace(' ', "%20")
    }
}

/// An address without what stands in brackets behind it, as `https://example.org/a.pdf (p. 343)`.
fn without_remark(text: &str) -> &str {
    match text.split_once(" (") {
        Some((address, remark)) if remark.ends_with(')') => address.trim_end(),
        _ => text,
    }
}
