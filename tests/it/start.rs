//! Opening a database: several at once on an empty one, and what is stopped.

use std::time::Duration;

use foedera::{
    import::{self, shipped},
    store::{connect::Database, failure::was_stopped},
};
use sea_orm::{ConnectionTrait, Statement};

use crate::support::{Registry, database, package::DATA};

/// What `foedera serve` does before it listens.
async fn start(address: &str) -> Database {
    let database = Database::open(address).await.unwrap();
    database.migrate().await.unwrap();
    import::run(
        &database.writer,
        &shipped::package(),
        import::Mode::Write,
        &mut (),
    )
    .await
    .unwrap();
    database
}

/// The second of two servers once ended with `table "actor" already exists`.
#[tokio::test]
async fn three_starts_at_once_load_the_data_set_once() {
    let address = database::fresh("starts").await;
    let (first, _, _) = tokio::join!(start(&address), start(&address), start(&address));
    let registry = Registry::over(first.reader);
    let data = registry.data("{ states { totalCount } }").await;
    assert_eq!(data["states"]["totalCount"], 218);
}

/// A statement outlived the request that asked for it, and kept its connection from others.
#[tokio::test]
async fn a_statement_without_an_end_is_stopped() {
    let address = database::fresh("stopped").await;
    let patience = Duration::from_millis(200);
    let database = Database::open_with(&address, None, patience).await.unwrap();
    let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 - 1 FROM n)
        SELECT COUNT(*) FROM n";
    let engine = database.reader.get_database_backend();
    for _ in 0..10 {
        let endless = Statement::from_string(engine, endless);
        let error = database.reader.query_one_raw(endless).await.unwrap_err();
        assert!(was_stopped(&error), "{error}");
        let short = Statement::from_string(engine, "SELECT 1");
        database.reader.query_one_raw(short).await.unwrap();
    }
}

#[test]
fn the_files_of_the_data_set_have_as_many_rows_as_is_said() {
    let said = std::fs::read_to_string(format!("{DATA}/README.md")).unwrap();
    for it in shipped::package().resources {
        let rows = it.rows.len();
        let (thousands, rest) = (rows / 1_000, rows % 1_000);
        let rows = match thousands {
            0 => rest.to_string(),
            _ => format!("{thousands},{rest:03}"),
        };
        let line = format!("| `{}` | {rows} |", it.file);
        assert!(said.contains(&line), "{line}");
    }
}
