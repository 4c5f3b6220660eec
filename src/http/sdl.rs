//! The schema as text, in GraphQL's own language.

use std::sync::Arc;

use axum::{
    Extension, extract,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use super::App;
use crate::listen::Unsent;

/// Answers with the schema, or that the client has it.
pub async fn text(extract::State(app): extract::State<Arc<App>>, headers: HeaderMap) -> Response {
    let (sdl, tag) = &app.sdl;
    let mut response = if tag.is_known(&headers) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let content_type = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];
        (content_type, Extension(Unsent(sdl.len())), sdl.clone()).into_response()
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if let Some(tag) = tag.header() {
        headers.insert(header::ETAG, tag);
    }
    response
}
