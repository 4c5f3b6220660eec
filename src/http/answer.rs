//! An answer as HTTP carries it: its status, its headers, its JSON.

use std::collections::BTreeMap;

use async_graphql::{Response as Answer, ServerError, Value};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;

use super::{
    answer_cache::Found,
    negotiate::{GRAPHQL_JSON, JSON},
    refused::Refused,
    tag::Tag,
};
use crate::{
    graphql::{
        charge::Charge,
        code::{self, INTERNAL, OVERLOADED, UNAVAILABLE},
        error::is_request_error,
    },
    listen::Unsent,
};

/// After so many seconds, a client may ask again for what the database could not tell.
const RETRY_AFTER: u64 = 5;

/// An answer depends on the media type that is asked for, and on whether it is to be the price alone.
/// Only those who keep it need to know.
const VARY: &str = "Accept, Foedera-Query";

/// And if it is large enough, on how the client reads it: what it already has may be.
const VARY_OF_KNOWN: &str = "Accept, Foedera-Query, Accept-Encoding";

/// An answer has about so many headers, with those of the layers.
const HEADERS: usize = 12;

/// An answer of more bytes is large: what clients have not taken of such ones is counted.
const LARGE: usize = 64 * 1024;

/// What is said to a request.
pub struct Said {
    pub outcome: Outcome,
    cache: Option<Cache>,
}

/// What became of a request.
pub enum Outcome {
    /// The client has the answer.
    NotModified,
    /// An answer without errors; and what is told of its price.
    Data(Found, Charge),
    /// An answer that may have errors.
    Response(Box<Answer>),
}

impl Said {
    /// An answer, and what a cache needs to know to keep it; none keeps one that may have errors.
    pub fn new(outcome: Outcome, cache: Option<Cache>) -> Self {
        Self { outcome, cache }
    }

    /// That the client has the answer.
    pub fn nothing_new(cache: Option<Cache>) -> Self {
        Self::new(Outcome::NotModified, cache)
    }
}

impl Outcome {
    /// The answer that may have errors.
    pub fn answer(&self) -> Option<&Answer> {
        match self {
            Self::Response(answer) => Some(answer),
            Self::NotModified | Self::Data(..) => None,
        }
    }

    fn json(&self) -> Vec<u8> {
        match self {
            Self::NotModified => vec![],
            Self::Data(found, price) => found.json(price),
            Self::Response(answer) => json(answer),
        }
    }
}

impl From<Refused> for Outcome {
    fn from(refused: Refused) -> Self {
        Self::Response(refused.answer)
    }
}

/// The answer to a request that failed before it ran.
#[derive(Serialize)]
struct Failed<'a> {
    errors: &'a [ServerError],
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    extensions: &'a BTreeMap<String, Value>,
}

/// What a cache needs to know.
#[derive(Clone)]
pub struct Cache {
    pub tag: Tag,
    pub control: HeaderValue,
}

/// What is said, as HTTP carries it.
pub fn said(media_type: &'static str, said: Said) -> Response {
    let answer = said.outcome.answer();
    let status = answer.map_or(StatusCode::OK, |it| status(media_type, it));
    let mut response = match &said.outcome {
        Outcome::NotModified => StatusCode::NOT_MODIFIED.into_response(),
        outcome => encode(media_type, status, outcome.json()),
    };
    match said.cache {
        Some(cache) => mark(&mut response, &cache),
        None => never_kept(&mut response),
    }
    response
}

/// Several answers as one list, each as it would be by itself.
pub fn list(answers: &[Outcome]) -> Response {
    let answers: Vec<_> = answers.iter().map(Outcome::json).collect();
    let list = [b"[", &*answers.join(&b","[..]), b"]"].concat();
    let mut response = encode(JSON, StatusCode::OK, list);
    never_kept(&mut response);
    response
}

/// A refusal.
pub fn refused(media_type: &'static str, refused: Refused) -> Response {
    let status = match refused.status {
        StatusCode::OK => status(media_type, &refused.answer),
        status => status,
    };
    let mut response = encode(media_type, status, json(&refused.answer));
    never_kept(&mut response);
    response.headers_mut().extend(refused.headers);
    response
}

/// In the older media type, whatever is well-formed is answered with 200. What the server could not
/// do is its own fault in both.
fn status(media_type: &str, answer: &Answer) -> StatusCode {
    if !is_request_error(answer) {
        return StatusCode::OK;
    }
    match answer.errors.first().and_then(code::of) {
        Some(UNAVAILABLE | OVERLOADED) => StatusCode::SERVICE_UNAVAILABLE,
        Some(INTERNAL) => StatusCode::INTERNAL_SERVER_ERROR,
        _ if media_type == GRAPHQL_JSON => StatusCode::BAD_REQUEST,
        _ => StatusCode::OK,
    }
}

/// The answer as JSON: without `data` if the request failed before it ran.
fn json(answer: &Answer) -> Vec<u8> {
    if !is_request_error(answer) {
        return serde_json::to_vec(answer).unwrap_or_default();
    }
    let failed = Failed {
        errors: &answer.errors,
        extensions: &answer.extensions,
    };
    serde_json::to_vec(&failed).unwrap_or_default()
}

fn encode(media_type: &str, status: StatusCode, body: Vec<u8>) -> Response {
    let content_type = match media_type {
        GRAPHQL_JSON => "application/graphql-response+json; charset=utf-8",
        _ => "application/json; charset=utf-8",
    };
    let length = body.len();
    let mut response = Response::new(body.into());
    if length > LARGE {
        response.extensions_mut().insert(Unsent(length));
    }
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.reserve(HEADERS);
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    if status == StatusCode::SERVICE_UNAVAILABLE {
        headers.insert(header::RETRY_AFTER, RETRY_AFTER.into());
    }
    response
}

fn mark(response: &mut Response, cache: &Cache) {
    let vary = match response.status() {
        StatusCode::NOT_MODIFIED => VARY_OF_KNOWN,
        _ => VARY,
    };
    let headers = response.headers_mut();
    headers.insert(header::VARY, HeaderValue::from_static(vary));
    headers.insert(header::CACHE_CONTROL, cache.control.clone());
    if let Some(tag) = cache.tag.header() {
        headers.insert(header::ETAG, tag);
    }
}

fn never_kept(response: &mut Response) {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
}
