//! A collection once more, after its source or the registry has changed: what no longer fits is left
//! out, and the rest goes in.

use expect_test::expect;
use foedera::{
    import::{self, Mode, collections::Collection, is_empty, progress::Progress},
    store::connect::Database,
};
use sea_orm::DatabaseConnection;

use crate::support::{
    Registry,
    collections::import,
    database,
    package::{loaded, run, small, table},
};

const LEADERS: &str = "\
obsid,gwcode,leadid,leader,yrborn,gender,startdate,enddate,entry,exit,exitcode
NOR-1,385.0,l1,Well,1900.0,M,1950-01-01,1955-05-05,Regular,Regular,Regular
SWE-1,380.0,l2,River,1874.0,M,1921-01-01,1926-05-05,Regular,Regular,Regular
";

/// Imports these leaders. Returns what is said, and the rows that the collection says are left out.
async fn leaders(database: &Database, text: &str) -> (String, String) {
    let files = [("archigos_leaders.csv", text)];
    let said = import(database, Collection::Archigos, Mode::Write, &files).await;
    let query = r#"{ collection(by: {key: "archigos"}) { rowsLeftOut } }"#;
    let data = Registry::over(database.reader.clone()).data(query).await;
    (said, data["collection"]["rowsLeftOut"].to_string())
}

