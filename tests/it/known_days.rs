//! What is answered of a record that has one day and lacks another.

use serde_json::{Value, json};

use crate::support::{
    Registry,
    package::{loaded, run, small, table},
    treaty::{agreement, event, party},
};

/// An agreement that entered into force on a day that is not known, and as a second source has it in
/// 1971; and a decree on it whose adoption is open at the start, while its publication is not.
async fn registry() -> Registry {
    let undated = json!({"key": "pact.entry-undated", "kind": "ENTRY_INTO_FORCE",
        "agreement": "pact", "sources": "common-knowledge"});
    let tables = [
        table(
            "agreement",
            [agreement("pact", "MULTILATERAL", "1970-02-03")],
        ),
        table(
            "party",
            [
                party("pact", "rus"),
                party("pact", "pol"),
                party("pact", "swe"),
            ],
        ),
        table(
            "event",
            [
                undated,
                event("pact", None, "ENTRY_INTO_FORCE", "1971-01-01"),
            ],
        ),
        table(
            "decree",
            [
                json!({"key": "order", "title": "Order", "kind": "GOVERNMENT_ORDER",
            "issuer": "gov-rus", "adopted_on": "[..2004-04-01]", "published_on": "2004-05-10",
            "collection": "foedera", "sources": "common-knowledge"}),
            ],
        ),
        table(
            "decree_action",
            [
                json!({"key": "order.pact", "decree": "order", "agreement": "pact",
            "effect": "APPROVES", "sources": "common-knowledge"}),
            ],
        ),
    ];
    let database = loaded().await;
    let tables = tables.each_ref().map(|(name, text)| (*name, text.as_str()));
    let said = run(&database, &small(&tables)).await;
    assert_eq!(said, "8 records inserted, 0 updated, 0 unchanged");
    Registry::over(database.reader)
}

async fn said(query: &str) -> Value {
    registry().await.data(query).await
}

#[tokio::test]
async fn an_entry_into_force_without_a_day_hides_none_that_has_one() {
    let query = "{ agreement(by: {key: \"pact\"}) { enteredIntoForceOn { edtf } } }";
    let data = said(query).await;
    assert_eq!(
        data["agreement"]["enteredIntoForceOn"]["edtf"],
        "1971-01-01"
    );
}

/// Poland joined on 2004-05-01: after the adoption, whenever that was, and before the publication.
#[tokio::test]
async fn members_are_those_of_the_adoption_however_vague_it_is() {
    let query = "{ decree(by: {key: \"order\"}) {
        counterparties(memberOf: \"eu\") { nodes { key } } } }";
    let data = said(query).await;
    assert_eq!(data["decree"]["counterparties"]["nodes"], json!([]));
}
