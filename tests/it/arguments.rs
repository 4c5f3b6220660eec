//! What arguments may pass: each limit accepts within and refuses beyond.

use async_graphql::{Request, Variables};
use expect_test::expect;
use foedera::graphql::{
    argument::{MAX_ARGUMENTS, MAX_DEPTH, MAX_TESTS, MAX_TEXT, MAX_VALUES},
    price::MAX_PASSED,
};
use serde_json::{Value, json};

use crate::support::{check, code_of, flood::many, pretty, shipped};

/// The code of the first error of an answer to a query with a filter of states.
async fn code(filter: Value) -> String {
    let query = "query ($f: StateFilter) { states(filter: $f) { totalCount } }";
    let variables = Variables::from_json(json!({ "f": filter }));
    let request = Request::new(query).variables(variables);
    let answer = pretty(&shipped().await.answer_request(request).await);
    let answer: Value = serde_json::from_str(&answer).unwrap();
    let code = &answer["errors"][0]["extensions"]["code"];
    code.as_str().unwrap_or_default().to_owned()
}

/// Lists within lists once made more parameters than a statement may have.
#[tokio::test]
async fn an_argument_passes_so_many_values() {
    let keys = |count: u64| json!({"key": {"in": vec!["a"; usize::try_from(count).unwrap()]}});
    let lists = MAX_VALUES / 1000;
    let mut tests: Vec<_> = (0..lists).map(|_| keys(1000)).collect();
    assert_eq!(code(json!({ "or": tests })).await, "");
    tests.push(keys(1));
    assert_eq!(code(json!({ "or": tests })).await, "TOO_COSTLY");
}

/// A page behind a cursor reads in two stretches, each with the filter.
#[tokio::test]
async fn an_argument_passes_as_many_behind_a_cursor() {
    let query = "query ($f: AgreementFilter, $after: String) {
        agreements(first: 1, after: $after, orderBy: [{field: SIGNED_ON}], filter: $f) {
            pageInfo { endCursor } } }";
    let ask = async |filter: &Value, after: &Value| {
        let variables = Variables::from_json(json!({ "f": filter, "after": after }));
        let request = Request::new(query).variables(variables);
        let answer = shipped().await.answer_request(request).await;
        serde_json::to_value(&answer.response).unwrap()
    };
    let first = ask(&json!({}), &Value::Null).await;
    let cursor = &first["data"]["agreements"]["pageInfo"]["endCursor"];
    assert!(cursor.is_string());
    let many = |test: Value| json!({ "or": vec![test; 9] });
    for filter in [
        many(json!({"key": {"in": vec!["a"; 1000]}})),
        many(json!({"status": {"in": vec!["IN_FORCE"; 1000]}})),
    ] {
        let answer = ask(&filter, cursor).await;
        assert_eq!(answer["errors"], Value::Null);
    }
}

/// Tests within tests once made an expression that SQLite refuses and PostgreSQL answers.
#[tokio::test]
async fn an_argument_has_so_many_tests() {
    let filter = |nothings: usize| {
        let mut each = vec![json!({}); 100];
        let mut inner = json!({ "or": vec![json!({}); nothings] });
        for _ in 0..5 {
            each[0] = inner;
            inner = json!({ "or": each });
        }
        inner
    };
    // Six objects with a field each, five times 99 empty filters, and those within.
    let rest = usize::try_from(MAX_TESTS).unwrap() - 6 * 2 - 5 * 99;
    assert_eq!(code(filter(rest)).await, "");
    assert_eq!(code(filter(rest + 1)).await, "TOO_COSTLY");
}

/// Deep variables once overflowed the stack, as deep literals did.
#[tokio::test]
async fn values_nest_so_deep() {
    let nested = |depth: usize| {
        (0..depth - 2).fold(
            json!({"key": {"eq": "nor"}}),
            |inner, _| json!({"not": inner}),
        )
    };
    assert_eq!(code(nested(MAX_DEPTH)).await, "");
    assert_eq!(code(nested(MAX_DEPTH + 1)).await, "TOO_COSTLY");
    assert_eq!(code(nested(126)).await, "TOO_COSTLY");
}

/// A variable within a literal was as deep as the deeper of the two.
#[tokio::test]
async fn a_variable_nests_from_where_it_stands() {
    let ask = async |literal: usize, variable: usize| {
        let (open, close) = ("{not: ".repeat(literal), "}".repeat(literal));
        let query = format!(
            "query ($f: StateFilter) {{ states(filter: {open}$f{close}) {{ totalCount }} }}"
        );
        let filter = (1..variable).fold(json!({}), |inner, _| json!({"not": inner}));
        let request = Request::new(query).variables(Variables::from_json(json!({ "f": filter })));
        code_of(&shipped().await.answer_request(request).await)
    };
    assert_eq!(ask(MAX_DEPTH / 2, MAX_DEPTH / 2).await, "");
    assert_eq!(ask(MAX_DEPTH / 2, MAX_DEPTH / 2 + 1).await, "TOO_COSTLY");
    assert_eq!(ask(MAX_DEPTH / 2 + 1, MAX_DEPTH / 2).await, "TOO_COSTLY");
}

