//! Errors: every one has a code, names the place and the remedy, and leaks nothing.

use expect_test::expect;
use sea_orm::{ConnectionTrait, Statement};

use crate::support::{Registry, check, database, package::loaded, pretty};
use foedera::store::connect::Database;

#[tokio::test]
async fn what_is_not_graphql_fails_to_parse() {
    check("{ states { ", 0, expect![[r#"
        {
          "data": null,
          "errors": [
            {
              "extensions": {
                "code": "GRAPHQL_PARSE_FAILED"
              },
              "locations": [
                {
                  "column": 12,
                  "line": 1
                }
              ],
              "message": " --> 1:12\n  |\n1 | { states { \n  |            ^---\n  |\n  = expected selection"
            }
          ]
        }
    "#]]).await;
}

#[tokio::test]
async fn what_does_not_fit_the_schema_fails_to_validate() {
    check(
        "{ states { nodes { capital } } }",
        0,
        expect![[r#"
        {
          "data": null,
          "errors": [
            {
              "extensions": {
                "code": "GRAPHQL_VALIDATION_FAILED"
              },
              "locations": [
                {
                  "column": 20,
                  "line": 1
                }
              ],
              "message": "Unknown field \"capital\" on type \"State\"."
            }
          ]
        }
    "#]],
    )
    .await;
    check(
        "{ states(first: \"many\") { totalCount } }",
        0,
        expect![[r#"
        {
          "data": null,
          "errors": [
            {
              "extensions": {
                "code": "GRAPHQL_VALIDATION_FAILED"
              },
              "locations": [
                {
                  "column": 10,
                  "line": 1
                }
              ],
              "message": "Invalid value for argument \"first\", expected type \"Int\""
            }
          ]
        }
    "#]],
    )
    .await;
    check(
        "query ($x: Nope) { states { totalCount } }",
        0,
        expect![[r#"
            {
              "data": null,
              "errors": [
                {
                  "extensions": {
                    "code": "GRAPHQL_VALIDATION_FAILED"
                  },
                  "locations": [
                    {
                      "column": 8,
                      "line": 1
                    }
                  ],
                  "message": "the variable `$x` is of type `Nope`, but there is no scalar, enum or input object `Nope`"
                }
              ]
            }
        "#]],
    )
    .await;
}

#[tokio::test]
async fn a_day_that_is_none_is_named() {
    check(
        "{ organization(by: {key: \"nato\"}) { members(asOf: \"2025-02-30\") { totalCount } } }",
        0,
        expect![[r#"
            {
              "data": null,
              "errors": [
                {
                  "extensions": {
                    "code": "GRAPHQL_VALIDATION_FAILED"
                  },
                  "locations": [
                    {
                      "column": 45,
                      "line": 1
                    }
                  ],
                  "message": "Invalid value for argument \"asOf\", expected type \"Date\"; write YYYY-MM-DD"
                }
              ]
            }
        "#]],
    )
    .await;
}

/// Takes a table away from under the queries.
async fn hide(database: &Database, table: &str) {
    let db = &database.writer;
    let sql = format!("ALTER TABLE {table} RENAME TO elsewhere");
    db.execute_raw(Statement::from_string(db.get_database_backend(), sql))
        .await
        .unwrap();
}

/// Its parent was null as a whole.
#[tokio::test]
async fn a_link_that_may_be_null_fails_alone() {
    let database = loaded().await;
    hide(&database, "institution").await;
    let registry = Registry::over(database.reader);
    let query = "{ decree(by: {key: \"rus-gov-order-2025-12-19\"}) {
        actions(first: 1) { nodes { effect delegatedTo { name } } } } }";
    expect![[r#"
        {
          "data": {
            "decree": {
              "actions": {
                "nodes": [
                  {
                    "delegatedTo": null,
                    "effect": "AUTHORIZES_TERMINATION"
                  }
                ]
              }
            }
          },
          "errors": [
            {
              "extensions": {
                "code": "INTERNAL_SERVER_ERROR"
              },
              "locations": [
                {
                  "column": 44,
                  "line": 2
                }
              ],
              "message": "internal error",
              "path": [
                "decree",
                "actions",
                "nodes",
                0,
                "delegatedTo"
              ]
            }
          ]
        }
    "#]]
    .assert_eq(&pretty(&registry.answer(query).await));
}

#[tokio::test]
async fn a_failing_database_says_nothing_of_itself() {
    let database = database::empty().await;
    hide(&database, "subject").await;
    let registry = Registry::over(database.reader);
    let query = "{ agreements(filter: {subjects: {some: {name: {eq: \"x\"}}}}) { totalCount } }";
    expect![[r#"
        {
          "data": null,
          "errors": [
            {
              "extensions": {
                "code": "INTERNAL_SERVER_ERROR"
              },
              "locations": [
                {
                  "column": 63,
                  "line": 1
                }
              ],
              "message": "internal error",
              "path": [
                "agreements",
                "totalCount"
              ]
            }
          ]
        }
    "#]]
    .assert_eq(&pretty(&registry.answer(query).await));
}

#[tokio::test]
async fn a_field_that_may_be_null_fails_alone() {
    check(
        "{ a: state(by: {iso: \"NO\"}) { name } b: node(id: \"xx\") { id } }",
        1,
        expect![[r#"
            {
              "data": {
                "a": {
                  "name": "Norway"
                },
                "b": null
              },
              "errors": [
                {
                  "extensions": {
                    "code": "BAD_USER_INPUT"
                  },
                  "locations": [
                    {
                      "column": 38,
                      "line": 1
                    }
                  ],
                  "message": "`xx` is not a global id; pass the `id` of a record",
                  "path": [
                    "b"
                  ]
                }
              ]
            }
        "#]],
    )
    .await;
}
