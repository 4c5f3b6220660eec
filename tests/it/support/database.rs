//! A database for each test, on the engine under test.

use std::{
    path::PathBuf,
    sync::{
        OnceLock,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
};

use foedera::{
    import::{self, shipped},
    store::connect::Database,
};
use sea_orm::{ConnectionTrait, Database as SeaDatabase, Statement};
use tempfile::TempDir;

/// The registry with the shipped data set, made once for all tests.
pub async fn shipped() -> Database {
    static ADDRESS: OnceLock<String> = OnceLock::new();
    let address = ADDRESS.get_or_init(|| {
        apart(async {
            let address = fresh("shipped").await;
            let database = Database::open(&address).await.unwrap();
            database.migrate().await.unwrap();
            import::run(&database.writer, &shipped::package(), &mut ())
                .await
                .unwrap();
            database.close().await.unwrap();
            address
        })
    });
    Database::open(address).await.unwrap()
}

/// An empty registry of its own, migrated.
pub async fn empty() -> Database {
    let database = bare().await;
    database.migrate().await.unwrap();
    database
}

/// A database of its own, without tables.
pub async fn bare() -> Database {
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    let address = fresh(&NUMBER.fetch_add(1, Relaxed).to_string()).await;
    Database::open(&address).await.unwrap()
}

/// The address of a new database.
pub async fn fresh(name: &str) -> String {
    match server() {
        None => format!("sqlite:{}", folder().join(format!("{name}.db")).display()),
        Some(server) => {
            let name = format!("foedera_test_{}_{name}", std::process::id());
            let db = SeaDatabase::connect(server.as_str()).await.unwrap();
            let sql = format!("CREATE DATABASE {name}");
            db.execute_raw(Statement::from_string(db.get_database_backend(), sql))
                .await
                .unwrap();
            db.close().await.unwrap();
            let (before, _) = server
                .rsplit_once('/')
                .expect("the address names a database");
            format!("{before}/{name}")
        }
    }
}

/// The PostgreSQL server under test, if it is one.
#[expect(
    clippy::disallowed_methods,
    reason = "the engine is chosen by a variable"
)]
pub fn server() -> Option<String> {
    std::env::var("TEST_DATABASE_URL").ok()
}

/// The folder of the SQLite files, gone with the process.
fn folder() -> PathBuf {
    static FOLDER: OnceLock<TempDir> = OnceLock::new();
    FOLDER
        .get_or_init(|| TempDir::new().unwrap())
        .path()
        .to_owned()
}

/// Runs a future on a runtime of its own, so that it outlives no test.
fn apart<T: Send + 'static>(future: impl Future<Output = T> + Send + 'static) -> T {
    std::thread::spawn(|| tokio::runtime::Runtime::new().unwrap().block_on(future))
        .join()
        .unwrap()
}
