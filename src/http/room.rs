//! How much room the values of a request may take: they are held while it waits.

use async_graphql::Value;

use super::{asked::Object, refused::Refused};
use crate::graphql::code::TOO_COSTLY;

/// The variables, or the extensions, of a request are at most so many values.
const MAX_VALUES: usize = 20_000;
/// A list or an object counts as so many: both make room for some values at once.
const LIST: usize = 5;

/// An object that is not too large.
pub fn bounded(name: &str, object: Object) -> Result<Object, Refused> {
    let has: usize = object.values().map(room).sum();
    if has > MAX_VALUES {
        let message = format!(
            "`{name}` holds {has} values; at most {MAX_VALUES}, each list or object counted as {LIST}"
        );
        return Err(Refused::request_error(TOO_COSTLY, message));
    }
    Ok(object)
}

/// How many values it is, and has room for.
fn room(value: &Value) -> usize {
    match value {
        Value::List(items) => items.iter().map(room).sum::<usize>() + LIST,
        Value::Object(fields) => fields.values().map(room).sum::<usize>() + LIST,
        _ => 1,
    }
}
