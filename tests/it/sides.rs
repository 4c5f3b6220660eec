//! Who is a side of an agreement that its source calls bilateral, and when one side speaks for all.

use foedera::import;
use serde_json::{Value, json};

use crate::support::{
    Registry,
    package::{loaded, run, small, table},
    treaty::{self, event, party},
};

/// Norway and the Soviet Union in 1970, beside which a source lists Ukraine; and Norway, Sweden and
/// Finland, which a source calls bilateral.
async fn registry() -> Registry {
    let agreement = |key| treaty::agreement(key, "BILATERAL", "1970-02-03");
    let tables = [
        table("agreement", [agreement("old"), agreement("three")]),
        table(
            "party",
            [
                party("old", "nor"),
                party("old", "sun"),
                party("old", "ukr"),
                party("three", "nor"),
                party("three", "swe"),
                party("three", "fin"),
            ],
        ),
        table(
            "event",
            [
                event("old", None, "SIGNATURE", "1970-02-03"),
                event("old", None, "ENTRY_INTO_FORCE", "1971-01-01"),
                event("old", Some("ukr"), "SUCCESSION", "1993-05-01"),
                event("three", None, "SIGNATURE", "1970-02-03"),
                event("three", None, "ENTRY_INTO_FORCE", "1971-01-01"),
                event("three", Some("fin"), "DENUNCIATION", "1980-01-01"),
            ],
        ),
    ];
    let database = loaded().await;
    let tables = tables.each_ref().map(|(name, text)| (*name, text.as_str()));
    let said = run(&database, &small(&tables)).await;
    assert_eq!(said, "14 records inserted, 0 updated, 0 unchanged");
    let rebuilt = import::rebuild(&database.writer).await.unwrap();
    assert_eq!(rebuilt.differences, 0);
    Registry::over(database.reader)
}

async fn said(agreement: &str, day: &str) -> Value {
    let query = format!(
        r#"{{ agreement(by: {{key: "{agreement}"}}) {{
            status(asOf: "{day}") {{ status }}
            parties {{ nodes {{ key status(asOf: "{day}") {{ status inferred }} }} }}
        }} }}"#
    );
    let data = registry().await.data(&query).await;
    let agreement = &data["agreement"];
    let parties = agreement["parties"]["nodes"].as_array().unwrap();
    let parties = parties
        .iter()
        .map(|it| (it["key"].clone(), it["status"]["status"].clone()));
    json!([agreement["status"]["status"], parties.collect::<Vec<_>>()])
}

/// The sides are those that were there. Who came later is bound by its own act.
#[tokio::test]
async fn who_came_later_is_no_side() {
    let expected = json!([
        "IN_FORCE",
        [
            ["old.nor", "PARTY"],
            ["old.sun", "PARTY"],
            ["old.ukr", "NONE"]
        ]
    ]);
    assert_eq!(said("old", "1980-01-01").await, expected);
    let after = said("old", "1995-01-01").await;
    assert_eq!(after[1][2], json!(["old.ukr", "PARTY"]));
}

/// Among three, none speaks for all.
#[tokio::test]
async fn of_three_sides_one_that_leaves_ends_nothing() {
    let expected = json!([
        "IN_FORCE",
        [
            ["three.nor", "PARTY"],
            ["three.swe", "PARTY"],
            ["three.fin", "FORMER"]
        ]
    ]);
    assert_eq!(said("three", "1990-01-01").await, expected);
}
