//! HTTP: content types, methods, status codes. Every refusal is GraphQL JSON.

use axum::{body::Body, http::Request};
use expect_test::{Expect, expect};
use foedera::{
    graphql,
    http::{App, MAX_BODY, router},
    store::Store,
};
use http_body_util::BodyExt;
use tower::ServiceExt;

use crate::support::database;

/// The status, the content type and the body of an answer.
async fn check(request: Request<Body>, expected: Expect) {
    let store = Store::new(database::shipped().await.reader);
    let response = router(App::new(graphql::schema(), store))
        .oneshot(request)
        .await
        .unwrap();
    let content_type = response
        .headers()
        .get("content-type")
        .map(|it| it.to_str().unwrap());
    let head = format!(
        "{} {}\n",
        response.status(),
        content_type.unwrap_or_default()
    );
    let body = response.into_body().collect().await.unwrap().to_bytes();
    expected.assert_eq(&(head + &String::from_utf8_lossy(&body) + "\n"));
}

fn post(body: &str) -> Request<Body> {
    posted("application/json", body)
}

fn posted(content_type: &str, body: &str) -> Request<Body> {
    let request = Request::post("/graphql").header("content-type", content_type);
    request.body(Body::from(body.to_owned())).unwrap()
}

fn get(uri: &str, accept: &str) -> Request<Body> {
    Request::get(uri)
        .header("accept", accept)
        .body(Body::empty())
        .unwrap()
}

#[tokio::test]
async fn a_query_is_answered() {
    check(
        post(
            r#"{"query": "query A($k: String!) { state(by: {key: $k}) { name } }",
            "operationName": "A", "variables": {"k": "nor"}}"#,
        ),
        expect![[r#"
            200 OK application/graphql-response+json; charset=utf-8
            {"data":{"state":{"name":"Norway"}}}
        "#]],
    )
    .await;
}

#[tokio::test]
async fn a_query_in_the_address_is_answered_too() {
    let uri = "/graphql?query=query%20A%7Ba%3A__typename%7Dquery%20B%7Bb%3A__typename%7D\
        &operationName=B&variables=%7B%7D";
    check(
        get(uri, "*/*"),
        expect![[r#"
        200 OK application/graphql-response+json; charset=utf-8
        {"data":{"b":"Query"}}
    "#]],
    )
    .await;
}

#[tokio::test]
async fn the_answer_comes_in_the_media_type_the_client_prefers() {
    let uri = "/graphql?query=%7B__typename%7D";
    check(
        get(uri, "application/graphql-response+json"),
        expect![[r#"
        200 OK application/graphql-response+json; charset=utf-8
        {"data":{"__typename":"Query"}}
    "#]],
    )
    .await;
    check(
        get(
            uri,
            "application/json, application/graphql-response+json;q=0.5",
        ),
        expect![[r#"
            200 OK application/json; charset=utf-8
            {"data":{"__typename":"Query"}}
        "#]],
    )
    .await;
    check(get(uri, "text/html"), expect![[r#"
        406 Not Acceptable application/json; charset=utf-8
        {"errors":[{"extensions":{"code":"BAD_USER_INPUT"},"message":"this endpoint answers application/graphql-response+json and application/json"}]}
    "#]]).await;
}

#[tokio::test]
async fn a_request_error_has_no_data_and_its_status() {
    let uri = "/graphql?query=%7Bnope%7D";
    check(get(uri, "application/graphql-response+json"), expect![[r#"
        400 Bad Request application/graphql-response+json; charset=utf-8
        {"errors":[{"extensions":{"code":"GRAPHQL_VALIDATION_FAILED"},"locations":[{"column":2,"line":1}],"message":"Unknown field \"nope\" on type \"Query\". Did you mean \"node\"?"}]}
    "#]]).await;
    check(get(uri, "application/json"), expect![[r#"
        200 OK application/json; charset=utf-8
        {"errors":[{"extensions":{"code":"GRAPHQL_VALIDATION_FAILED"},"locations":[{"column":2,"line":1}],"message":"Unknown field \"nope\" on type \"Query\". Did you mean \"node\"?"}]}
    "#]]).await;
}

#[tokio::test]
async fn what_cannot_be_read_is_refused_in_graphql_json() {
    check(posted("text/plain", "{}"), expect![[r#"
        415 Unsupported Media Type application/graphql-response+json; charset=utf-8
        {"errors":[{"extensions":{"code":"BAD_USER_INPUT"},"message":"send the body as `Content-Type: application/json`"}]}
    "#]]).await;
    check(post("{"), expect![[r#"
        400 Bad Request application/graphql-response+json; charset=utf-8
        {"errors":[{"extensions":{"code":"BAD_USER_INPUT"},"message":"the body is not JSON: EOF while parsing an object at line 1 column 1"}]}
    "#]]).await;
    check(post("[]"), expect![[r#"
        400 Bad Request application/graphql-response+json; charset=utf-8
        {"errors":[{"extensions":{"code":"BAD_USER_INPUT"},"message":"the body must be a JSON object with `query`"}]}
    "#]]).await;
    check(
        post(r#"{"query": "{__typename}", "variables": []}"#),
        expect![[r#"
            400 Bad Request application/graphql-response+json; charset=utf-8
            {"errors":[{"extensions":{"code":"BAD_USER_INPUT"},"message":"`variables` must be a JSON object"}]}
        "#]],
    )
    .await;
    check(get("/graphql", "*/*"), expect![[r#"
        400 Bad Request application/graphql-response+json; charset=utf-8
        {"errors":[{"extensions":{"code":"BAD_USER_INPUT"},"message":"the parameter `query` is missing"}]}
    "#]]).await;
    check(
        Request::delete("/graphql").body(Body::empty()).unwrap(),
        expect![[r#"
            405 Method Not Allowed application/graphql-response+json; charset=utf-8
            {"errors":[{"extensions":{"code":"BAD_USER_INPUT"},"message":"use GET or POST"}]}
        "#]],
    )
    .await;
}

#[tokio::test]
async fn a_body_may_be_so_long() {
    let body = |bytes: usize| {
        let query = r#"{"query": "{__typename}"}"#;
        query.to_owned() + &" ".repeat(bytes - query.len())
    };
    check(
        post(&body(MAX_BODY)),
        expect![[r#"
            200 OK application/graphql-response+json; charset=utf-8
            {"data":{"__typename":"Query"}}
        "#]],
    )
    .await;
    check(post(&body(MAX_BODY + 1)), expect![[r#"
        413 Payload Too Large application/graphql-response+json; charset=utf-8
        {"errors":[{"extensions":{"code":"BAD_USER_INPUT"},"message":"the body can't be read; it has at most 262144 bytes"}]}
    "#]]).await;
}

#[tokio::test]
async fn health_and_readiness() {
    check(
        get("/health", "*/*"),
        expect![[r#"
        200 OK text/plain; charset=utf-8
        ok

    "#]],
    )
    .await;
    check(
        get("/ready", "*/*"),
        expect![[r#"
        200 OK text/plain; charset=utf-8
        ready

    "#]],
    )
    .await;
}
