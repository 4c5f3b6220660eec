//! Entity tags: whether a client already has what it asks for.

use axum::http::{HeaderMap, HeaderValue, header};

use super::documents::hash;

/// The tag of an answer. It is weak, since compression changes the bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag(String);

impl Tag {
    /// The tag of all that decides what the answer is.
    pub fn of(parts: &[&str]) -> Self {
        // With the length of each, no two lists of parts are one text.
        let parts = parts.iter().map(|part| format!("{}:{part}", part.len()));
        let all: String = parts.collect();
        Self(format!("W/\"{}\"", &hash(&all)[..32]))
    }

    /// Whether the client says that it has the answer with this tag.
    pub fn is_known(&self, headers: &HeaderMap) -> bool {
        let values = headers.get_all(header::IF_NONE_MATCH).iter();
        let values = values.filter_map(|value| value.to_str().ok());
        let bare = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
        let mut tags = values.flat_map(|value| value.split(',')).map(bare);
        // Not `*`: it would be told of what was never answered.
        tags.any(|tag| tag == bare(&self.0))
    }

    /// The tag as a header carries it.
    pub fn header(&self) -> Option<HeaderValue> {
        HeaderValue::from_str(&self.0).ok()
    }
}
