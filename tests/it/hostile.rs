//! Bodies that are no request: each is refused with a code, and the next request is answered.

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use serde_json::json;

use crate::support::web::{Web, get};

const BAD_INPUT: &str = "BAD_USER_INPUT";
const UNPARSED: &str = "GRAPHQL_PARSE_FAILED";

/// The status of an answer to a body, and the code of its first error: empty if there is none.
async fn answer(web: &Web, body: Vec<u8>) -> (StatusCode, String) {
    let request = Request::post("/graphql")
        .header("content-type", "application/json")
        .header("accept", "application/graphql-response+json");
    let reply = web.send(request.body(Body::from(body)).unwrap()).await;
    let said = reply.json();
    let code = &said["errors"][0]["extensions"]["code"];
    assert!(said["errors"].is_null() || code.is_string(), "{said}");
    (reply.status, reply.code())
}

/// Every body is refused with this code, and a query after it is answered.
async fn refused(code: &str, bodies: Vec<Vec<u8>>) {
    let web = Web::with(&[]).await;
    for body in bodies {
        let begins = String::from_utf8_lossy(&body[..body.len().min(80)]).into_owned();
        let answered = answer(&web, body).await;
        assert_eq!(
            answered,
            (StatusCode::BAD_REQUEST, code.to_owned()),
            "{begins}"
        );
        let query = json!({ "query": "{ agreements { totalCount } }" }).to_string();
        let well = answer(&web, query.into_bytes()).await;
        assert_eq!(well, (StatusCode::OK, String::new()), "after {begins}");
    }
}

/// A body with a query, and whatever stands for its variables.
fn with_variables(query: &str, variables: &str) -> Vec<u8> {
    format!(r#"{{"query": "{query}", "variables": {{"a": {variables}}}}}"#).into_bytes()
}

#[tokio::test]
async fn bytes_that_are_no_json_are_refused() {
    let in_query = |bytes: &[u8]| [br#"{"query": "{ __typename "#, bytes, br#" }"}"#].concat();
    refused(
        BAD_INPUT,
        vec![
            b"".to_vec(),
            b"\0".to_vec(),
            b"\xef\xbb\xbf{\"query\": \"{__typename}\"}".to_vec(),
            b"{\"query\": \"{__typename}\"}\0".to_vec(),
            in_query(b"\xff"),
            in_query(b"\xed\xa0\x80"),
            in_query(b"\0"),
            in_query(br"\ud800"),
            in_query(br"\udc00\ud800"),
            in_query(br"\u12"),
            b"{\"query\": \"{__typename}\", \"other\": \"\xff\"}".to_vec(),
        ],
    )
    .await;
}

#[tokio::test]
async fn json_that_is_no_request_is_refused() {
    let text = "x".repeat(200_000);
    refused(
        BAD_INPUT,
        vec![
            b"null".to_vec(),
            b"{}".to_vec(),
            br#"{"query": null}"#.to_vec(),
            br#"{"query": ""}"#.to_vec(),
            br#"{"query": 1}"#.to_vec(),
            br#"[{"query": "{__typename}"}]"#.to_vec(),
            format!(r#"{{"query": ["{text}"]}}"#).into_bytes(),
            format!(r#"{{"query": "{{__typename}}", "variables": "{text}"}}"#).into_bytes(),
            format!(r#"{{"query": "{{__typename}}", "operationName": {{"{text}": 1}}}}"#)
                .into_bytes(),
        ],
    )
    .await;
}

#[tokio::test]
async fn deep_and_huge_json_is_refused() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    let used = "query($a: Int) { states(first: $a) { totalCount } }";
    refused(
        BAD_INPUT,
        vec![
            with_variables("{ __typename }", &nested(100_000)),
            format!(
                r#"{{"query": "{{__typename}}", "extensions": {}}}"#,
                nested(100_000)
            )
            .into_bytes(),
            "[".repeat(200_000).into_bytes(),
            r#"{"a":"#.repeat(40_000).into_bytes(),
            with_variables(used, "1e400"),
            with_variables(used, &"9".repeat(100_000)),
        ],
    )
    .await;
}

/// A key of the library that reads JSON, whose text it would read as JSON too, however deep that goes.
#[tokio::test]
async fn a_key_of_the_reader_is_a_key_as_any_other() {
    let lists = |inner: &str| "[".repeat(100) + inner + &"]".repeat(100);
    let held = |inner: &str| {
        let text = inner.replace('\\', r"\u005c").replace('"', r"\u0022");
        lists(&format!(r#"{{"$serde_json::private::RawValue":"{text}"}}"#))
    };
    let variables = (0..120).fold(lists(""), |inner, _| held(&inner));
    let web = Web::with(&[]).await;
    let body = with_variables("{ __typename }", &variables);
    assert_eq!(answer(&web, body).await, (StatusCode::OK, String::new()));
    let uri = format!(
        "/graphql?query=%7B__typename%7D&variables=%7B%22a%22:{}%7D",
        held("1").replace('"', "%22")
    );
    assert_eq!(web.send(get(&uri, "application/json")).await.status, 200);
    let unread = r#"{"$serde_json::private::RawValue":"{"}"#;
    let body = with_variables("{ __typename }", unread);
    assert_eq!(answer(&web, body).await, (StatusCode::OK, String::new()));
}

/// The library copies a variable into each of its places before it tells that it fits none.
#[tokio::test]
async fn a_variable_may_be_copied_so_often() {
    let places = |count: usize| "$a ".repeat(count);
    let [values, lists] = ["0,", "[],"].map(|value| format!("[{}0]", value.repeat(100)));
    let beyond = [
        format!(
            "query($a: Boolean) {{ __typename @include(if: [{}]) }}",
            places(200)
        ),
        format!(
            "query($a: Boolean) @skip(if: [{}]) {{ __typename }}",
            places(200)
        ),
        format!(
            "query($a: Boolean) {{ ... @include(if: [{}]) {{ a }} }}",
            places(200)
        ),
        format!("query($a: ID) {{ node(id: [{}]) {{ id }} }}", places(200)),
    ];
    for query in beyond {
        for given in [&values, &lists] {
            refused("TOO_COSTLY", vec![with_variables(&query, given)]).await;
        }
    }
}

/// The library panics at a default of a list of a type that there is not.
#[tokio::test]
async fn a_variable_of_an_unknown_type_is_refused() {
    let body = |of: &str| {
        let query = format!("query($a: {of}) {{ __typename }}");
        json!({ "query": query }).to_string().into_bytes()
    };
    let types = [
        "Nope",
        "Nope!",
        "[Nope!]!",
        "[Nope] = [1]",
        "[[Nope!]] = [[1]]",
        "[State!]! = [{}]",
        "__Type",
    ];
    refused("GRAPHQL_VALIDATION_FAILED", types.map(body).to_vec()).await;
}

#[tokio::test]
async fn characters_that_no_document_has_fail_to_parse() {
    let query = |text: &str| json!({ "query": text }).to_string().into_bytes();
    refused(
        UNPARSED,
        vec![
            query("{ __typename \0 }"),
            query("{ __typename \u{1b} }"),
            query("{ __typename \u{200b} }"),
            query("{ state(by: {key: \"\\ud800\"}) { name } }"),
            query("{ state(by: {key: \"\\u{1F600}\"}) { name } }"),
            query("{ state(by: {key: \"a\nb\"}) { name } }"),
            query("#"),
            query("{}"),
            query("type State { name: String }"),
        ],
    )
    .await;
}
