//! What a document may be, before it is parsed and before it is run.
//!
//! The parser recurses, so nesting is measured on the text; the executor expands fragments, so
//! what they expand to is weighed on the document (`price`).

use async_graphql::{Request, Response, parser::parse_query};

use super::{
    error::{PARSE_FAILED, TOO_COSTLY, refusal},
    price,
};

/// A document has at most so many bytes.
pub const MAX_BYTES: usize = 50_000;
/// Brackets, and selections with their fragments expanded, nest at most so deep.
pub const MAX_NESTING: usize = 64;
/// The request with its document parsed, or the answer that refuses it.
pub fn checked(mut request: Request) -> Result<Request, Refusal> {
    nests(&request.query)?;
    let document = parse_query(&request.query).map_err(|error| {
        let mut response = refuse(PARSE_FAILED, error.to_string());
        response.errors[0].locations = error.positions().collect();
        response
    })?;
    price::check(&document, &request.variables)?;
    request.set_parsed_query(document);
    Ok(request)
}

/// Refuses a text that is too long or whose brackets nest too deep.
fn nests(text: &str) -> Result<(), Refusal> {
    if text.len() > MAX_BYTES {
        let message = format!("the document has {} bytes; at most {MAX_BYTES}", text.len());
        return Err(refuse(TOO_COSTLY, message));
    }
    if nesting(text.as_bytes()) > MAX_NESTING {
        let message = format!("brackets nest more than {MAX_NESTING} deep");
        return Err(refuse(TOO_COSTLY, message));
    }
    Ok(())
}

/// How deep brackets nest outside strings and comments.
fn nesting(mut text: &[u8]) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    while let [byte, rest @ ..] = text {
        text = rest;
        match byte {
            b'{' | b'[' | b'(' => depth += 1,
            b'}' | b']' | b')' => depth = depth.saturating_sub(1),
            b'#' => text = after_comment(text),
            b'"' => text = after_string(text),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

fn after_comment(text: &[u8]) -> &[u8] {
    let end = text.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
    end.map_or(&[], |end| &text[end..])
}

/// What follows a string whose opening quote was read. A string that never ends is left to the
/// parser, which stops at the end of its line.
fn after_string(text: &[u8]) -> &[u8] {
    if let Some(mut block) = text.strip_prefix(b"\"\"") {
        while !block.is_empty() {
            if let Some(rest) = block.strip_prefix(b"\\\"\"\"") {
                block = rest;
            } else if let Some(rest) = block.strip_prefix(b"\"\"\"") {
                return rest;
            } else {
                block = &block[1..];
            }
        }
        return block;
    }
    let mut escaped = false;
    for (at, byte) in text.iter().enumerate() {
        match byte {
            b'\n' | b'\r' => return &text[at..],
            b'"' if !escaped => return &text[at + 1..],
            _ => escaped = *byte == b'\\' && !escaped,
        }
    }
    &[]
}

/// The answer to a request that is refused. Boxed, since most are not.
pub type Refusal = Box<Response>;

/// Refuses a request, with a code and what to do instead.
pub fn refuse(code: &str, message: impl Into<String>) -> Refusal {
    Box::new(refusal(code, message))
}
