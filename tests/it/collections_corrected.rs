//! A collection once more, after its source corrected what two of its rows, or its words in place of a
//! day, left in doubt: what it said before stays, as a deprecated claim.

use expect_test::{Expect, expect};
use foedera::{
    import::{Mode, collections::Collection},
    store::connect::Database,
};

use serde_json::Value;

use crate::support::{Registry, collections::import, package::loaded};

const TREATY: &str = "\
treatyID,Title,Begin,End,Signature,Force,Term,TypeAmbit,TypeAgree,TypeSubject,TypeDomain,Location,Depository,TextURL
WELL_1990A,Convention on Wells,1990-01-01,,1990-01-01,1992-01-01,,Multilateral,Convention,Wells,Environment,,,
";

const PARTIES: &str =
    "stateID,treatyID,Begin,End,StateSignature,StateRatification,StateForce,StateEnd\n";

/// Imports the convention with these rows of parties.
async fn rows(database: &Database, rows: &str) -> String {
    let parties = format!("{PARTIES}{rows}");
    let files = [
        ("many_ggo_agreements.csv", TREATY),
        ("many_ggo_parties_1.csv", &*parties),
        ("many_ggo_parties_2.csv", PARTIES),
    ];
    import(database, Collection::Ggo, Mode::Write, &files).await
}

/// Imports the rows, then those that the source has in their place, and then these once more. Checks
/// what the second import says, and what is told of the ratification and of the party then.
async fn corrected(first: &str, second: &str, said: Expect, told: Expect) {
    let database = loaded().await;
    rows(&database, first).await;
    said.assert_eq(&rows(&database, second).await);
    let again = rows(&database, second).await;
    assert!(again.starts_with("nothing to change"), "{again}");
    let query = r#"{ agreement(by: {key: "ggo.well-1990a"}) { parties { nodes {
        claims { nodes { value rank } } timeline { from status certainty }
        events { nodes { kind occurredOn { edtf } claims { nodes { value rank } } } }
    } } } }"#;
    let data = Registry::over(database.reader).data(query).await;
    let party = &data["agreement"]["parties"]["nodes"][0];
    let events = lines(&party["events"]["nodes"], |it| {
        let (kind, on) = (&it["kind"], &it["occurredOn"]["edtf"]);
        format!("{kind} {on}{}", claims(it))
    });
    let timeline = lines(&party["timeline"], |it| {
        let (from, status, certainty) = (&it["from"], &it["status"], &it["certainty"]);
        format!("from {from}: {status} {certainty}")
    });
    told.assert_eq(&format!("party{}{events}{timeline}\n", claims(party)).replace('"', ""));
}

/// What is claimed of a record.
fn claims(record: &Value) -> String {
    lines(&record["claims"]["nodes"], |it| {
        format!("  claim {} {}", it["value"], it["rank"])
    })
}

fn lines(list: &Value, line: impl Fn(&Value) -> String) -> String {
    let lines = list.as_array().unwrap().iter();
    lines.fold(String::new(), |all, it| all + "\n" + &line(it))
}

