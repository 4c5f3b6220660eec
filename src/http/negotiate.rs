//! The media type of an answer: what the client prefers of what this endpoint speaks.

use axum::http::{HeaderMap, header};

use super::quality;

/// The media type of GraphQL over HTTP: a status tells whether the request was answered.
pub const GRAPHQL_JSON: &str = "application/graphql-response+json";
/// The older one: what is well-formed is answered with 200, failed or not. It is the one for clients
/// that don't say, since those that know the other name it.
pub const JSON: &str = "application/json";

/// The media type to answer in; `None` if the client reads neither.
pub fn accepted(headers: &HeaderMap) -> Option<&'static str> {
    let named = [GRAPHQL_JSON, JSON, "application/*", "*/*"];
    let (mut qualities, mut is_given) = ([None; 4], false);
    for (range, quality) in ranges(headers) {
        is_given = true;
        if let Some(at) = named.iter().position(|it| is_same(range, it)) {
            qualities[at].get_or_insert(quality);
        }
    }
    if !is_given {
        return Some(JSON);
    }
    let [named, json, application, any] = qualities;
    let any = application.or(any);
    let graphql = named.or(any).unwrap_or_default();
    let json = json.or(any).unwrap_or_default();
    match (graphql > 0.0, json > 0.0) {
        (false, false) => None,
        (true, false) => Some(GRAPHQL_JSON),
        (true, true) if graphql > json || graphql >= json && named.is_some() => Some(GRAPHQL_JSON),
        _ => Some(JSON),
    }
}

/// Whether the client names a media type, and not by a star.
pub fn names(headers: &HeaderMap, media_type: &str) -> bool {
    ranges(headers).any(|(range, _)| is_same(range, media_type))
}

fn is_same(range: &str, media_type: &str) -> bool {
    range.eq_ignore_ascii_case(media_type)
}

/// The media ranges of `Accept` with their qualities.
fn ranges(headers: &HeaderMap) -> impl Iterator<Item = (&str, f32)> {
    quality::accepted(headers, header::ACCEPT)
}
