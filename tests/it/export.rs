//! Export: all that is stored comes out whole, as a package that goes in again.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use foedera::{
    export,
    import::package::Package,
    store::{connect::Database, snapshot::Snapshot},
};
use sea_orm::ConnectionTrait;
use tempfile::TempDir;

use crate::support::{
    Registry, database,
    package::{DATA, changed, loaded, run, small},
};

/// Writes a registry into a folder in this one.
async fn exported(database: &Database, around: &TempDir) -> PathBuf {
    let folder = around.path().join("exported");
    let snapshot = Snapshot::begin(&database.reader).await.unwrap();
    export::run(&snapshot, &folder, &mut ()).await.unwrap();
    folder
}

/// The files of a folder by their names.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let entries = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    let file = |path: PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        (name, fs::read_to_string(path).unwrap())
    };
    entries.map(file).collect()
}

/// Says of the first file that differs where it does.
fn same(one: &BTreeMap<String, String>, other: &BTreeMap<String, String>) {
    assert!(one.keys().eq(other.keys()), "{:?}", one.keys());
    for (name, text) in one {
        let other = &other[name];
        for (line, (one, other)) in text.lines().zip(other.lines()).enumerate() {
            assert_eq!(one, other, "{name}:{}", line + 1);
        }
        assert!(text == other, "{name}: the ends differ");
    }
}

/// The registry that an import of this folder makes of an empty one.
async fn imported(folder: &Path) -> Database {
    let database = database::empty().await;
    let report = run(&database, &Package::read(folder).unwrap()).await;
    assert!(
        report.ends_with("inserted, 0 updated, 0 unchanged"),
        "{report}"
    );
    database
}

#[tokio::test]
async fn the_shipped_data_come_out_as_they_went_in() {
    let around = TempDir::new().unwrap();
    let out = files(&exported(&database::shipped().await, &around).await);
    let mut shipped = files(Path::new(DATA));
    shipped.remove("README.md");
    same(&with_sorted_lists(&out), &with_sorted_lists(&shipped));
}

/// A list of keys is a set: its order in a file is not kept.
fn with_sorted_lists(files: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let sorted = |(name, text): (&String, &String)| {
        let lines = text.lines().map(|line| {
            let values = line.split(',').map(|value| {
                let mut keys: Vec<_> = value.split(';').collect();
                keys.sort_unstable();
                keys.join(";")
            });
            values.collect::<Vec<_>>().join(",") + "\n"
        });
        (name.clone(), lines.collect())
    };
    files.iter().map(sorted).collect()
}

/// A registry whose rows came and changed one after the other: ids are in no order of keys or kinds.
async fn grown() -> Database {
    let database = loaded().await;
    for (file, old, new) in [
        ("decree.csv", "mailru-69170673;", ""),
        ("state.csv", ",Afganistán,", ",\"Afganistán, \"\"el\"\"\","),
    ] {
        let package = changed(file, |text| text.replacen(old, new, 1));
        assert!(run(&database, &package).await.contains(" updated, "));
    }
    let late = small(&[
        (
            "source",
            "key,kind,url,publisher,title,published_on,language,access,collection\n0,OTHER,,,,199X,,,\n",
        ),
        ("actor", "key,kind\n0,STATE\n"),
        (
            "state",
            "key,name,official_name,iso_code,iso_alpha2,from,until,recognition,note,name_es,\
             name_fr,name_ru,sources\n0,Land,Land,,,199X,,SUBJECT,,Tierra,,,untc-i-2;0\n",
        ),
        (
            "office",
            "key,institution,title,sources\n0,gov-rus,Last,0;common-knowledge\n",
        ),
        (
            "subject",
            "key,name,field\n0,\"late, and \"\"first\"\"\",OTHER\n",
        ),
    ]);
    assert!(
        run(&database, &late)
            .await
            .starts_with("5 records inserted")
    );
    database
}

#[tokio::test]
async fn an_export_goes_in_again_and_comes_out_the_same() {
    let (one, other) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let database = grown().await;
    let first = exported(&database, &one).await;
    let offices = &files(&first)["office.csv"];
    assert!(offices.ends_with("\n0,gov-rus,Last,common-knowledge;0\n"));
    let again = imported(&first).await;
    let second = exported(&again, &other).await;
    same(&files(&first), &files(&second));

    let (old, new) = (
        Registry::over(database.reader),
        Registry::over(again.reader),
    );
    for question in fs::read_dir(Path::new(DATA).join("../docs/queries")).unwrap() {
        let text = fs::read_to_string(question.unwrap().path()).unwrap();
        for query in text.split("```graphql\n").skip(1) {
            let query = query.split("```").next().unwrap();
            assert_eq!(old.data(query).await, new.data(query).await, "{query}");
        }
    }
}

