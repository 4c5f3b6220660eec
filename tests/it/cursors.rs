//! Cursors: one that does not belong to its page is an error, never a wrong page.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use expect_test::expect;
use serde_json::{Value, json};

use crate::support::{check, shipped};

#[tokio::test]
async fn a_cursor_of_another_order_is_an_error_not_a_wrong_page() {
    let registry = shipped().await;
    let data = registry
        .data("{ states(first: 1) { pageInfo { endCursor } } }")
        .await;
    let cursor = &data["states"]["pageInfo"]["endCursor"];
    let query =
        format!("{{ states(after: {cursor}, orderBy: [{{field: NAME}}]) {{ totalCount }} }}");
    let answer = registry.answer(&query).await;
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
                  "column": 3,
                  "line": 1
                }
              ],
              "message": "`after` is a cursor of another list or order; pass it to the field it is from, with the same `orderBy`",
              "path": [
                "states"
              ]
            }
          ]
        }
    "#]].assert_eq(&crate::support::pretty(&answer));
}

#[tokio::test]
async fn a_cursor_of_another_type_is_refused() {
    let registry = shipped().await;
    let order = "orderBy: [{field: TITLE}]";
    let query = format!("{{ agreements(first: 1, {order}) {{ pageInfo {{ endCursor }} }} }}");
    let cursor = registry.data(&query).await["agreements"]["pageInfo"]["endCursor"].clone();
    let cursor = cursor.as_str().unwrap();
    let query =
        format!("{{ decrees(after: \"{cursor}\", {order}) {{ totalCount nodes {{ key }} }} }}");
    check(&query, 0, expect![[r#"
        {
          "data": null,
          "errors": [
            {
              "extensions": {
                "code": "BAD_USER_INPUT"
              },
              "locations": [
                {
                  "column": 3,
                  "line": 1
                }
              ],
              "message": "`after` is a cursor of another list or order; pass it to the field it is from, with the same `orderBy`",
              "path": [
                "decrees"
              ]
            }
          ]
        }
    "#]]).await;
}

#[tokio::test]
async fn a_cursor_without_a_value_that_is_never_missing_is_refused() {
    let registry = shipped().await;
    let states = |arguments: &str| {
        format!(
            "{{ states({arguments}, orderBy: [{{field: NAME}}]) {{
                nodes {{ key }} pageInfo {{ endCursor }} }} }}"
        )
    };
    let data = registry.data(&states("first: 1")).await;
    let cursor = data["states"]["pageInfo"]["endCursor"].as_str().unwrap();
    let position = URL_SAFE_NO_PAD.decode(cursor).unwrap();
    let mut position: Value = serde_json::from_slice(&position).unwrap();
    position["values"] = json!([null]);
    let forged = URL_SAFE_NO_PAD.encode(position.to_string());
    let answer = registry
        .answer(&states(&format!("after: \"{forged}\"")))
        .await;
    let errors = answer.response.errors;
    let message = errors.first().map(|it| it.message.as_str());
    assert_eq!(
        message,
        Some(
            "`after` is a cursor of another list or order; pass it to the field it is from, with the same `orderBy`"
        )
    );
}
