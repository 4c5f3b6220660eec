//! `foedera timeline`: the pictures of `docs/time.md` are what the registry draws, on both engines.

use std::{fs, path::Path, process::Command};

use foedera::{
    domain::picture::{self, Picture},
    store::{
        Store,
        connect::Database,
        periods::{Untold, told},
    },
};

use crate::support::{check_committed, database};

/// The pictures of `docs/time.md`, by the key of the agreement, and the parties on each.
const PICTURES: [(&str, &[&str]); 4] = [
    ("cst-1992", &["uzb"]),
    ("ctbt-1996", &["rus"]),
    ("apmbc-1997", &["est", "ltu", "ukr"]),
    ("abm-1972", &["sun", "usa"]),
];

async fn ask(agreement: &str, parties: &[&str]) -> Result<Picture, Untold> {
    let store = Store::new(database::shipped().await.reader);
    let parties: Vec<_> = parties.iter().map(|&it| it.to_owned()).collect();
    told(&store, agreement, &parties).await
}

#[tokio::test]
async fn committed_pictures_are_what_the_registry_draws() {
    for (agreement, parties) in PICTURES {
        let told = ask(agreement, parties).await.unwrap();
        let path = format!("docs/pictures/{agreement}.svg");
        check_committed(&path, &picture::svg(&told));
    }
}

/// What stands below a picture draws it.
#[test]
fn the_document_shows_each_picture_and_the_command_that_drew_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join("docs/time.md")).unwrap();
    for entry in fs::read_dir(root.join("docs/pictures")).unwrap() {
        let file = entry.unwrap().path();
        let is_drawn = |(agreement, _)| file.file_stem().unwrap() == agreement;
        assert!(PICTURES.into_iter().any(is_drawn), "{file:?} is left over");
    }
    for (agreement, parties) in PICTURES {
        let parties: String = parties.iter().flat_map(|it| [" --party ", it]).collect();
        let command = format!("`foedera timeline {agreement}{parties} --svg`");
        for part in [format!("](pictures/{agreement}.svg)"), command] {
            assert!(text.contains(&part), "docs/time.md lacks {part}");
        }
    }
}

#[tokio::test]
async fn lines_say_what_the_picture_does() {
    let told = ask("cst-1992", &["uzb"]).await.unwrap();
    expect_test::expect![[r#"
        Tashkent Treaty (cst-1992)

        the agreement
        ..          1992-05-15  UNKNOWN   CERTAIN
        1992-05-15  1994-04-20  SIGNED    CERTAIN
        1994-04-20  2024-02-23  IN_FORCE  CERTAIN
        2024-02-23  ..          IN_FORCE  ASSUMED

        Uzbekistan
        ..          1992-05-15  NONE                CERTAIN
        1992-05-15  1994-04-20  SIGNATORY           CERTAIN
        1994-04-20  1999-01-01  PARTY               CERTAIN
        1999-01-01  1999-12-31  PARTY or FORMER     UNCERTAIN
        1999-12-31  2006-01-01  FORMER              CERTAIN
        2006-01-01  2006-12-31  FORMER or PARTY     UNCERTAIN
        2006-12-31  2012-01-01  PARTY               CERTAIN
        2012-01-01  2012-12-31  PARTY or SUSPENDED  UNCERTAIN
        2012-12-31  2013-01-01  SUSPENDED           CERTAIN
        2013-01-01  ..          SUSPENDED           ASSUMED
    "#]]
    .assert_eq(&picture::text(&told));
}

#[tokio::test]
async fn without_a_choice_the_first_twelve_parties_are_told() {
    let told = ask("apmbc-1997", &[]).await.unwrap();
    let labels: Vec<_> = told.lanes.iter().map(|lane| &lane.label).collect();
    assert_eq!(labels[..3], ["the agreement", "Latvia", "Lithuania"]);
    assert_eq!((labels.len(), told.omitted), (13, 150));
    let last = "\nParties that are left out: 150. Choose with --party <actor key>.\n";
    assert!(picture::text(&told).ends_with(last));
}

#[tokio::test]
async fn parties_are_told_in_the_order_of_the_choice() {
    let told = ask("abm-1972", &["usa", "sun"]).await.unwrap();
    let labels: Vec<_> = told.lanes.iter().map(|lane| &lane.label).collect();
    assert_eq!(labels, ["the agreement", "United States", "Soviet Union"]);
}

#[tokio::test]
async fn a_key_that_nothing_has_is_named_with_what_to_do() {
    let error = ask("apmbc", &[]).await.unwrap_err().to_string();
    assert!(error.contains("`apmbc`"), "{error}");
    assert!(error.contains("`agreement.csv`"), "{error}");
    let error = ask("abm-1972", &["rus"]).await.unwrap_err().to_string();
    assert!(error.contains("`rus` is no party to `abm-1972`"), "{error}");
    assert!(error.contains("`party.csv`"), "{error}");
}

#[tokio::test]
async fn the_program_fails_if_nothing_has_the_key() {
    let address = database::fresh("timeline").await;
    let run = || {
        Command::new(env!("CARGO_BIN_EXE_foedera"))
            .args(["timeline", "abm-1972", "--database-url", &address])
            .output()
            .unwrap()
    };
    let database = Database::open(&address).await.unwrap();
    let said = String::from_utf8(run().stderr).unwrap();
    assert!(said.contains("run `foedera migrate`"), "{said}");
    database.migrate().await.unwrap();
    let output = run();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), output.stdout), (Some(1), vec![]));
    assert!(said.contains("has the key `abm-1972`"), "{said}");
}
