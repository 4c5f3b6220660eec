//! The schema as a client reads it: which connections there are, their orders, and a way to each.

use serde_json::Value;

use super::Registry;

/// A connection field of a type.
#[derive(Clone, Debug)]
pub struct Connection {
    /// The field.
    pub name: String,
    /// The arguments without which it can't be asked, as `other: {iso: "USA"}, `.
    pub required: String,
    /// The type of its nodes.
    pub node: String,
    /// The values of its order's `field`.
    pub orders: Vec<String>,
}

/// A way to many nodes of a type: at the root, or through one record that has some.
#[derive(Clone, Debug)]
pub struct Way {
    /// The record it leads through.
    through: Option<Record>,
    /// The field at its end.
    pub connection: Connection,
}

/// A record: its type, the field of the root that looks it up, its key.
type Record = (&'static str, &'static str, &'static str);

/// The record through which a type is reached that has no field at the root.
fn through(node: &str) -> Record {
    match node {
        "Claim" => ("Source", "source", "seed-000"),
        "Subject" => ("Agreement", "agreement", "mnepr-2003"),
        _ => ("Source", "source", "common-knowledge"),
    }
}

impl Way {
    /// The query that selects a part of the connection.
    pub fn query(&self, arguments: &str, selection: &str) -> String {
        let field = &self.connection.name;
        let part = format!("page: {field}{arguments} {{ {selection} }}");
        self.around(&part)
    }

    /// The query that selects these fields beside the connection.
    pub fn around(&self, fields: &str) -> String {
        match self.through {
            Some((_, field, key)) => {
                format!("{{ parent: {field}(by: {{key: \"{key}\"}}) {{ {fields} }} }}")
            }
            None => format!("{{ {fields} }}"),
        }
    }

    /// What stands at the end of the way in the data of an answer.
    pub fn end<'a>(&self, data: &'a Value) -> &'a Value {
        match self.through {
            Some(_) => &data["parent"],
            None => data,
        }
    }
}

/// Arguments that some connections must be given, and what they are given.
const REQUIRED: [(&str, &str); 4] = [
    ("other", "{iso: \"USA\"}"),
    ("at", "SIGNATURE"),
    ("from", "\"2000-01-01\""),
    ("to", "\"2020-01-01\""),
];

/// All types of the schema.
pub struct Types(Value);

impl Types {
    pub async fn of(registry: &Registry) -> Self {
        let query = "{ __schema { types { name kind description
            fields { name description args { name description type { ...T } } type { ...T } }
            inputFields { name description type { ...T } }
            enumValues { name description } possibleTypes { name } } } }
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

    /// A way to each type of node.
    pub fn ways(&self) -> Vec<Way> {
        let nodes = self.named("Node")["possibleTypes"].as_array().unwrap();
        let names = nodes.iter().map(|it| it["name"].as_str().unwrap());
        names.map(|node| self.way(node)).collect()
    }

    fn way(&self, node: &str) -> Way {
        let of = |parent: &str| {
            self.connections(parent)
                .into_iter()
                .find(|it| it.node == node)
        };
        let (through, connection) = match of("Query") {
            Some(connection) => (None, Some(connection)),
            None => (Some(through(node)), of(through(node).0)),
        };
        Way {
            through,
            connection: connection.unwrap_or_else(|| panic!("no way to {node}")),
        }
    }

    /// The object types that have connection fields, `Query` apart.
    pub fn parents(&self) -> Vec<String> {
        self.all()
            .filter(|it| it["kind"] == "OBJECT" && it["name"] != "Query")
            .map(|it| it["name"].as_str().unwrap().to_owned())
            .filter(|name| !name.starts_with("__") && !self.connections(name).is_empty())
            .collect()
    }

    /// Fields that lead from the root to nodes of a type, of which there are some: the last of them
    /// with these arguments.
    pub fn path(&self, node: &str, arguments: &str) -> Vec<String> {
        let roots = self.connections("Query");
        let field = |it: &Connection| format!("{}({}{arguments})", it.name, it.required);
        if let Some(root) = roots.iter().find(|root| root.node == node) {
            return vec![field(root)];
        }
        let through = |root: &str, filter: &str| {
            let connections = self.connections(root);
            let link = connections.iter().find(|it| it.node == node)?;
            let root = roots.iter().find(|it| it.node == root)?;
            Some(vec![
                format!("{}(first: 1, filter: {filter})", root.name),
                field(link),
            ])
        };
        through("Source", "{key: {eq: \"common-knowledge\"}}")
            .or_else(|| through("Agreement", "{key: {eq: \"cfe-1990\"}}"))
            .unwrap_or_else(|| panic!("no way to {node}"))
    }

    fn connection(&self, field: &Value) -> Connection {
        let node = innermost(&field["type"])
            .trim_end_matches("Connection")
            .to_owned();
        let arguments = field["args"].as_array().unwrap();
        let argument = |name: &str| arguments.iter().find(|it| it["name"] == name);
        let order = innermost(&argument("orderBy").unwrap()["type"]);
        let given = REQUIRED.iter().filter(|(name, _)| argument(name).is_some());
        let values = self.named(&format!("{order}Field"))["enumValues"]
            .as_array()
            .unwrap();
        Connection {
            name: field["name"].as_str().unwrap().to_owned(),
            required: given.fold(String::new(), |all, (name, value)| {
                format!("{all}{name}: {value}, ")
            }),
            node,
            orders: values
                .iter()
                .map(|it| it["name"].as_str().unwrap().to_owned())
                .collect(),
        }
    }
}

/// The name of a type without its lists and non-nulls.
pub fn innermost(ty: &Value) -> &str {
    match ty["name"].as_str() {
        Some(name) => name,
        None => innermost(&ty["ofType"]),
    }
}
