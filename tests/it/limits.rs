//! Limits: each accepts within and refuses beyond, before anything runs.

use std::fmt::Write;

use async_graphql::{Request, Variables};
use expect_test::expect;
use foedera::graphql::{
    guard::{MAX_BYTES, MAX_NESTING},
    price::{MAX_FIELDS, MAX_OBJECTS, MAX_PAGES},
};
use serde_json::json;

use crate::support::{check, shipped};

async fn code(query: &str) -> String {
    let answer = shipped().await.answer(query).await.response;
    let code = answer
        .errors
        .first()
        .and_then(|error| error.extensions.as_ref()?.get("code"));
    code.map_or_else(String::new, |code| {
        code.to_string().trim_matches('"').to_owned()
    })
}

#[tokio::test]
async fn a_document_may_be_so_long() {
    let long = |bytes: usize| format!("{{ __typename }}{}", " ".repeat(bytes - 14));
    assert_eq!(code(&long(MAX_BYTES)).await, "");
    assert_eq!(code(&long(MAX_BYTES + 1)).await, "TOO_COSTLY");
}

#[tokio::test]
async fn brackets_may_nest_so_deep() {
    let nested = |depth: usize| format!("{}a{}", "{a".repeat(depth), "}".repeat(depth));
    let named = "GRAPHQL_VALIDATION_FAILED";
    assert_eq!(code(&nested(MAX_NESTING)).await, named);
    assert_eq!(code(&nested(MAX_NESTING + 1)).await, "TOO_COSTLY");
    let list = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    let filter = format!("{{ states(filter: {}) {{ key }} }}", list(20_000));
    assert_eq!(code(&filter).await, "TOO_COSTLY");
}

