//! What a client asked: read from the address or from the body, and checked as far as HTTP goes.

use std::{error::Error, pin::pin, time::Duration};

use async_graphql::{
    Name, Value, Variables, futures_util::future::poll_immediate, indexmap::IndexMap,
};
use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{Query, rejection::QueryRejection},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header, request::Parts},
};
use http_body_util::LengthLimitError;
use serde::{Deserialize, de::IgnoredAny};
use serde_json::{error::Category, value::RawValue};
use tokio::time::timeout;

use super::{
    negotiate::{self, JSON},
    refused::Refused,
    room::bounded,
};
use crate::{
    config::LimitArgs,
    graphql::code::{BAD_USER_INPUT, CSRF_REFUSED},
};

/// A body arrives within this time.
const BODY_TIMEOUT: Duration = Duration::from_mins(1);

/// A JSON object. Its values are those of GraphQL, not of `serde_json`, which reads a key of its own
/// as a text that holds JSON, with a depth of its own.
pub type Object = IndexMap<Name, Value>;

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
    pub variables: Option<Variables>,
    /// What goes beyond GraphQL, by name.
    pub extensions: Option<Object>,
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
    if !is_json(content_type) {
        return Err(unsupported(&format!(
            "send the body as `Content-Type: {JSON}`, in UTF-8"
        )));
    }
    if text(header::CONTENT_ENCODING).is_some_and(|it| !it.eq_ignore_ascii_case("identity")) {
        return Err(unsupported("send the body without `Content-Encoding`"));
    }
    Ok(())
}

/// Whether a content type is JSON in UTF-8.
fn is_json(content_type: &str) -> bool {
    let mut parts = content_type.split(';').map(str::trim);
    let is_json = parts.next().is_some_and(|it| it.eq_ignore_ascii_case(JSON));
    let mut parameters = parts.filter_map(|it| it.split_once('='));
    let charset = parameters.find(|(name, _)| name.eq_ignore_ascii_case("charset"));
    let is_utf8 = |it: &str| matches!(&*it.to_ascii_lowercase(), "utf-8" | "utf8");
    is_json && charset.is_none_or(|(_, it)| is_utf8(it.trim_matches('"')))
}

async fn bytes(body: Body, most: usize) -> Result<Bytes, Refused> {
    let refuse = |status, message| Refused::new(status, BAD_USER_INPUT, message);
    let mut reading = pin!(to_bytes(body, most));
    // Most bodies come with their heads, and need no timer.
    let read = match poll_immediate(reading.as_mut()).await {
        Some(read) => Ok(read),
        None => timeout(BODY_TIMEOUT, reading).await,
    };
    match read {
        Ok(Ok(bytes)) => Ok(bytes),
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
                BODY_TIMEOUT.as_secs()
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
        return Err(Refused::bad(
            "the parameters of the address can't be read: percent-encode them, or ask by POST",
        ));
    };
    let mut asked = Asked::default();
    for (name, text) in parameters {
        let known = match name.as_str() {
            "query" => &mut asked.query,
            "documentId" => &mut asked.document_id,
            "operationName" => &mut asked.operation_name,
            "variables" => {
                let variables = object(&name, &text)?.map(variables);
                set(&name, &mut asked.variables, variables)?;
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

fn object(name: &str, text: &str) -> Result<Option<Object>, Refused> {
    if text.is_empty() {
        return Ok(None);
    }
    let wrong = |_| Refused::bad(format!("`{name}` must be a JSON object"));
    let given: Option<Object> = serde_json::from_str(text).map_err(wrong)?;
    given.map(|it| bounded(name, it)).transpose()
}

/// The members of a request. Each may be anything, so that the one that is wrong can be named.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Members<'a> {
    #[serde(borrow)]
    query: Member<'a>,
    #[serde(borrow)]
    document_id: Member<'a>,
    #[serde(borrow)]
    operation_name: Member<'a>,
    #[serde(borrow)]
    variables: Member<'a>,
    #[serde(borrow)]
    extensions: Member<'a>,
}

/// A member as it was written, or null, or left away.
type Member<'a> = Option<&'a RawValue>;

fn from_body(body: &[u8], most: usize) -> Result<Asking, Refused> {
    let not_utf8 = |_| Refused::bad("the body is not JSON: it is not UTF-8");
    let body = str::from_utf8(body).map_err(not_utf8)?;
    if !begins(body, '[') {
        return from_object(body, "the body").map(Asking::One);
    }
    let items: Vec<&RawValue> = parse(body, "the body")?;
    if most < 2 {
        return Err(Refused::bad(
            "send one request at a time, as a JSON object; lists are not answered here",
        ));
    }
    if items.is_empty() || items.len() > most {
        return Err(Refused::bad(format!(
            "a list holds 1 to {most} requests; this one {}",
            items.len()
        )));
    }
    let each = items.iter().zip(1..);
    let each = each.map(|(it, at)| from_object(it.get(), &format!("request {at} of the list")));
    each.collect::<Result<_, _>>().map(Asking::Batch)
}

fn from_object(json: &str, what: &str) -> Result<Asked, Refused> {
    // The library would take a list of members too.
    if !begins(json, '{') {
        parse::<IgnoredAny>(json, what)?;
        return Err(Refused::bad("a request must be a JSON object with `query`"));
    }
    let members: Members = parse(json, what)?;
    Ok(Asked {
        query: text("query", members.query)?,
        document_id: text("documentId", members.document_id)?,
        operation_name: text("operationName", members.operation_name)?,
        variables: map("variables", members.variables)?.map(variables),
        extensions: map("extensions", members.extensions)?,
    })
}

fn variables(values: Object) -> Variables {
    Variables::from_value(Value::Object(values))
}

fn begins(json: &str, with: char) -> bool {
    json.trim_ascii_start().starts_with(with)
}

fn parse<'a, T: Deserialize<'a>>(json: &'a str, what: &str) -> Result<T, Refused> {
    serde_json::from_str(json).map_err(|error| match error.classify() {
        // A member stands twice: two programs would read it in two ways.
        Category::Data => Refused::bad(format!("{what} is no request: {error}")),
        _ => Refused::bad(format!("{what} is not JSON: {error}")),
    })
}

/// A member that is a string, if it is there.
fn text(name: &str, member: Member) -> Result<Option<String>, Refused> {
    read_member(name, member, "a string")
}

/// A member that is an object, if it is there.
fn map(name: &str, member: Member) -> Result<Option<Object>, Refused> {
    let map = read_member(name, member, "a JSON object")?;
    map.map(|it| bounded(name, it)).transpose()
}

fn read_member<'a, T: Deserialize<'a>>(
    name: &str,
    member: Member<'a>,
    what: &str,
) -> Result<Option<T>, Refused> {
    let read = member.map(|it| serde_json::from_str(it.get())).transpose();
    read.map_err(|error| match error.classify() {
        Category::Data => Refused::bad(format!("`{name}` must be {what}")),
        _ => Refused::bad(format!("`{name}` is not JSON: {error}")),
    })
}
