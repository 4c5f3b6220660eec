//! Global ids: every record can be fetched again, on either engine, after every import.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use expect_test::expect;

use crate::support::{check, introspection::Types, shipped};

#[tokio::test]
async fn every_node_is_found_by_its_id() {
    let registry = shipped().await;
    for way in Types::of(&registry).await.ways() {
        let query = way.query("(first: 3)", "nodes { id key }");
        let data = registry.data(&query).await;
        let nodes = way.end(&data)["page"]["nodes"].as_array().unwrap();
        assert!(!nodes.is_empty(), "no rows by {way:?}");
        for node in nodes {
            let query = format!("{{ node(id: {}) {{ __typename id key }} }}", node["id"]);
            let found = registry.data(&query).await["node"].clone();
            assert_eq!(found["__typename"], way.connection.node.as_str());
            assert_eq!((&found["id"], &found["key"]), (&node["id"], &node["key"]));
        }
    }
}

#[tokio::test]
async fn every_type_of_node_can_be_asked_for() {
    let registry = shipped().await;
    let query = "{ __type(name: \"Node\") { possibleTypes { name } } }";
    let types = registry.data(query).await["__type"]["possibleTypes"].clone();
    for name in types.as_array().unwrap().iter().map(|it| &it["name"]) {
        let id = URL_SAFE_NO_PAD.encode(format!("{}:no-such-key", name.as_str().unwrap()));
        let query = format!("{{ node(id: \"{id}\") {{ id }} }}");
        assert!(registry.data(&query).await["node"].is_null(), "{name}");
    }
}

#[tokio::test]
async fn nodes_keep_their_order_and_say_null_for_what_is_not_there() {
    check(
        "{ nodes(ids: [\"U3RhdGU6bm9y\", \"U3RhdGU6YXRsYW50aXM\", \"T3JnYW5pemF0aW9uOm5hdG8\",
            \"U3RhdGU6ZGV1\"]) { id ... on State { isoCode } ... on Organization { shortName } } }",
        2,
        expect![[r#"
            {
              "nodes": [
                {
                  "id": "U3RhdGU6bm9y",
                  "isoCode": "NOR"
                },
                null,
                {
                  "id": "T3JnYW5pemF0aW9uOm5hdG8",
                  "shortName": "NATO"
                },
                {
                  "id": "U3RhdGU6ZGV1",
                  "isoCode": "DEU"
                }
              ]
            }
        "#]],
    )
    .await;
}

#[tokio::test]
async fn what_is_no_id_in_a_list_is_an_error_that_names_its_place() {
    check(
        "{ some: nodes(ids: [\"U3RhdGU6bm9y\", \"42\"]) { id } }",
        1,
        expect![[r#"
            {
              "data": {
                "some": [
                  {
                    "id": "U3RhdGU6bm9y"
                  },
                  null
                ]
              },
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
                  "message": "`42` is not a global id; pass the `id` of a record",
                  "path": [
                    "some",
                    1
                  ]
                }
              ]
            }
        "#]],
    )
    .await;
}

#[tokio::test]
async fn what_is_no_id_is_an_error() {
    check(
        "{ node(id: \"42\") { id } }",
        0,
        expect![[r#"
            {
              "data": {
                "node": null
              },
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
                  "message": "`42` is not a global id; pass the `id` of a record",
                  "path": [
                    "node"
                  ]
                }
              ]
            }
        "#]],
    )
    .await;
}

#[tokio::test]
async fn a_lookup_finds_by_any_identifier_or_says_null() {
    check(
        "{ a: state(by: {iso: \"nor\"}) { name ru: name(lang: \"ru\") xx: name(lang: \"xx\") }
           b: state(by: {key: \"sun\"}) { isoCode until { edtf } }
           c: agreement(by: {registrationNumber: \"UNTS I-44001\"}) { key }
           d: official(by: {wikidataId: \"Q7747\"}) { name nativeName }
           e: decree(by: {key: \"no-such\"}) { key } }",
        6,
        expect![[r#"
            {
              "a": {
                "name": "Norway",
                "ru": "Норвегия",
                "xx": "Norway"
              },
              "b": {
                "isoCode": "SUN",
                "until": {
                  "edtf": "1991-12-26"
                }
              },
              "c": {
                "key": "cfe-1990"
              },
              "d": {
                "name": "Vladimir Putin",
                "nativeName": "Владимир Путин"
              },
              "e": null
            }
        "#]],
    )
    .await;
    check(
        "{ state(by: {key: \"nor\", iso: \"NOR\"}) { key } }",
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
                      "column": 9,
                      "line": 1
                    }
                  ],
                  "message": "Invalid value for argument \"by\", Oneof input objects requires have exactly one field"
                }
              ]
            }
        "#]],
    )
    .await;
}
