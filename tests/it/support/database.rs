//! A database for each test, on the engine under test.

use std::{
    fs,
    path::{Path, PathBuf},
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
use tokio::sync::OnceCell;

/// The registry with the shipped data set, made once for all tests.
pub async fn shipped() -> Database {
    static ADDRESS: OnceLock<String> = OnceLock::new();
    let address = ADDRESS.get_or_init(|| {
        apart(async {
            let address = fresh("shipped").await;
            let database = Database::open(&address).await.unwrap();
            database.migrate().await.unwrap();
            import::run(
                &database.writer,
                &shipped::package(),
                import::Mode::Write,
                &mut (),
            )
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
            static SWEPT: OnceCell<()> = OnceCell::const_new();
            SWEPT.get_or_init(|| sweep(&server)).await;
            let name = format!("{PREFIX}{}_{name}", std::process::id());
            let db = SeaDatabase::connect(server.as_str()).await.unwrap();
            db.execute_unprepared(&format!("CREATE DATABASE {name}"))
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

/// How the names of databases and folders of this suite begin; the id of their process follows.
const PREFIX: &str = "foedera_test_";

/// Drops the databases of earlier runs. A process can't drop its own: nothing in it outlives the
/// last test. What is in use, by a process that can't be seen from here, can't be dropped.
async fn sweep(server: &str) {
    let db = SeaDatabase::connect(server).await.unwrap();
    let sql = "SELECT datname::text AS name FROM pg_database";
    let sql = Statement::from_string(db.get_database_backend(), sql);
    for row in db.query_all_raw(sql).await.unwrap() {
        let name: String = row.try_get("", "name").unwrap();
        if is_left_over(&name) {
            db.execute_unprepared(&format!("DROP DATABASE IF EXISTS {name}"))
                .await
                .ok();
        }
    }
    db.close().await.unwrap();
}

/// Whether a name is of this suite, and its process runs no more. That is told on Linux only;
/// elsewhere nothing is left over.
fn is_left_over(name: &str) -> bool {
    let after = name.strip_prefix(PREFIX).and_then(|it| it.split_once('_'));
    let process = after.and_then(|(process, _)| process.parse::<u32>().ok());
    let runs = |process: u32| Path::new("/proc").join(process.to_string()).exists();
    let own = std::process::id();
    process.is_some_and(|process| runs(own) && (process == own || !runs(process)))
}

#[test]
fn only_what_a_process_of_the_past_made_is_left_over() {
    let of = |process: u32| format!("{PREFIX}{process}_0");
    let past = Path::new("/proc/self").exists();
    // No process has an id so high.
    assert_eq!(is_left_over(&of(u32::MAX)), past);
    assert!(!is_left_over(&of(1)));
    for other in [
        "foedera",
        "foedera_test",
        "foedera_test_shop_4294967295",
        "postgres",
    ] {
        assert!(!is_left_over(other), "{other}");
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

/// The folder of the SQLite files. It is left over too, since statics are never dropped.
fn folder() -> PathBuf {
    static FOLDER: OnceLock<TempDir> = OnceLock::new();
    let folder = FOLDER.get_or_init(|| {
        let prefix = format!("{PREFIX}{}_", std::process::id());
        let folder = tempfile::Builder::new().prefix(&prefix).tempdir().unwrap();
        let beside = fs::read_dir(folder.path().parent().unwrap()).unwrap();
        for entry in beside.flatten().filter(|it| it.path() != folder.path()) {
            if is_left_over(&entry.file_name().to_string_lossy()) {
                fs::remove_dir_all(entry.path()).ok();
            }
        }
        folder
    });
    folder.path().to_owned()
}

/// Runs a future on a runtime of its own, so that it outlives no test.
fn apart<T: Send + 'static>(future: impl Future<Output = T> + Send + 'static) -> T {
    std::thread::spawn(|| tokio::runtime::Runtime::new().unwrap().block_on(future))
        .join()
        .unwrap()
}
