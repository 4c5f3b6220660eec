//! schema.graphql is what the code says, and it explains itself.

use std::{fs, path::Path};

use foedera::graphql;
use serde_json::Value;

use crate::support::{introspection::Types, shipped};

#[test]
fn the_committed_schema_is_the_schema() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema.graphql");
    let schema = graphql::sdl(&graphql::schema());
    if updating() {
        fs::write(&path, &schema).unwrap();
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == schema,
        "run `script/bless`, then review `schema.graphql`"
    );
}

#[expect(
    clippy::disallowed_methods,
    reason = "the variable that expect-test reads too"
)]
fn updating() -> bool {
    std::env::var_os("UPDATE_EXPECT").is_some()
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
