//! Dependencies point down; files keep their form.

use std::{collections::BTreeSet, fs, path::Path};

use crate::support::source::{code, named, sources};

/// Each module of the crate and the modules it may name.
const MAY_NAME: [(&str, &[&str]); 12] = [
    (
        "serve",
        &[
            "config",
            "graphql",
            "http",
            "import",
            "listen",
            "store",
            "telemetry",
            "terminal",
        ],
    ),
    (
        "http",
        &[
            "cache",
            "graphql",
            "listen",
            "store",
            "config",
            "telemetry",
            "terminal",
        ],
    ),
    ("listen", &[]),
    ("graphql", &["store", "domain"]),
    ("export", &["import", "store"]),
    ("import", &["store", "domain", "terminal"]),
    ("store", &["cache", "domain"]),
    ("cache", &[]),
    ("domain", &[]),
    ("config", &["import"]),
    ("telemetry", &["config"]),
    ("terminal", &["domain"]),
];

#[test]
fn dependencies_point_down() {
    let modules = BTreeSet::from(MAY_NAME.map(|(module, _)| module.to_owned()));
    assert_eq!(modules, declared(), "the modules of `src/lib.rs`");
    for (module, below) in MAY_NAME {
        for (path, text) in sources(&format!("src/{module}")) {
            for named in named(&path, &text).intersection(&modules) {
                let may = named == module || below.contains(&named.as_str());
                assert!(may, "{path}: `{module}` may not name `{named}`");
            }
        }
    }
}

#[test]
fn a_module_is_seen_wherever_it_is_named() {
    let forms = [
        "use crate::http;",
        "use crate::{store::Store, http::App};",
        "use crate::{\n    store::{Store, links::{A, B}},\n    http::{\n        self, App,\n    },\n};",
        "pub use crate::{self as foedera, http as web};",
        "    crate::http::router(app)",
        "use super::super::http::App;",
        "use super::super::{store::Store, http};",
    ];
    for form in forms {
        assert!(named("src/a/b.rs", form).contains("http"), "{form}");
    }
    for form in [
        "use crate::{store::http::App};",
        "// crate::http",
        "use super::http;",
    ] {
        assert!(!named("src/a/b.rs", form).contains("http"), "{form}");
    }
}

/// The modules that `src/lib.rs` declares.
fn declared() -> BTreeSet<String> {
    let (_, text) = sources("src/lib").remove(0);
    let module = |line: &str| {
        line.strip_prefix("pub mod ")?
            .strip_suffix(';')
            .map(str::to_owned)
    };
    text.lines().filter_map(module).collect()
}

/// What a program needs to send a statement by SeaORM.
const HANDLES: [&str; 6] = [
    "DatabaseConnection",
    "DatabaseTransaction",
    "ConnectionTrait",
    "TransactionTrait",
    "StreamTrait",
    "Statement::",
];

#[test]
fn only_the_store_and_the_import_send_statements() {
    for (path, text) in sources("src") {
        if ["src/store/", "src/import/"]
            .iter()
            .any(|it| path.starts_with(it))
        {
            continue;
        }
        for line in code(&text) {
            let sends = HANDLES.iter().any(|word| line.contains(word)) || asks(line);
            assert!(!sends, "{path}: `{}` belongs in `store`", line.trim());
        }
    }
}

/// Whether a line runs a query, and not the `all` of an iterator: what it passes is a database.
fn asks(line: &str) -> bool {
    let handles = ["db", "database", "reader", "writer", "transaction"];
    let passed = [".all(", ".one(", ".exec(", ".stream("]
        .into_iter()
        .flat_map(|call| line.split(call).skip(1));
    passed.filter_map(|it| it.split(')').next()).any(|passed| {
        let mut words = passed.split(|it: char| !it.is_alphanumeric() && it != '_');
        !passed.contains('|') && words.any(|word| handles.contains(&word))
    })
}

#[test]
fn a_query_is_told_from_an_iterator() {
    for line in [
        "let rows = E::find().all(db).await?;",
        "let row = select.one(&self.db).await?;",
        "select.all(&*transaction).await",
        "E::delete_many().exec(&database.writer).await",
    ] {
        assert!(asks(line), "{line}");
    }
    for line in [
        "rows.iter().all(|db| db.is_open())",
        "text.chars().all(char::is_alphanumeric)",
        "Self::all(names)",
    ] {
        assert!(!asks(line), "{line}");
    }
}

/// Whoever has the loaders can load row by row, so only those who batch have them.
#[test]
fn only_pages_and_sites_have_the_loaders() {
    let may = ["batch.rs", "batch/tests.rs", "mod.rs", "page.rs", "site.rs"];
    let may = may.map(|it| format!("graphql/{it}"));
    for (path, text) in sources("src") {
        if path.starts_with("src/store/") || may.iter().any(|it| path.ends_with(it)) {
            continue;
        }
        for line in code(&text) {
            for word in ["Loaders", ".load_all("] {
                assert!(
                    !line.contains(word),
                    "{path}: `{word}`; ask by `site::ask` or a page"
                );
            }
        }
    }
}

#[test]
fn the_domain_is_pure() {
    for (path, text) in sources("src/domain") {
        for word in [
            "async ",
            "::now(",
            "std::env",
            "std::fs",
            "std::io",
            "std::net",
            "sea_orm",
            "async_graphql",
        ] {
            assert!(!text.contains(word), "{path}: `{word}`");
        }
    }
}

#[test]
fn the_librarys_error_is_named_in_one_file() {
    for (path, text) in sources("src/graphql") {
        // Whatever is imported in one `use` stands in its braces.
        let mut imports = text.split("use async_graphql::").skip(1);
        let names_it = |used: &str| {
            let used = used.split(';').next().unwrap_or_default();
            let mut words = used.split(|it: char| !it.is_alphanumeric());
            words.any(|it| ["Error", "Result"].contains(&it))
        };
        let written = ["async_graphql::Error", "async_graphql::Result"];
        let named = written.iter().any(|it| text.contains(it)) || imports.any(names_it);
        assert!(!named || path.ends_with("graphql/error.rs"), "{path}");
    }
}

#[test]
fn pages_of_whole_tables_are_for_the_root() {
    let may = [
        "src/graphql/connection.rs",
        "src/graphql/page.rs",
        "src/graphql/query/",
        "src/store/listing.rs",
    ];
    for (path, text) in sources("src") {
        let named = code(&text).any(|line| line.contains("of_table"));
        assert!(
            !named || may.iter().any(|it| path.starts_with(it)),
            "{path}: only `query` reads whole tables"
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
    for root in [
        "src",
        "entity/src",
        "migration/src",
        "tests/it",
        "benches",
        "build",
    ] {
        for (path, text) in sources(root) {
            assert!(text.starts_with("//! "), "{path}: why does it exist?");
            let limit = if path.contains("graphql/types") {
                600
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
