//! Nested pages: what many parents have at once is what each has by itself.

use serde_json::{Value, json};

use crate::support::{
    Registry,
    introspection::{Connection, Types},
    shipped,
};

/// So many parents are asked at once.
const PARENTS: usize = 6;

#[tokio::test]
async fn the_page_of_each_of_many_parents_is_its_own() {
    let registry = shipped().await;
    let types = Types::of(&registry).await;
    let (mut compared, mut filled) = (0, 0);
    for parent in types.parents() {
        for connection in types.connections(&parent) {
            for order in orders(&connection) {
                let field = Field {
                    registry: &registry,
                    types: &types,
                    parent: &parent,
                    connection: &connection,
                    order: &order,
                };
                let pages = field.compared("first: 3", "").await;
                let inner = pages
                    .iter()
                    .find_map(|page| page["edges"][1]["cursor"].as_str());
                if let Some(cursor) = inner {
                    field
                        .compared("first: 2", &format!("after: \"{cursor}\""))
                        .await;
                    field
                        .compared("last: 2", &format!("before: \"{cursor}\""))
                        .await;
                    filled += 1;
                }
                field.compared("last: 2", "").await;
                compared += 1;
            }
        }
    }
    assert!(
        compared > 200 && filled > 100,
        "{compared} compared, {filled} filled"
    );
}

/// By nothing, by the last field downwards, and by two fields.
fn orders(connection: &Connection) -> [String; 3] {
    let (first, last) = (&connection.orders[0], connection.orders.last().unwrap());
    let down = format!("{{field: {last}, direction: DESC}}");
    [
        "[]".to_owned(),
        format!("[{down}]"),
        format!("[{down}, {{field: {first}}}]"),
    ]
}

/// A connection of a type, in an order.
struct Field<'a> {
    registry: &'a Registry,
    types: &'a Types,
    parent: &'a str,
    connection: &'a Connection,
    order: &'a str,
}

impl Field<'_> {
    /// The pages of the first parents, asked for at once and one by one.
    async fn compared(&self, size: &str, from: &str) -> Vec<Value> {
        let Self {
            connection, order, ..
        } = self;
        let page = format!(
            "page: {}({}{size}, orderBy: {order}, {from}) {{
                edges {{ cursor }} pageInfo {{ hasPreviousPage hasNextPage }} }}",
            connection.name, connection.required
        );
        let edges = format!("edges {{ cursor node {{ {page} }} }}");
        let query = format!("{{ {} }}", self.leads(&format!("first: {PARENTS}"), &edges));
        let data = self.registry.data(&query).await;
        let parents = end(&data);
        let before = parents
            .iter()
            .map(|parent| format!("after: {}", parent["cursor"]));
        let before = [String::new()].into_iter().chain(before);
        let alone = before.take(parents.len()).enumerate().map(|(at, after)| {
            let one = self.leads(&format!("first: 1, {after}"), &edges);
            format!("parent{at}: {one} ")
        });
        let alone: String = alone.collect();
        // Fields side by side at the root share no batch, so each of these is asked for by itself.
        let alone_data = self.registry.data(&format!("{{ {alone} }}")).await;
        let each = (0..parents.len()).map(|at| {
            let one = json!({"it": alone_data[format!("parent{at}")]});
            end(&one)[0]["node"]["page"].clone()
        });
        let each: Vec<Value> = each.collect();
        let together: Vec<Value> = parents
            .iter()
            .map(|it| it["node"]["page"].clone())
            .collect();
        assert_eq!(together, each, "{query}");
        each
    }

    /// The field that leads to parents, of which these edges are asked for.
    fn leads(&self, arguments: &str, edges: &str) -> String {
        let mut path = self.types.path(self.parent, arguments);
        let last = path.pop().unwrap_or_default();
        let inner = format!("{last} {{ {edges} }}");
        let around = path.iter().rev();
        around.fold(inner, |inner, field| {
            format!("{field} {{ nodes {{ {inner} }} }}")
        })
    }
}

/// The edges at the end of a path.
fn end(data: &Value) -> Vec<Value> {
    let field = data.as_object().unwrap().values().next().unwrap();
    match &field["edges"] {
        Value::Array(edges) => edges.clone(),
        _ => end(&field["nodes"][0]),
    }
}
