//! HTTP: content types, methods, status codes. Every refusal is GraphQL JSON.

use axum::{body::Body, http::Request};
use expect_test::expect;

use crate::support::web::{Web, ask, check, get, post, posted, with};

#[tokio::test]
async fn a_query_is_answered() {
    check(
        post(
            r#"{"query": "query A($k: String!) { state(by: {key: $k}) { name } }",
            "operationName": "A", "variables": {"k": "nor"}}"#,
        ),
        expect![[r#"
            200 OK application/json; charset=utf-8
            {"data":{"state":{"name":"Norway"}},"extensions":{"price":{"requested":3,"limit":200000,"remaining":1999997}}}
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
            200 OK application/json; charset=utf-8
            {"data":{"b":"Query"},"extensions":{"price":{"requested":4,"limit":200000,"remaining":1999996}}}
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
            {"data":{"__typename":"Query"},"extensions":{"price":{"requested":1,"limit":200000,"remaining":1999999}}}
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
            {"data":{"__typename":"Query"},"extensions":{"price":{"requested":1,"limit":200000,"remaining":1999999}}}
        "#]],
    )
    .await;
    check(get(uri, "text/html"), expect![[r#"
        406 Not Acceptable application/json; charset=utf-8
        {"errors":[{"message":"this endpoint answers application/graphql-response+json and application/json","extensions":{"code":"BAD_USER_INPUT"}}]}
    "#]]).await;
}

#[tokio::test]
async fn a_request_error_has_no_data_and_its_status() {
    let uri = "/graphql?query=%7Bnope%7D";
    check(get(uri, "application/graphql-response+json"), expect![[r#"
        400 Bad Request application/graphql-response+json; charset=utf-8
        {"errors":[{"message":"Unknown field \"nope\" on type \"Query\". Did you mean \"node\"?","locations":[{"line":1,"column":2}],"extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}],"extensions":{"price":{"requested":1,"limit":200000,"remaining":1999999}}}
    "#]]).await;
    check(get(uri, "application/json"), expect![[r#"
        200 OK application/json; charset=utf-8
        {"errors":[{"message":"Unknown field \"nope\" on type \"Query\". Did you mean \"node\"?","locations":[{"line":1,"column":2}],"extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}],"extensions":{"price":{"requested":1,"limit":200000,"remaining":1999999}}}
    "#]]).await;
}

#[tokio::test]
async fn what_cannot_be_read_is_refused_in_graphql_json() {
    check(posted("text/plain", "{}"), expect![[r#"
        415 Unsupported Media Type application/json; charset=utf-8
        {"errors":[{"message":"send the body as `Content-Type: application/json`, in UTF-8","extensions":{"code":"BAD_USER_INPUT"}}]}
    "#]]).await;
    check(post("{"), expect![[r#"
        400 Bad Request application/json; charset=utf-8
        {"errors":[{"message":"the body is not JSON: EOF while parsing an object at line 1 column 1","extensions":{"code":"BAD_USER_INPUT"}}]}
    "#]]).await;
    check(post("[]"), expect![[r#"
        400 Bad Request application/json; charset=utf-8
        {"errors":[{"message":"send one request at a time, as a JSON object; lists are not answered here","extensions":{"code":"BAD_USER_INPUT"}}]}
    "#]]).await;
    check(
        post(r#"{"query": "{__typename}", "variables": []}"#),
        expect![[r#"
            400 Bad Request application/json; charset=utf-8
            {"errors":[{"message":"`variables` must be a JSON object","extensions":{"code":"BAD_USER_INPUT"}}]}
        "#]],
    )
    .await;
    check(get("/graphql", "*/*"), expect![[r#"
        400 Bad Request application/json; charset=utf-8
        {"errors":[{"message":"`query` is missing: a document, or name one by `documentId`","extensions":{"code":"BAD_USER_INPUT"}}]}
    "#]]).await;
    check(
        Request::delete("/graphql").body(Body::empty()).unwrap(),
        expect![[r#"
            405 Method Not Allowed application/json; charset=utf-8
            {"errors":[{"message":"use GET or POST","extensions":{"code":"BAD_USER_INPUT"}}]}
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
        post(&body(262_144)),
        expect![[r#"
            200 OK application/json; charset=utf-8
            {"data":{"__typename":"Query"},"extensions":{"price":{"requested":1,"limit":200000,"remaining":1999999}}}
        "#]],
    )
    .await;
    check(post(&body(262_144 + 1)), expect![[r#"
        413 Payload Too Large application/json; charset=utf-8
        {"errors":[{"message":"the body is too long; it has at most 262144 bytes","extensions":{"code":"BAD_USER_INPUT"}}]}
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

#[tokio::test]
async fn a_body_is_json_in_utf_8() {
    let web = Web::with(&[]).await;
    let body = r#"{"query":"{__typename}"}"#;
    for content_type in [
        "application/json;charset=utf-8",
        "Application/JSON; charset=\"UTF-8\"",
    ] {
        assert_eq!(
            web.send(posted(content_type, body)).await.status,
            200,
            "{content_type}"
        );
    }
    let latin = posted("application/json; charset=iso-8859-1", body);
    assert_eq!(web.send(latin).await.status, 415);
    let packed = with("content-encoding", "gzip", post(body));
    assert_eq!(web.send(packed).await.status, 415);
    let broken = Request::post("/graphql").header("content-type", "application/json");
    let broken = broken
        .body(Body::from(&b"{\"query\": \"\xff\"}"[..]))
        .unwrap();
    assert_eq!(web.send(broken).await.status, 400);
}

#[tokio::test]
async fn a_mutation_comes_by_post() {
    let web = Web::with(&[]).await;
    let reply = web
        .send(get("/graphql?query=mutation%7Ba%7D", "application/json"))
        .await;
    assert_eq!(
        (reply.status.as_u16(), reply.header("allow")),
        (405, "POST")
    );
    let reply = web.send(ask("mutation { a }")).await;
    assert_eq!(reply.code(), "GRAPHQL_VALIDATION_FAILED");
}

#[tokio::test]
async fn a_member_has_its_type() {
    let web = Web::with(&[]).await;
    for (member, kind) in [
        ("query", "string"),
        ("documentId", "string"),
        ("operationName", "string"),
        ("variables", "JSON object"),
        ("extensions", "JSON object"),
    ] {
        let body = serde_json::json!({ member: 7 });
        let reply = web.send(post(&body.to_string())).await;
        let said = &reply.json()["errors"][0]["message"];
        assert_eq!(*said, format!("`{member}` must be a {kind}"));
    }
    let half = r#"{"query":"\ud800"}"#;
    let said = web.send(post(half)).await.body;
    assert!(said.contains("`query` is not JSON"), "{said}");
}

#[tokio::test]
async fn a_member_is_given_once() {
    let web = Web::with(&["--max-batch", "2"]).await;
    let twice = r#"{"query":"{__typename}","query":"{a}"}"#;
    for body in [twice, &format!("[{twice}]"), &format!(" \n[ {twice}]")] {
        let reply = web.send(post(body)).await;
        assert_eq!(reply.status, 400);
        let what = match body {
            _ if body == twice => "the body",
            _ => "request 1 of the list",
        };
        let said = format!("{what} is no request: duplicate field `query`");
        assert!(reply.body.contains(&said), "{}", reply.body);
    }
    for body in ["7", "[7]", r#"[["{__typename}"]]"#, "null", "[null]"] {
        let reply = web.send(post(body)).await;
        let said = "a request must be a JSON object with `query`";
        assert!(reply.body.contains(said), "{}", reply.body);
    }
}

#[tokio::test]
async fn a_parameter_is_given_once() {
    let uri = "/graphql?query=%7B__typename%7D&query=%7Ba%7D";
    let reply = Web::with(&[])
        .await
        .send(get(uri, "application/json"))
        .await;
    assert_eq!(reply.status, 400);
    assert!(
        reply.body.contains("`query` is given twice"),
        "{}",
        reply.body
    );
}

#[tokio::test]
async fn lists_are_answered_if_they_are_enabled_and_short() {
    let list = r#"[{"query":"{__typename}"},{"query":"{nope}"},{"query":"{a:__typename}"}]"#;
    let reply = Web::with(&[]).await.send(post(list)).await;
    assert_eq!(reply.status, 400);
    let web = Web::with(&["--max-batch", "3"]).await;
    let reply = web.send(post(list)).await;
    assert_eq!(
        (reply.status.as_u16(), reply.header("content-type")),
        (200, "application/json; charset=utf-8")
    );
    let json = reply.json();
    assert_eq!(json[0]["data"]["__typename"], "Query");
    assert!(json[1].get("data").is_none() && json[1]["errors"].is_array());
    assert_eq!(json[2]["data"]["a"], "Query");
    let four = list.replace("[{", r#"[{"query":"{__typename}"},{"#);
    assert_eq!(web.send(post(&four)).await.status, 400);
    assert_eq!(web.send(post("[]")).await.status, 400);
}

#[tokio::test]
async fn a_large_answer_is_compressed() {
    let web = Web::with(&[]).await;
    let encoding = async |accept: &str, query: &str| {
        let reply = web.send(with("accept-encoding", accept, ask(query))).await;
        reply.header("content-encoding").to_owned()
    };
    let large = "{ states(first: 100) { nodes { name } } }";
    for encoded in ["gzip", "zstd"] {
        assert_eq!(encoding(encoded, large).await, encoded);
        assert_eq!(encoding(encoded, "{__typename}").await, "");
    }
    assert_eq!(encoding("br, gzip", large).await, "gzip");
    assert_eq!(encoding("br", large).await, "");
}

#[tokio::test]
async fn the_schema_as_text_is_fetched_again_only_if_it_changed() {
    let web = Web::with(&[]).await;
    let first = web.send(get("/schema.graphql", "*/*")).await;
    assert!(first.body.contains("type Agreement"));
    let again = with(
        "if-none-match",
        first.header("etag"),
        get("/schema.graphql", "*/*"),
    );
    let again = web.send(again).await;
    assert_eq!((again.status.as_u16(), &*again.body), (304, ""));
}
