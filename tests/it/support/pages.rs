//! Walks over all pages of a connection.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Registry;

/// The keys of nodes.
pub fn keys(rows: &[Value]) -> BTreeSet<String> {
    rows.iter().map(|row| row["key"].to_string()).collect()
}

/// The keys of the nodes of all pages of the agreements.
pub async fn all_keys(registry: &Registry, query: &str) -> BTreeSet<String> {
    keys(&all(registry, query).await)
}

/// The nodes of all pages of the agreements.
pub async fn all(registry: &Registry, query: &str) -> Vec<Value> {
    all_of(registry, query, |data| data["agreements"].clone()).await
}

/// The nodes of all pages of a connection. `$after` in the query is where a page goes on.
pub async fn all_of(registry: &Registry, query: &str, of: impl Fn(&Value) -> Value) -> Vec<Value> {
    let (mut rows, mut after) = (vec![], "null".to_owned());
    loop {
        let page = of(&registry.data(&query.replace("$after", &after)).await);
        rows.extend(page["nodes"].as_array().unwrap().iter().cloned());
        if page["pageInfo"]["hasNextPage"] == false {
            return rows;
        }
        after = page["pageInfo"]["endCursor"].to_string();
    }
}
