//! The head of a request: how long it may be, and what is said to one that can't be read.

use std::{
    future::{Ready, ready},
    task::{Context, Poll},
    time::Instant,
};

use async_graphql::futures_util::future::Either;
use axum::{extract::Request, http::StatusCode, response::Response};
use tower::Service;

use super::{account::Account, answer, negotiate::JSON, refused::Refused};
use crate::{graphql::code::BAD_USER_INPUT, listen::Unread};

/// The headers of a request have at most so many bytes.
const MAX_HEADERS: usize = 32 * 1024;

/// Answers only a request whose head was read, and is not too long. Not made by `from_fn`, which
/// copies and boxes for every request what is behind it.
#[derive(Clone)]
pub struct Bounded<S>(pub S);

impl<S: Service<Request, Response = Response>> Service<Request> for Bounded<S> {
    type Response = Response;
    type Error = S::Error;
    type Future = Either<Ready<Result<Response, S::Error>>, S::Future>;

    fn poll_ready(&mut self, context: &mut Context) -> Poll<Result<(), S::Error>> {
        self.0.poll_ready(context)
    }

    fn call(&mut self, request: Request) -> Self::Future {
        match fault(&request) {
            Some(status) => Either::Left(ready(Ok(refusal(status)))),
            None => Either::Right(self.0.call(request)),
        }
    }
}

/// The status of a head that is not as it must be.
fn fault(request: &Request) -> Option<StatusCode> {
    if let Some(Unread(status)) = request.extensions().get() {
        return Some(*status);
    }
    let headers = request.headers().iter();
    let sizes = headers.map(|(name, value)| name.as_str().len() + value.len());
    let is_long = sizes.sum::<usize>() > MAX_HEADERS;
    is_long.then_some(StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE)
}

fn refusal(status: StatusCode) -> Response {
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
