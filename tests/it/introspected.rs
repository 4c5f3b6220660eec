//! What introspection may tell: its price follows from the lists of this schema.

use std::collections::BTreeMap;

use foedera::graphql::price::introspection::SIZES;
use serde_json::Value;

use crate::support::{code, flood::many, shipped};

/// The lists that introspection tells of each type, field and directive, by their names.
const LISTS: &str = "{ __schema {
    types { fields { args { name } } inputFields { name } enumValues { name } interfaces { name }
        possibleTypes { name } }
    directives { args { name } } } }";

/// How long the lists of each name are. What is no list, as the fields of a scalar, has none.
fn lengths<'a>(value: &'a Value, lists: &mut BTreeMap<&'a str, Vec<u64>>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                if !value.is_object() {
                    let length = value.as_array().map_or(0, Vec::len);
                    lists.entry(name).or_default().push(length as u64);
                }
                lengths(value, lists);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| lengths(item, lists)),
        _ => {}
    }
}

#[tokio::test]
async fn the_lists_of_introspection_are_as_long_as_their_price_says() {
    let data = shipped().await.answer(LISTS).await.response.data;
    let data = data.into_json().unwrap();
    let mut lists = BTreeMap::new();
    lengths(&data, &mut lists);
    for (name, mean, most) in SIZES {
        let lengths = &lists[name];
        let sum: u64 = lengths.iter().sum();
        let longest = lengths.iter().max().copied();
        let found = (sum.div_ceil(lengths.len() as u64), longest);
        assert_eq!(found, (mean, Some(most)), "{name}");
    }
}

/// One of 44 kB once told of six million values: from one type, lists lead to the longest of their
/// kind, and the mean of all says nothing.
#[tokio::test]
async fn lists_behind_a_type_are_as_long_as_the_longest() {
    let leaves = many(400, |at| format!("a{at}: name "));
    for lists in [
        "__type(name: \"Node\") { possibleTypes { fields { args { type { inputFields { LEAVES } } } } } }",
        "__type(name: \"Node\") { possibleTypes { interfaces { possibleTypes { LEAVES } } } }",
        "__schema { types { possibleTypes { interfaces { possibleTypes { LEAVES } } } } }",
        "__schema { queryType { fields { type { fields { LEAVES } } } } }",
    ] {
        let query = |leaves| format!("{{ {} }}", lists.replace("LEAVES", leaves));
        assert_eq!(code(&query("name")).await, "", "{lists}");
        assert_eq!(code(&query(&leaves)).await, "TOO_COSTLY", "{lists}");
    }
}
