//! Variables and values: how a missing or a wrong one is named.

use async_graphql::{Request, Variables};
use expect_test::{Expect, expect};
use foedera::graphql::inputs::MAX_DEFINITIONS;
use serde_json::{Value, json};

use crate::support::{code_of, flood::many, pretty, shipped};

/// Checks the answer to a query with variables.
async fn ask(query: &str, variables: Value, expected: Expect) {
    let request = Request::new(query).variables(Variables::from_json(variables));
    expected.assert_eq(&pretty(&shipped().await.answer_request(request).await));
}

#[tokio::test]
async fn a_required_variable_that_is_missing_is_named() {
    let query = "query One($k: String!) { agreement(by: {key: $k}) { key } }";
    ask(
        query,
        json!({}),
        expect![[r#"
        {
          "data": null,
          "errors": [
            {
              "extensions": {
                "code": "BAD_USER_INPUT"
              },
              "locations": [
                {
                  "column": 11,
                  "line": 1
                }
              ],
              "message": "the variable `$k` must be given; it is of type `String!`"
            }
          ]
        }
    "#]],
    )
    .await;
    ask(
        query,
        json!({"k": null}),
        expect![[r#"
        {
          "data": null,
          "errors": [
            {
              "extensions": {
                "code": "BAD_USER_INPUT"
              },
              "locations": [
                {
                  "column": 11,
                  "line": 1
                }
              ],
              "message": "the variable `$k` must be given; it is of type `String!`"
            }
          ]
        }
    "#]],
    )
    .await;
    ask(
        query,
        json!({"k": "cfe-1990"}),
        expect![[r#"
        {
          "agreement": {
            "key": "cfe-1990"
          }
        }
    "#]],
    )
    .await;
    let defaults = "query ($k: String! = \"cfe-1990\") { agreement(by: {key: $k}) { key } }";
    ask(
        defaults,
        json!({}),
        expect![[r#"
        {
          "agreement": {
            "key": "cfe-1990"
          }
        }
    "#]],
    )
    .await;
}

#[tokio::test]
async fn a_required_variable_of_another_operation_may_be_missing() {
    let query = "query A($k: String!) { agreement(by: {key: $k}) { key } }
        query B { state(by: {key: \"nor\"}) { key } }";
    let request = Request::new(query).operation_name("B");
    expect![[r#"
        {
          "state": {
            "key": "nor"
          }
        }
    "#]]
    .assert_eq(&pretty(&shipped().await.answer_request(request).await));
}

/// Days outside four digits are compared in another order by SQLite, and refused by PostgreSQL.
#[tokio::test]
async fn a_day_has_a_year_of_four_digits() {
    let query = "query ($d: Date) { agreements(filter: {signedOn: {from: $d}}) { totalCount } }";
    for day in [
        "+99999-01-01",
        "-0001-01-01",
        "99999-01-01",
        "1999-1-1",
        "1999-02-30",
        "2025- 1- 1",
        " 2025-1-01",
        "2025-1-001",
        "20250-1-01",
    ] {
        let request = Request::new(query).variables(Variables::from_json(json!({ "d": day })));
        let answer = pretty(&shipped().await.answer_request(request).await);
        assert!(answer.contains("write YYYY-MM-DD"), "{day}: {answer}");
    }
    ask(
        query,
        json!({"d": "9999-12-31"}),
        expect![[r#"
        {
          "agreements": {
            "totalCount": 0
          }
        }
    "#]],
    )
    .await;
    ask(
        query,
        json!({"d": "0000-01-01"}),
        expect![[r#"
            {
              "agreements": {
                "totalCount": 200
              }
            }
        "#]],
    )
    .await;
}

/// The message named types, which an argument may have many of.
#[tokio::test]
async fn a_day_that_is_none_is_named_by_its_place() {
    let said = async |query: &str, variables: Value| {
        let request = Request::new(query).variables(Variables::from_json(variables));
        let answer = shipped().await.answer_request(request).await.response;
        let messages = answer.errors.iter().map(|error| error.message.clone());
        messages.collect::<Vec<_>>().join("\n")
    };
    let inline = "{ agreements(filter: {or: [{signedOn: {from: \"2020-13-45\"}}, {parties: {some: {status: {is: PARTY, asOf: 5}}}}]}) { totalCount } }";
    expect![[r#"Invalid value for argument "filter.or.0.signedOn.from", expected type "Date"; write YYYY-MM-DD"#]].assert_eq(&said(inline, json!({})).await);
    let day = "query ($d: Date) { agreements(filter: {signedOn: {from: $d}}) { totalCount } }";
    expect![[r#"Invalid value for argument "filter.signedOn.from", expected type "Date"; write YYYY-MM-DD"#]].assert_eq(&said(day, json!({"d": "2020-13-45"})).await);
    let filter = "query ($f: AgreementFilter) { agreements(filter: $f) { totalCount } }";
    let given = json!({"f": {"not": {"signedOn": {"until": "1.2.2020"}}}});
    expect![[r#"Invalid value for argument "filter.not.signedOn.until", expected type "Date"; write YYYY-MM-DD"#]].assert_eq(&said(filter, given).await);
    let default = "query ($d: Date = \"today\") { states { nodes { organizations(asOf: $d) { totalCount } } } }";
    expect![[r#"Invalid default value for argument: "d", expected type "Date"; write YYYY-MM-DD"#]]
        .assert_eq(&said(default, json!({})).await);
}

/// Also where it says whether a field is asked for.
#[tokio::test]
async fn a_variable_that_is_not_given_has_its_default() {
    let query = "query One($yes: Boolean! = true, $iso: String = \"NOR\", $day: Date = null) {
        state(by: {iso: $iso}) {
            key
            name @include(if: $yes)
            officialName @skip(if: $yes)
            memberships(asOf: $day, first: 0) { totalCount }
        }
    }";
    ask(
        query,
        json!({}),
        expect![[r#"
            {
              "state": {
                "key": "nor",
                "memberships": {
                  "totalCount": 4
                },
                "name": "Norway"
              }
            }
        "#]],
    )
    .await;
    ask(
        query,
        json!({"yes": false, "iso": "SWE"}),
        expect![[r#"
        {
          "state": {
            "key": "swe",
            "memberships": {
              "totalCount": 5
            },
            "officialName": "Kingdom of Sweden"
          }
        }
    "#]],
    )
    .await;
}

/// The library takes the value of a variable from the request, declared or not. It copied one that nothing
/// had weighed into each place, and told what was wrong with it.
#[tokio::test]
async fn a_variable_that_is_not_declared_has_no_value() {
    for (query, value) in [
        (
            "{ agreements(filter: $a) { totalCount } }",
            json!({ "nope": 1 }),
        ),
        (
            "{ agreements(orderBy: [$a $a]) { totalCount } }",
            json!([{ "nope": 1 }]),
        ),
        ("{ states(first: $a) { totalCount } }", json!("nope")),
    ] {
        let variables = Variables::from_json(json!({ "a": value }));
        let request = Request::new(query).variables(variables);
        let errors = shipped()
            .await
            .answer_request(request)
            .await
            .response
            .errors;
        let messages: Vec<_> = errors.iter().map(|it| it.message.as_str()).collect();
        assert_eq!(messages, ["Variable \"$a\" is not defined"], "{query}");
    }
}

/// The library looks for a variable among all that its operation declares, in each place and for each
/// parent.
#[tokio::test]
async fn an_operation_declares_so_many_variables() {
    let document = |count: usize| {
        let declared = many(count, |at| format!("$a{at}: ID! "));
        let used = many(count, |at| format!("$a{at} "));
        format!("query q({declared}) {{ nodes(ids: [{used}]) {{ id }} }} query r {{ __typename }}")
    };
    let code = async |count| {
        let request = Request::new(document(count)).operation_name("r");
        code_of(&shipped().await.answer_request(request).await)
    };
    assert_eq!(code(MAX_DEFINITIONS).await, "");
    assert_eq!(code(MAX_DEFINITIONS + 1).await, "TOO_COSTLY");
}
