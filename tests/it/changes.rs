//! Changes: what differs between two days.

use std::collections::BTreeSet;

use expect_test::expect;
use serde_json::Value;

use crate::support::{check, code, shipped};

/// The plain reading: ask for each agreement's status on both days, and compare.
#[tokio::test]
async fn changes_are_the_agreements_whose_status_differs() {
    let query = "{ agreements(first: 100, after: $after) { pageInfo { endCursor hasNextPage }
          nodes { key a: status(asOf: \"2019-01-01\") { status } b: status(asOf: \"2025-12-31\") { status } } }
        }";
    let registry = shipped().await;
    let (mut expected, mut after) = (BTreeSet::new(), "null".to_owned());
    loop {
        let data = registry.data(&query.replace("$after", &after)).await;
        for it in data["agreements"]["nodes"].as_array().unwrap() {
            if it["a"] != it["b"] {
                expected.insert(it["key"].to_string());
            }
        }
        let page = &data["agreements"]["pageInfo"];
        if page["hasNextPage"] == false {
            break;
        }
        after = page["endCursor"].to_string();
    }
    let query =
        "{ changes(from: \"2019-01-01\", to: \"2025-12-31\", first: 100) { totalCount nodes {
        agreement { key } before { status } after { status } party { key } } } }";
    let data = registry.data(query).await;
    let changes = data["changes"]["nodes"].as_array().unwrap();
    let found: BTreeSet<_> = changes
        .iter()
        .map(|it| it["agreement"]["key"].to_string())
        .collect();
    assert_eq!(found, expected);
    assert!(expected.len() > 20);
    assert_eq!(data["changes"]["totalCount"], expected.len());
    for change in changes {
        assert_ne!(change["before"], change["after"]);
        assert!(change["party"].is_null());
    }
}

#[tokio::test]
async fn the_changes_of_a_state_are_those_of_its_own_status_too() {
    let query =
        "{ changes(state: {iso: \"RUS\"}, from: \"2023-01-01\", to: \"2023-12-31\") { nodes {
        agreement { key } before { status } after { status }
        party { key } partyBefore { status } partyAfter { status }
        events(filter: {party: {state: {isoCode: {eq: \"RUS\"}}}}) { nodes { kind } } } } }";
    let answer = shipped().await.answer(query).await;
    // The actor, the agreements, two statuses, three times its part, two statuses, the events.
    assert_eq!(answer.statements, 10);
    let data = answer.response.data.into_json().unwrap();
    let line = |change: &Value| {
        let status = |field: &str| change[field]["status"].as_str().unwrap();
        let events = change["events"]["nodes"].as_array().unwrap().iter();
        let events: Vec<_> = events.map(|it| it["kind"].as_str().unwrap()).collect();
        format!(
            "{}: {} -> {}; {}: {} -> {}; {}",
            change["agreement"]["key"],
            status("before"),
            status("after"),
            change["party"]["key"],
            status("partyBefore"),
            status("partyAfter"),
            events.join(", ")
        )
    };
    let changes = data["changes"]["nodes"].as_array().unwrap();
    let lines: Vec<_> = changes.iter().map(line).collect();
    expect![[r#"
        "cfe-1990": IN_FORCE -> IN_FORCE; "cfe-1990.rus": SUSPENDED -> FORMER; DENUNCIATION
        "ctbt-1996": SIGNED -> SIGNED; "ctbt-1996.rus": CONTRACTING -> SIGNATORY; REVOCATION_OF_RATIFICATION, PARLIAMENTARY_APPROVAL, PARLIAMENTARY_APPROVAL
        "new-start-2010": IN_FORCE -> SUSPENDED; "new-start-2010.rus": PARTY -> SUSPENDED; SUSPENSION, ANNOUNCEMENT
        "rus-ukr-azov-2003": IN_FORCE -> ENDED; "rus-ukr-azov-2003.rus": PARTY -> FORMER; PROMULGATION
        "rus-oss-mtc-2023": UNKNOWN -> SIGNED; "rus-oss-mtc-2023.rus": NONE -> SIGNATORY; SIGNATURE"#]].assert_eq(&lines.join("\n"));
}

/// What the USSR bore, Russia bears: both have changed.
#[tokio::test]
async fn a_part_that_was_handed_over_changed_for_both() {
    check(
        "{ sun: changes(state: {iso: \"SUN\"}, from: \"1991-01-01\", to: \"2003-01-01\",
              filter: {key: {in: [\"abm-1972\", \"inf-1987\"]}}) {
            nodes { agreement { key } partyBefore { status } partyAfter { status bearer { ... on State { isoCode } } } } }
          rus: changes(state: {iso: \"RUS\"}, from: \"1991-01-01\", to: \"2003-01-01\",
              filter: {key: {in: [\"abm-1972\", \"inf-1987\"]}}) {
            nodes { agreement { key } partyBefore { status } partyAfter { status bearer { ... on State { isoCode } } } } } }",
        13,
        expect![[r#"
            {
              "rus": {
                "nodes": [
                  {
                    "agreement": {
                      "key": "inf-1987"
                    },
                    "partyAfter": {
                      "bearer": {
                        "isoCode": "RUS"
                      },
                      "status": "PARTY"
                    },
                    "partyBefore": {
                      "status": "NONE"
                    }
                  },
                  {
                    "agreement": {
                      "key": "abm-1972"
                    },
                    "partyAfter": {
                      "bearer": {
                        "isoCode": "RUS"
                      },
                      "status": "FORMER"
                    },
                    "partyBefore": {
                      "status": "PARTY"
                    }
                  }
                ]
              },
              "sun": {
                "nodes": [
                  {
                    "agreement": {
                      "key": "inf-1987"
                    },
                    "partyAfter": {
                      "bearer": {
                        "isoCode": "SUN"
                      },
                      "status": "FORMER"
                    },
                    "partyBefore": {
                      "status": "PARTY"
                    }
                  },
                  {
                    "agreement": {
                      "key": "abm-1972"
                    },
                    "partyAfter": {
                      "bearer": {
                        "isoCode": "RUS"
                      },
                      "status": "FORMER"
                    },
                    "partyBefore": {
                      "status": "PARTY"
                    }
                  }
                ]
              }
            }
        "#]],
    )
    .await;
}

#[tokio::test]
async fn days_that_do_not_follow_each_other_are_refused() {
    for days in [
        "from: \"2020-01-01\", to: \"2020-01-01\"",
        "from: \"2020-01-02\", to: \"2020-01-01\"",
        "from: \"2020-01-01\", to: \"2021-01-01\", state: {iso: \"ZZZ\"}",
    ] {
        let query = format!("{{ changes({days}) {{ totalCount }} }}");
        assert_eq!(code(&query).await, "BAD_USER_INPUT", "{days}");
    }
}

/// An organization has a key too, but it is asked for a State.
#[tokio::test]
async fn an_organization_is_no_state() {
    let query = "{ changes(from: \"2001-01-01\", to: \"2002-01-01\", state: {key: \"nato\"}) {
        totalCount } }";
    assert_eq!(code(query).await, "BAD_USER_INPUT");
}
