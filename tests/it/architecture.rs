//! Dependencies point down; files keep their form.

use std::{fs, path::Path};

/// Each module of the crate and the modules it may name.
const MAY_NAME: [(&str, &[&str]); 6] = [
    ("http", &["graphql", "store", "config"]),
    ("graphql", &["store", "domain"]),
    ("store", &["domain"]),
    ("import", &["store", "domain"]),
    ("domain", &[]),
    ("config", &[]),
];

const MODULES: [&str; 8] = [
    "http",
    "graphql",
    "store",
    "import",
    "domain",
    "config",
    "serve",
    "telemetry",
];

#[test]
fn dependencies_point_down() {
    for (module, below) in MAY_NAME {
        for (path, text) in sources(&format!("src/{module}")) {
            for other in MODULES
                .iter()
                .filter(|other| **other != module && !below.contains(other))
            {
                let named = named(&text, other);
                assert!(!named, "{path}: `{module}` may not name `{other}`");
            }
        }
    }
}

/// Whether a module is named, in a path or in a list of imports.
fn named(text: &str, module: &str) -> bool {
    text.contains(&format!("crate::{module}::"))
        || text.contains(&format!("crate::{module};"))
        || text.split("use crate::{").skip(1).any(|list| {
            let list = list.split("\n};").next().unwrap_or_default();
            list.lines().any(|line| {
                let line = line.strip_prefix("    ").unwrap_or(line);
                line.starts_with(&format!("{module}::")) || line.starts_with(&format!("{module},"))
            })
        })
}

#[test]
fn only_the_store_and_the_import_send_statements() {
    for module in ["graphql", "http", "domain"] {
        for (path, text) in sources(&format!("src/{module}")) {
            for word in ["DatabaseConnection", "ConnectionTrait", ".all(&", ".one(&"] {
                assert!(!text.contains(word), "{path}: `{word}` belongs in `store`");
            }
        }
    }
}

#[test]
fn the_domain_is_pure() {
    for (path, text) in sources("src/domain") {
        for word in ["async ", "Utc::now", "sea_orm", "async_graphql"] {
            assert!(!text.contains(word), "{path}: `{word}`");
        }
    }
}

#[test]
fn the_librarys_error_is_named_in_one_file() {
    for (path, text) in sources("src/graphql") {
        let named = text.contains("async_graphql::Error") || text.contains("async_graphql::Result");
        assert!(!named || path.ends_with("graphql/error.rs"), "{path}");
    }
}

#[test]
fn pages_of_whole_tables_are_for_the_root() {
    for (path, text) in sources("src/graphql/types") {
        assert!(
            !text.contains("of_table"),
            "{path}: only `query.rs` reads whole tables"
        );
    }
}

#[test]
fn migrations_name_no_entity_and_entities_no_graphql() {
    for (path, text) in sources("migration/src") {
        assert!(!text.contains("entity::"), "{path}");
    }
    for (path, text) in sources("entity/src") {
        assert!(!text.contains("graphql"), "{path}");
    }
}

#[test]
fn the_engines_are_told_apart_in_few_places() {
    for (path, text) in sources("src") {
        let told = text.contains("DbBackend::") || text.contains("DatabaseBackend::");
        assert!(!told || path.ends_with("store/connect.rs"), "{path}");
    }
}

/// A file is read in one sitting. Under `graphql/types` it may be longer: each link of a type
/// costs the signature of a connection, 14 lines that say nothing new.
#[test]
fn files_open_with_their_reason_and_keep_to_a_length() {
    for root in ["src", "entity/src", "migration/src", "tests/it"] {
        for (path, text) in sources(root) {
            assert!(text.starts_with("//! "), "{path}: why does it exist?");
            let limit = if path.contains("graphql/types") {
                500
            } else {
                300
            };
            let lines = text.lines().count();
            assert!(lines <= limit, "{path}: {lines} lines; at most {limit}");
            assert!(
                !text.contains(concat!("macro", "_rules!")),
                "{path}: no macro of our own"
            );
        }
    }
}

#[test]
fn every_path_in_the_architecture_document_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join("docs/architecture.md")).unwrap();
    let quoted = text.split('`').skip(1).step_by(2);
    let is_path = |it: &&str| it.contains('/') && !it.contains([' ', '*', '<', ':', '(']);
    let paths: Vec<_> = quoted
        .filter(is_path)
        .filter(|it| !it.starts_with('/'))
        .collect();
    assert!(paths.len() > 20, "{paths:?}");
    for path in paths {
        let inside = ["", "src/", "tests/it/"]
            .iter()
            .any(|base| root.join(base).join(path).exists());
        assert!(inside, "docs/architecture.md names `{path}`");
    }
}

/// The Rust files below a folder, and their texts.
fn sources(folder: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut found = Vec::new();
    if !root.exists() {
        let path = format!("{folder}.rs");
        return vec![(
            path.clone(),
            fs::read_to_string(root.with_extension("rs")).unwrap(),
        )];
    }
    for entry in fs::read_dir(&root)
        .unwrap()
        .map(|entry| entry.unwrap().path())
    {
        let name = entry.file_name().unwrap().to_string_lossy().into_owned();
        let path = format!("{folder}/{name}");
        if entry.is_dir() {
            found.extend(sources(&path));
        } else if entry.extension().is_some_and(|it| it == "rs") {
            found.push((path, fs::read_to_string(&entry).unwrap()));
        }
    }
    found
}
