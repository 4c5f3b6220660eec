//! Whose pages may read answers.

use std::time::Duration;

use axum::http::{HeaderName, HeaderValue, Method, header};
use tower_http::cors::{AllowOrigin, Any, CorsLayer};

/// Hosts that are this machine itself: where a page is written before it is published.
const HERE: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

/// Browsers ask again for leave after this time.
const PREFLIGHT_MAX_AGE: Duration = Duration::from_hours(2);

/// Lets pages of these origins read; where none is set, those of this machine. There are no cookies
/// here, so no page asks in anybody's name.
pub fn layer(origins: &[HeaderValue]) -> CorsLayer {
    let allowed = match origins {
        [] => AllowOrigin::predicate(|origin, _| is_here(origin)),
        all if all.iter().any(|it| it == "*") => AllowOrigin::any(),
        some => AllowOrigin::list(some.iter().cloned()),
    };
    CorsLayer::new()
        .allow_origin(allowed)
        .allow_methods([Method::GET, Method::POST])
        .allow_headers([
            header::ACCEPT,
            header::AUTHORIZATION,
            header::CONTENT_TYPE,
            header::IF_NONE_MATCH,
            HeaderName::from_static("foedera-query"),
            HeaderName::from_static("x-request-id"),
        ])
        .expose_headers(Any)
        // Every answer says that it depends on the origin. One of OPTIONS, which depends on more, is
        // never kept.
        .vary([])
        .max_age(PREFLIGHT_MAX_AGE)
}

fn is_here(origin: &HeaderValue) -> bool {
    let origin = origin.to_str().unwrap_or_default();
    let scheme = |it: &'static str| origin.strip_prefix(it);
    let host = scheme("http://").or_else(|| scheme("https://"));
    host.is_some_and(|host| {
        HERE.iter().any(|here| {
            let port = host.strip_prefix(here);
            port.is_some_and(|port| port.is_empty() || is_port(port))
        })
    })
}

fn is_port(text: &str) -> bool {
    let digits = text.strip_prefix(':').unwrap_or_default();
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}
