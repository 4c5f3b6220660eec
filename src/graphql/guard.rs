//! What a document may be, before it is parsed and before it is run.
//!
//! The parser recurses, so nesting is measured on the text; the executor expands fragments, so
//! what they expand to is weighed on the document (`price`).

use async_graphql::{
    Name, Request, Response, Value,
    parser::{parse_query, types::ExecutableDocument},
};

use super::{
    code::{BAD_USER_INPUT, PARSE_FAILED, TOO_COSTLY},
    error::refusal,
    price,
};

/// A document has at most so many bytes.
pub const MAX_BYTES: usize = 50_000;
/// Brackets, and selections with their fragments expanded, nest at most so deep.
pub const MAX_NESTING: usize = 64;

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

/// The request with its document parsed, and its price; or the answer that refuses it.
pub fn checked(mut request: Request, rules: Rules) -> Result<(Request, u64), Refusal> {
    nests(&request.query)?;
    let document = parse_query(&request.query).map_err(|error| {
        let mut response = refuse(PARSE_FAILED, error.to_string());
        response.errors[0].locations = error.positions().collect();
        response
    })?;
    let price = price::check(&document, &request, rules)?;
    variables(&document, &request)?;
    request.set_parsed_query(document);
    Ok((request, price))
}

/// Whether a request runs the operation of this name. Where none is named, it is the only one.
pub fn runs(request: &Request, name: Option<&Name>) -> bool {
    match &request.operation_name {
        Some(wanted) => name.is_some_and(|name| name == wanted),
        None => true,
    }
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

/// Refuses a request without a value for a variable that must have one.
fn variables(document: &ExecutableDocument, request: &Request) -> Result<(), Refusal> {
    let mut operations = document.operations.iter();
    let Some((_, operation)) = operations.find(|(name, _)| runs(request, *name)) else {
        return Ok(());
    };
    for variable in &operation.node.variable_definitions {
        let (at, variable) = (variable.pos, &variable.node);
        let name = &variable.name.node;
        let given = match request.variables.get(name) {
            Some(value) => *value != Value::Null,
            None => variable.default_value().is_some(),
        };
        if !given && !variable.var_type.node.nullable {
            let message = format!(
                "the variable `${name}` must be given; it is of type `{}`",
                variable.var_type.node
            );
            let mut refused = refuse(BAD_USER_INPUT, message);
            refused.errors[0].locations = vec![at];
            return Err(refused);
        }
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
/// parser, which stops at the end of its line. A block that never ends is two strings to the
/// parser, the first of them empty.
fn after_string(text: &[u8]) -> &[u8] {
    if let Some(block) = text.strip_prefix(b"\"\"") {
        return after_block(block).unwrap_or(&text[1..]);
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

/// The answer to a request that is refused. Boxed, since most are not.
pub type Refusal = Box<Response>;

/// Refuses a request, with a code and what to do instead.
pub fn refuse(code: &str, message: impl Into<String>) -> Refusal {
    Box::new(refusal(code, message))
}
