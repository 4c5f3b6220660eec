//! The command that imports collections: into an empty registry, without writing, and what it leaves
//! when it fails.

use std::fs;

use expect_test::expect;
use foedera::import::{
    Mode,
    collections::Collection,
    command::{Wanted, execute},
    is_empty,
    progress::Progress,
    run_collection,
};
use tempfile::TempDir;

use crate::support::{
    Registry,
    collections::{self, ALLIANCE},
    database,
    package::{loaded, run, small},
};

const LAWS: [(&str, &str); 1] = [(
    "ru_treaty_laws.csv",
    "pravo_nd,actions,title_ru,status,url\n1,RATIFICATION,О ратификации,in_force,\n",
)];
/// Beside the one State a member that nobody knows.
const MEMBERS: [(&str, &str); 2] = [
    ALLIANCE[0],
    (
        ALLIANCE[1].0,
        "atopid,member,yrent,moent,dayent,yrexit,moexit,dayexit,phase\n\
         1,385,1949,4,4,0,0,0,0\n1,9999,1949,4,4,0,0,0,0\n",
    ),
];

fn wanted(files: &TempDir, collection: Collection, mode: Mode) -> Wanted {
    Wanted {
        folder: files.path().to_owned(),
        collections: vec![collection],
        mode,
        reports: files.path().to_owned(),
    }
}

/// Norway is found, though the data set that has it is not written either.
#[tokio::test]
async fn a_dry_run_over_an_empty_registry_tells_what_would_be() {
    let database = database::empty().await;
    let files = collections::folder(&MEMBERS);
    let wanted = wanted(&files, Collection::Atop, Mode::DryRun);
    execute(&database, &wanted).await.unwrap();
    let report = fs::read_to_string(files.path().join("atop-report.csv")).unwrap();
    assert_eq!(report.lines().count(), 2, "{report}");
    assert!(
        report.contains("atop_members.csv,3,member,9999"),
        "{report}"
    );
    assert!(is_empty(&database.writer).await.unwrap());
}

#[tokio::test]
async fn a_line_of_the_report_is_that_of_the_file_however_lines_end() {
    let database = loaded().await;
    let windows = MEMBERS.map(|(name, text)| (name, text.replace('\n', "\r\n")));
    let windows = windows
        .each_ref()
        .map(|(name, text)| (*name, text.as_str()));
    let said = collections::import(&database, Collection::Atop, Mode::DryRun, &windows).await;
    assert!(said.contains("\natop_members.csv,3,member,9999"), "{said}");
}

#[tokio::test]
async fn nothing_is_written_if_a_file_of_a_later_collection_is_not_there() {
    let database = database::empty().await;
    let files = collections::folder(&MEMBERS);
    let mut wanted = wanted(&files, Collection::Atop, Mode::Write);
    wanted.collections.push(Collection::Colombia);
    let error = execute(&database, &wanted).await.unwrap_err().to_string();
    let named =
        "has no file `co_treaties_full.csv`; name the folder that holds the files of colombia";
    assert!(error.ends_with(named), "{error}");
    assert!(database.migrate().await.is_ok());
    assert!(is_empty(&database.writer).await.unwrap());
}

#[tokio::test]
async fn a_report_takes_the_place_of_an_older_one_though_it_tells_nothing() {
    let database = loaded().await;
    let known = MEMBERS.map(|(name, text)| (name, text.replace("1,9999,1949,4,4,0,0,0,0\n", "")));
    let known = known.each_ref().map(|(name, text)| (*name, text.as_str()));
    let files = collections::folder(&known);
    let wanted = wanted(&files, Collection::Atop, Mode::Write);
    let path = files.path().join("atop-report.csv");
    fs::write(&path, "old").unwrap();
    execute(&database, &wanted).await.unwrap();
    assert_eq!(
        fs::read_to_string(path).unwrap(),
        "file,line,column,value,why,row\n"
    );
}

