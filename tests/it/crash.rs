//! An import that is killed: the registry is as it was before, or holds all of it.

use std::{
    fmt::Debug,
    fs,
    io::{BufRead, BufReader},
    os::unix::process::ExitStatusExt,
    process::{Child, Command, Stdio},
    sync::mpsc::{Receiver, channel},
    thread,
    time::{Duration, Instant},
};

use entity::{
    actor, agreement, agreement_period, citation, data_import, event, party, party_period, source,
    state,
};
use foedera::{
    import::package::Package,
    store::{
        connect::{self, Database},
        periods,
    },
};
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait, PaginatorTrait, Statement,
};
use serde_json::json;
use tempfile::TempDir;

use crate::support::{
    database,
    package::{run, table},
};

/// So many imports are killed.
const KILLS: u32 = 50;

/// An import may be done before it is killed: then others are killed, at most so many times as many.
const ROUNDS: u32 = 3;

/// How the signal is called that no program hears.
const SIGKILL: i32 = 9;

#[tokio::test]
async fn an_import_that_is_killed_leaves_nothing_half_written() {
    let (old, new) = (folder("old", 20), folder("new", 60));
    let address = prepared(&old, "crash").await;
    let before = held(&address).await;
    let undisturbed = Import::start(&address, &new).last();
    let after = held(&address).await;
    assert!(before.records != after.records && before.imports + 1 == after.imports);

    let mut address = prepared(&old, "crash_0").await;
    let (mut kills, mut tries) = (0, 0);
    while kills < KILLS {
        assert!(
            tries < ROUNDS * KILLS,
            "{kills} imports of {tries} were killed"
        );
        let was_killed = Import::start(&address, &new).kill(&undisturbed.moment(tries));
        let held = held(&address).await;
        assert!(held == before || held == after, "neither: try {tries}");
        if held == after {
            address = prepared(&old, &format!("crash_{}", tries + 1)).await;
        }
        kills += u32::from(was_killed);
        tries += 1;
    }
    Import::start(&address, &new).last();
    assert_eq!(held(&address).await, after);
}

#[tokio::test]
async fn an_import_that_is_interrupted_says_so_and_writes_nothing() {
    let (old, new) = (folder("old", 20), folder("new", 1_000));
    let address = prepared(&old, "interrupted").await;
    let before = held(&address).await;
    let told = Import::start(&address, &new).interrupt();
    let said = "foedera: stopped; nothing of what was being imported is written";
    assert!(told.iter().any(|line| line == said), "{told:?}");
    assert_eq!(held(&address).await, before);
}

/// An import by the program itself.
struct Import {
    child: Child,
    begun: Instant,
    /// What it tells of its progress, and when.
    told: Receiver<(Instant, String)>,
}

/// When an import did what.
struct Course {
    told: Vec<Duration>,
    whole: Duration,
}

/// When to kill an import: so long after it told so much.
struct Moment {
    told: usize,
    later: Duration,
}

impl Import {
    fn start(address: &str, package: &TempDir) -> Self {
        let begun = Instant::now();
        let mut child = Command::new(env!("CARGO_BIN_EXE_foedera"))
            .arg("import")
            .arg(package.path())
            .env("DATABASE_URL", address)
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let (teller, told) = channel();
        thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                teller.send((Instant::now(), line)).ok();
            }
        });
        Self { child, begun, told }
    }

    /// Lets it end.
    fn last(mut self) -> Course {
        let told: Vec<_> = self.told.iter().collect();
        assert!(self.child.wait().unwrap().success(), "{told:?}");
        Course {
            told: told.iter().map(|(at, _)| *at - self.begun).collect(),
            whole: self.begun.elapsed(),
        }
    }

    /// Interrupts it as Ctrl-C does, once it has told of its progress. Returns what it tells from then
    /// on.
    fn interrupt(mut self) -> Vec<String> {
        self.told.recv().unwrap();
        let pid = self.child.id().to_string();
        let sent = Command::new("kill").args(["-INT", &pid]).status();
        assert!(sent.unwrap().success());
        let told = self.told.iter().map(|(_, line)| line).collect();
        assert_eq!(self.child.wait().unwrap().code(), Some(1), "{told:?}");
        told
    }

    /// Kills it, unless it is done before. Tells whether it was killed.
    fn kill(mut self, at: &Moment) -> bool {
        for _ in 0..at.told {
            self.told.recv().ok();
        }
        // Whichever comes first, what it tells next or its end: any moment is right.
        self.told.recv_timeout(at.later).ok();
        self.child.kill().unwrap();
        self.child.wait().unwrap().signal() == Some(SIGKILL)
    }
}

impl Course {
    /// Moments all over the course: a fifth of them before anything is written, all others between
    /// that and the end. Each round of them lies between those of the round before.
    fn moment(&self, number: u32) -> Moment {
        let (places, first) = (KILLS * ROUNDS, self.told[0]);
        let place = (number * 19 % KILLS) * ROUNDS + number / KILLS;
        let at = match place.checked_sub(places / 5) {
            None => first * (place * 5) / places,
            Some(place) => first + self.whole.saturating_sub(first) * (place * 5) / (places * 4),
        };
        let told = self.told.iter().take_while(|told| **told <= at).count();
        let last = told
            .checked_sub(1)
            .map_or(Duration::ZERO, |it| self.told[it]);
        Moment {
            told,
            later: at.saturating_sub(last),
        }
    }
}

