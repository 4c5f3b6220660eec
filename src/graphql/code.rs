//! The codes of errors: what a program can go by. `docs/schema-design.md` lists them for clients.

use async_graphql::{ServerError, Value};

/// A fault in the request's arguments, or a request that can't be read.
pub const BAD_USER_INPUT: &str = "BAD_USER_INPUT";
/// A fault of the server.
pub const INTERNAL: &str = "INTERNAL_SERVER_ERROR";
/// A document that is not GraphQL.
pub const PARSE_FAILED: &str = "GRAPHQL_PARSE_FAILED";
/// A document that does not fit the schema.
pub const VALIDATION_FAILED: &str = "GRAPHQL_VALIDATION_FAILED";
/// A document that asks for too much at once.
pub const TOO_COSTLY: &str = "TOO_COSTLY";
/// A request for the schema where that is not answered.
pub const INTROSPECTION_DISABLED: &str = "INTROSPECTION_DISABLED";
/// The database does not answer, or not in time.
pub const UNAVAILABLE: &str = "UNAVAILABLE";
/// The server has no room for the request now.
pub const OVERLOADED: &str = "OVERLOADED";
/// The request took too long.
pub const TIMED_OUT: &str = "TIMED_OUT";
/// The client asked for more than it may at once.
pub const RATE_LIMITED: &str = "RATE_LIMITED";
/// A token that nobody has.
pub const UNAUTHENTICATED: &str = "UNAUTHENTICATED";
/// A page of another site may have sent the request without leave.
pub const CSRF_REFUSED: &str = "CSRF_REFUSED";
/// A hash that the server does not know: send the document with it once.
pub const DOCUMENT_NOT_FOUND: &str = "PERSISTED_QUERY_NOT_FOUND";
/// A hash where none are kept: send the document.
pub const DOCUMENTS_NOT_KEPT: &str = "PERSISTED_QUERY_NOT_SUPPORTED";
/// A document that this server does not run.
pub const DOCUMENT_NOT_TRUSTED: &str = "DOCUMENT_NOT_TRUSTED";

/// All of them.
pub const ALL: [&str; 15] = [
    BAD_USER_INPUT,
    INTERNAL,
    PARSE_FAILED,
    VALIDATION_FAILED,
    TOO_COSTLY,
    INTROSPECTION_DISABLED,
    UNAVAILABLE,
    OVERLOADED,
    TIMED_OUT,
    RATE_LIMITED,
    UNAUTHENTICATED,
    CSRF_REFUSED,
    DOCUMENT_NOT_FOUND,
    DOCUMENTS_NOT_KEPT,
    DOCUMENT_NOT_TRUSTED,
];

/// The code of an error; `None` if it has none yet.
pub fn of(error: &ServerError) -> Option<&'static str> {
    let said = error.extensions.as_ref()?.get("code")?;
    ALL.into_iter().find(|code| *said == Value::from(*code))
}
