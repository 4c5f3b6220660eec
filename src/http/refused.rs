//! Why a request got no answer from the registry: a status, a code, and what to do instead.

use std::time::Duration;

use async_graphql::Response as Answer;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};

use crate::graphql::{
    charge::Charge,
    code::{BAD_USER_INPUT, INTERNAL, OVERLOADED, TIMED_OUT},
    error::{NO_ROOM, refuse},
};

/// An answer in place of the registry's.
#[derive(Debug)]
pub struct Refused {
    /// The status; 200 where it goes by the media type.
    pub status: StatusCode,
    /// What the client is told.
    pub answer: Box<Answer>,
    /// What else the client needs to know.
    pub headers: HeaderMap,
}

impl Refused {
    pub fn new(status: StatusCode, code: &str, message: impl Into<String>) -> Self {
        Self {
            status,
            answer: refuse(code, message),
            headers: HeaderMap::new(),
        }
    }

    /// A request that was read and can't be run. Its status goes by the media type.
    pub fn request_error(code: &str, message: impl Into<String>) -> Self {
        Self::new(StatusCode::OK, code, message)
    }

    /// The same, as the executor says it.
    pub fn request_failed(answer: Box<Answer>) -> Self {
        Self {
            status: StatusCode::OK,
            answer,
            headers: HeaderMap::new(),
        }
    }

    /// A request that can't be read.
    pub fn bad(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, BAD_USER_INPUT, message)
    }

    /// A method that is not answered; and those that are.
    pub fn method(allowed: &'static str, message: &str) -> Self {
        Self::new(StatusCode::METHOD_NOT_ALLOWED, BAD_USER_INPUT, message)
            .with(header::ALLOW, HeaderValue::from_static(allowed))
    }

    /// Not now, but in so many seconds.
    pub fn later(status: StatusCode, code: &str, message: &str, seconds: u64) -> Self {
        Self::new(status, code, message).with(header::RETRY_AFTER, seconds.into())
    }

    /// Not now, since there is no room.
    pub fn overloaded() -> Self {
        Self::later(StatusCode::SERVICE_UNAVAILABLE, OVERLOADED, NO_ROOM, 1)
    }

    /// By a fault of the server.
    pub fn failed() -> Self {
        let status = StatusCode::INTERNAL_SERVER_ERROR;
        Self::new(status, INTERNAL, "internal error")
    }

    /// Not within the time that a request has.
    pub fn late(limit: Duration) -> Self {
        let seconds = limit.as_secs_f64();
        let message = format!("no answer within {seconds} seconds; ask for less");
        Self::new(StatusCode::GATEWAY_TIMEOUT, TIMED_OUT, message)
    }

    /// The same, with the price of what was asked for.
    pub fn priced(mut self, price: Charge) -> Self {
        self.answer
            .extensions
            .insert("price".to_owned(), price.into());
        self
    }

    pub fn with(mut self, name: header::HeaderName, value: HeaderValue) -> Self {
        self.headers.insert(name, value);
        self
    }
}
