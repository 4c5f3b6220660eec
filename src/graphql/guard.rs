//! What a document may be, before it is parsed and before it is run.
//!
//! The parser recurses, so nesting is measured on the text; the executor expands fragments, so
//! what they expand to is weighed on the document (`price`).

use std::sync::{
    OnceLock,
    atomic::{AtomicBool, Ordering},
};

use async_graphql::{
    Name, Positioned, Request,
    parser::{
        parse_query,
        types::{ExecutableDocument, OperationDefinition},
    },
};

use super::{
    code::{PARSE_FAILED, TOO_COSTLY},
    error::{Refusal, refuse},
    inputs, merge,
    outputs::Outputs,
    price,
};

/// A document has at most so many bytes.
pub const MAX_BYTES: usize = 50_000;
/// A name or a number has at most so many characters. An answer may repeat a name a hundred thousand
/// times.
pub const MAX_WORD: usize = 100;
/// A document has at most so many names and numbers. The parser takes some microseconds for each.
pub const MAX_WORDS: usize = 15_000;
/// A document has at most so many directives. The library checks none of those on `__typename`.
pub const MAX_DIRECTIVES: usize = 500;
/// Brackets, and selections with their fragments expanded, nest at most so deep.
pub const MAX_NESTING: usize = 64;

/// Once it is parsed, a document takes at most so many bytes for each of its pieces. The first field of
/// a selection makes room for four, and so does the first item of a list; their brackets are pieces too.
const PIECE: usize = 512;

/// A message of the parser that is longer does not quote the line.
const MAX_MESSAGE: usize = 1_000;

/// What the server is set to allow.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    /// A request costs at most so much.
    pub max_price: u64,
    /// Whether the schema may be asked for.
    pub introspection: bool,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            max_price: price::MAX_PRICE,
            introspection: true,
        }
    }
}

/// A document that was parsed, and is not too large to be looked at.
#[derive(Debug)]
pub struct ParsedDocument {
    parsed: ExecutableDocument,
    bytes: usize,
    pieces: usize,
    /// Whether its fields can be merged, once that was looked at.
    merged: OnceLock<Result<(), merge::Conflict>>,
    /// Whether an operation of it has variables: their values are validated with each request.
    has_variables: bool,
    /// Whether a request for it passed validation.
    is_valid: AtomicBool,
}

impl ParsedDocument {
    /// It takes at most so many bytes of memory.
    pub fn size(&self) -> usize {
        self.bytes + self.pieces * PIECE
    }

    /// The document as the library has it.
    pub fn parsed(&self) -> &ExecutableDocument {
        &self.parsed
    }

    /// Takes down that a request for it passed validation.
    pub fn note_valid(&self) {
        self.is_valid.store(true, Ordering::Relaxed);
    }

    /// Whether it is known that every request for it passes validation.
    pub fn needs_no_validation(&self) -> bool {
        !self.has_variables && self.is_valid.load(Ordering::Relaxed)
    }
}

/// Parses a document; or gives the answer that refuses it.
pub fn parse(text: &str) -> Result<ParsedDocument, Refusal> {
    let bytes = text.len();
    if bytes > MAX_BYTES {
        let message = format!("the document has {bytes} bytes; at most {MAX_BYTES}");
        return Err(refuse(TOO_COSTLY, message));
    }
    let pieces = scan(text.as_bytes())?;
    let parsed = parse_query(text).map_err(|error| {
        let mut response = refuse(PARSE_FAILED, brief(error.to_string()));
        response.errors[0].locations = error.positions().collect();
        response
    })?;
    let mut operations = parsed.operations.iter();
    Ok(ParsedDocument {
        has_variables: operations.any(|(_, it)| !it.node.variable_definitions.is_empty()),
        parsed,
        bytes,
        pieces,
        merged: OnceLock::new(),
        is_valid: AtomicBool::new(false),
    })
}

/// The price of a request for a document; or the answer that refuses it.
pub fn checked(
    request: &Request,
    document: &ParsedDocument,
    outputs: &Outputs,
    rules: Rules,
) -> Result<u64, Refusal> {
    // The library's answer to an unknown name would repeat it.
    let name = request.operation_name.as_deref().unwrap_or_default();
    if name.len() > MAX_WORD {
        let message = format!("the operation's name has at most {MAX_WORD} characters");
        return Err(refuse(TOO_COSTLY, message));
    }
    let parsed = &document.parsed;
    let price = price::check(parsed, request, rules)?;
    // It is so of the document, whoever asks; but only the price bounds how long it takes to tell.
    let merged = document
        .merged
        .get_or_init(|| merge::check(parsed, outputs));
    merged.as_ref().map_err(merge::Conflict::refusal)?;
    inputs::given(parsed, request)?;
    Ok(price)
}

