//! The head of a request: how long it may be, and what is said to one that can't be read.

use std::time::Instant;

use axum::{extract::Request, http::StatusCode, middleware::Next, response::Response};

use super::{account::Account, answer, negotiate::JSON, refused::Refused};
use crate::graphql::code::BAD_USER_INPUT;

/// Stands in a request whose head could not be read: the status that the parser chose.
#[derive(Clone, Copy, Debug)]
pub struct Unread(pub StatusCode);

/// The headers of a request have at most so many bytes.
const MAX_HEADERS: usize = 32 * 1024;

/// Answers only a request whose head was read, and is not too long.
pub async fn bounded(request: Request, next: Next) -> Response {
    let headers = request.headers().iter();
    let sizes = headers.map(|(name, value)| name.as_str().len() + value.len());
    let status = match request.extensions().get::<Unread>() {
        Some(Unread(status)) => *status,
        None if sizes.sum::<usize>() > MAX_HEADERS => StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
        None => return next.run(request).await,
    };
    let refused = Refused::new(status, BAD_USER_INPUT, why(status));
    Account::open(None, Instant::now()).close(Some(&refused.answer));
    answer::refused(JSON, refused)
}

fn why(status: StatusCode) -> &'static str {
    match status {
        StatusCode::URI_TOO_LONG => {
            "an address has at most 65,534 bytes: send a longer query by POST"
        }
        StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE => {
            "a request has at most 100 headers, of 32 KiB together: send fewer, or shorter ones"
        }
        _ => "the first line or a header is not as HTTP/1.1 has it",
    }
}
