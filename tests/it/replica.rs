//! A database to write to and a copy to read from: who asks reads the copy, however far behind.

use std::time::Duration;

use foedera::{
    import::{self, shipped},
    store::connect::Database,
};

use crate::support::{
    database,
    package::run,
    web::{Web, ask, get},
};

const QUERY: &str = "{ states { totalCount } }";

#[tokio::test]
async fn queries_read_the_copy_and_imports_write_the_database() {
    let original = database::fresh("original").await;
    let copy = database::fresh("copy").await;
    Database::open(&copy).await.unwrap().close().await.unwrap();
    let patience = Duration::from_secs(5);
    let both = Database::open_with(&original, Some(&copy), patience)
        .await
        .unwrap();
    both.migrate().await.unwrap();
    run(&both, &shipped::package()).await;
    assert!(!import::is_empty(&both.writer).await.unwrap());

    // The copy has not even the tables yet.
    let web = Web::over(both.reader.clone(), &[]);
    let ready = web.send(get("/ready", "*/*")).await;
    assert_eq!(ready.status, 503);
    assert!(ready.body.contains("foedera migrate"), "{}", ready.body);

    // It has the tables, and not the data. Nobody is told that of a registry that lags.
    Database::open(&copy)
        .await
        .unwrap()
        .migrate()
        .await
        .unwrap();
    assert_eq!(web.send(get("/ready", "*/*")).await.status, 200);
    let count = async || web.send(ask(QUERY)).await.json()["data"]["states"]["totalCount"].clone();
    assert_eq!(count().await, 0);

    run(&Database::open(&copy).await.unwrap(), &shipped::package()).await;
    assert_eq!(count().await, 218);
}

/// An address with a slip once made a new file, and a registry without records.
#[tokio::test]
async fn a_copy_that_is_not_there_is_not_made() {
    let original = database::fresh("alone").await;
    let patience = Duration::from_secs(5);
    let missing = match database::server() {
        None => format!("{original}.copy"),
        Some(_) => format!("{original}_copy"),
    };
    let opened = Database::open_with(&original, Some(&missing), patience).await;
    let error = format!("{:#}", opened.unwrap_err());
    assert!(error.starts_with("READ_DATABASE_URL: "), "{error}");
}
