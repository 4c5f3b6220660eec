//! Documents that were parsed, or found valid, before: who asks again is told the same.

use serde_json::json;

use crate::support::web::{ANEW, Web, post};

/// A valid document need not be validated again; one that is not is refused each time.
#[tokio::test]
async fn a_document_stays_what_it_was_found_to_be() {
    let web = Web::with(&ANEW).await;
    let part = "states(first: 1) { nodes { key } }";
    let documents = [
        (format!("{{ {part} }}"), ""),
        (format!("{{ {part} nothing }}"), "GRAPHQL_VALIDATION_FAILED"),
        (
            format!("query A {{ {part} }} query B {{ nothing }}"),
            "GRAPHQL_VALIDATION_FAILED",
        ),
    ];
    for _ in 0..3 {
        for (document, code) in &documents {
            let body = json!({ "query": document, "operationName": document.contains('A').then_some("A") });
            let reply = web.send(post(&body.to_string())).await;
            assert_eq!(reply.code(), *code, "{document}: {}", reply.body);
        }
    }
}

#[tokio::test]
async fn a_document_that_was_parsed_is_checked_with_each_request() {
    let web = Web::with(&ANEW).await;
    let document = "query A($n: Int!) { agreements(first: $n) { nodes { key } } }
        query B { states(first: 1) { nodes { key } } }";
    for (operation, variables, message) in [
        ("A", json!({"n": 1}), None),
        ("A", json!({"n": 101}), Some("a page has 0 to 100 nodes")),
        ("A", json!({}), Some("the variable `$n` must be given")),
        ("B", json!({}), None),
        ("C", json!({}), Some("Unknown operation named \"C\"")),
    ] {
        let body = json!({"query": document, "operationName": operation, "variables": variables});
        let reply = web.send(post(&body.to_string())).await.body;
        let is_whole = !reply.contains("message");
        let as_expected = message.map_or(is_whole, |it| reply.replace('\\', "").contains(it));
        assert!(as_expected, "{operation} {variables}: {reply}");
    }
}

/// The document is known, the values are not: the executor takes no notice of a field that an input
/// object does not have, so the validation must.
#[tokio::test]
async fn values_of_variables_are_validated_each_time() {
    let web = Web::with(&ANEW).await;
    let document = "query ($filter: AgreementFilter) {
        agreements(first: 1, filter: $filter) { nodes { key } } }";
    for (filter, code) in [
        (json!({"key": {"eq": "rus-bgr-mod-1992"}}), ""),
        (
            json!({"kay": {"eq": "rus-bgr-mod-1992"}}),
            "GRAPHQL_VALIDATION_FAILED",
        ),
        (json!({"key": {"eq": 5}}), "GRAPHQL_VALIDATION_FAILED"),
        (json!({"key": {"eq": "rus-bgr-mod-1992"}}), ""),
    ] {
        let body = json!({"query": document, "variables": {"filter": filter}});
        let reply = web.send(post(&body.to_string())).await;
        assert_eq!(reply.code(), code, "{filter}: {}", reply.body);
    }
}
