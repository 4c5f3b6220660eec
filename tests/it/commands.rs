//! The commands of the program by themselves: what they say where nobody reads it, what they leave
//! behind, and which databases they refuse.

use std::{
    fs,
    fs::File,
    path::Path,
    process::{Command, Output, Stdio},
    time::Duration,
};

use foedera::store::{
    connect::{self, Database},
    failure,
};
use sea_orm::{ConnectOptions, ConnectionTrait, Database as SeaDatabase};
use tempfile::TempDir;

use crate::support::collections::{ALLIANCE, folder};

const LAWS: (&str, &str) = (
    "ru_treaty_laws.csv",
    "pravo_nd,actions,title_ru,status,url\n1,RATIFICATION,О ратификации,in_force,\n",
);
const FILE: &str = "foedera.db";

/// The program, in a folder of its own.
fn foedera(folder: &TempDir, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_foedera"));
    command
        .current_dir(folder.path())
        .env_remove("DATABASE_URL")
        .env_remove("RUST_LOG")
        .args(args);
    command
}

/// Whether it ended well, and what it said.
fn said(output: &Output) -> (bool, String) {
    let said = [output.stdout.as_slice(), output.stderr.as_slice()].concat();
    (
        output.status.success(),
        String::from_utf8_lossy(&said).into_owned(),
    )
}

fn run(folder: &TempDir, args: &[&str]) -> (bool, String) {
    said(&foedera(folder, args).output().unwrap())
}

/// A folder with a data package of one subject.
fn package(name: &str, header: &str) -> TempDir {
    let descriptor = serde_json::json!({ "name": name,
        "resources": [{ "name": "subject", "path": "subject.csv" }] });
    folder(&[
        ("datapackage.json", &descriptor.to_string()),
        (
            "subject.csv",
            &format!("{header}\nmines,landmines,ARMS_CONTROL\n"),
        ),
    ])
}

const HEADER: &str = "key,name,field";

async fn change(folder: &TempDir, sql: &str) {
    let file = folder.path().join(FILE);
    let address = format!("sqlite:{}?mode=rwc", file.display());
    let db = SeaDatabase::connect(address).await.unwrap();
    db.execute_unprepared(sql).await.unwrap();
    db.close().await.unwrap();
}

/// The collections after the first were never imported.
#[test]
fn an_import_goes_on_where_nobody_reads_what_it_says() {
    let full = Path::new("/dev/full");
    for reader in ["gone", "full"].iter().take(1 + usize::from(full.exists())) {
        let files = folder(&[ALLIANCE[0], ALLIANCE[1], LAWS]);
        let args = ["import", "--from", "atop", "--from", "ru-treaty-laws", "."];
        let mut command = foedera(&files, &args);
        command.stderr(Stdio::piped()).stdout(match *reader {
            "gone" => Stdio::piped(),
            _ => Stdio::from(File::options().write(true).open(full).unwrap()),
        });
        let mut child = command.spawn().unwrap();
        drop(child.stdout.take());
        let (is_done, told) = said(&child.wait_with_output().unwrap());
        assert!(is_done && !told.contains("panicked"), "{reader}: {told}");
        let (_, told) = run(&files, &["import", "--from", "ru-treaty-laws", "."]);
        assert!(told.contains("nothing to change"), "{told}");
    }
}

#[test]
fn what_is_asked_for_alone_must_be_written() {
    let full = Path::new("/dev/full");
    if !full.exists() {
        return;
    }
    let folder = TempDir::new().unwrap();
    let mut command = foedera(&folder, &["schema"]);
    command.stdout(File::options().write(true).open(full).unwrap());
    let (is_done, told) = said(&command.output().unwrap());
    assert!(!is_done && told.contains("No space left"), "{told}");
}

/// The last import stood in `foedera.db-wal` alone.
#[test]
fn a_copy_of_the_file_alone_is_whole_once_a_command_has_ended() {
    let files = package("wells", HEADER);
    for args in [
        &["import", "."][..],
        &["import", "--dry-run", "."],
        &["rebuild"],
        &["export", "out"],
        &["migrate"],
    ] {
        let (is_done, told) = run(&files, args);
        assert!(is_done, "{args:?}: {told}");
        let log = files.path().join("foedera.db-wal");
        assert!(!log.exists(), "{args:?}");
    }
}

/// It was imported into a file without a name, which is gone with the program.
#[test]
fn an_address_without_a_file_is_refused() {
    let files = package("wells", HEADER);
    for address in [
        "sqlite:",
        "sqlite://",
        "sqlite:?mode=rwc",
        "sqlite://?cache=shared",
    ] {
        let mut command = foedera(&files, &["import", "."]);
        let (is_done, told) = said(&command.env("DATABASE_URL", address).output().unwrap());
        let named = "DATABASE_URL: the address names no file: name one, as `sqlite:foedera.db`";
        assert!(!is_done && told.contains(named), "{address}: {told}");
    }
}

