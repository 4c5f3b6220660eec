//! Walks: in every order of every type, forward and backward, each row comes once.

use std::collections::HashSet;

use serde_json::Value;

use crate::support::{
    Registry,
    introspection::{Connection, Types, Way},
    shipped,
};

#[tokio::test]
async fn every_order_walks_the_whole_set_in_both_directions() {
    let registry = shipped().await;
    let types = Types::of(&registry).await;
    let mut walked = 0;
    for way in types.ways() {
        for order in orders(&way.connection) {
            let whole = walk(&registry, &way, &order, "first", 100).await;
            assert!(whole.len() > 2, "hardly any rows by {way:?}");
            // So that even a small set has a second page.
            for (direction, most) in [("first", 37), ("last", 41)] {
                let size = most.min(whole.len() - 1);
                let again = walk(&registry, &way, &order, direction, size).await;
                assert_eq!(whole, again, "{way:?} {order} {direction}");
            }
            walked += 1;
        }
    }
    assert!(walked > 80, "walked {walked} orders only");
}

/// Each field in each direction, and one order of two fields that has many ties.
fn orders(connection: &Connection) -> Vec<String> {
    let fields = &connection.orders;
    let single = |direction: &'static str| {
        fields
            .iter()
            .map(move |field| format!("[{{field: {field}, direction: {direction}}}]"))
    };
    let last = fields.last().unwrap();
    let double = format!(
        "[{{field: {last}, direction: DESC}}, {{field: {}}}]",
        fields[0]
    );
    single("ASC")
        .chain(single("DESC"))
        .chain([double, "[]".to_owned()])
        .collect()
}

/// All ids in the order of the whole, read page by page.
async fn walk(
    registry: &Registry,
    way: &Way,
    order: &str,
    direction: &str,
    size: usize,
) -> Vec<String> {
    let (cursor_name, more, end) = match direction {
        "first" => ("after", "hasNextPage", "endCursor"),
        _ => ("before", "hasPreviousPage", "startCursor"),
    };
    let selection = format!("totalCount nodes {{ id }} pageInfo {{ {more} {end} }}");
    let (mut ids, mut cursor) = (Vec::new(), String::new());
    let total = loop {
        let arguments = format!("({direction}: {size}, orderBy: {order} {cursor})");
        let data = registry.data(&way.query(&arguments, &selection)).await;
        let page = &way.end(&data)["page"];
        let nodes = page["nodes"].as_array().unwrap().iter();
        let found: Vec<String> = nodes
            .map(|it| it["id"].as_str().unwrap().to_owned())
            .collect();
        ids = if direction == "first" {
            [ids, found].concat()
        } else {
            [found, ids].concat()
        };
        if page["pageInfo"][more] == Value::Bool(false) {
            break page["totalCount"].as_u64().unwrap();
        }
        cursor = format!(", {cursor_name}: {}", page["pageInfo"][end]);
    };
    let distinct: HashSet<_> = ids.iter().collect();
    assert_eq!(
        distinct.len(),
        ids.len(),
        "{way:?} {order}: a row came twice"
    );
    assert_eq!(ids.len() as u64, total, "{way:?} {order}: a row is missing");
    ids
}
