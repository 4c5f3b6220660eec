//! What the schema has that may read or tell much is known to the price.

use std::collections::BTreeSet;

use foedera::graphql::{argument::TEST_PRICES, price::LISTS};
use serde_json::Value;

use crate::support::shipped;

/// Whoever adds a list of objects says how long it counts.
#[tokio::test]
async fn every_list_of_objects_has_a_size() {
    let query = "{ __schema { types { name fields { name
        type { kind ofType { kind ofType { kind ofType { kind } } } } } } } }";
    let data = shipped().await.data(query).await;
    let mut lists = BTreeSet::new();
    for kind in data["__schema"]["types"].as_array().unwrap() {
        let fields = kind["fields"].as_array().into_iter().flatten();
        let is_own = !kind["name"].as_str().unwrap().starts_with("__");
        for field in fields.filter(|_| is_own) {
            let written = field["type"].to_string();
            let leads_on = ["OBJECT", "INTERFACE", "UNION"]
                .iter()
                .any(|it| written.contains(it));
            if written.contains("LIST") && leads_on {
                lists.insert(field["name"].as_str().unwrap().to_owned());
            }
        }
    }
    let sized = LISTS.into_iter().map(|(name, _)| name);
    let sized: BTreeSet<_> = sized.chain(["edges", "nodes"]).map(str::to_owned).collect();
    assert_eq!(lists, sized);
}

/// Whoever adds a test of a record that there may be many of says what it may read.
#[tokio::test]
async fn every_test_of_one_of_many_records_has_a_price() {
    let many = [
        "AgreementFilter",
        "DecreeFilter",
        "EventFilter",
        "OfficialFilter",
        "PartyFilter",
        "SourceFilter",
    ];
    let query = "{ __schema { types { name inputFields { name type { name } } } } }";
    let data = shipped().await.data(query).await;
    let mut tests = BTreeSet::new();
    for kind in data["__schema"]["types"].as_array().unwrap() {
        for field in kind["inputFields"].as_array().into_iter().flatten() {
            let [name, of] = [&field["name"], &field["type"]["name"]].map(Value::as_str);
            let is_of_itself = name == Some("not");
            if of.is_some_and(|of| many.contains(&of)) && !is_of_itself {
                tests.insert(name.unwrap().to_owned());
            }
        }
    }
    let priced: BTreeSet<_> = TEST_PRICES
        .iter()
        .map(|(name, _)| (*name).to_owned())
        .collect();
    assert!(tests.is_subset(&priced), "{tests:?}");
    assert!(tests.len() > 8, "{tests:?}");
}
