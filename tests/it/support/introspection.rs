//! The schema as a client reads it: which connections there are, and their orders.

use serde_json::Value;

use super::Registry;

/// A connection field of a type.
#[derive(Clone, Debug)]
pub struct Connection {
    /// The field.
    pub name: String,
    /// The type of its nodes.
    pub node: String,
    /// The values of its order's `field`.
    pub orders: Vec<String>,
}

/// All types of the schema.
pub struct Types(Value);

impl Types {
    pub async fn of(registry: &Registry) -> Self {
        let query = "{ __schema { types { name kind description
            fields { name description args { name description type { ...T } } type { ...T } }
            inputFields { name description type { ...T } }
            enumValues { name description } } } }
            fragment T on __Type { name ofType { name ofType { name ofType { name } } } }";
        Self(registry.data(query).await["__schema"]["types"].clone())
    }

    pub fn all(&self) -> impl Iterator<Item = &Value> {
        self.0.as_array().unwrap().iter()
    }

    /// The type of this name.
    pub fn named(&self, name: &str) -> &Value {
        self.all()
            .find(|it| it["name"] == name)
            .unwrap_or_else(|| panic!("no type {name}"))
    }

    /// The connection fields of an object type.
    pub fn connections(&self, name: &str) -> Vec<Connection> {
        let fields = self.named(name)["fields"].as_array().unwrap();
        let page = |field: &&Value| innermost(&field["type"]).ends_with("Connection");
        fields
            .iter()
            .filter(page)
            .map(|field| self.connection(field))
            .collect()
    }

    /// The object types that have connection fields, `Query` apart.
    pub fn parents(&self) -> Vec<String> {
        self.all()
            .filter(|it| it["kind"] == "OBJECT" && it["name"] != "Query")
            .map(|it| it["name"].as_str().unwrap().to_owned())
            .filter(|name| !name.starts_with("__") && !self.connections(name).is_empty())
            .collect()
    }

    fn connection(&self, field: &Value) -> Connection {
        let node = innermost(&field["type"])
            .trim_end_matches("Connection")
            .to_owned();
        let values = self.named(&format!("{node}OrderField"))["enumValues"]
            .as_array()
            .unwrap();
        Connection {
            name: field["name"].as_str().unwrap().to_owned(),
            node,
            orders: values
                .iter()
                .map(|it| it["name"].as_str().unwrap().to_owned())
                .collect(),
        }
    }
}

fn innermost(ty: &Value) -> &str {
    match ty["name"].as_str() {
        Some(name) => name,
        None => innermost(&ty["ofType"]),
    }
}
