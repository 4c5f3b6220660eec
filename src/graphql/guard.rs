//! What a document may be, before it is parsed and before it is run.
//!
//! The parser recurses, so nesting is measured on the text; the executor expands fragments, so
//! what they expand to is measured on the document, each fragment once.

use std::collections::{BTreeSet, HashMap};

use async_graphql::{
    Name, Positioned, Request, Response, Value, Variables,
    parser::{
        parse_query,
        types::{ExecutableDocument, Field, FragmentDefinition, Selection, SelectionSet},
    },
};

use super::{
    connection::DEFAULT_PAGE,
    error::{PARSE_FAILED, TOO_COSTLY, VALIDATION_FAILED, refusal},
};

/// A document has at most so many bytes.
pub const MAX_BYTES: usize = 50_000;
/// Brackets nest at most so deep.
pub const MAX_NESTING: usize = 64;
/// A document expands to at most so many fields, pages multiplied.
pub const MAX_PRICE: u64 = 200_000;
/// A document selects at most so many pages: each may be a statement of its own.
pub const MAX_PAGES: u64 = 100;
/// A document follows at most so many fields into objects: each may be a statement too.
pub const MAX_OBJECTS: u64 = 500;
/// A document has at most so many selections once its fragments are expanded.
pub const MAX_FIELDS: u64 = 5_000;

/// The request with its document parsed, or the answer that refuses it.
pub fn checked(mut request: Request) -> Result<Request, Refusal> {
    nests(&request.query)?;
    let document = parse_query(&request.query).map_err(|error| {
        let mut response = refuse(PARSE_FAILED, error.to_string());
        response.errors[0].locations = error.positions().collect();
        response
    })?;
    weighs(&document, &request.variables)?;
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
type Refusal = Box<Response>;

fn refuse(code: &str, message: impl Into<String>) -> Refusal {
    Box::new(refusal(code, message))
}

/// What a selection costs.
#[derive(Clone, Copy, Default)]
struct Weight {
    /// Selections and spreads, fragments expanded.
    fields: u64,
    /// How deep selections nest, fragments expanded.
    depth: usize,
    /// Values, pages multiplied.
    price: u64,
    /// Fields that are pages, fragments expanded.
    pages: u64,
    /// Fields that lead into objects, fragments expanded.
    objects: u64,
    /// Whether a part of a page is among the fields: then the parent is a page.
    page: bool,
}

impl Weight {
    fn and(self, other: Self) -> Self {
        Self {
            fields: self.fields.saturating_add(other.fields),
            depth: self.depth.max(other.depth),
            price: self.price.saturating_add(other.price),
            pages: self.pages.saturating_add(other.pages),
            objects: self.objects.saturating_add(other.objects),
            page: self.page || other.page,
        }
    }
}

impl Weight {
    fn within_limits(self) -> Result<(), Refusal> {
        let Self {
            fields,
            price,
            pages,
            objects,
            ..
        } = self;
        let refused = if fields > MAX_FIELDS {
            format!("the document selects {fields} fields; at most {MAX_FIELDS}")
        } else if pages > MAX_PAGES {
            format!("the document selects {pages} pages; at most {MAX_PAGES}")
        } else if objects > MAX_OBJECTS {
            format!("the document follows {objects} fields into objects; at most {MAX_OBJECTS}")
        } else if price > MAX_PRICE {
            format!(
                "the request may read {price} values; at most {MAX_PRICE}. Ask for smaller pages"
            )
        } else {
            return Ok(());
        };
        Err(refuse(TOO_COSTLY, refused))
    }
}

/// Weighs a document, each fragment once.
struct Scale<'a> {
    fragments: &'a HashMap<Name, Positioned<FragmentDefinition>>,
    variables: &'a Variables,
    /// `None` while a fragment is being weighed: to meet it then is a cycle.
    weighed: HashMap<&'a str, Option<Weight>>,
    /// How deep the walk is.
    depth: usize,
}