/// The operation that a request runs: the one it names, or the only one. `None` if it is not there, or
/// not told apart; validation says so.
pub fn chosen<'a>(request: &Request, document: &'a ExecutableDocument) -> Option<Operation<'a>> {
    let named = request.operation_name.as_deref();
    let mut operations = document.operations.iter();
    match named {
        Some(_) => operations.find(|(name, _)| name.map(Name::as_str) == named),
        None => operations.next().filter(|_| operations.next().is_none()),
    }
}

/// An operation, and its name if it has one.
pub type Operation<'a> = (Option<&'a Name>, &'a Positioned<OperationDefinition>);

/// A message of the parser, without the line it quotes if that is long.
fn brief(message: String) -> String {
    let mut lines = message.lines();
    match (lines.next(), lines.next_back()) {
        (Some(place), Some(reason)) if message.len() > MAX_MESSAGE => format!("{place}\n{reason}"),
        _ => message,
    }
}

/// Refuses a text whose brackets nest too deep, with too many words or directives or a word that is too
/// long, or with a block string that has no end. What stands in strings and comments does not count.
/// Tells of how many pieces it is made: words, strings, and signs.
fn scan(mut text: &[u8]) -> Result<usize, Refusal> {
    let (mut depth, mut words, mut directives, mut pieces) = (0_usize, 0, 0, 0);
    while let [byte, rest @ ..] = text {
        text = match byte {
            b'#' => after_comment(rest),
            b'"' => after_string(rest)?,
            byte if is_of_word(*byte) => {
                words += 1;
                after_word(text)?
            }
            _ => rest,
        };
        match byte {
            b'{' | b'[' | b'(' => depth += 1,
            b'}' | b']' | b')' => depth = depth.saturating_sub(1),
            b'@' => directives += 1,
            _ => {}
        }
        pieces += usize::from(!matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b',' | b'#'));
        if depth > MAX_NESTING {
            let message = format!("brackets nest more than {MAX_NESTING} deep");
            return Err(refuse(TOO_COSTLY, message));
        }
        if words > MAX_WORDS {
            let message = format!("the document has more than {MAX_WORDS} names and numbers");
            return Err(refuse(TOO_COSTLY, message));
        }
        if directives > MAX_DIRECTIVES {
            let message = format!("the document has more than {MAX_DIRECTIVES} directives");
            return Err(refuse(TOO_COSTLY, message));
        }
    }
    Ok(pieces)
}

fn is_of_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// What follows the word that a text begins with.
fn after_word(text: &[u8]) -> Result<&[u8], Refusal> {
    let end = text.iter().position(|byte| !is_of_word(*byte));
    let (word, rest) = text.split_at(end.unwrap_or(text.len()));
    if word.len() > MAX_WORD {
        let has = word.len();
        let message = format!("a name or a number has {has} characters; at most {MAX_WORD}");
        return Err(refuse(TOO_COSTLY, message));
    }
    Ok(rest)
}

fn after_comment(text: &[u8]) -> &[u8] {
    let end = text.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
    end.map_or(&[], |end| &text[end..])
}

/// What follows a string whose opening quote was read. A string that does not end on its line is
/// left to the parser, which stops there. A block that never ends is not: the parser would look for
/// its end, take its quotes for an empty string, and find the next block that never ends.
fn after_string(text: &[u8]) -> Result<&[u8], Refusal> {
    if let Some(block) = text.strip_prefix(b"\"\"") {
        let after = after_block(block);
        return after.ok_or_else(|| refuse(PARSE_FAILED, "a block string has no end"));
    }
    let mut escaped = false;
    for (at, byte) in text.iter().enumerate() {
        match byte {
            b'\n' | b'\r' => return Ok(&text[at..]),
            b'"' if !escaped => return Ok(&text[at + 1..]),
            _ => escaped = *byte == b'\\' && !escaped,
        }
    }
    Ok(&[])
}

/// What follows a block string whose opening quotes were read, if it ends.
fn after_block(mut block: &[u8]) -> Option<&[u8]> {
    loop {
        block = match block {
            [b'"', b'"', b'"', rest @ ..] => return Some(rest),
            [b'\\', b'"', b'"', b'"', rest @ ..] | [_, rest @ ..] => rest,
            [] => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use async_graphql::{Value, parser::types::Selection};

    use super::*;

    #[test]
    fn a_document_of_brackets_is_as_large_as_what_they_make() {
        let list = format!("{}{}", "[".repeat(60), "]".repeat(60));
        let text = format!("{{a(b:[{}])}}", list.repeat(400));
        let size = parse(&text).unwrap().size();
        let value = size_of::<Value>();
        // Each list makes room for four values.
        assert!(size > 60 * 400 * 4 * value, "{size}");

        let text = format!("{{{}}}", "a{a}".repeat(1000));
        let size = parse(&text).unwrap().size();
        let field = size_of::<Positioned<Selection>>();
        // So does each selection, and the one around them has room for twice as many as there are.
        assert!(size > 1000 * (4 + 2) * field, "{size}");
    }
}
