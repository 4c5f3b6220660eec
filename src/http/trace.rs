//! The id of a request, and the span that bears it.

use axum::{
    extract::{MatchedPath, Request},
    http::{HeaderName, HeaderValue, Method},
};
use tracing::{Span, field::Empty};
use uuid::Uuid;

/// The header that names a request.
static REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// An id that a client gives has at most so many characters.
const MAX_ID: usize = 64;

/// Gives the request an id, unless the client gave one that can stand in a log as it is.
pub fn identified(mut request: Request) -> Request {
    if !id(&request).is_some_and(is_plain) {
        let mut room = Uuid::encode_buffer();
        let id = Uuid::new_v4().hyphenated().encode_lower(&mut room);
        let id = HeaderValue::from_str(id).unwrap_or_else(|_| unreachable!("digits and hyphens"));
        request.headers_mut().insert(&REQUEST_ID, id);
    }
    request
}

/// The span of a request: every line logged within it names the request.
pub fn span(request: &Request) -> Span {
    let method = method(request.method());
    let route = request.extensions().get::<MatchedPath>();
    let route = route.map_or("", MatchedPath::as_str);
    tracing::info_span!(
        "request",
        request_id = id(request),
        method,
        route,
        operation = Empty,
        outcome = Empty,
        otel.name = format!("{method} {route}"),
        otel.kind = "server",
        otel.status_code = Empty,
    )
}

fn id(request: &Request) -> Option<&str> {
    let id = request.headers().get(&REQUEST_ID);
    id.and_then(|id| id.to_str().ok())
}

fn is_plain(id: &str) -> bool {
    let plain = |it: char| it.is_ascii_alphanumeric() || "._-".contains(it);
    !id.is_empty() && id.len() <= MAX_ID && id.chars().all(plain)
}

/// A method may be any word; those that nothing here answers are told as one.
fn method(method: &Method) -> &str {
    match *method {
        Method::GET | Method::POST | Method::HEAD | Method::OPTIONS => method.as_str(),
        _ => "_OTHER",
    }
}
