//! A dry run tells each record that would change, in a file beside the reports.

use std::{fs, path::Path};

use expect_test::expect;
use foedera::{
    import::{
        Mode,
        collections::Collection,
        command::{Wanted, execute},
        package::Package,
    },
    store::connect::Database,
};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::{
    collections::{self, ALLIANCE},
    database,
    package::{loaded, run, table},
};

const HEADER: &str = "table,key,change,column,before,after\n";

/// What is told of an import into the registry: the file of this name, in a folder of its own.
async fn told(database: &Database, mut wanted: Wanted, name: &str) -> Option<String> {
    let reports = TempDir::new().unwrap();
    wanted.reports = reports.path().join("reports");
    execute(database, &wanted).await.unwrap();
    fs::read_to_string(wanted.reports.join(name)).ok()
}

fn dry(folder: &Path, collections: &[Collection]) -> Wanted {
    Wanted {
        folder: folder.to_owned(),
        collections: collections.to_vec(),
        mode: Mode::DryRun,
        reports: folder.to_owned(),
    }
}

/// A folder with a data package of this name.
fn package(name: &str, tables: &[(&str, Vec<Value>)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, rows) in tables {
        let (_, text) = table(name, rows.iter().cloned());
        fs::write(folder.path().join(format!("{name}.csv")), text).unwrap();
    }
    let resources = tables
        .iter()
        .map(|(name, _)| json!({ "name": name, "path": format!("{name}.csv") }));
    let resources: Vec<_> = resources.collect();
    let descriptor = json!({ "name": name, "resources": resources });
    fs::write(
        folder.path().join("datapackage.json"),
        descriptor.to_string(),
    )
    .unwrap();
    folder
}

/// Agreements and what hangs on them, as they are at first and as they are then.
fn treaties(later: bool) -> TempDir {
    let then = |now: &'static str, before: &'static str| if later { now } else { before };
    let source = |key| json!({ "key": key, "kind": "NEWS", "title": key });
    let agreement = |key: &str, title: &str| {
        json!({ "key": key, "title": title, "form": "TREATY", "laterality": "BILATERAL",
            "subjects": "peace", "sources": "old" })
    };
    let mut changed = agreement("changed", then("Treaty as amended", "Treaty"));
    changed["signed_on"] = then("1990-06", "1990").into();
    changed["subjects"] = then("peace;trade", "peace").into();
    changed["sources"] = then("new", "old").into();
    let mut agreements = vec![changed, agreement("same", "Same")];
    if later {
        agreements.push(agreement("added", "Added"));
    } else {
        agreements.push(agreement("left", "Left"));
    }
    let subject =
        |key: &str| json!({ "key": key, "name": key, "field": "POLITICAL", "sources": "old" });
    let claim = json!({ "key": "c", "record_kind": "AGREEMENT", "record": then("same", "left"),
        "property": "title", "value": "x", "rank": "NORMAL", "source": "old" });
    // The numbers of both records are the same.
    let moved = json!({ "key": "d", "record_kind": then("STATE", "AGREEMENT"),
        "record": then("a", "changed"), "property": then("name", "title"), "value": "x",
        "rank": "NORMAL", "source": "old" });
    let state = json!({ "key": "a", "name": "A", "official_name": "A", "recognition": "UN_MEMBER",
        "name_fr": then("Ah", ""), "name_es": then("", "Ay"), "sources": "old" });
    package(
        "treaties",
        &[
            ("source", vec![source("old"), source("new")]),
            ("actor", vec![json!({ "key": "a", "kind": "STATE" })]),
            ("state", vec![state]),
            ("subject", vec![subject("peace"), subject("trade")]),
            ("agreement", agreements),
            ("claim", vec![claim, moved]),
        ],
    )
}

