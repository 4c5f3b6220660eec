//! A claim, or a source of claims, that changes by itself: the records that stored claims are about are
//! looked at too.

use expect_test::expect;
use foedera::import;
use serde_json::json;

use crate::support::{
    Registry,
    package::{loaded, run, small, table},
};

const CLAIM: &str = "key,record_kind,record,property,value,rank,source,note\n";

/// Two claims leave it open when Russia ratified the CTBT. Without one of them nothing does.
#[tokio::test]
async fn a_claim_that_is_of_another_record_now_leaves_nothing_in_doubt() {
    let database = loaded().await;
    let registry = Registry::over(database.reader.clone());
    let query = r#"{ agreement(by: {key: "ctbt-1996"}) {
        parties(filter: {state: {key: {eq: "rus"}}}) { nodes { status(asOf: "2000-06-01") { status certainty } } }
    } }"#;
    let status = async || registry.data(query).await["agreement"]["parties"]["nodes"][0].clone();
    assert_eq!(status().await["status"]["certainty"], "DISPUTED");
    let moved = format!(
        "{CLAIM}claim-076,AGREEMENT,start2-1993,remark,2000-05-27,NORMAL,vestikavkaza-ctbt,\n"
    );
    let said = run(&database, &small(&[("claim", &moved)])).await;
    expect!["0 records inserted, 1 updated, 0 unchanged"].assert_eq(&said);
    assert_eq!(status().await["status"]["certainty"], "CERTAIN");
    let rebuilt = import::rebuild(&database.writer).await.unwrap();
    assert_eq!(rebuilt.differences, 0);
}

/// The day that is shown must be that of the record, whatever of it the package names.
#[tokio::test]
async fn a_shown_day_that_differs_is_refused_whatever_makes_it_shown() {
    let database = loaded().await;
    let demoted = format!(
        "{CLAIM}claim-077,EVENT,ctbt-1996.rus.ratification,occurredOn,2000-06-30,NORMAL,untc-26-4,\n"
    );
    let said = run(&database, &small(&[("claim", &demoted)])).await;
    expect!["0 records inserted, 1 updated, 0 unchanged"].assert_eq(&said);
    let lesser =
        json!({"key": "untc-26-4", "kind": "OTHER", "title": "CTBT", "access": "not read"});
    let (name, lesser) = table("source", [lesser]);
    let said = run(&database, &small(&[(name, &lesser)])).await;
    expect![[r#"
        nothing was imported; 1 fault(s):
          datapackage.json:1: the stored row `claim-076` of claim: this date would be shown of `ctbt-1996.rus.ratification`, which has 2000-06-30; make them agree, or give another claim the better rank"#]].assert_eq(&said);
    let moved =
        format!("{CLAIM}claim-077,AGREEMENT,start2-1993,remark,2000-06-30,NORMAL,untc-26-4,\n");
    let said = run(&database, &small(&[("claim", &moved)])).await;
    expect![[r#"
        nothing was imported; 1 fault(s):
          claim.csv:1: the stored row `claim-076` of claim: this date would be shown of `ctbt-1996.rus.ratification`, which has 2000-06-30; make them agree, or give another claim the better rank"#]].assert_eq(&said);
}
