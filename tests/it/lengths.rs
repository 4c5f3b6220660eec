//! How long lists, texts, pages and answers may be: each limit accepts within and refuses beyond.

use async_graphql::{Request, Variables};
use expect_test::expect;
use foedera::http::MAX_ANSWER;
use serde_json::json;

use crate::support::{
    Registry, check, code, code_of,
    package::{loaded, run, small, table},
    shipped, treaty,
    web::{Web, post},
};

#[tokio::test]
async fn so_many_records_may_be_asked_for_by_id() {
    let nodes = |size: usize| {
        format!(
            "{{ nodes(ids: [{}]) {{ id }} }}",
            "\"U3RhdGU6bm9y\",".repeat(size)
        )
    };
    assert_eq!(code(&nodes(100)).await, "");
    assert_eq!(code(&nodes(101)).await, "BAD_USER_INPUT");
}

#[tokio::test]
async fn a_page_may_be_so_long() {
    for argument in ["first", "last"] {
        let page = |size: usize| format!("{{ states({argument}: {size}) {{ nodes {{ key }} }} }}");
        assert_eq!(code(&page(100)).await, "");
        assert_eq!(code(&page(101)).await, "BAD_USER_INPUT");
    }
}

/// A pattern is escaped and folded, and engines have a limit for what comes of it.
#[tokio::test]
async fn a_text_to_find_may_be_so_long() {
    let ask = async |text: String| {
        let query = "query ($text: String) {
            states(filter: {name: {contains: $text}}) { totalCount } }";
        let variables = Variables::from_json(json!({ "text": text }));
        let request = Request::new(query).variables(variables);
        code_of(&shipped().await.answer_request(request).await)
    };
    // The last folds to 18 letters.
    for character in ["a", "%", "\u{1f30d}", "\u{fdfa}"] {
        assert_eq!(ask(character.repeat(1000)).await, "", "{character}");
        assert_eq!(ask(character.repeat(1001)).await, "BAD_USER_INPUT");
    }
}

#[tokio::test]
async fn lists_may_be_so_long() {
    let filter = |filter: String| format!("{{ states(filter: {filter}) {{ totalCount }} }}");
    let in_list = |size| filter(format!("{{key: {{in: [{}]}}}}", "\"a\",".repeat(size)));
    assert_eq!(code(&in_list(1000)).await, "");
    assert_eq!(code(&in_list(1001)).await, "BAD_USER_INPUT");
    for test in ["name: {in", "recognition: {in"] {
        let term = if test.starts_with("name") {
            "\"a\","
        } else {
            "PARTIAL,"
        };
        let within = |size| filter(format!("{{{test}: [{}]}}}}", term.repeat(size)));
        assert_eq!(code(&within(1000)).await, "", "{test}");
        assert_eq!(code(&within(1001)).await, "BAD_USER_INPUT", "{test}");
    }
    let or_list = |size| {
        filter(format!(
            "{{or: [{}]}}",
            "{name: {contains: \"a\"}},".repeat(size)
        ))
    };
    assert_eq!(code(&or_list(100)).await, "");
    assert_eq!(code(&or_list(101)).await, "BAD_USER_INPUT");
    let and_list = |size| or_list(size).replace("or:", "and:");
    assert_eq!(code(&and_list(100)).await, "");
    assert_eq!(code(&and_list(101)).await, "BAD_USER_INPUT");
    let order = |size| {
        format!(
            "{{ states(orderBy: [{}]) {{ totalCount nodes {{ key }} }} }}",
            "{field: NAME},".repeat(size)
        )
    };
    assert_eq!(code(&order(10)).await, "");
    assert_eq!(code(&order(11)).await, "BAD_USER_INPUT");
}

/// What stands for a character that was lost is stored by some source.
#[tokio::test]
async fn a_nul_character_is_not_taken_for_another() {
    let database = loaded().await;
    let mut lost = treaty::agreement("lost", "BILATERAL", "1970-02-03");
    lost["title"] = "Her Majesty\u{FFFD}s Wells".into();
    let lost = table("agreement", [lost]);
    run(&database, &small(&[(lost.0, lost.1.as_str())])).await;
    let registry = Registry::over(database.reader);
    for (text, count) in [("\\u0000", 0), ("\\ufffd", 1)] {
        let query = format!(
            "{{ agreements(filter: {{title: {{contains: \"{text}\"}}}}) {{ totalCount }} }}"
        );
        let data = registry.data(&query).await;
        assert_eq!(data["agreements"]["totalCount"], count, "{text}");
    }
}

#[tokio::test]
async fn a_nul_character_finds_nothing_on_either_engine() {
    check(
        "{ a: state(by: {key: \"\\u0000\"}) { key }
           b: states(filter: {or: [{name: {contains: \"\\u0000\"}}, {key: {eq: \"\\u0000\"}}]}) {
             totalCount } }",
        2,
        expect![[r#"
            {
              "a": null,
              "b": {
                "totalCount": 0
              }
            }
        "#]],
    )
    .await;
}

#[tokio::test]
async fn names_in_many_languages_are_one_statement() {
    let letter = |at: u8| char::from(b'a' + at);
    let each = |(a, b)| format!("a{a}_{b}: name(lang: \"q{}{}\") ", letter(a), letter(b));
    let pairs = (0..26).flat_map(|a| (0..26).map(move |b| (a, b)));
    let aliases: String = pairs.map(each).collect();
    let query = format!("{{ state(by: {{key: \"nor\"}}) {{ ru: name(lang: \"ru\") {aliases} }} }}");
    let answer = shipped().await.answer(&query).await;
    assert!(answer.response.errors.is_empty());
    assert_eq!(answer.statements, 2);
}

/// Whoever reads slowly holds an answer until its end.
#[tokio::test]
async fn an_answer_may_be_so_long() {
    let web = Web::with(&[]).await;
    let fields = |count| {
        let field = |at| format!("a{at:0>99}: title ");
        (0..count).map(field).collect::<String>()
    };
    let ask = async |count: usize| {
        let page = "agreements(first: 100) { nodes { ...all } }";
        let query = format!(
            "{{ one: {page} two: {page} }} fragment all on Agreement {{ {} }}",
            fields(count)
        );
        web.send(post(&json!({ "query": query }).to_string())).await
    };
    let length = async |count| ask(count).await.json()["data"].to_string().len();
    let (one, two) = (length(1).await, length(2).await);
    let most = (MAX_ANSWER - one) / (two - one) + 1;
    assert_eq!(ask(most).await.code(), "");
    let refused = ask(most + 1).await;
    assert_eq!(refused.code(), "TOO_COSTLY");
    assert!(refused.json()["data"].is_null());
    assert!(refused.json()["extensions"]["price"]["requested"].is_number());
}