#[tokio::test]
async fn what_the_files_no_longer_have_stays_and_is_told() {
    let database = loaded().await;
    collections::import(&database, Collection::Atop, Mode::Write, &MEMBERS).await;
    let fewer = MEMBERS.map(|(name, text)| (name, text.replace("\n1,385,", "\n1,390,")));
    let fewer = fewer.each_ref().map(|(name, text)| (*name, text.as_str()));
    let said = collections::import(&database, Collection::Atop, Mode::Write, &fewer).await;
    let gone = "3 stay: in the registry, and no longer in the files";
    assert!(said.contains(gone), "{said}");
    let row = ",,party,atop.1.nor,\"in the registry, and no longer in the files\",stays";
    assert!(said.contains(row), "{said}");
}

#[tokio::test]
async fn an_empty_registry_gets_the_data_set_before_a_collection() {
    let database = database::empty().await;
    let files = collections::folder(&MEMBERS);
    let wanted = wanted(&files, Collection::Atop, Mode::Write);
    execute(&database, &wanted).await.unwrap();
    let query = r#"{ agreement(by: {key: "atop.1"}) { parties { nodes { key } } } }"#;
    let data = Registry::over(database.reader).data(query).await;
    let parties = &data["agreement"]["parties"]["nodes"];
    assert_eq!(parties.to_string(), r#"[{"key":"atop.1.nor"}]"#);
}

#[tokio::test]
async fn nothing_is_written_if_the_report_can_not_be() {
    let database = loaded().await;
    let files = collections::folder(&LAWS);
    let mut wanted = wanted(&files, Collection::RuTreatyLaws, Mode::Write);
    // Where a file stands there can be no folder.
    let taken = files.path().join("taken");
    fs::write(&taken, "").unwrap();
    wanted.reports = taken.join("reports");
    let error = execute(&database, &wanted).await.unwrap_err().to_string();
    assert!(
        error.starts_with("the report can't be written to "),
        "{error}"
    );
    let query = r#"{ collection(by: {key: "ru-treaty-laws"}) { key } }"#;
    let data = Registry::over(database.reader).data(query).await;
    assert_eq!(data["collection"], serde_json::Value::Null);
}

#[tokio::test]
async fn the_folder_of_the_reports_is_made() {
    let database = loaded().await;
    let files = collections::folder(&LAWS);
    let mut wanted = wanted(&files, Collection::RuTreatyLaws, Mode::DryRun);
    wanted.reports = files.path().join("not").join("yet");
    execute(&database, &wanted).await.unwrap();
    assert!(wanted.reports.join("ru-treaty-laws-report.csv").exists());
}

/// A number is held once, so a record of another collection has it as a claim.
#[tokio::test]
async fn the_same_registration_number_is_the_same_agreement() {
    let database = loaded().await;
    let files = collections::folder(&MEMBERS);
    let wanted = wanted(&files, Collection::Atop, Mode::Write);
    execute(&database, &wanted).await.unwrap();
    let numbered = "{ agreements(first: 1, filter: {registrationNumber: {known: true}}) {
        nodes { key registrationNumber } } }";
    let registry = Registry::over(database.reader.clone());
    let found = registry.data(numbered).await["agreements"]["nodes"][0].clone();
    let number = found["registrationNumber"].as_str().unwrap();
    let claim = format!(
        "key,record_kind,record,property,value,rank,source,note\n\
         1,AGREEMENT,atop.1,registrationNumber,{number},NORMAL,atop,\n"
    );
    let said = run(&database, &small(&[("claim", &claim)])).await;
    assert!(said.starts_with("1 records inserted"), "{said}");
    let query =
        r#"{ agreement(by: {key: "atop.1"}) { sameAs { score reason agreement { key } } } }"#;
    let data = Registry::over(database.reader).data(query).await;
    let same = &data["agreement"]["sameAs"];
    assert_eq!(same[0]["agreement"]["key"], found["key"]);
    assert_eq!(
        (&same[0]["score"], &same[0]["reason"]),
        (&100.into(), &"REGISTRATION_NUMBER".into())
    );
}

