//! What a connection and its routes tell each other, beside what HTTP carries: extensions of a
//! request or of an answer.

use axum::http::StatusCode;

/// Stands in a request whose head could not be read: the status that the parser chose.
#[derive(Clone, Copy, Debug)]
pub struct Unread(pub StatusCode);

/// Stands in a large answer: how many bytes it holds until the client has taken it.
#[derive(Clone, Copy, Debug)]
pub struct Unsent(pub usize);