/// The stored term stays, since it is not deleted; once that stopped the whole import.
#[tokio::test]
async fn a_term_that_overlaps_a_stored_one_is_left_out() {
    let database = loaded().await;
    leaders(&database, LEADERS).await;
    let renamed = LEADERS.replace("NOR-1", "NOR-1950").replace("1926", "1927");
    let (said, left_out) = leaders(&database, &renamed).await;
    expect![[r#"
        0 records inserted, 2 updated, 7 unchanged
        2 rows read: 1 written, 1 left out
               1 left out: it overlaps a stored term of the same official in the same office, which stays

        file,line,column,value,why,row
        archigos_leaders.csv,2,,archigos.nor-1950,"it overlaps a stored term of the same official in the same office, which stays",left out
    "#]]
    .assert_eq(&said);
    assert_eq!(left_out, "1");
}

/// What is stored is compared as it will be.
#[tokio::test]
async fn a_term_may_take_the_time_of_one_that_ends_earlier_now() {
    let database = loaded().await;
    leaders(&database, LEADERS).await;
    let split = LEADERS.replace("1955-05-05", "1952-01-01")
        + "NOR-2,385.0,l1,Well,1900.0,M,1953-01-01,1955-05-05,Regular,Regular,Regular\n";
    let (said, left_out) = leaders(&database, &split).await;
    assert!(said.starts_with("1 records inserted, 2 updated"), "{said}");
    assert_eq!(left_out, "0");
}

/// The row that would have made room for the second is left out itself.
#[tokio::test]
async fn a_stored_term_whose_new_row_is_left_out_stays_as_it_is() {
    let database = loaded().await;
    leaders(&database, LEADERS).await;
    let split = LEADERS.replace("1950-01-01,1955-05-05", "1950-01-01,1940-01-01")
        + "NOR-2,385.0,l1,Well,1900.0,M,1953-01-01,1955-05-05,Regular,Regular,Regular\n";
    let (said, left_out) = leaders(&database, &split).await;
    assert!(
        said.contains("3 rows read: 1 written, 2 left out"),
        "{said}"
    );
    assert_eq!(left_out, "2");
}

#[tokio::test]
async fn a_minister_is_left_out_of_the_same_post_at_the_same_time() {
    let term = |id: &str| format!("id,person_id,post_id,start_date,end_date\n{id},a1,p1,2001,\n");
    let files = |term| {
        [
            ("ifg_organisation.csv", "id,name\no1,Ministry of Wells\n"),
            ("ifg_post.csv", "id,organisation_id,name\np1,o1,Secretary\n"),
            ("ifg_person.csv", "id,name,end_date\na1,Ann Well,\n"),
            ("ifg_appointment.csv", term),
            (
                "ifg_appointment_characteristics.csv",
                "appointment_id,is_acting\n",
            ),
        ]
    };
    let database = loaded().await;
    let (first, second) = (term("t1"), term("t2"));
    let said = import(&database, Collection::Ifg, Mode::Write, &files(&first)).await;
    assert!(said.contains("4 rows read: 4 written"), "{said}");
    let said = import(&database, Collection::Ifg, Mode::Write, &files(&second)).await;
    let row = "ifg_appointment.csv,2,,ifg.appointment.t2,\"it overlaps a stored term";
    assert!(said.contains(row), "{said}");
}

/// A registry of Norway alone, as one that is older than what the program calls actors.
async fn norway() -> Database {
    let database = database::empty().await;
    let row = |table: &str| match table {
        "state" => serde_json::json!({ "key": "nor", "name": "Norway", "official_name": "Norway",
            "iso_code": "NOR", "recognition": "UN_MEMBER", "sources": "s" }),
        "source" => serde_json::json!({ "key": "s", "kind": "NEWS", "title": "s" }),
        _ => serde_json::json!({ "key": "nor", "kind": "STATE" }),
    };
    let tables = ["source", "actor", "state"].map(|name| table(name, [row(name)]));
    let tables = tables.each_ref().map(|(name, text)| (*name, text.as_str()));
    let said = run(&database, &small(&tables)).await;
    assert!(said.starts_with("3 records inserted"), "{said}");
    database
}

#[tokio::test]
async fn whoever_the_registry_lacks_is_left_out() {
    let database = norway().await;
    let (said, _) = leaders(&database, LEADERS).await;
    let row = "archigos_leaders.csv,3,gwcode,380.0,no actor of the registry is called so,left out";
    assert!(
        said.contains(row) && said.contains("1 written, 1"),
        "{said}"
    );
}

/// The United Kingdom stands in no row of it.
#[tokio::test]
async fn a_collection_whose_own_state_is_lacking_names_the_remedy_once() {
    let database = norway().await;
    let files = [
        ("ifg_organisation.csv", "id,name\no1,Wells\no2,Rivers\n"),
        ("ifg_post.csv", "id,organisation_id,name\n"),
        ("ifg_person.csv", "id,name,end_date\n"),
        (
            "ifg_appointment.csv",
            "id,person_id,post_id,start_date,end_date\n",
        ),
        (
            "ifg_appointment_characteristics.csv",
            "appointment_id,is_acting\n",
        ),
    ];
    let said = import(&database, Collection::Ifg, Mode::Write, &files).await;
    expect!["the registry has no actor `gbr`, which ifg needs; import the curated data set first, as by `foedera import data`"].assert_eq(&said);
}

/// Such an import once kept the data set out for good.
#[tokio::test]
async fn a_registry_without_records_is_empty_whatever_was_imported() {
    let database = database::empty().await;
    run(&database, &small(&[])).await;
    assert!(is_empty(&database.writer).await.unwrap());
    let subject = "key,name,field\nmines,landmines,ARMS_CONTROL\n";
    run(&database, &small(&[("subject", subject)])).await;
    assert!(!is_empty(&database.writer).await.unwrap());
}

/// Closes the database before the import commits: it can commit, and do nothing after.
struct Closing(DatabaseConnection);

impl Progress for Closing {
    fn does(&mut self, what: &'static str) {
        if what == "matching agreements" {
            tokio::spawn(self.0.clone().close());
        }
    }
    fn passed(&mut self, _: usize, _: usize) {}
    fn wrote(&mut self, _: &str, _: usize, _: usize) {}
}

/// It was told to have failed.
#[tokio::test]
async fn an_import_is_done_though_the_planner_learns_nothing_of_it() {
    let address = database::fresh("unplanned").await;
    let database = Database::open(&address).await.unwrap();
    database.migrate().await.unwrap();
    let subject = "key,name,field\nmines,landmines,ARMS_CONTROL\n";
    let package = small(&[("subject", subject)]);
    let mut closing = Closing(database.writer.clone());
    let done = import::run(&database.writer, &package, Mode::Write, &mut closing).await;
    assert_eq!(done.unwrap().inserted, 1);
    let again = Database::open(&address).await.unwrap();
    assert!(!is_empty(&again.writer).await.unwrap());
}

/// A row of Archigos may be two terms.
#[tokio::test]
async fn a_row_of_two_terms_that_both_overlap_stored_ones_is_left_out_once() {
    let row = |id: &str| {
        format!(
            "obsid,gwcode,leadid,leader,yrborn,gender,startdate,enddate,entry,exit,exitcode\n\
             {id},345.0,l3,Hill,1941.0,M,1989-05-08,1997-07-23,Regular,Regular,Regular\n"
        )
    };
    let database = loaded().await;
    leaders(&database, &row("YUG-1989")).await;
    let (said, left_out) = leaders(&database, &row("YUG-1989a")).await;
    expect![[r#"
        0 records inserted, 1 updated, 6 unchanged
        1 rows read: 0 written, 1 left out
               1 left out: it overlaps a stored term of the same official in the same office, which stays

        file,line,column,value,why,row
        archigos_leaders.csv,2,,archigos.yug-1989a,"it overlaps a stored term of the same official in the same office, which stays",left out
    "#]].assert_eq(&said);
    assert_eq!(left_out, "1");
}
