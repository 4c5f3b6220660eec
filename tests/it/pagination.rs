//! Pages: their size, their cursors, and where missing values stand.

use expect_test::expect;

use crate::support::{check, shipped};

#[tokio::test]
async fn missing_values_come_last_in_both_directions() {
    let registry = shipped().await;
    for direction in ["ASC", "DESC"] {
        let query = format!(
            "{{ agreements(last: 10, orderBy: [{{field: SIGNED_ON, direction: {direction}}}]) {{
                nodes {{ signedOn {{ edtf }} }} }} }}"
        );
        let data = registry.data(&query).await;
        let nodes = data["agreements"]["nodes"].as_array().unwrap();
        assert_eq!(nodes.len(), 10, "{direction}");
        assert!(
            nodes.iter().all(|node| node["signedOn"].is_null()),
            "{direction}: {nodes:?}"
        );
        let first = &registry.data(&query.replace("last", "first")).await["agreements"]["nodes"];
        assert!(!first[0]["signedOn"].is_null(), "{direction}: {first:?}");
    }
}

#[tokio::test]
async fn a_page_of_pages_is_one_statement() {
    check(
        "{ states(filter: {isoCode: {in: [\"CHE\", \"IND\"]}}) {
            nodes { isoCode agreements(first: 1, orderBy: [{field: SIGNED_ON, direction: DESC}]) {
              nodes { key } pageInfo { hasNextPage hasPreviousPage } } } } }",
        2,
        expect![[r#"
            {
              "states": {
                "nodes": [
                  {
                    "agreements": {
                      "nodes": [
                        {
                          "key": "att-2013"
                        }
                      ],
                      "pageInfo": {
                        "hasNextPage": true,
                        "hasPreviousPage": false
                      }
                    },
                    "isoCode": "CHE"
                  },
                  {
                    "agreements": {
                      "nodes": [
                        {
                          "key": "rus-ind-relos-2025"
                        }
                      ],
                      "pageInfo": {
                        "hasNextPage": true,
                        "hasPreviousPage": false
                      }
                    },
                    "isoCode": "IND"
                  }
                ]
              }
            }
        "#]],
    )
    .await;
}

#[tokio::test]
async fn a_page_between_two_cursors_ends_at_both() {
    let registry = shipped().await;
    let ask = async |arguments: &str| {
        let query = format!(
            "{{ agreements(orderBy: [{{field: SIGNED_ON}}], {arguments}) {{
                edges {{ cursor node {{ key }} }} }} }}"
        );
        let data = registry.answer(&query).await.response.data;
        let data = data.into_json().unwrap();
        let edges = data["agreements"]["edges"].as_array().unwrap().iter();
        let each = edges.map(|it| [&it["cursor"], &it["node"]].map(ToString::to_string));
        each.collect::<Vec<_>>()
    };
    let all = ask("first: 100").await;
    let between = format!("after: {}, before: {}", all[9][0], all[40][0]);
    for (arguments, expected) in [
        (format!("{between}, first: 100"), &all[10..40]),
        (format!("{between}, first: 5"), &all[10..15]),
        (format!("{between}, last: 5"), &all[35..40]),
    ] {
        assert_eq!(ask(&arguments).await, expected, "{arguments}");
    }
}

#[tokio::test]
async fn a_count_alone_reads_no_rows() {
    check(
        "{ agreements { totalCount } }",
        1,
        expect![[r#"
        {
          "agreements": {
            "totalCount": 211
          }
        }
    "#]],
    )
    .await;
}

#[tokio::test]
async fn page_arguments_are_checked() {
    check(
        "{ a: states(first: 1, last: 1) { totalCount } }",
        0,
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
                  "message": "pass `first` or `last`, not both",
                  "path": [
                    "a"
                  ]
                }
              ]
            }
        "#]],
    )
    .await;
    check(
        "{ states(first: 101) { totalCount } }",
        0,
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
              "message": "`first` is 101; a page has 0 to 100 nodes",
              "path": [
                "states"
              ]
            }
          ]
        }
    "#]],
    )
    .await;
    check(
        "{ states(last: -1) { totalCount } }",
        0,
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
              "message": "`last` is -1; a page has 0 to 100 nodes",
              "path": [
                "states"
              ]
            }
          ]
        }
    "#]],
    )
    .await;
    check(
        "{ states(after: \"nonsense\") { totalCount } }",
        0,
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
                  "message": "`after` is not a cursor; pass the `cursor` of an edge or one of `pageInfo`",
                  "path": [
                    "states"
                  ]
                }
              ]
            }
        "#]],
    )
    .await;
}
