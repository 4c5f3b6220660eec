//! The id of a request, and the span that bears it.

use axum::{
    extract::{MatchedPath, Request},
    http::{HeaderMap, HeaderName, HeaderValue, Method, Response},
};
use tower::{Service, service_fn};
use tracing::{Instrument, Span, field::Empty};
use uuid::Uuid;

/// The header that names a request.
static REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// An id that a client gives has at most so many characters.
const MAX_ID: usize = 64;

/// Gives each request an id, and a span that bears it: every line logged within it names the
/// request. The answer tells the id.
pub fn identified<S, B>(
    mut service: S,
) -> impl Service<Request, Response = Response<B>, Error = S::Error, Future: Send> + Clone
where
    S: Service<Request, Response = Response<B>, Future: Send> + Clone,
{
    // Whatever is behind it is always ready.
    service_fn(move |request: Request| {
        let id = id(request.headers());
        let span = span(&request, id.to_str().ok());
        let answer = span.in_scope(|| service.call(request));
        let answer = async move {
            let mut response = answer.await?;
            response.headers_mut().insert(&REQUEST_ID, id);
            Ok(response)
        };
        answer.instrument(span)
    })
}

fn span(request: &Request, id: Option<&str>) -> Span {
    let method = method(request.method());
    let route = request.extensions().get::<MatchedPath>();
    let route = route.map_or("", MatchedPath::as_str);
    tracing::info_span!(
        "request",
        request_id = id,
        method,
        route,
        operation = Empty,
        outcome = Empty,
        otel.name = format!("{method} {route}"),
        otel.kind = "server",
        otel.status_code = Empty,
    )
}

/// The span of one request of a list, which tells of itself alone.
pub fn part() -> Span {
    tracing::info_span!(
        "part",
        operation = Empty,
        outcome = Empty,
        otel.status_code = Empty,
    )
}

/// The id that the client gave, if it can stand in a log as it is; else a new one.
fn id(headers: &HeaderMap) -> HeaderValue {
    let given = headers.get(&REQUEST_ID);
    if let Some(id) = given.filter(|it| is_plain(it.as_bytes())) {
        return id.clone();
    }
    let mut room = Uuid::encode_buffer();
    let id = Uuid::new_v4().hyphenated().encode_lower(&mut room);
    HeaderValue::from_str(id).unwrap_or_else(|_| unreachable!("digits and hyphens"))
}

fn is_plain(id: &[u8]) -> bool {
    let plain = |it: &u8| it.is_ascii_alphanumeric() || b"._-".contains(it);
    !id.is_empty() && id.len() <= MAX_ID && id.iter().all(plain)
}

/// A method may be any word; those that nothing here answers are told as one.
fn method(method: &Method) -> &str {
    match *method {
        Method::GET | Method::POST | Method::HEAD | Method::OPTIONS => method.as_str(),
        _ => "_OTHER",
    }
}