#[test]
fn a_database_that_is_not_there_is_not_made_by_whoever_reads_it_or_reads_nothing() {
    let folder = TempDir::new().unwrap();
    for (args, reason) in [
        (
            &["rebuild"][..],
            "DATABASE_URL: there is no file foedera.db",
        ),
        (
            &["export", "out"],
            "DATABASE_URL: there is no file foedera.db",
        ),
        (
            &["timeline", "x"],
            "DATABASE_URL: there is no file foedera.db",
        ),
        (
            &["import", "nowhere"],
            "nowhere/datapackage.json is not a file",
        ),
        (&["import", "--dry-run", "nowhere"], "is not a file"),
        (
            &["import", "--from", "atop", "nowhere"],
            "nowhere has no file",
        ),
    ] {
        let (is_done, told) = run(&folder, args);
        assert!(!is_done && told.contains(reason), "{args:?}: {told}");
        let left = fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(left, 0, "{args:?}");
    }
    // A file without tables was mistaken for a registry that is as it should be.
    File::create(folder.path().join(FILE)).unwrap();
    let (is_done, told) = run(&folder, &["rebuild"]);
    assert!(!is_done && told.contains("no tables"), "{told}");
}

#[tokio::test]
async fn a_dry_run_migrates_no_older_database() {
    let files = package("wells", HEADER);
    // Nothing is there, so there is nothing to lose.
    assert!(run(&files, &["import", "--dry-run", "."]).0);
    let last = "DELETE FROM seaql_migrations WHERE version =
        (SELECT MAX(version) FROM seaql_migrations)";
    change(&files, last).await;
    let (is_done, told) = run(&files, &["import", "--dry-run", "."]);
    let reason = "the tables are older than this program; run `foedera migrate` first";
    assert!(!is_done && told.contains(reason), "{told}");
}

#[test]
fn what_controls_a_terminal_does_not_reach_it() {
    let named = package("\u{1b}[31mwells", HEADER);
    let (is_done, told) = run(&named, &["import", "."]);
    assert!(
        !is_done && told.contains("`name`: remove the control character U+001B"),
        "{told}"
    );
    let headed = package("wells", "key,name,field,\u{1b}[2J");
    let (is_done, faults) = run(&headed, &["import", "."]);
    assert!(
        !is_done && faults.contains("subject.csv:1: \u{FFFD}[2J"),
        "{faults}"
    );
    assert!(!told.contains('\u{1b}') && !faults.contains('\u{1b}'));
    let (is_done, told) = run(&headed, &["import", "\u{1b}[2J"]);
    assert!(!is_done && !told.contains('\u{1b}'), "{told}");
}

/// Older programs were told to migrate, which they can't.
#[tokio::test]
async fn a_database_of_a_newer_program_is_named_so() {
    let files = package("wells", HEADER);
    assert!(run(&files, &["migrate"]).0);
    let newer = "INSERT INTO seaql_migrations VALUES ('m29991231_000001_create_well', 0)";
    change(&files, newer).await;
    for args in [
        &["export", "out"][..],
        &["import", "."],
        &["rebuild"],
        &["migrate"],
    ] {
        let (is_done, told) = run(&files, args);
        let reason = "the tables are of a newer version of this program";
        assert!(!is_done && told.contains(reason), "{args:?}: {told}");
        assert!(!told.contains("foedera migrate"), "{args:?}: {told}");
    }
}

#[tokio::test]
async fn tables_of_another_program_are_named_so() {
    let files = package("wells", HEADER);
    change(&files, "CREATE TABLE actor (id INTEGER)").await;
    let (is_done, told) = run(&files, &["import", "."]);
    let reason = "foedera: the tables can't be migrated: the database has tables of another \
                  program; name another database in DATABASE_URL\n";
    assert_eq!((is_done, told.as_str()), (false, reason));
}

#[test]
fn a_server_that_does_not_answer_is_named_without_its_password() {
    let folder = TempDir::new().unwrap();
    let mut command = foedera(&folder, &["migrate"]);
    command.env("DATABASE_URL", "postgres://user:secret@127.0.0.1:1/wells");
    let (is_done, told) = said(&command.output().unwrap());
    let reason = "DATABASE_URL: the database does not answer";
    assert!(!is_done && told.contains(reason), "{told}");
    assert!(!told.contains("secret"), "{told}");
}

/// It is told once, and what to do about it.
#[tokio::test]
async fn a_database_in_which_another_program_writes_is_named_so() {
    let folder = TempDir::new().unwrap();
    let address = format!("sqlite:{}", folder.path().join(FILE).display());
    let one = Database::open(&address).await.unwrap();
    let writing = connect::begin_write(&one.writer).await.unwrap();
    let mut options = ConnectOptions::new(address);
    options.map_sqlx_sqlite_opts(|it| it.busy_timeout(Duration::ZERO));
    let other = SeaDatabase::connect(options).await.unwrap();
    let error = connect::begin_write(&other).await.unwrap_err();
    let error = anyhow::Error::new(error).context("the tables can't be migrated");
    let reason = "the tables can't be migrated: another program writes to the database; try again \
                  when it is done";
    assert_eq!(failure::told(&error), reason);
    writing.rollback().await.unwrap();
}
