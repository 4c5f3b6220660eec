//! /graphql: negotiates, decodes a request, calls the executor, encodes the answer.

use std::collections::HashMap;

use async_graphql::{Request, Response as Answer, Variables};
use axum::{
    body::Bytes,
    extract::{self, Query, rejection::BytesRejection},
    http::{HeaderMap, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{App, MAX_BODY, TIMEOUT, account::Account};
use crate::graphql::{
    self,
    error::{BAD_USER_INPUT, TOO_COSTLY, is_request_error, refusal},
    today::Today,
};

const GRAPHQL_JSON: &str = "application/graphql-response+json";
const JSON: &str = "application/json";

/// A request as JSON carries it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Body {
    query: String,
    operation_name: Option<String>,
    variables: Option<Value>,
}

/// Answers one GraphQL request. Every refusal is GraphQL JSON too.
pub async fn handle(
    extract::State(app): extract::State<App>,
    method: Method,
    headers: HeaderMap,
    Query(parameters): Query<HashMap<String, String>>,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let Some(media_type) = accepted(&headers) else {
        let message = format!("this endpoint answers {GRAPHQL_JSON} and {JSON}");
        return refuse(StatusCode::NOT_ACCEPTABLE, JSON, &message);
    };
    let decoded = match method {
        Method::GET => from_parameters(parameters),
        Method::POST => from_body(&headers, body),
        _ => Err((StatusCode::METHOD_NOT_ALLOWED, "use GET or POST".to_owned())),
    };
    let request = match decoded {
        Ok(request) => request,
        Err((status, message)) => return refuse(status, media_type, &message),
    };
    match tokio::time::timeout(TIMEOUT, run(&app, request)).await {
        Ok(answer) => encode(media_type, &answer),
        Err(_) => late(media_type),
    }
}

fn late(media_type: &'static str) -> Response {
    let message = format!(
        "no answer within {} seconds; ask for less",
        TIMEOUT.as_secs()
    );
    let mut response = encode(media_type, &refusal(TOO_COSTLY, message));
    *response.status_mut() = StatusCode::GATEWAY_TIMEOUT;
    response
}

async fn run(app: &App, request: Request) -> Answer {
    let account = Account::open(&request);
    let answer = graphql::execute(&app.schema, &app.store, today(), request).await;
    account.close(&answer);
    answer.response
}

#[expect(
    clippy::disallowed_methods,
    reason = "the clock is read here, once a request"
)]
fn today() -> Today {
    Today(chrono::Utc::now().date_naive())
}

type Decoded = Result<Request, (StatusCode, String)>;

fn from_parameters(mut parameters: HashMap<String, String>) -> Decoded {
    let query = parameters
        .remove("query")
        .ok_or_else(|| bad("the parameter `query` is missing"))?;
    let variables = match parameters
        .remove("variables")
        .filter(|text| !text.is_empty())
    {
        Some(text) => serde_json::from_str(&text).map_err(|_| bad("`variables` is not JSON"))?,
        None => Value::Null,
    };
    request(Body {
        query,
        operation_name: parameters.remove("operationName"),
        variables: Some(variables),
    })
}

fn from_body(headers: &HeaderMap, body: Result<Bytes, BytesRejection>) -> Decoded {
    let content_type = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    let essence = content_type
        .and_then(|value| value.split(';').next())
        .map(str::trim);
    if !essence.is_some_and(|essence| essence.eq_ignore_ascii_case(JSON)) {
        let message = format!("send the body as `Content-Type: {JSON}`");
        return Err((StatusCode::UNSUPPORTED_MEDIA_TYPE, message));
    }
    let body = body.map_err(|rejection| {
        let message = format!("the body can't be read; it has at most {MAX_BODY} bytes");
        (rejection.status(), message)
    })?;
    let body = serde_json::from_slice::<Value>(&body)
        .map_err(|error| bad(&format!("the body is not JSON: {error}")))?;
    if !body.is_object() {
        return Err(bad("the body must be a JSON object with `query`"));
    }
    request(Body::deserialize(body).map_err(|error| bad(&format!("the body: {error}")))?)
}

fn request(body: Body) -> Decoded {
    let variables = match body.variables {
        None | Some(Value::Null) => Variables::default(),
        Some(variables @ Value::Object(_)) => Variables::from_json(variables),
        Some(_) => return Err(bad("`variables` must be a JSON object")),
    };
    let mut request = Request::new(body.query).variables(variables);
    request.operation_name = body.operation_name.filter(|name| !name.is_empty());
    Ok(request)
}

fn bad(message: &str) -> (StatusCode, String) {
    (StatusCode::BAD_REQUEST, message.to_owned())
}

/// The media type to answer in: of those this endpoint speaks, the one the client prefers.
fn accepted(headers: &HeaderMap) -> Option<&'static str> {
    let mut ranges: Vec<_> = headers
        .get_all(header::ACCEPT)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(quality)
        .collect();
    if ranges.is_empty() {
        ranges.push(quality("*/*"));
    }
    let of = |media_type: &str| {
        let (group, _) = media_type.split_once('/').unwrap_or_default();
        let any_of_group = format!("{group}/*");
        [media_type, any_of_group.as_str(), "*/*"]
            .iter()
            .find_map(|name| ranges.iter().find(|(range, _)| range == name))
            .map_or(0.0, |(_, quality)| *quality)
    };
    let (graphql, json) = (of(GRAPHQL_JSON), of(JSON));
    match (graphql > 0.0, json > 0.0) {
        (false, false) => None,
        (true, _) if graphql >= json => Some(GRAPHQL_JSON),
        _ => Some(JSON),
    }
}

fn quality(range: &str) -> (String, f32) {
    let mut parts = range.split(';').map(str::trim);
    let name = parts.next().unwrap_or_default().to_ascii_lowercase();
    let quality = parts
        .find_map(|part| part.strip_prefix("q="))
        .and_then(|q| q.parse().ok());
    (name, quality.unwrap_or(1.0))
}

fn refuse(status: StatusCode, media_type: &'static str, message: &str) -> Response {
    let mut response = encode(media_type, &refusal(BAD_USER_INPUT, message));
    *response.status_mut() = status;
    if status == StatusCode::METHOD_NOT_ALLOWED {
        response
            .headers_mut()
            .insert(header::ALLOW, header::HeaderValue::from_static("GET, POST"));
    }
    response
}

/// The answer as JSON: without `data` if the request failed before it ran.
fn encode(media_type: &'static str, answer: &Answer) -> Response {
    let failed = is_request_error(answer);
    let status = match (failed, media_type) {
        (true, GRAPHQL_JSON) => StatusCode::BAD_REQUEST,
        _ => StatusCode::OK,
    };
    let body = if failed {
        serde_json::to_string(&json!({ "errors": answer.errors }))
    } else {
        serde_json::to_string(answer)
    };
    let content_type = format!("{media_type}; charset=utf-8");
    (
        status,
        [(header::CONTENT_TYPE, content_type)],
        body.unwrap_or_default(),
    )
        .into_response()
}
