//! Quotes in a CSV file, as RFC 4180 has them. A reader that is lenient takes the rows below a
//! quote that is never closed into one value; so such a file is refused.

/// Where a quote stands that is not in its place, and what would be right.
pub fn misplaced(bytes: &[u8]) -> Option<(u64, &'static str)> {
    let (mut at, mut line) = (At::Start, 1);
    let mut opened = 0;
    for &byte in bytes {
        at = match (at, byte) {
            (At::Start, b'"') => {
                opened = line;
                At::Quoted
            }
            (At::Bare, b'"') => {
                return Some((
                    line,
                    "put the whole value into quotes, and double the quote",
                ));
            }
            (At::Quoted, b'"') => At::Closed,
            (At::Quoted, _) | (At::Closed, b'"') => At::Quoted,
            (At::Start | At::Bare | At::Closed, b',' | b'\n' | b'\r') => At::Start,
            (At::Closed, _) => {
                return Some((
                    opened,
                    "the quote that opens here is closed amid the value; close it at the end, and double the quotes within",
                ));
            }
            (At::Start | At::Bare, _) => At::Bare,
        };
        line += u64::from(byte == b'\n');
    }
    (at == At::Quoted).then_some((
        opened,
        "the quote that opens here is never closed; close it",
    ))
}

/// Where in a value a byte stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    Start,
    Bare,
    Quoted,
    /// After a quote that ends the value, or is the first of two.
    Closed,
}
