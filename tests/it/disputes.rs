//! Where sources differ: what is said of it, and which claim is shown.

use expect_test::expect;

use crate::support::{
    check,
    package::{changed, faults, loaded, run},
    shipped,
};

#[tokio::test]
async fn a_record_is_disputed_if_a_fact_of_it_has_two_values() {
    check(
        "{ decree(by: {key: \"rus-gov-order-2025-12-19\"}) {
            any: disputed
            published: disputed(property: \"publishedOn\")
            title: disputed(property: \"title\")
        }
        undisputed: decree(by: {key: \"rus-law-2023-fcnm\"}) { disputed claims { totalCount } }
        silent: state(by: {iso: \"NOR\"}) { disputed claims { totalCount } } }",
        7,
        expect![[r#"
            {
              "decree": {
                "any": true,
                "published": true,
                "title": false
              },
              "silent": {
                "claims": {
                  "totalCount": 0
                },
                "disputed": false
              },
              "undisputed": {
                "claims": {
                  "totalCount": 1
                },
                "disputed": false
              }
            }
        "#]],
    )
    .await;
}

/// One statement for all records of a page, and one for their claims.
#[tokio::test]
async fn disputed_on_many_records_is_one_statement() {
    let query = "{ agreements(first: 100) { nodes { disputed claims(property: \"signedOn\") {
        nodes { value } } status(asOf: \"2000-01-01\") { status } } } }";
    let answer = shipped().await.answer(query).await;
    assert!(answer.response.errors.is_empty());
    assert_eq!(answer.statements, 4);
}

#[tokio::test]
async fn disputes_are_found_by_type_and_property() {
    check(
        "{ disputes(filter: {recordKind: {eq: MEMBERSHIP}, property: {eq: \"from\"}}) {
            totalCount
            nodes { record { key } shown { value rank source { key } } claims { totalCount } }
          } }",
        7,
        expect![[r#"
            {
              "disputes": {
                "nodes": [
                  {
                    "claims": {
                      "totalCount": 3
                    },
                    "record": {
                      "key": "nato-fin"
                    },
                    "shown": {
                      "rank": "PREFERRED",
                      "source": {
                        "key": "common-knowledge"
                      },
                      "value": "2023-04-04"
                    }
                  },
                  {
                    "claims": {
                      "totalCount": 3
                    },
                    "record": {
                      "key": "nato-swe"
                    },
                    "shown": {
                      "rank": "PREFERRED",
                      "source": {
                        "key": "common-knowledge"
                      },
                      "value": "2024-03-07"
                    }
                  },
                  {
                    "claims": {
                      "totalCount": 2
                    },
                    "record": {
                      "key": "warsaw-pact-ddr"
                    },
                    "shown": {
                      "rank": "PREFERRED",
                      "source": {
                        "key": "blogen-wp-no"
                      },
                      "value": "1955-05-14"
                    }
                  }
                ],
                "totalCount": 3
              }
            }
        "#]],
    )
    .await;
}

/// No claim is preferred, so the newest from the best kind of source is shown.
#[tokio::test]
async fn of_normal_claims_the_newest_from_the_best_source_is_shown() {
    check(
        "{ disputes(filter: {property: {eq: \"securityAgreements.count.june2024\"}}) {
            nodes {
              shown { value source { kind publishedOn { edtf } } }
              claims { nodes { value rank source { kind publishedOn { edtf } } } }
            } } }",
        6,
        expect![[r#"
            {
              "disputes": {
                "nodes": [
                  {
                    "claims": {
                      "nodes": [
                        {
                          "rank": "NORMAL",
                          "source": {
                            "kind": "NEWS",
                            "publishedOn": {
                              "edtf": "2024-06-14"
                            }
                          },
                          "value": "16 countries after Japan and the United States"
                        },
                        {
                          "rank": "NORMAL",
                          "source": {
                            "kind": "NEWS",
                            "publishedOn": {
                              "edtf": "2024-06"
                            }
                          },
                          "value": "17"
                        }
                      ]
                    },
                    "shown": {
                      "source": {
                        "kind": "NEWS",
                        "publishedOn": {
                          "edtf": "2024-06-14"
                        }
                      },
                      "value": "16 countries after Japan and the United States"
                    }
                  }
                ]
              }
            }
        "#]],
    )
    .await;
}

/// Of two claims by one source, one was once left out, and the wrong one shown.
#[tokio::test]
async fn a_preferred_claim_is_shown_whoever_else_claims() {
    let query = "{ disputes(first: 100) { nodes { property record { key }
        shown { rank value } claims(first: 100, filter: {rank: {eq: PREFERRED}}) { nodes { value } } } } }";
    let data = shipped().await.data(query).await;
    let mut preferred = 0;
    for dispute in data["disputes"]["nodes"].as_array().unwrap() {
        if let Some(claim) = dispute["claims"]["nodes"].get(0) {
            assert_eq!(dispute["shown"]["value"], claim["value"], "{dispute}");
            preferred += 1;
        }
    }
    assert!(preferred > 50);
}

/// A day that follows from events is claimed of the event, so that the status knows of it.
#[tokio::test]
async fn a_claim_of_a_day_of_entry_into_force_makes_the_status_disputed() {
    let query = "{ agreement(by: {key: \"rus-irn-csp-2025\"}) {
        status(asOf: \"2025-08-01\") { status certainty candidates } } }";
    let data = shipped().await.data(query).await;
    assert_eq!(data["agreement"]["status"]["certainty"], "DISPUTED");
    faults(
        "claim.csv",
        |text| {
            text.replace(
                "EVENT,rus-irn-csp-2025.entry-into-force,occurredOn,2025-10-02",
                "AGREEMENT,rus-irn-csp-2025,enteredIntoForceOn,2025-10-02",
            )
        },
        expect![[r#"
            nothing was imported; 2 fault(s):
              claim.csv:88: value `2025-07`: this date would be shown of `rus-irn-csp-2025.entry-into-force`, which has 2025-10-02; make them agree, or give another claim the better rank
              claim.csv:89: value `2025-10-02`: this day is that of an event; claim its `occurredOn` or `effectiveOn`"#]],
    )
    .await;
}

/// All claims of each fact with two values or more, and none else.
#[tokio::test]
async fn every_dispute_has_two_values_at_least() {
    let query = "{ disputes(first: 100) { totalCount nodes { property record { key }
        claims(first: 100) { nodes { value property } } } } }";
    let data = shipped().await.data(query).await;
    let disputes = data["disputes"]["nodes"].as_array().unwrap();
    assert_eq!(data["disputes"]["totalCount"], disputes.len());
    assert!(disputes.len() > 60);
    let mut seen = std::collections::BTreeSet::new();
    for dispute in disputes {
        let claims = dispute["claims"]["nodes"].as_array().unwrap();
        let values = claims.iter().map(|claim| claim["value"].as_str().unwrap());
        let values: std::collections::BTreeSet<_> = values.collect();
        assert!(values.len() > 1, "{dispute}");
        let fact = (
            dispute["record"]["key"].to_string(),
            dispute["property"].to_string(),
        );
        assert!(seen.insert(fact), "twice: {dispute}");
    }
}

/// A plain field shows the claim that is picked: the import refuses a record that says another day.
#[tokio::test]
async fn a_date_that_is_not_the_claim_that_is_shown_is_a_fault() {
    faults(
        "claim.csv",
        |text| {
            text.replace(
                ",DECREE,rus-gov-order-2025-12-19,publishedOn,2025-12-19,PREFERRED,",
                ",DECREE,rus-gov-order-2025-12-19,publishedOn,2025-12-18,PREFERRED,",
            )
        },
        expect![[r#"
            nothing was imported; 1 fault(s):
              claim.csv:15: value `2025-12-18`: this date would be shown of `rus-gov-order-2025-12-19`, which has 2025-12-19; make them agree, or give another claim the better rank"#]],
    )
    .await;
}

/// What may have been earlier by another claim is disputed between the two days.
#[tokio::test]
async fn a_claim_of_another_day_disputes_the_status_between() {
    let database = loaded().await;
    let package = changed("claim.csv", |text| {
        let event = "EVENT,inf-1987.entry-into-force,occurredOn";
        format!(
            "{}\nclaim-x,{event},1988-06-01,PREFERRED,common-knowledge,\n\
             claim-y,{event},1988-06-03,NORMAL,seed-000,\n",
            text.trim_end()
        )
    });
    expect!["2 records inserted, 0 updated, 7588 unchanged"]
        .assert_eq(&run(&database, &package).await);
    let registry = crate::support::Registry::over(database.reader);
    let query = "{ agreement(by: {key: \"inf-1987\"}) {
        before: status(asOf: \"1988-05-31\") { status certainty candidates }
        between: status(asOf: \"1988-06-02\") { status certainty candidates }
        after: status(asOf: \"1988-06-03\") { status certainty candidates } } }";
    let data = registry.data(query).await;
    let told = |alias: &str| data["agreement"][alias].to_string();
    assert_eq!(
        told("before"),
        r#"{"candidates":["SIGNED"],"certainty":"CERTAIN","status":"SIGNED"}"#
    );
    assert_eq!(
        told("between"),
        r#"{"candidates":["IN_FORCE","SIGNED"],"certainty":"DISPUTED","status":"IN_FORCE"}"#
    );
    assert_eq!(
        told("after"),
        r#"{"candidates":["IN_FORCE"],"certainty":"CERTAIN","status":"IN_FORCE"}"#
    );
}