#[tokio::test]
async fn a_dry_run_tells_each_record_with_what_it_has_and_would_have() {
    let database = database::empty().await;
    let (old, new) = (treaties(false), treaties(true));
    let written = run(&database, &Package::read(old.path()).unwrap()).await;
    assert!(written.starts_with("11 records inserted"), "{written}");
    let told = told(&database, dry(new.path(), &[]), "treaties-changes.csv").await;
    expect![[r#"
        table,key,change,column,before,after
        state,a,update,name_es,Ay,
        state,a,update,name_fr,,Ah
        agreement,added,insert,,,
        agreement,changed,update,title,Treaty,Treaty as amended
        agreement,changed,update,signed_on,1990,1990-06
        agreement,changed,update,subjects,peace,peace;trade
        agreement,changed,update,sources,old,new
        claim,c,update,record,left,same
        claim,d,update,record_kind,AGREEMENT,STATE
        claim,d,update,record,changed,a
        claim,d,update,property,title,name
    "#]]
    .assert_eq(&told.unwrap());
}

#[tokio::test]
async fn a_dry_run_of_a_collection_tells_new_records_and_changed_days() {
    let database = loaded().await;
    let files = collections::folder(&ALLIANCE);
    let dry = || dry(files.path(), &[Collection::Atop]);
    let (name, new) = ("atop-changes.csv", "atop.1,insert,,,\n");
    let first = told(&database, dry(), name).await.unwrap();
    assert!(first.starts_with(HEADER), "{first}");
    assert!(first.contains(&format!("\nagreement,{new}")), "{first}");

    collections::import(&database, Collection::Atop, Mode::Write, &ALLIANCE).await;
    for (file, text) in ALLIANCE {
        let text = text.replace(",4,4,", ",4,5,");
        fs::write(files.path().join(file), text).unwrap();
    }
    let changed = told(&database, dry(), name).await.unwrap();
    expect![[r#"
        table,key,change,column,before,after
        agreement,atop.1,update,title,"Alliance of NOR, 1949-04-04 (ATOP 1)","Alliance of NOR, 1949-04-05 (ATOP 1)"
        agreement,atop.1,update,signed_on,1949-04-04,1949-04-05
        event,atop.1.signature,update,occurred_on,1949-04-04,1949-04-05
        event,atop.1.entry-into-force,update,occurred_on,[1949-04-04..],[1949-04-05..]
        event,atop.1.nor.signature,update,occurred_on,1949-04-04,1949-04-05
        event,atop.1.nor.entry-into-force,update,occurred_on,[1949-04-04..],[1949-04-05..]
    "#]]
    .assert_eq(&changed);
}

#[tokio::test]
async fn a_dry_run_that_changes_nothing_takes_away_what_an_older_one_told() {
    let database = loaded().await;
    collections::import(&database, Collection::Atop, Mode::Write, &ALLIANCE).await;
    let files = collections::folder(&ALLIANCE);
    let path = files.path().join("atop-changes.csv");
    fs::write(&path, "old").unwrap();
    let dry = dry(files.path(), &[Collection::Atop]);
    execute(&database, &dry).await.unwrap();
    assert_eq!(fs::read_to_string(path).unwrap(), HEADER);
}

/// The data set comes first, so it has a file of its own.
#[tokio::test]
async fn what_a_collection_needs_is_told_beside_it() {
    let database = database::empty().await;
    let files = collections::folder(&ALLIANCE);
    let dry = dry(files.path(), &[Collection::Atop]);
    let told = told(&database, dry, "foedera-changes.csv").await.unwrap();
    assert!(told.contains("\nstate,nor,insert,,,\n"), "{told}");
}

/// Once it is loaded, it is no part of a dry run: what one told of it before is true no more.
#[tokio::test]
async fn what_was_told_of_the_data_set_goes_too() {
    let database = loaded().await;
    let files = collections::folder(&ALLIANCE);
    let old = files.path().join("foedera-changes.csv");
    fs::write(&old, "old").unwrap();
    let wanted = dry(files.path(), &[Collection::Atop]);
    execute(&database, &wanted).await.unwrap();
    assert!(!old.exists() && files.path().join("atop-changes.csv").exists());
}

#[tokio::test]
async fn an_import_that_writes_tells_no_single_record() {
    let database = loaded().await;
    let files = collections::folder(&ALLIANCE);
    let mut wanted = dry(files.path(), &[Collection::Atop]);
    wanted.mode = Mode::Write;
    assert_eq!(told(&database, wanted, "atop-changes.csv").await, None);
}

/// Otherwise the faults of the package would be told.
#[tokio::test]
async fn where_no_file_can_be_nothing_is_taken() {
    let database = database::empty().await;
    let faulty = package("faulty", &[("subject", vec![json!({ "key": "no name" })])]);
    let mut wanted = dry(faulty.path(), &[]);
    let taken = faulty.path().join("taken");
    fs::write(&taken, "").unwrap();
    wanted.reports = taken.join("reports");
    let error = execute(&database, &wanted).await.unwrap_err().to_string();
    let expected = format!(
        "the changes can't be written to {}",
        wanted.reports.display()
    );
    assert!(error.starts_with(&expected), "{error}");
}

/// What it tells would be half of it.
#[tokio::test]
async fn a_dry_run_that_fails_leaves_no_file() {
    let database = database::empty().await;
    let faulty = package("faulty", &[("subject", vec![json!({ "key": "no name" })])]);
    let path = faulty.path().join("faulty-changes.csv");
    fs::write(&path, "old").unwrap();
    let error = execute(&database, &dry(faulty.path(), &[])).await;
    assert!(error.unwrap_err().to_string().contains("fault"));
    let left = fs::read_dir(faulty.path()).unwrap();
    let mut left: Vec<_> = left.map(|it| it.unwrap().file_name()).collect();
    left.sort();
    assert_eq!(left, ["datapackage.json", "subject.csv"]);
}

#[tokio::test]
async fn the_name_of_a_package_leads_into_no_other_folder() {
    let database = database::empty().await;
    let other = package("../other/Name", &[]);
    let told = told(
        &database,
        dry(other.path(), &[]),
        "..-other-Name-changes.csv",
    )
    .await;
    assert_eq!(told.unwrap(), HEADER);
}
