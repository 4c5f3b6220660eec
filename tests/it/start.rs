//! Several programs that start at once on one empty database.

use foedera::{
    import::{self, shipped},
    store::connect::Database,
};

use crate::support::{Registry, database};

/// What `foedera serve` does before it listens.
async fn start(address: &str) -> Database {
    let database = Database::open(address).await.unwrap();
    database.migrate().await.unwrap();
    import::run(&database.writer, &shipped::package(), &mut ())
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
    assert_eq!(data["states"]["totalCount"], 209);
}
