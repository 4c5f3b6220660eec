//! The id of a request, and the span that bears it.

use axum::{
    extract::{MatchedPath, Request},
    http::{HeaderName, Method},
};
use tracing::{Span, field::Empty};

/// The header that names a request.
static REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// An id that a client gives has at most so many characters.
const MAX_ID: usize = 64;

/// Drops the id that a client gives if it can't stand in a log as it is. The request gets one of
/// the server then.
pub fn without_odd_id(mut request: Request) -> Request {
    if !id(&request).is_some_and(is_plain) {
        request.headers_mut().remove(&REQUEST_ID);
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
