//! A signature that names no party: what the registry says, lists and finds of both sides.

use expect_test::expect;
use foedera::import;

use crate::{
    status::check,
    support::{
        Registry,
        package::{loaded, run, small, table},
        treaty::{self, party},
    },
};

/// A bilateral agreement of Norway and Sweden, and one of Norway with many, each signed as a whole
/// on 2001-02-03, and the first of them in force since 2011.
async fn registry() -> Registry {
    let agreement = |key, laterality| treaty::agreement(key, laterality, "2001-02-03");
    let event = |agreement, kind, on| treaty::event(agreement, None, kind, on);
    let tables = [
        table(
            "agreement",
            [
                agreement("two", "BILATERAL"),
                agreement("many", "MULTILATERAL"),
            ],
        ),
        table(
            "party",
            [
                party("two", "nor"),
                party("two", "swe"),
                party("many", "nor"),
            ],
        ),
        table(
            "event",
            [
                event("two", "SIGNATURE", "2001-02-03"),
                event("two", "ENTRY_INTO_FORCE", "2011-01-01"),
                event("many", "SIGNATURE", "2001-02-03"),
            ],
        ),
    ];
    let database = loaded().await;
    let said = run(
        &database,
        &small(&tables.each_ref().map(|(name, text)| (*name, text.as_str()))),
    )
    .await;
    assert_eq!(said, "8 records inserted, 0 updated, 0 unchanged");
    let rebuilt = import::rebuild(&database.writer).await.unwrap();
    assert_eq!(rebuilt.differences, 0);
    Registry::over(database.reader)
}

#[tokio::test]
async fn both_sides_are_signatories_and_the_signature_of_the_whole_says_so() {
    let registry = registry().await;
    let query = "{ agreement(by: {key: \"two\"}) { parties { nodes { timeline {
        from until status inferred certainty candidates underNotice endsOn { edtf }
        basis { kind sources(first: 1) { nodes { key } } } } } } } }";
    let data = registry.data(query).await;
    let expected = expect![[r#"
        .. NONE
        2001-02-03 SIGNATORY [SIGNATURE by common-knowledge]
        2011-01-01 PARTY inferred [ENTRY_INTO_FORCE by common-knowledge]
        2011-01-02 PARTY assumed inferred [ENTRY_INTO_FORCE by common-knowledge]"#]];
    let parties = data["agreement"]["parties"]["nodes"].as_array().unwrap();
    assert_eq!(parties.len(), 2);
    for party in parties {
        check(party["timeline"].as_array().unwrap(), &expected);
    }
}

/// Fields, filters, orders and `changes` say the same.
#[tokio::test]
async fn both_sides_are_found_as_signatories() {
    let registry = registry().await;
    let query = r#"{
        two: agreement(by: {key: "two"}) {
            status(asOf: "2008-01-01") { status }
            parties(filter: {status: {is: SIGNATORY, asOf: "2008-01-01", since: {until: "2003-01-01"}}}) {
                nodes { key status(asOf: "2008-01-01") { status certainty since basis { key party { key } } } }
            }
            none: parties(filter: {status: {is: NONE, asOf: "2008-01-01"}}) { totalCount }
            before: parties(filter: {status: {is: SIGNATORY, asOf: "2001-02-02"}}) { totalCount }
            after: parties(filter: {status: {is: SIGNATORY, asOf: "2011-01-01"}}) { totalCount }
        }
        many: agreement(by: {key: "many"}) {
            parties { nodes { status(asOf: "2008-01-01") { status } } }
        }
        agreements(filter: {key: {in: ["two", "many"]}, parties: {some: {status: {is: SIGNATORY, asOf: "2008-01-01"}}}}) {
            nodes { key }
        }
        changes(from: "2001-02-02", to: "2001-02-03", state: {iso: "SWE"}) {
            nodes { agreement { key } partyBefore { status } partyAfter { status } }
        }
    }"#;
    let data = registry.data(query).await;
    expect![[r#"
        {
          "agreements": {
            "nodes": [
              {
                "key": "two"
              }
            ]
          },
          "changes": {
            "nodes": [
              {
                "agreement": {
                  "key": "two"
                },
                "partyAfter": {
                  "status": "SIGNATORY"
                },
                "partyBefore": {
                  "status": "NONE"
                }
              }
            ]
          },
          "many": {
            "parties": {
              "nodes": [
                {
                  "status": {
                    "status": "NONE"
                  }
                }
              ]
            }
          },
          "two": {
            "after": {
              "totalCount": 0
            },
            "before": {
              "totalCount": 0
            },
            "none": {
              "totalCount": 0
            },
            "parties": {
              "nodes": [
                {
                  "key": "two.nor",
                  "status": {
                    "basis": [
                      {
                        "key": "two.signature",
                        "party": null
                      }
                    ],
                    "certainty": "CERTAIN",
                    "since": "2001-02-03",
                    "status": "SIGNATORY"
                  }
                },
                {
                  "key": "two.swe",
                  "status": {
                    "basis": [
                      {
                        "key": "two.signature",
                        "party": null
                      }
                    ],
                    "certainty": "CERTAIN",
                    "since": "2001-02-03",
                    "status": "SIGNATORY"
                  }
                }
              ]
            },
            "status": {
              "status": "SIGNED"
            }
          }
        }"#]]
    .assert_eq(&serde_json::to_string_pretty(&data).unwrap());
}
