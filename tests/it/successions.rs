//! Successions: who bears what after a State ceased to exist.

use expect_test::{Expect, expect};
use foedera::import;
use sea_orm::{ConnectionTrait, Statement};

use crate::support::{
    Registry,
    package::{loaded, run, small},
    shipped,
};

/// The periods of the parts of some States in an agreement, each on a line.
async fn parts(agreement: &str, states: &str, expected: Expect) {
    let query = format!(
        "{{ agreement(by: {{key: \"{agreement}\"}}) {{
            parties(filter: {{state: {{isoCode: {{in: [{states}]}}}}}}, orderBy: [{{field: KEY}}]) {{
              nodes {{ key timeline {{ from status bearer {{ ... on State {{ isoCode }} }} }} }} }} }} }}"
    );
    let data = shipped().await.data(&query).await;
    let parties = data["agreement"]["parties"]["nodes"].as_array().unwrap();
    let lines = parties.iter().flat_map(|party| {
        let periods = party["timeline"].as_array().unwrap().iter();
        periods.map(|period| {
            let text = |value: &serde_json::Value| value.as_str().unwrap_or("..").to_owned();
            format!(
                "{} {} {} {}",
                text(&party["key"]),
                text(&period["from"]),
                text(&period["status"]),
                text(&period["bearer"]["isoCode"])
            )
        })
    });
    expected.assert_eq(&lines.collect::<Vec<_>>().join("\n"));
}