/// What an import tells of its course, each thing once until it tells another.
#[derive(Default)]
struct Told(Vec<String>);

impl Told {
    fn tell(&mut self, what: &str) {
        if self.0.last().is_none_or(|last| last != what) {
            self.0.push(what.to_owned());
        }
    }
}

impl Progress for Told {
    fn does(&mut self, what: &'static str) {
        self.tell(what);
    }

    fn passed(&mut self, done: usize, total: usize) {
        self.tell(&format!("{done} of {total} are as they were"));
    }

    fn wrote(&mut self, table: &str, _: usize, _: usize) {
        self.tell(table);
    }
}

#[tokio::test]
async fn an_import_tells_what_it_does_while_it_writes_nothing() {
    let database = loaded().await;
    let files = collections::folder(&LAWS);
    let (db, laws) = (&database.writer, Collection::RuTreatyLaws);
    let mut first = Told::default();
    let done = run_collection(db, laws, files.path(), Mode::Write, &mut first).await;
    done.unwrap();
    expect![[r#"
        reading the files
        checking
        collection
        source
        decree
        working out periods
        matching agreements"#]]
    .assert_eq(&first.0.join("\n"));
    let mut again = Told::default();
    let done = run_collection(db, laws, files.path(), Mode::Write, &mut again).await;
    done.unwrap();
    expect![[r#"
        reading the files
        checking
        3 of 3 are as they were
        working out periods"#]]
    .assert_eq(&again.0.join("\n"));
}

#[tokio::test]
async fn a_folder_without_the_files_is_named() {
    let database = loaded().await;
    let said = collections::import(&database, Collection::Atop, Mode::Write, &[]).await;
    expect!["<folder>/atop_members.csv can't be read; name the folder that holds the files of the collection: No such file or directory (os error 2)"].assert_eq(&said);
    let other = [("co_treaties_full.csv", "title\nx\n")];
    let said = collections::import(&database, Collection::Colombia, Mode::Write, &other).await;
    expect!["co_treaties_full.csv has no column `place_of_adoption`; it is not the file of this collection"].assert_eq(&said);
}

/// Each row below such a quote was a part of one value, and the import said nothing of it.
#[tokio::test]
async fn a_file_with_a_stray_quote_or_a_column_twice_is_refused() {
    let database = loaded().await;
    let with = |member: &str| {
        let members = MEMBERS[1].1.replace("1,9999,", member);
        [MEMBERS[0], (MEMBERS[1].0, members.as_str())].map(|(name, text)| (name, text.to_owned()))
    };
    let twice = MEMBERS[1].1.replace("phase", "member");
    let twice = [MEMBERS[0], (MEMBERS[1].0, &twice)].map(|(name, text)| (name, text.to_owned()));
    let mut said = String::new();
    for files in [
        with("1,\"9999,"),
        with("1,99\"99,"),
        with("1,\"99\"99,"),
        twice,
    ] {
        let files = files.each_ref().map(|(name, text)| (*name, text.as_str()));
        said += &collections::import(&database, Collection::Atop, Mode::Write, &files).await;
        said += "\n";
    }
    expect![[r#"
        atop_members.csv, line 3: the quote that opens here is never closed; close it
        atop_members.csv, line 3: put the whole value into quotes, and double the quote
        atop_members.csv, line 3: the quote that opens here is closed amid the value; close it at the end, and double the quotes within
        atop_members.csv: the column `member` comes twice; keep one
    "#]].assert_eq(&said);
}

#[tokio::test]
async fn a_file_may_begin_with_the_mark_of_its_bytes() {
    let database = loaded().await;
    let marked = MEMBERS.map(|(name, text)| {
        (
            name,
            format!("\u{feff}\"atopid\"{}", &text["atopid".len()..]),
        )
    });
    let marked = marked.each_ref().map(|(name, text)| (*name, text.as_str()));
    let said = collections::import(&database, Collection::Atop, Mode::DryRun, &marked).await;
    assert!(
        said.contains("3 rows read: 2 written, 1 left out"),
        "{said}"
    );
}
