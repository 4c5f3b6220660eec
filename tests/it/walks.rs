//! Walks: in every order of every type, forward and backward, each row comes once.

use serde_json::Value;

use crate::support::{
    Registry,
    introspection::{Connection, Types},
    shipped,
};

#[tokio::test]
async fn every_order_walks_the_whole_set_in_both_directions() {
    let registry = shipped().await;
    let types = Types::of(&registry).await;
    let mut walked = 0;
    for (prefix, suffix, connection) in connections(&types) {
        for order in orders(&connection) {
            let whole = walk(
                &registry,
                (&prefix, &suffix),
                &connection,
                &order,
                "first",
                100,
            )
            .await;
            for (direction, size) in [("first", 37), ("last", 41)] {
                let again = walk(
                    &registry,
                    (&prefix, &suffix),
                    &connection,
                    &order,
                    direction,
                    size,
                )
                .await;
                assert_eq!(whole, again, "{} {order} {direction}", connection.name);
            }
            walked += 1;
        }
    }
    assert!(walked > 80, "walked {walked} orders only");
}

/// Every type's connection, at the root or of one source that has many.
fn connections(types: &Types) -> Vec<(String, String, Connection)> {
    let roots = types.connections("Query");
    let of_source = types.connections("Source");
    let nested = of_source
        .into_iter()
        .filter(|it| roots.iter().all(|root| root.node != it.node));
    let prefix = "source(by: {key: \"common-knowledge\"}) {";
    nested
        .map(|it| (prefix.to_owned(), "}".to_owned(), it))
        .chain(
            roots
                .iter()
                .map(|it| (String::new(), String::new(), it.clone())),
        )
        .collect()
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
    (prefix, suffix): (&str, &str),
    connection: &Connection,
    order: &str,
    direction: &str,
    size: usize,
) -> Vec<String> {
    let (cursor_name, more, end) = match direction {
        "first" => ("after", "hasNextPage", "endCursor"),
        _ => ("before", "hasPreviousPage", "startCursor"),
    };
    let (mut ids, mut cursor) = (Vec::new(), String::new());
    let total = loop {
        let query = format!(
            "{{ {prefix} {}({direction}: {size}, orderBy: {order} {cursor}) {{
                totalCount nodes {{ id }} pageInfo {{ {more} {end} }} }} {suffix} }}",
            connection.name
        );
        let data = registry.data(&query).await;
        let page = if prefix.is_empty() {
            &data
        } else {
            &data["source"]
        };
        let page = &page[connection.name.as_str()];
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
    let distinct: std::collections::HashSet<_> = ids.iter().collect();
    assert_eq!(
        distinct.len(),
        ids.len(),
        "{} {order}: a row came twice",
        connection.name
    );
    assert_eq!(
        ids.len() as u64,
        total,
        "{} {order}: a row is missing",
        connection.name
    );
    ids
}
