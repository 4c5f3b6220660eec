//! What a client asked: read from the address or from the body, and checked as far as HTTP goes.

use std::{error::Error, time::Duration};

use axum::{
    body::{Body, to_bytes},
    extract::{Query, rejection::QueryRejection},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header, request::Parts},
};
use http_body_util::LengthLimitError;
use serde_json::{Map, Value};

use super::{
    negotiate::{self, JSON},
    refused::Refused,
};
use crate::{
    config::LimitArgs,
    graphql::code::{BAD_USER_INPUT, CSRF_REFUSED},
};

/// A body arrives within this time.
const PATIENCE: Duration = Duration::from_mins(1);

/// One request. Members it does not know are passed over, as the protocol wants.
#[derive(Debug, Default)]
pub struct Asked {
    /// The document, unless it is named by `document_id` or by an extension.
    pub query: Option<String>,
    /// The name of a document that the server knows.
    pub document_id: Option<String>,
    /// The operation to run, if the document has several.
    pub operation_name: Option<String>,
    /// Values of the variables.
    pub variables: Option<Map<String, Value>>,
    /// What goes beyond GraphQL, by name.
    pub extensions: Option<Map<String, Value>>,
}

impl Asked {
    /// Whether the document is named, and not sent.
    pub fn names_document(&self) -> bool {
        self.query.as_ref().is_none_or(String::is_empty)
    }
}

/// One request, or a list of them.
#[derive(Debug)]
pub enum Asking {
    One(Asked),
    Batch(Vec<Asked>),
}

/// Reads what is asked.
pub async fn read(parts: &Parts, body: Body, limits: &LimitArgs) -> Result<Asking, Refused> {
    match parts.method {
        Method::GET => {
            refuse_navigation(&parts.headers)?;
            from_address(parts).map(Asking::One)
        }
        Method::POST => {
            expect_json(&parts.headers)?;
            from_body(&bytes(body, limits.max_body).await?, limits.max_batch)
        }
        _ => Err(Refused::method("GET, POST", "use GET or POST")),
    }
}

/// A form or a link of any page can send a GET, but not as a script that may read the answer does:
/// the browser says so itself, or asks for a page.
fn refuse_navigation(headers: &HeaderMap) -> Result<(), Refused> {
    let mode = headers.get("sec-fetch-mode").map(HeaderValue::as_bytes);
    let is_from_page = match mode {
        Some(mode) => !matches!(mode, b"cors" | b"same-origin"),
        None => negotiate::names(headers, "text/html"),
    };
    if !is_from_page {
        return Ok(());
    }
    let message = "a page may ask by script alone, not by a form, a link or an address typed into \
                   the browser; open the playground at `/`";
    Err(Refused::new(StatusCode::FORBIDDEN, CSRF_REFUSED, message))
}

/// No form can send JSON, and a script of another site needs leave to.
fn expect_json(headers: &HeaderMap) -> Result<(), Refused> {
    let unsupported =
        |message: &str| Refused::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, BAD_USER_INPUT, message);
    let text = |name| headers.get(name).map(|it| it.to_str().unwrap_or_default());
    let content_type = text(header::CONTENT_TYPE).unwrap_or_default();
    let mut parts = content_type.split(';').map(str::trim);
    let is_json = parts.next().is_some_and(|it| it.eq_ignore_ascii_case(JSON));
    let charset = parts.find_map(|it| {
        it.to_ascii_lowercase()
            .strip_prefix("charset=")
            .map(str::to_owned)
    });
    let is_utf8 = charset.is_none_or(|it| matches!(it.trim_matches('"'), "utf-8" | "utf8"));
    if !is_json || !is_utf8 {
        return Err(unsupported(&format!(
            "send the body as `Content-Type: {JSON}`, in UTF-8"
        )));
    }
    if text(header::CONTENT_ENCODING).is_some_and(|it| !it.eq_ignore_ascii_case("identity")) {
        return Err(unsupported("send the body without `Content-Encoding`"));
    }
    Ok(())
}

