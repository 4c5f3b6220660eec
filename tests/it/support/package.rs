//! Packages to import: the shipped one with something changed.

use std::fs;

use expect_test::Expect;
use foedera::{
    import::{self, Error, package::Package, shipped},
    store::connect::Database,
};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::{Registry, database};

/// The folder of the shipped package.
pub const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data");

/// A copy of the shipped package, with one file changed.
pub fn changed(file: &str, change: impl Fn(String) -> String) -> Package {
    let folder = TempDir::new().unwrap();
    for entry in fs::read_dir(DATA).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
    }
    let path = folder.path().join(file);
    let text = change(fs::read_to_string(&path).unwrap());
    fs::write(&path, text).unwrap();
    Package::read(folder.path()).unwrap()
}

/// Imports a package. Returns what is said of it.
pub async fn run(database: &Database, package: &Package) -> String {
    match import::run(&database.writer, package, import::Mode::Write, &mut ()).await {
        Ok(report) => report.to_string(),
        Err(error) => error.to_string(),
    }
}

/// A registry of its own with the shipped data set.
pub async fn loaded() -> Database {
    let database = database::empty().await;
    run(&database, &shipped::package()).await;
    database
}

/// Checks the faults of a changed package, and that nothing of it was written.
pub async fn faults(file: &str, change: impl Fn(String) -> String, expected: Expect) {
    let database = database::empty().await;
    let package = changed(file, change);
    let error = import::run(&database.writer, &package, import::Mode::Write, &mut ())
        .await
        .unwrap_err();
    assert!(matches!(error, Error::Faulty(_)));
    expected.assert_eq(&error.to_string());
    let registry = Registry::over(database.reader);
    assert_eq!(
        registry.data("{ sources { totalCount } }").await["sources"]["totalCount"],
        0
    );
    assert!(import::is_empty(&database.writer).await.unwrap());
}

/// A package of these tables, each with the text of its file.
pub fn small(tables: &[(&str, &str)]) -> Package {
    let resources = tables
        .iter()
        .map(|(table, _)| json!({ "name": table, "path": format!("{table}.csv") }));
    let descriptor = json!({ "name": "small", "resources": resources.collect::<Vec<_>>() });
    Package::from_files(&descriptor.to_string(), |path| {
        let (_, text) = tables
            .iter()
            .find(|(table, _)| path == format!("{table}.csv"))
            .unwrap();
        Ok(text.as_bytes().to_vec())
    })
    .unwrap()
}

/// A table as CSV with the columns of the shipped one: of each row what it has, and nothing else.
pub fn table(name: &str, rows: impl IntoIterator<Item = Value>) -> (&str, String) {
    let shipped = fs::read_to_string(format!("{DATA}/{name}.csv")).unwrap();
    let header = shipped.lines().next().unwrap();
    let line = |row: &Value| {
        let values = header
            .split(',')
            .map(|column| row[column].as_str().unwrap_or_default());
        values.collect::<Vec<_>>().join(",")
    };
    let lines = rows.into_iter().map(|row| line(&row));
    let lines: Vec<_> = [header.to_owned()].into_iter().chain(lines).collect();
    (name, lines.join("\n") + "\n")
}