/// What a registry holds.
#[derive(PartialEq, Eq, Debug)]
struct Held {
    records: String,
    imports: u64,
    periods: (u64, u64),
}

/// Opens the database, checks it, and reads all of it while nobody writes.
async fn held(address: &str) -> Held {
    let database = Database::open(address).await.unwrap();
    // PostgreSQL may still be busy with what the one who was killed sent last.
    let db = connect::begin_write(&database.writer).await.unwrap();
    assert_eq!(faults(&db).await, Vec::<String>::new());
    assert_eq!(periods::rebuild(&db).await.unwrap().differences, 0);
    let records = [
        rows::<source::Entity>(&db).await,
        rows::<actor::Entity>(&db).await,
        rows::<state::Entity>(&db).await,
        rows::<agreement::Entity>(&db).await,
        rows::<party::Entity>(&db).await,
        rows::<event::Entity>(&db).await,
        rows::<citation::Entity>(&db).await,
    ];
    let held = Held {
        records: records.concat(),
        imports: data_import::Entity::find().count(&db).await.unwrap(),
        periods: (
            agreement_period::Entity::find().count(&db).await.unwrap(),
            party_period::Entity::find().count(&db).await.unwrap(),
        ),
    };
    db.rollback().await.unwrap();
    database.close().await.unwrap();
    held
}

/// All rows of a table, in an order that is the same on both engines. Rows without a key have an id
/// that is not given again once an import failed, so it is left away.
async fn rows<E: EntityTrait<Model: Debug>>(db: &DatabaseTransaction) -> String {
    let rows = E::find().all(db).await.unwrap();
    let mut rows: Vec<_> = rows.iter().map(|row| format!("{row:?}\n")).collect();
    for row in rows.iter_mut().filter(|row| !row.contains("key: ")) {
        *row = row
            .split_once("id: ")
            .unwrap()
            .1
            .split_once(", ")
            .unwrap()
            .1
            .to_owned();
    }
    rows.sort();
    rows.concat()
}

/// What SQLite finds wrong with its file. PostgreSQL checks references as they are written.
async fn faults(db: &DatabaseTransaction) -> Vec<String> {
    if db.get_database_backend() != DbBackend::Sqlite {
        return Vec::new();
    }
    let sql = "SELECT integrity_check AS fault FROM pragma_integrity_check \
               WHERE integrity_check <> 'ok' \
               UNION ALL SELECT \"table\" FROM pragma_foreign_key_check";
    let faults = db.query_all_raw(Statement::from_string(DbBackend::Sqlite, sql));
    let faults = faults.await.unwrap();
    let text = |row: &sea_orm::QueryResult| row.try_get("", "fault").unwrap();
    faults.iter().map(text).collect()
}

/// A database with the old package.
async fn prepared(old: &TempDir, name: &str) -> String {
    let address = database::fresh(name).await;
    let database = Database::open(&address).await.unwrap();
    database.migrate().await.unwrap();
    run(&database, &Package::read(old.path()).unwrap()).await;
    database.close().await.unwrap();
    address
}

/// A package with so many agreements of two States, and what hangs on them. Of two with different
/// titles the second changes what the first wrote, and adds to it.
fn folder(title: &str, agreements: usize) -> TempDir {
    let numbers = 0..agreements;
    let parties = numbers.clone().flat_map(|n| [(n, "a"), (n, "b")]);
    let actors = ["a", "b"].into_iter();
    let tables = [
        table("source", [json!({ "key": "s", "kind": "NEWS", "title": title })]),
        table("actor", actors.clone().map(|it| json!({ "key": it, "kind": "STATE" }))),
        table("state", actors.map(|it| {
            json!({ "key": it, "name": it, "official_name": title, "recognition": "UN_MEMBER",
                "sources": "s" })
        })),
        table("subject", [json!({ "key": "peace", "name": "peace", "field": "POLITICAL" })]),
        table("agreement", numbers.map(|n| {
            json!({ "key": format!("g{n}"), "title": title, "form": "AGREEMENT",
                "laterality": "BILATERAL", "subjects": "peace", "signed_on": "1990-01-01", "sources": "s" })
        })),
        table("party", parties.clone().map(|(n, actor)| {
            json!({ "key": format!("g{n}.{actor}"), "agreement": format!("g{n}"), "actor": actor,
                "note": title, "sources": "s" })
        })),
        table("event", parties.map(|(n, actor)| {
            json!({ "key": format!("g{n}.{actor}.signature"), "kind": "SIGNATURE", "title": title,
                "agreement": format!("g{n}"), "party": format!("g{n}.{actor}"),
                "occurred_on": "1990-01-01", "sources": "s" })
        })),
    ];
    let folder = TempDir::new().unwrap();
    for (name, text) in &tables {
        fs::write(folder.path().join(format!("{name}.csv")), text).unwrap();
    }
    let resources = tables.map(|(name, _)| json!({ "name": name, "path": format!("{name}.csv") }));
    let descriptor = json!({ "name": title, "resources": resources }).to_string();
    fs::write(folder.path().join("datapackage.json"), descriptor).unwrap();
    folder
}
