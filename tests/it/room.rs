//! What arguments take room for counts, also where it is no value of its own.

use async_graphql::{Request, Variables};
use foedera::graphql::argument::MAX_TEXT;
use serde_json::json;

use crate::support::{
    code_of, shipped,
    web::{Web, get, post},
};

/// One request once held a gigabyte: the same text a thousand times, for each of a hundred parents.
#[tokio::test]
async fn texts_count_by_their_length() {
    let answer = async |places: usize, bytes: usize| {
        let places = "$s ".repeat(places);
        let query = format!(
            "query($s: String!) {{ agreements(first: 100) {{ nodes {{
                parties(filter: {{key: {{in: [{places}]}}}}) {{ totalCount }} }} }} }}"
        );
        let variables = Variables::from_json(json!({ "s": "a".repeat(bytes) }));
        let request = Request::new(query).variables(variables);
        code_of(&shipped().await.answer_request(request).await)
    };
    assert_eq!(answer(1000, 63).await, "");
    assert_eq!(answer(1000, 64).await, "TOO_COSTLY");
    assert_eq!(answer(10, 10_000).await, "");
    assert_eq!(answer(20, 10_000).await, "TOO_COSTLY");
}

/// So does the name of a field: the library copies it before it tells that there is no such field.
#[tokio::test]
async fn names_of_fields_count_by_their_length() {
    let code = async |places: usize, bytes: usize| {
        let places = "$f ".repeat(places);
        let query = format!(
            "query($f: AgreementFilter) {{ agreements(filter: {{or: [{places}]}}) {{ totalCount }} }}"
        );
        let variables = Variables::from_json(json!({ "f": { "a".repeat(bytes): 1 } }));
        let request = Request::new(query).variables(variables);
        code_of(&shipped().await.answer_request(request).await)
    };
    let unknown = "GRAPHQL_VALIDATION_FAILED";
    assert_eq!(code(2, MAX_TEXT).await, unknown);
    assert_eq!(code(2, MAX_TEXT + 1).await, "TOO_COSTLY");
    // The value of the field, and one for each 64 bytes of its name.
    let most = 10_000 / (1 + MAX_TEXT / 64);
    assert_eq!(code(most, MAX_TEXT).await, unknown);
    assert_eq!(code(most + 1, MAX_TEXT).await, "TOO_COSTLY");
}

/// A filter that tests nothing takes room all the same, for each parent; and so does one whose value is
/// not given.
#[tokio::test]
async fn objects_of_nothing_count() {
    let code = async |filter: &str, filters: usize| {
        let filters = filter.repeat(filters);
        let query = format!(
            "query($a: [String!]) {{ k: states(filter: {{key: {{in: $a}}}}) {{ totalCount }}
                states(first: 20) {{ nodes {{ agreements(first: 100) {{ nodes {{
                parties(first: 1, filter: {{or: [{filters}]}}) {{ totalCount }} }} }} }} }} }}"
        );
        code_of(&shipped().await.answer(&query).await)
    };
    for filter in ["{} ", "{key: {in: $a}} "] {
        assert_ne!(code(filter, 50).await, "TOO_COSTLY", "{filter}");
        assert_eq!(code(filter, 100).await, "TOO_COSTLY", "{filter}");
    }
}

/// A list takes a hundred times the bytes of its brackets, for as long as its request waits.
#[tokio::test]
async fn the_values_of_a_request_are_so_many() {
    let web = Web::with(&[]).await;
    let code = async |name: &str, value: String| {
        let body = format!("{{\"query\": \"{{ __typename }}\", \"{name}\": {{\"a\": {value}}}}}");
        web.send(post(&body)).await.code()
    };
    let list = |items: Vec<&str>| format!("[{}]", items.join(","));
    let lists = |count: usize| list(vec!["[]"; count]);
    let numbers = |count: usize| list(vec!["0"; count]);
    for name in ["variables", "extensions"] {
        assert_eq!(code(name, lists(3_999)).await, "");
        assert_eq!(code(name, lists(4_000)).await, "TOO_COSTLY");
        assert_eq!(code(name, numbers(19_995)).await, "");
        assert_eq!(code(name, numbers(19_996)).await, "TOO_COSTLY");
    }
    let address = |count| {
        let variables = format!("%7B%22a%22:{}%7D", numbers(count));
        format!("/graphql?query=%7B__typename%7D&variables={variables}")
    };
    let code = async |count| {
        web.send(get(&address(count), "application/json"))
            .await
            .code()
    };
    assert_eq!(code(19_995).await, "");
    assert_eq!(code(19_996).await, "TOO_COSTLY");
}