async fn bytes(body: Body, most: usize) -> Result<Vec<u8>, Refused> {
    let refuse = |status, message| Refused::new(status, BAD_USER_INPUT, message);
    match tokio::time::timeout(PATIENCE, to_bytes(body, most)).await {
        Ok(Ok(bytes)) => Ok(bytes.into()),
        Ok(Err(error)) if is_too_long(&error) => Err(refuse(
            StatusCode::PAYLOAD_TOO_LARGE,
            format!("the body is too long; it has at most {most} bytes"),
        )),
        Ok(Err(_)) => Err(Refused::bad(
            "the body broke off, or is not in chunks as HTTP/1.1 has them",
        )),
        Err(_) => Err(refuse(
            StatusCode::REQUEST_TIMEOUT,
            format!(
                "the body did not arrive within {} seconds",
                PATIENCE.as_secs()
            ),
        )),
    }
}

fn is_too_long(error: &axum::Error) -> bool {
    let source = error.source();
    source.is_some_and(<dyn Error>::is::<LengthLimitError>)
}

fn from_address(parts: &Parts) -> Result<Asked, Refused> {
    let parameters: Result<Query<Vec<(String, String)>>, QueryRejection> =
        Query::try_from_uri(&parts.uri);
    let Ok(Query(parameters)) = parameters else {
        return Err(Refused::bad("the parameters of the address can't be read"));
    };
    let mut asked = Asked::default();
    for (name, text) in parameters {
        let known = match name.as_str() {
            "query" => &mut asked.query,
            "documentId" => &mut asked.document_id,
            "operationName" => &mut asked.operation_name,
            "variables" => {
                set(&name, &mut asked.variables, object(&name, &text)?)?;
                continue;
            }
            "extensions" => {
                set(&name, &mut asked.extensions, object(&name, &text)?)?;
                continue;
            }
            _ => continue,
        };
        set(&name, known, Some(text))?;
    }
    Ok(asked)
}

/// A parameter that stands twice would be read in two ways by two programs.
fn set<T>(name: &str, parameter: &mut Option<T>, value: Option<T>) -> Result<(), Refused> {
    if parameter.is_some() {
        return Err(Refused::bad(format!(
            "the parameter `{name}` is given twice"
        )));
    }
    *parameter = value;
    Ok(())
}

fn object(name: &str, text: &str) -> Result<Option<Map<String, Value>>, Refused> {
    if text.is_empty() {
        return Ok(None);
    }
    let wrong = |_| Refused::bad(format!("`{name}` must be a JSON object"));
    serde_json::from_str(text).map_err(wrong)
}

fn from_body(body: &[u8], most: usize) -> Result<Asking, Refused> {
    let json = serde_json::from_slice::<Value>(body)
        .map_err(|error| Refused::bad(format!("the body is not JSON: {error}")))?;
    match json {
        Value::Array(_) if most < 2 => Err(Refused::bad(
            "send one request at a time, as a JSON object; lists are not answered here",
        )),
        Value::Array(items) if items.is_empty() || items.len() > most => {
            Err(Refused::bad(format!(
                "a list holds 1 to {most} requests; this one {}",
                items.len()
            )))
        }
        Value::Array(items) => {
            let each = items.into_iter().map(from_json);
            each.collect::<Result<_, _>>().map(Asking::Batch)
        }
        json => from_json(json).map(Asking::One),
    }
}

fn from_json(json: Value) -> Result<Asked, Refused> {
    let Value::Object(mut body) = json else {
        return Err(Refused::bad("a request must be a JSON object with `query`"));
    };
    Ok(Asked {
        query: text(&mut body, "query")?,
        document_id: text(&mut body, "documentId")?,
        operation_name: text(&mut body, "operationName")?,
        variables: map(&mut body, "variables")?,
        extensions: map(&mut body, "extensions")?,
    })
}

/// A member that is a string, or null, or left away.
fn text(body: &mut Map<String, Value>, name: &str) -> Result<Option<String>, Refused> {
    match body.remove(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(Refused::bad(format!("`{name}` must be a string"))),
    }
}

/// A member that is an object, or null, or left away.
fn map(body: &mut Map<String, Value>, name: &str) -> Result<Option<Map<String, Value>>, Refused> {
    match body.remove(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::Object(map)) => Ok(Some(map)),
        Some(_) => Err(Refused::bad(format!("`{name}` must be a JSON object"))),
    }
}
