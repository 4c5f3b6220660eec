//! The media type of an answer: what the client prefers of what this endpoint speaks.

use axum::http::{HeaderMap, header};

/// The media type of GraphQL over HTTP: a status tells whether the request was answered.
pub const GRAPHQL_JSON: &str = "application/graphql-response+json";
/// The older one: what is well-formed is answered with 200, failed or not. It is the one for clients
/// that don't say, since those that know the other name it.
pub const JSON: &str = "application/json";

/// The media type to answer in; `None` if the client reads neither.
pub fn accepted(headers: &HeaderMap) -> Option<&'static str> {
    let ranges = ranges(headers);
    if ranges.is_empty() {
        return Some(JSON);
    }
    let of = |media_type: &str| {
        let (group, _) = media_type.split_once('/').unwrap_or_default();
        let any_of_group = format!("{group}/*");
        let named = [media_type, any_of_group.as_str(), "*/*"];
        named
            .iter()
            .find_map(|name| ranges.iter().find(|(range, _)| range == name))
            .map_or(0.0, |(_, quality)| *quality)
    };
    let (graphql, json) = (of(GRAPHQL_JSON), of(JSON));
    let names_graphql = ranges.iter().any(|(range, _)| range == GRAPHQL_JSON);
    match (graphql > 0.0, json > 0.0) {
        (false, false) => None,
        (true, false) => Some(GRAPHQL_JSON),
        (true, true) if graphql > json || graphql >= json && names_graphql => Some(GRAPHQL_JSON),
        _ => Some(JSON),
    }
}

/// Whether the client names a media type, and not by a star.
pub fn names(headers: &HeaderMap, media_type: &str) -> bool {
    ranges(headers).iter().any(|(range, _)| range == media_type)
}

/// The media ranges of `Accept` with their qualities.
fn ranges(headers: &HeaderMap) -> Vec<(String, f32)> {
    let values = headers.get_all(header::ACCEPT).iter();
    let values = values.filter_map(|value| value.to_str().ok());
    let ranges = values.flat_map(|value| value.split(','));
    ranges
        .filter(|it| !it.trim().is_empty())
        .map(range)
        .collect()
}

fn range(text: &str) -> (String, f32) {
    let mut parts = text.split(';').map(str::trim);
    let name = parts.next().unwrap_or_default().to_ascii_lowercase();
    let quality = parts
        .find_map(|part| part.strip_prefix("q=").or(part.strip_prefix("Q=")))
        .and_then(|q| q.parse().ok());
    (name, quality.unwrap_or(1.0))
}