fn weighs(document: &ExecutableDocument, variables: &Variables) -> Result<(), Refusal> {
    let mut scale = Scale {
        fragments: &document.fragments,
        variables,
        weighed: HashMap::new(),
        depth: 0,
    };
    // Fragments that nothing spreads too: validation walks them all the same.
    let names: BTreeSet<&str> = document.fragments.keys().map(Name::as_str).collect();
    for name in names {
        scale.fragment(name)?.within_limits()?;
    }
    for (_, operation) in document.operations.iter() {
        let weight = scale.set(&operation.node.selection_set.node)?;
        weight.within_limits()?;
    }
    Ok(())
}

/// A deep document would overflow the stack of whoever walks it.
fn within_depth(depth: usize) -> Result<(), Refusal> {
    if depth > MAX_NESTING {
        let message = format!("selections nest more than {MAX_NESTING} deep, fragments expanded");
        return Err(refuse(TOO_COSTLY, message));
    }
    Ok(())
}

impl<'a> Scale<'a> {
    fn set(&mut self, set: &'a SelectionSet) -> Result<Weight, Refusal> {
        self.depth += 1;
        // This walk recurses too, so it stops before it is too deep.
        within_depth(self.depth)?;
        let below = self.items(set)?;
        self.depth -= 1;
        let weight = Weight {
            depth: below.depth + 1,
            ..below
        };
        within_depth(self.depth + weight.depth)?;
        Ok(weight)
    }

    fn items(&mut self, set: &'a SelectionSet) -> Result<Weight, Refusal> {
        set.items.iter().try_fold(Weight::default(), |sum, item| {
            Ok(sum.and(match &item.node {
                Selection::Field(field) => self.field(&field.node)?,
                Selection::InlineFragment(inline) => self.set(&inline.node.selection_set.node)?,
                Selection::FragmentSpread(spread) => {
                    let weight = self.fragment(spread.node.fragment_name.node.as_str())?;
                    Weight {
                        fields: weight.fields.saturating_add(1),
                        ..weight
                    }
                }
            }))
        })
    }

    fn field(&mut self, field: &'a Field) -> Result<Weight, Refusal> {
        let below = match &field.selection_set.node {
            leaf if leaf.items.is_empty() => Weight::default(),
            set => self.set(set)?,
        };
        Ok(Weight {
            fields: below.fields.saturating_add(1),
            price: below
                .price
                .saturating_mul(self.size(field, below.page))
                .saturating_add(1),
            pages: below.pages.saturating_add(below.page.into()),
            objects: below.objects.saturating_add((below.fields > 0).into()),
            depth: below.depth,
            page: matches!(
                field.name.node.as_str(),
                "nodes" | "edges" | "totalCount" | "pageInfo"
            ),
        })
    }

    fn fragment(&mut self, name: &'a str) -> Result<Weight, Refusal> {
        match self.weighed.get(name) {
            Some(Some(weight)) => return Ok(*weight),
            Some(None) => {
                let message = format!("fragment `{name}` spreads itself");
                return Err(refuse(VALIDATION_FAILED, message));
            }
            None => {}
        }
        self.weighed.insert(name, None);
        // An unknown fragment weighs nothing here; validation names it.
        let weight = match self.fragments.get(name) {
            Some(fragment) => self.set(&fragment.node.selection_set.node)?,
            None => Weight::default(),
        };
        self.weighed.insert(name, Some(weight));
        Ok(weight)
    }

    /// How many times the selections of a field are answered, at most.
    fn size(&self, field: &Field, page: bool) -> u64 {
        let size = |name| {
            let value = field.get_argument(name)?.node.clone();
            match value
                .into_const_with(|name| {
                    Ok::<_, ()>(self.variables.get(&name).cloned().unwrap_or_default())
                })
                .ok()?
            {
                Value::Number(number) => number.as_u64(),
                Value::List(items) => Some(items.len() as u64),
                _ => None,
            }
        };
        let stated = size("first")
            .or_else(|| size("last"))
            .or_else(|| size("ids"));
        stated.unwrap_or(if page { DEFAULT_PAGE } else { 1 })
    }
}