#[tokio::test]
async fn a_day_of_one_of_two_rows_is_corrected() {
    corrected(
        "NOR,WELL_1990A,1990-01-01,,1990-01-01,1991-01-01,1992-01-01,\n\
         NOR,WELL_1990A,1990-01-01,,1990-01-01,1991-02-02,1992-01-01,\n",
        "NOR,WELL_1990A,1990-01-01,,1990-01-01,1991-01-05,1992-01-01,\n\
         NOR,WELL_1990A,1990-01-01,,1990-01-01,1991-02-02,1992-01-01,\n",
        expect![[r#"
            0 records inserted, 2 updated, 9 unchanged
            3 rows read: 3 written, 0 left out
                   1 written: another row that has the other days of this one has another day; both are claims

            file,line,column,value,why,row
            many_ggo_parties_1.csv,3,StateRatification,1991-02-02,another row that has the other days of this one has another day; both are claims,written
        "#]],
        expect![[r#"
            party
            SIGNATURE 1990-01-01
            RATIFICATION 1991-01-05
              claim 1991-01-05 NORMAL
              claim 1991-02-02 NORMAL
            ENTRY_INTO_FORCE 1992-01-01
            from null: NONE CERTAIN
            from 1990-01-01: SIGNATORY CERTAIN
            from 1991-01-05: CONTRACTING DISPUTED
            from 1991-02-02: CONTRACTING CERTAIN
            from 1992-01-01: PARTY CERTAIN
            from 1992-01-02: PARTY ASSUMED
        "#]],
    )
    .await;
}

#[tokio::test]
async fn one_of_two_rows_is_gone() {
    corrected(
        "NOR,WELL_1990A,1990-01-01,,1990-01-01,1991-01-01,1992-01-01,\n\
         NOR,WELL_1990A,1990-01-01,,1990-01-01,1991-02-02,1992-01-01,\n",
        "NOR,WELL_1990A,1990-01-01,,1990-01-01,1991-02-02,1992-01-01,\n",
        expect![[r#"
            0 records inserted, 4 updated, 7 unchanged
            2 rows read: 2 written, 0 left out
                   2 stay: in the registry, and no longer in the files

            file,line,column,value,why,row
            ,,claim,ggo.well-1990a.nor.ratification.occurred-on,"in the registry, and no longer in the files",stays
            ,,claim,ggo.well-1990a.nor.ratification.occurred-on-2,"in the registry, and no longer in the files",stays
        "#]],
        expect![[r#"
            party
            SIGNATURE 1990-01-01
            RATIFICATION 1991-02-02
              claim 1991-01-01 DEPRECATED
              claim 1991-02-02 DEPRECATED
            ENTRY_INTO_FORCE 1992-01-01
            from null: NONE CERTAIN
            from 1990-01-01: SIGNATORY CERTAIN
            from 1991-02-02: CONTRACTING CERTAIN
            from 1992-01-01: PARTY CERTAIN
            from 1992-01-02: PARTY ASSUMED
        "#]],
    )
    .await;
}

#[tokio::test]
async fn what_was_no_date_is_one_now() {
    corrected(
        "NOR,WELL_1990A,1990-01-01,,1990-01-01,1991-XX-XX-,1992-01-01,\n",
        "NOR,WELL_1990A,1990-01-01,,1990-01-01,1991-02-02,1992-01-01,\n",
        expect![[r#"
            0 records inserted, 2 updated, 8 unchanged
            2 rows read: 2 written, 0 left out
                   1 stay: in the registry, and no longer in the files

            file,line,column,value,why,row
            ,,claim,ggo.well-1990a.nor.ratification.occurred-on,"in the registry, and no longer in the files",stays
        "#]],
        expect![[r#"
            party
            SIGNATURE 1990-01-01
            RATIFICATION 1991-02-02
              claim 1991-XX-XX- DEPRECATED
            ENTRY_INTO_FORCE 1992-01-01
            from null: NONE CERTAIN
            from 1990-01-01: SIGNATORY CERTAIN
            from 1991-02-02: CONTRACTING CERTAIN
            from 1992-01-01: PARTY CERTAIN
            from 1992-01-02: PARTY ASSUMED
        "#]],
    )
    .await;
}

#[tokio::test]
async fn what_never_entered_into_force_did() {
    corrected(
        "NOR,WELL_1990A,1990-01-01,,1990-01-01,1991-02-02,9999-12-31,\n",
        "NOR,WELL_1990A,1990-01-01,,1990-01-01,1991-02-02,,\n",
        expect![[r#"
            0 records inserted, 1 updated, 8 unchanged
            2 rows read: 2 written, 0 left out
                   1 stay: in the registry, and no longer in the files

            file,line,column,value,why,row
            ,,claim,ggo.well-1990a.nor.entered-into-force-on,"in the registry, and no longer in the files",stays
        "#]],
        expect![[r#"
            party
              claim 9999-12-31 DEPRECATED
            SIGNATURE 1990-01-01
            RATIFICATION 1991-02-02
            from null: NONE CERTAIN
            from 1990-01-01: SIGNATORY CERTAIN
            from 1991-02-02: CONTRACTING CERTAIN
            from 1992-01-01: PARTY CERTAIN
            from 1992-01-02: PARTY ASSUMED
        "#]],
    )
    .await;
}

/// The second row has no other day than the first, but says that there is none.
#[tokio::test]
async fn that_it_never_entered_into_force_is_more_than_the_row_before_says() {
    corrected(
        "NOR,WELL_1990A,1990-01-01,,1990-01-01,1991-02-02,,\n",
        "NOR,WELL_1990A,1990-01-01,,1990-01-01,1991-02-02,,\n\
         NOR,WELL_1990A,1990-01-01,,1990-01-01,1991-02-02,9999-12-31,\n",
        expect![[r#"
            1 records inserted, 1 updated, 7 unchanged
            3 rows read: 3 written, 0 left out
                   1 written: the source writes such a year for what has not happened

            file,line,column,value,why,row
            many_ggo_parties_1.csv,3,StateForce,9999-12-31,the source writes such a year for what has not happened,written
        "#]],
        expect![[r#"
            party
              claim 9999-12-31 NORMAL
            SIGNATURE 1990-01-01
            RATIFICATION 1991-02-02
            from null: NONE CERTAIN
            from 1990-01-01: SIGNATORY CERTAIN
            from 1991-02-02: CONTRACTING CERTAIN
            from 1992-01-02: CONTRACTING ASSUMED
        "#]],
    )
    .await;
}
