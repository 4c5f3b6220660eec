//! Ctrl-C while an import waits for nothing that it could leave: it ends all the same, and writes
//! nothing.

use std::{
    fs::File,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    sync::mpsc::channel,
    thread,
    time::Duration,
};

use entity::{agreement, collection, data_import, event, party, source};
use foedera::{import::shipped, store::connect::Database};
use sea_orm::{EntityTrait, PaginatorTrait};
use tempfile::TempDir;

use crate::support::{
    collections::{self, ALLIANCE},
    database,
    package::run,
};

/// An import that goes on fails a test after this time.
const IMPORT_TIMEOUT: Duration = Duration::from_mins(1);

/// So many members that nobody knows: what is told of them fits into no pipe.
const UNKNOWN: usize = 10_000;

/// An alliance of one State that is known, and of those.
fn files() -> TempDir {
    let [alliances, (name, known)] = ALLIANCE;
    let members = known.to_owned() + &"1,9999,1949,4,4,0,0,0,0\n".repeat(UNKNOWN);
    collections::folder(&[alliances, (name, &members)])
}

/// Starts an import of them by the program itself, with its reports in a folder.
fn start(address: &str, files: &TempDir, reports: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_foedera"))
        .args(["import", "--from", "atop", "--report"])
        .args([reports, files.path()])
        .env("DATABASE_URL", address)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// How many records there are of what the import would write, and how many imports.
async fn held(address: &str) -> [u64; 6] {
    let database = Database::open(address).await.unwrap();
    let db = &database.writer;
    let held = [
        collection::Entity::find().count(db).await.unwrap(),
        source::Entity::find().count(db).await.unwrap(),
        agreement::Entity::find().count(db).await.unwrap(),
        party::Entity::find().count(db).await.unwrap(),
        event::Entity::find().count(db).await.unwrap(),
        data_import::Entity::find().count(db).await.unwrap(),
    ];
    database.close().await.unwrap();
    held
}

/// What an import tells until it ends, and its exit code.
fn ended(mut import: Child) -> (Vec<String>, Option<i32>) {
    let lines = BufReader::new(import.stderr.take().unwrap()).lines();
    let (teller, told) = channel();
    thread::spawn(move || teller.send(lines.map_while(Result::ok).collect()).ok());
    let told = told.recv_timeout(IMPORT_TIMEOUT);
    if told.is_err() {
        import.kill().unwrap();
    }
    (told.expect("it goes on"), import.wait().unwrap().code())
}

/// The report goes into a pipe that nobody empties. So the import has sent all its records to the
/// database, waits in a call of the system, and hears nothing.
#[tokio::test]
async fn an_import_that_is_busy_is_interrupted_all_the_same() {
    let address = database::fresh("busy").await;
    let database = Database::open(&address).await.unwrap();
    database.migrate().await.unwrap();
    run(&database, &shipped::package()).await;
    database.close().await.unwrap();
    let before = held(&address).await;

    let (files, reports) = (files(), TempDir::new().unwrap());
    let pipe = reports.path().join("atop-report.csv");
    let made = Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    let import = start(&address, &files, reports.path());
    // It is opened once the import opens it too.
    let reader = File::open(&pipe).unwrap();
    let pid = import.id().to_string();
    let sent = Command::new("kill").args(["-INT", &pid]).status();
    assert!(sent.unwrap().success());
    let (told, code) = ended(import);
    let said = "foedera: stopped; nothing of what was being imported is written";
    assert_eq!(
        (told.last().map(String::as_str), code),
        (Some(said), Some(1))
    );
    assert_eq!(held(&address).await, before);
    drop(reader);

    let (told, code) = ended(start(&address, &files, files.path()));
    assert_eq!(code, Some(0), "{told:?}");
    let after = held(&address).await;
    assert_eq!(after[0] - before[0], 1);
    assert_eq!(after[2..4], [before[2] + 1, before[3] + 1]);
    assert_eq!(after[5] - before[5], 1);
}