#[tokio::test]
async fn brackets_in_strings_and_comments_do_not_count() {
    let many = "[".repeat(1000);
    let query = format!(
        "# {many}\n{{ a: states(filter: {{name: {{eq: \"{many}\\\"{many}\"}}}}) {{ totalCount }}
           b: states(filter: {{name: {{eq: \"\"\"{many} \\\"\"\" {many}\"\"\"}}}}) {{ totalCount }} }}"
    );
    assert_eq!(code(&query).await, "");
}

/// The parser reads a block that never ends as two strings, and what follows it as brackets.
#[tokio::test]
async fn brackets_after_a_block_that_never_ends_count() {
    let nested = |depth: usize| {
        let (open, close) = ("{not:".repeat(depth), "}".repeat(depth));
        format!(
            "{{ a: states(filter: {{key: {{in: [\"\"\"x\"]}}}}) {{ totalCount }}
            b: states(filter: {open}{{}}{close}) {{ totalCount }} }}"
        )
    };
    assert_eq!(code(&nested(20)).await, "");
    assert_eq!(code(&nested(300)).await, "TOO_COSTLY");
}

#[tokio::test]
async fn fragments_may_expand_so_far() {
    let mut bomb = "{ ...f0 }".to_owned();
    for at in 0..40 {
        write!(
            bomb,
            " fragment f{at} on Query {{ ...f{n} ...f{n} }}",
            n = at + 1
        )
        .unwrap();
    }
    bomb += " fragment f40 on Query { __typename }";
    assert_eq!(code(&bomb).await, "TOO_COSTLY");
    let flood = |fields: u64| {
        let fields = (0..fields).fold(String::new(), |text, at| text + &format!("a{at}:key "));
        format!("{{ state(by: {{key: \"nor\"}}) {{ {fields} }} }}")
    };
    assert_eq!(code(&flood(MAX_FIELDS - 1)).await, "");
    assert_eq!(code(&flood(MAX_FIELDS)).await, "TOO_COSTLY");
}

#[tokio::test]
async fn a_fragment_that_spreads_itself_is_named() {
    check(
        "{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }",
        0,
        expect![[r#"
            {
              "data": null,
              "errors": [
                {
                  "extensions": {
                    "code": "GRAPHQL_VALIDATION_FAILED"
                  },
                  "message": "fragment `a` spreads itself"
                }
              ]
            }
        "#]],
    )
    .await;
}

#[tokio::test]
async fn pages_of_pages_of_pages_have_a_price() {
    let query = "{ agreements(first: 100) { nodes { parties(first: 100) { nodes {
        events(first: 100) { nodes { key } } } } } } }";
    check(query, 0, expect![[r#"
        {
          "data": null,
          "errors": [
            {
              "extensions": {
                "code": "TOO_COSTLY"
              },
              "message": "the request may read 2030302 values; at most 200000. Ask for smaller pages"
            }
          ]
        }
    "#]]).await;
}

#[tokio::test]
async fn the_price_sees_variables_and_fragments() {
    let query = "query ($n: Int) { agreements(first: $n) { ...a } }
        fragment a on AgreementConnection { nodes { ... on Node { ...b } } }
        fragment b on Agreement { parties(first: $n) { edges { node {
          events(first: $n) { nodes { key } } } } } }";
    let ask = async |size: i32| {
        let variables = Variables::from_json(json!({ "n": size }));
        let request = Request::new(query).variables(variables);
        let answer = shipped().await.answer_request(request).await.response;
        answer
            .errors
            .first()
            .map(|error| error.message.clone())
            .unwrap_or_default()
    };
    assert_eq!(ask(10).await, "");
    assert!(ask(100).await.contains("at most"), "{}", ask(100).await);
}

#[tokio::test]
async fn introspection_of_graphiql_passes() {
    let types = (0..7).fold("name".to_owned(), |inner, _| {
        format!("name ofType {{ {inner} }}")
    });
    let query =
        format!("{{ __schema {{ types {{ fields {{ args {{ type {{ {types} }} }} }} }} }} }}");
    assert_eq!(code(&query).await, "");
}

#[tokio::test]
async fn a_document_may_have_so_many_pages() {
    let pages = |pages: u64| {
        let each = |at| format!("a{at}: members(first: {at}) {{ totalCount }} ");
        let aliases: String = (0..pages).map(each).collect();
        format!("{{ organization(by: {{key: \"nato\"}}) {{ {aliases} }} }}")
    };
    assert_eq!(code(&pages(MAX_PAGES)).await, "");
    assert_eq!(code(&pages(MAX_PAGES + 1)).await, "TOO_COSTLY");
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

#[tokio::test]
async fn lists_may_be_so_long() {
    let filter = |filter: String| format!("{{ states(filter: {filter}) {{ totalCount }} }}");
    let in_list = |size| filter(format!("{{key: {{in: [{}]}}}}", "\"a\",".repeat(size)));
    assert_eq!(code(&in_list(1000)).await, "");
    assert_eq!(code(&in_list(1001)).await, "BAD_USER_INPUT");
    let or_list = |size| {
        filter(format!(
            "{{or: [{}]}}",
            "{name: {contains: \"a\"}},".repeat(size)
        ))
    };
    assert_eq!(code(&or_list(100)).await, "");
    assert_eq!(code(&or_list(101)).await, "BAD_USER_INPUT");
    let order = |size| {
        format!(
            "{{ states(orderBy: [{}]) {{ totalCount nodes {{ key }} }} }}",
            "{field: NAME},".repeat(size)
        )
    };
    assert_eq!(code(&order(10)).await, "");
    assert_eq!(code(&order(11)).await, "BAD_USER_INPUT");
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
async fn a_document_may_follow_so_many_fields_into_objects() {
    let objects = |objects: u64| {
        let each = |at| format!("a{at}: signedOn {{ edtf }} ");
        let aliases: String = (1..objects).map(each).collect();
        format!("{{ agreement(by: {{key: \"cfe-1990\"}}) {{ {aliases} }} }}")
    };
    assert_eq!(code(&objects(MAX_OBJECTS)).await, "");
    assert_eq!(code(&objects(MAX_OBJECTS + 1)).await, "TOO_COSTLY");
}

/// Validation walks fragments that nothing spreads, so the guard names a cycle among them too.
#[tokio::test]
async fn a_cycle_of_fragments_that_nothing_spreads_is_named() {
    let itself = "{ __typename } fragment a on Query { ...a }";
    assert_eq!(code(itself).await, "GRAPHQL_VALIDATION_FAILED");
    let each_other = "{ __typename } fragment a on Query { ...b } fragment b on Query { ...a }";
    assert_eq!(code(each_other).await, "GRAPHQL_VALIDATION_FAILED");
}

/// A bomb whose leaf selects nothing weighed nothing, and was expanded all the same.
#[tokio::test]
async fn a_bomb_without_a_field_is_refused() {
    for spread in ["...f0", "__typename"] {
        let mut bomb = format!("{{ {spread} }}");
        for at in 0..30 {
            write!(
                bomb,
                " fragment f{at} on Query {{ ...f{n} ...f{n} }}",
                n = at + 1
            )
            .unwrap();
        }
        bomb += " fragment f30 on Query { ...nothing }";
        assert_eq!(code(&bomb).await, "TOO_COSTLY", "{spread}");
    }
}

/// A chain of fragments nests without a bracket inside another.
#[tokio::test]
async fn a_chain_of_fragments_may_be_so_deep() {
    let chain = |length: usize| {
        let mut text = "{ ...f0 }".to_owned();
        for at in 0..length {
            write!(text, " fragment f{at} on Query {{ ...f{} }}", at + 1).unwrap();
        }
        text + &format!(" fragment f{length} on Query {{ __typename }}")
    };
    assert_eq!(code(&chain(20)).await, "");
    assert_eq!(code(&chain(MAX_NESTING - 1)).await, "TOO_COSTLY");
    assert_eq!(code(&chain(1200)).await, "TOO_COSTLY");
}

/// The default of a variable once hid the size of a page.
#[tokio::test]
async fn the_price_sees_the_defaults_of_variables() {
    let query = |size: u64| {
        format!(
            "query ($n: Int = {size}) {{ agreements(first: $n) {{ nodes {{ parties(first: $n) {{
               nodes {{ events(first: $n) {{ nodes {{ key }} }} }} }} }} }} }}"
        )
    };
    assert_eq!(code(&query(10)).await, "");
    assert_eq!(code(&query(100)).await, "TOO_COSTLY");
    let null = Request::new(query(100)).variables(Variables::from_json(json!({ "n": null })));
    assert!(
        shipped()
            .await
            .answer_request(null)
            .await
            .response
            .errors
            .is_empty()
    );
}