/// Russia continues the USSR (note to the UN of 1991-12-24); it has no part of its own in the ABM
/// Treaty of the record.
#[tokio::test]
async fn a_continuator_without_a_part_of_its_own_bears_that_of_its_predecessor() {
    parts(
        "abm-1972",
        "\"SUN\", \"RUS\"",
        expect![[r#"
            abm-1972.sun .. NONE SUN
            abm-1972.sun 1972-05-26 SIGNATORY SUN
            abm-1972.sun 1972-10-03 PARTY SUN
            abm-1972.sun 1991-12-26 PARTY RUS
            abm-1972.sun 2001-12-13 PARTY RUS
            abm-1972.sun 2002-06-13 FORMER RUS"#]],
    )
    .await;
}

#[tokio::test]
async fn a_continuator_with_a_part_of_its_own_inherits() {
    parts(
        "inf-1987",
        "\"SUN\", \"RUS\"",
        expect![[r#"
            inf-1987.rus .. NONE RUS
            inf-1987.rus 1991-12-26 PARTY RUS
            inf-1987.rus 2019-02-02 SUSPENDED RUS
            inf-1987.rus 2019-03-04 SUSPENDED RUS
            inf-1987.rus 2019-08-02 FORMER RUS
            inf-1987.sun .. NONE SUN
            inf-1987.sun 1987-12-08 SIGNATORY SUN
            inf-1987.sun 1988-06-01 PARTY SUN
            inf-1987.sun 1991-12-26 FORMER SUN
            inf-1987.sun 2019-08-02 FORMER SUN"#]],
    )
    .await;
    parts(
        "cfe-1990",
        "\"SUN\", \"RUS\"",
        expect![[r#"
            cfe-1990.rus .. NONE RUS
            cfe-1990.rus 1991-12-26 SIGNATORY RUS
            cfe-1990.rus 1992-07-01 SIGNATORY RUS
            cfe-1990.rus 1992-07-31 CONTRACTING RUS
            cfe-1990.rus 1992-11-09 PARTY RUS
            cfe-1990.rus 2007-12-12 SUSPENDED RUS
            cfe-1990.rus 2023-05-29 SUSPENDED RUS
            cfe-1990.rus 2023-11-07 FORMER RUS
            cfe-1990.sun .. NONE SUN
            cfe-1990.sun 1990-11-19 SIGNATORY SUN
            cfe-1990.sun 1991-12-26 FORMER SUN"#]],
    )
    .await;
    parts(
        "sun-swe-nuclear-1988",
        "\"SUN\", \"RUS\"",
        expect![[r#"
            sun-swe-nuclear-1988.rus .. NONE RUS
            sun-swe-nuclear-1988.rus 1991-12-26 PARTY RUS
            sun-swe-nuclear-1988.rus 2025-06-28 PARTY RUS
            sun-swe-nuclear-1988.sun .. NONE SUN
            sun-swe-nuclear-1988.sun 1988-01-13 SIGNATORY SUN
            sun-swe-nuclear-1988.sun 1988-04-01 SIGNATORY SUN
            sun-swe-nuclear-1988.sun 1988-04-30 PARTY SUN
            sun-swe-nuclear-1988.sun 1991-12-26 FORMER SUN"#]],
    )
    .await;
}

/// Nobody continues Czechoslovakia or the German Democratic Republic.
#[tokio::test]
async fn a_state_that_was_dissolved_or_united_with_another_is_a_former_party() {
    parts(
        "cfe-1990",
        "\"CSK\", \"CZE\", \"SVK\"",
        expect![[r#"
            cfe-1990.csk .. NONE CSK
            cfe-1990.csk 1990-11-19 SIGNATORY CSK
            cfe-1990.csk 1993-01-01 FORMER CSK
            cfe-1990.cze .. NONE CZE"#]],
    )
    .await;
    parts(
        "two-plus-four-1990",
        "\"DDR\", \"SUN\"",
        expect![[r#"
            two-plus-four-1990.ddr .. NONE DDR
            two-plus-four-1990.ddr 1990-09-12 SIGNATORY DDR
            two-plus-four-1990.ddr 1990-10-03 FORMER DDR
            two-plus-four-1990.sun .. NONE SUN
            two-plus-four-1990.sun 1990-09-12 SIGNATORY SUN
            two-plus-four-1990.sun 1991-03-15 PARTY SUN
            two-plus-four-1990.sun 1991-03-16 PARTY SUN
            two-plus-four-1990.sun 1991-12-26 PARTY RUS"#]],
    )
    .await;
}

const SUCCESSION: &str = "key,predecessor,successor,kind,occurred_on,note,sources\n";

/// Checks what is said of successions that come to the shipped data set.
async fn said(rows: &str, expected: Expect) {
    let text = SUCCESSION.to_owned() + rows;
    let database = loaded().await;
    expected.assert_eq(&run(&database, &small(&[("succession", &text)])).await);
}

/// Such a circle went in unless it was one of continuations, and each State came before itself.
#[tokio::test]
async fn successions_lead_in_no_circle() {
    // With a stored row.
    said(
        "aut-auh,aut,auh,SUCCESSION,1938,,common-knowledge\n",
        expect![[r#"
            nothing was imported; 1 fault(s):
              succession.csv:2: predecessor, successor `aut, auh`: the stored row `auh-aut` would lead from the successor back to the predecessor; end the circle (a State that came back has a record of its own)"#]],
    )
    .await;
    // A longer one, of several kinds, with stored rows and without a day.
    said(
        "xkx-nor,xkx,nor,UNIFICATION,,,common-knowledge\n\
         nor-yug,nor,yug,SEPARATION,,,common-knowledge\n\
         nor-swe,nor,swe,SEPARATION,,,common-knowledge\n",
        expect![[r#"
            nothing was imported; 1 fault(s):
              succession.csv:2: predecessor, successor `xkx, nor`: line 3, the stored row `yug-scg`, the stored row `scg-srb`, the stored row `srb-xkx` would lead from the successor back to the predecessor; end the circle (a State that came back has a record of its own)"#]],
    )
    .await;
    // Where two lines meet again there is none.
    said(
        "bih-nor,bih,nor,SUCCESSION,,,common-knowledge\n\
         svn-nor,svn,nor,SUCCESSION,,,common-knowledge\n",
        expect!["2 records inserted, 0 updated, 0 unchanged"],
    )
    .await;
}

/// A row may be changed in the import that would otherwise make a circle of it.
#[tokio::test]
async fn a_succession_may_be_turned_round() {
    said(
        "auh-aut,aut,auh,SUCCESSION,1918-11,,common-knowledge\n",
        expect!["0 records inserted, 1 updated, 0 unchanged"],
    )
    .await;
}

/// The import refuses a circle, but other hands may have written one.
#[tokio::test]
async fn a_circle_that_is_stored_has_an_end() {
    let database = loaded().await;
    let db = &database.writer;
    for (far, kind) in [(1000, "SUCCESSION"), (2000, "CONTINUATION")] {
        let sql = format!(
            "INSERT INTO succession (id, key, predecessor_id, successor_id, kind)
             SELECT id + {far}, 'circle-{kind}', successor_id, predecessor_id, '{kind}'
             FROM succession WHERE key = 'sun-rus'"
        );
        let statement = Statement::from_string(db.get_database_backend(), sql);
        db.execute_raw(statement).await.unwrap();
        import::rebuild(db).await.unwrap();
    }
    let query = "{ state(by: {iso: \"RUS\"}) {
        agreementsWith(other: {key: \"ind\"}, includePredecessors: true) { totalCount }
        succeeds { nodes { predecessor { ... on State { key } } } }
        succeededBy { nodes { kind successor { ... on State { key } } } } }
      agreement(by: {key: \"inf-1987\"}) { parties { nodes { key status { status } } } } }";
    let data = Registry::over(database.reader).data(query).await;
    expect![[r#"{"agreement":{"parties":{"nodes":[{"key":"inf-1987.sun","status":{"status":"FORMER"}},{"key":"inf-1987.usa","status":{"status":"FORMER"}},{"key":"inf-1987.rus","status":{"status":"FORMER"}}]}},"state":{"agreementsWith":{"totalCount":5},"succeededBy":{"nodes":[{"kind":"SUCCESSION","successor":{"key":"sun"}},{"kind":"CONTINUATION","successor":{"key":"sun"}}]},"succeeds":{"nodes":[{"predecessor":{"key":"sun"}}]}}}"#]].assert_eq(&data.to_string());
}

/// One seat, by whatever name: of Egypt and Syria as one State, and of Serbia after Serbia and Montenegro.
#[tokio::test]
async fn a_seat_in_the_united_nations_counts_once() {
    let query = r#"{ organization(by: {key: "un"}) {
        union: memberships(asOf: "1961-01-01") { totalCount }
        serbia_and_montenegro: memberships(asOf: "2003-01-01") { totalCount }
        today: memberships(asOf: "2026-01-01") { totalCount }
    } }"#;
    let data = shipped().await.data(query).await;
    expect![[r#"{"organization":{"serbia_and_montenegro":{"totalCount":191},"today":{"totalCount":193},"union":{"totalCount":99}}}"#]]
        .assert_eq(&data.to_string());
}
