//! schema.graphql is what the code says, and it explains itself.

use foedera::graphql;
use serde_json::Value;

use crate::support::{check_committed, introspection::Types, shipped};

#[test]
fn the_committed_schema_is_the_schema() {
    check_committed("schema.graphql", &graphql::sdl(&graphql::schema()));
}

#[tokio::test]
async fn everything_is_described() {
    let types = Types::of(&shipped().await).await;
    let mut missing = Vec::new();
    for ty in types.all() {
        let name = ty["name"].as_str().unwrap();
        if name.starts_with("__") || name == "ID" {
            continue;
        }
        need(&mut missing, name, ty);
        for part in ["fields", "inputFields", "enumValues"] {
            for member in ty[part].as_array().into_iter().flatten() {
                let path = format!("{name}.{}", member["name"].as_str().unwrap());
                need(&mut missing, &path, member);
                for argument in member["args"].as_array().into_iter().flatten() {
                    let argument_name = argument["name"].as_str().unwrap();
                    need(&mut missing, &format!("{path}({argument_name}:)"), argument);
                }
            }
        }
    }
    assert!(missing.is_empty(), "without a description: {missing:#?}");
}

fn need(missing: &mut Vec<String>, path: &str, described: &Value) {
    if described["description"].as_str().is_none_or(str::is_empty) {
        missing.push(path.to_owned());
    }
}