#[tokio::test]
async fn values_that_must_be_quoted_survive() {
    let note = "one, \"two\"\nthree;\tfour";
    let quoted = format!("\"{}\"", note.replace('"', "\"\""));
    let package = changed("claim.csv", |text| {
        let (first, rest) = text.split_once("claim-002,").unwrap();
        let row = first.lines().last().unwrap();
        assert!(row.ends_with("not EU members\""), "{row}");
        let (row, _) = row.split_once(",seed-000,").unwrap();
        let before = first.lines().next().unwrap();
        format!("{before}\n{row},seed-000,{quoted}\nclaim-002,{rest}")
    });
    let database = loaded().await;
    run(&database, &package).await;
    let around = TempDir::new().unwrap();
    let folder = exported(&database, &around).await;
    let claims = fs::read_to_string(folder.join("claim.csv")).unwrap();
    assert!(claims.contains(&format!(",seed-000,{quoted}\nclaim-002,")));
    let registry = Registry::over(imported(&folder).await.reader);
    let query = "{ decree(by: {key: \"rus-gov-order-2025-12-19\"}) {
        claims(filter: {key: {eq: \"claim-001\"}}) { nodes { note record { id } } } } }";
    let data = registry.data(query).await;
    assert_eq!(data["decree"]["claims"]["nodes"][0]["note"], note);
}

/// Whatever is imported while an export runs, it has the registry of one moment.
#[tokio::test]
async fn what_is_written_meanwhile_is_not_seen() {
    let database = loaded().await;
    let around = TempDir::new().unwrap();
    let (before, after) = (around.path().join("before"), around.path().join("after"));
    let snapshot = Snapshot::begin(&database.reader).await.unwrap();
    export::run(&snapshot, &before, &mut ()).await.unwrap();
    let package = changed("subject.csv", |text| text + "late,late,OTHER\n");
    let report = run(&database, &package).await;
    assert!(report.starts_with("1 records inserted"), "{report}");
    export::run(&snapshot, &after, &mut ()).await.unwrap();
    same(&files(&before), &files(&after));
}

#[tokio::test]
async fn an_empty_registry_has_a_package_too() {
    let around = TempDir::new().unwrap();
    let folder = exported(&database::empty().await, &around).await;
    let report = run(&database::empty().await, &Package::read(&folder).unwrap()).await;
    assert_eq!(report, "nothing to change: all 0 records are as they were");
}

#[tokio::test]
async fn a_folder_that_holds_something_is_refused() {
    let around = TempDir::new().unwrap();
    let database = database::shipped().await;
    let snapshot = Snapshot::begin(&database.reader).await.unwrap();
    let full = around.path().join("full");
    fs::create_dir(&full).unwrap();
    fs::write(full.join("mine"), "mine").unwrap();
    for (place, said) in [
        (full.clone(), "is not empty"),
        (full.join("mine"), "is not a folder"),
    ] {
        let error = export::run(&snapshot, &place, &mut ()).await.unwrap_err();
        let error = error.to_string();
        assert!(error.contains(&place.display().to_string()), "{error}");
        assert!(error.contains(said) && error.contains("; name "), "{error}");
    }
    assert_eq!(
        files(&full),
        BTreeMap::from([("mine".into(), "mine".into())])
    );

    // One that is there and empty is filled, by whatever path it is named.
    let empty = around.path().join("empty");
    fs::create_dir(&empty).unwrap();
    let place = full.join("../empty/.");
    export::run(&snapshot, &place, &mut ()).await.unwrap();
    assert_eq!(files(&empty).len(), 21);
    assert_eq!(fs::read_dir(around.path()).unwrap().count(), 2);
}

#[tokio::test]
async fn an_export_that_does_not_end_leaves_nothing() {
    let around = TempDir::new().unwrap();
    let folder = around.path().join("exported");
    let database = loaded().await;
    let snapshot = Snapshot::begin(&database.reader).await.unwrap();
    let mut nobody = ();
    let begun = export::run(&snapshot, &folder, &mut nobody);
    assert!(tokio::time::timeout(Duration::ZERO, begun).await.is_err());
    assert_eq!(fs::read_dir(around.path()).unwrap().count(), 0);
    // Nor what it made around it.
    let deep = around.path().join("not/there");
    let begun = export::run(&snapshot, &deep, &mut nobody);
    assert!(tokio::time::timeout(Duration::ZERO, begun).await.is_err());
    assert_eq!(fs::read_dir(around.path()).unwrap().count(), 0);

    let sql = "UPDATE claim SET record_id = 99999 WHERE key = 'claim-001'";
    database.writer.execute_unprepared(sql).await.unwrap();
    let snapshot = Snapshot::begin(&database.reader).await.unwrap();
    let error = export::run(&snapshot, &folder, &mut ()).await.unwrap_err();
    let error = format!("{error:#}");
    assert!(
        error.contains("claim: a record is gone, DECREE with the id 99999"),
        "{error}"
    );
    assert_eq!(fs::read_dir(around.path()).unwrap().count(), 0);
}

/// What the program says that exports the database at this address, and whether it did.
fn program(address: &str, folder: &Path) -> (bool, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_foedera"))
        .arg("export")
        .arg(folder)
        .env("DATABASE_URL", address)
        .env("RUST_LOG", "off")
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said).into_owned();
    (output.status.success(), said)
}

/// An address with a slip makes no new file, and no package without records.
#[tokio::test]
async fn the_program_exports_what_is_there() {
    let around = TempDir::new().unwrap();
    let folder = around.path().join("in/exported");
    let address = database::fresh("program").await;
    let missing = match database::server() {
        None => format!("{address}.missing"),
        Some(_) => format!("{address}_missing"),
    };
    let (is_done, said) = program(&missing, &folder);
    assert!(!is_done && said.contains("DATABASE_URL: "), "{said}");
    let again = program(&missing, &folder);
    assert_eq!(again, (is_done, said));

    let database = Database::open(&address).await.unwrap();
    let (is_done, said) = program(&address, &folder);
    assert!(!is_done && said.contains("run `foedera migrate`"), "{said}");
    assert!(!folder.parent().unwrap().exists());

    database.migrate().await.unwrap();
    let said = program(&address, &folder);
    let told = format!("0 records written to {}.\n", folder.display());
    assert_eq!(said, (true, told));
    assert_eq!(files(&folder).len(), 21);
}