/// SQLite refused seven relations within each other, as `TRUE` was written for each test not given,
/// and a list of tests was as deep as it was long.
#[tokio::test]
async fn relations_within_each_other_may_hold_as_much() {
    let around = |depth: usize, inner: Value| {
        (0..depth).fold(
            inner,
            |inner, _| json!({"events": {"some": {"party": {"agreement": inner}}}}),
        )
    };
    let wide = |count: usize| json!({"or": vec![json!({"title": {"contains": "a"}}); count]});
    let nested = (0..5).fold(wide(30), |inner, _| {
        let mut each = vec![json!({}); 75];
        each[30] = inner;
        json!({ "or": each })
    });
    let query = "query ($f: AgreementFilter) { agreements(filter: $f) { totalCount } }";
    for filter in [
        around(7, wide(100)),
        around(7, json!({})),
        around(4, nested),
    ] {
        let request = Request::new(query).variables(Variables::from_json(json!({ "f": filter })));
        let answer = shipped().await.answer_request(request).await.response;
        assert!(answer.errors.is_empty(), "{:?}", answer.errors);
    }
}

/// The same filter for a hundred parents once took gigabytes.
#[tokio::test]
async fn values_are_priced_for_each_parent() {
    let query = "query ($k: [String!]) { agreements(first: 100) { nodes {
        parties(filter: {key: {in: $k}}) { totalCount } } } }";
    let code = async |count| {
        let variables = Variables::from_json(json!({ "k": vec!["a"; count] }));
        let request = Request::new(query).variables(variables);
        let answer = shipped().await.answer_request(request).await.response;
        answer.errors.first().map(|error| error.message.clone())
    };
    assert_eq!(code(1000).await, None);
    let twice = query.replace(
        "} } } }",
        "} b: parties(filter: {key: {in: $k}}) { totalCount } } } }",
    );
    let variables = Variables::from_json(json!({ "k": vec!["a"; 1000] }));
    let request = Request::new(twice).variables(variables);
    let answer = shipped().await.answer_request(request).await.response;
    assert!(
        answer.errors[0].message.contains("costs"),
        "{:?}",
        answer.errors
    );
}

/// Types within types of types once made an answer without an end.
#[tokio::test]
async fn introspection_asks_for_lists_so_deep() {
    let nested = |lists: usize| {
        (0..lists).fold("name".to_owned(), |inner, _| {
            format!("fields {{ type {{ {inner} }} }}")
        })
    };
    let query = |lists| format!("{{ __schema {{ queryType {{ {} }} }} }}", nested(lists));
    let registry = shipped().await;
    assert!(registry.answer(&query(3)).await.response.errors.is_empty());
    check(
        &query(4),
        0,
        expect![[r#"
        {
          "data": null,
          "errors": [
            {
              "extensions": {
                "code": "TOO_COSTLY"
              },
              "message": "`__schema` asks for lists 4 deep; at most 3"
            }
          ]
        }
    "#]],
    )
    .await;
    let hidden =
        "{ __type(name: \"Node\") { ...a } } fragment a on __Type { possibleTypes { ...b } }
        fragment b on __Type { interfaces { ...c } } fragment c on __Type { possibleTypes { ...d } }
        fragment d on __Type { interfaces { name } }";
    check(
        hidden,
        0,
        expect![[r#"
        {
          "data": null,
          "errors": [
            {
              "extensions": {
                "code": "TOO_COSTLY"
              },
              "message": "`__type` asks for lists 4 deep; at most 3"
            }
          ]
        }
    "#]],
    )
    .await;
}

#[tokio::test]
async fn a_text_is_so_long() {
    let key = |bytes: usize| json!({"key": {"eq": "a".repeat(bytes)}});
    assert_eq!(code(key(MAX_TEXT)).await, "");
    assert_eq!(code(key(MAX_TEXT + 1)).await, "TOO_COSTLY");
}

/// The answer names an argument that does not exist only within the limit.
#[tokio::test]
async fn a_field_has_so_many_arguments() {
    let code = async |count: usize| {
        let arguments = many(count, |at| format!("a{at}: 1 "));
        let query = format!("{{ states({arguments}) {{ totalCount }} }}");
        code_of(&shipped().await.answer(&query).await)
    };
    assert_eq!(code(MAX_ARGUMENTS).await, "GRAPHQL_VALIDATION_FAILED");
    assert_eq!(code(MAX_ARGUMENTS + 1).await, "TOO_COSTLY");
}

/// Each operation was within the price, and the library looked at the values of all of them.
#[tokio::test]
async fn all_arguments_pass_so_many_values_together() {
    let operations = |count: u64| {
        let each =
            |at| format!("query q{at}($f: StateFilter) {{ states(filter: $f) {{ totalCount }} }} ");
        let request = Request::new((0..count).map(each).collect::<String>());
        let keys = vec!["a"; 1000];
        let variables = Variables::from_json(json!({ "f": { "key": { "in": keys } } }));
        request.operation_name("q0").variables(variables)
    };
    let code = async |count| code_of(&shipped().await.answer_request(operations(count)).await);
    assert_eq!(code(MAX_PASSED / 1000).await, "");
    assert_eq!(code(MAX_PASSED / 1000 + 1).await, "TOO_COSTLY");
}
