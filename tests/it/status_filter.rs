//! Filters and orders on the status of a day: they say what the fields say.

use std::collections::BTreeSet;

use expect_test::{Expect, expect};
use serde_json::Value;

use crate::support::{
    check, code, code_of,
    pages::{all, all_keys, all_of, keys},
    shipped,
};

const DAYS: [&str; 5] = [
    "1950-01-01",
    "1992-04-01",
    "1999-03-12",
    "2019-02-02",
    "2026-03-01",
];
const AGREEMENT: [&str; 7] = [
    "UNKNOWN",
    "NEGOTIATED",
    "SIGNED",
    "PROVISIONALLY_APPLIED",
    "IN_FORCE",
    "SUSPENDED",
    "ENDED",
];
const PARTY: [&str; 7] = [
    "NONE",
    "SIGNATORY",
    "PROVISIONAL",
    "CONTRACTING",
    "PARTY",
    "SUSPENDED",
    "FORMER",
];

/// Each filter on a status finds the agreements of which the field says it, surely or perhaps.
#[tokio::test]
async fn a_filter_on_status_finds_what_the_field_says() {
    let registry = shipped().await;
    for day in DAYS {
        let query = format!(
            "{{ agreements(first: 100, after: $after) {{ pageInfo {{ hasNextPage endCursor }}
                nodes {{ key status(asOf: \"{day}\") {{ candidates }} }} }} }}"
        );
        let all = all(&registry, &query).await;
        for status in AGREEMENT {
            let certain = says(&all, |candidates| candidates == [status]);
            let possible = says(&all, |candidates| candidates.contains(&status));
            for (certainty, expected) in [("CERTAIN", certain), ("POSSIBLE", possible)] {
                let query = format!(
                    "{{ agreements(first: 100, after: $after, filter: {{status: {{is: {status},
                        asOf: \"{day}\", certainty: {certainty}}}}}) {{
                        pageInfo {{ hasNextPage endCursor }} nodes {{ key }} }} }}"
                );
                let found = all_keys(&registry, &query).await;
                assert_eq!(found, expected, "{status} {certainty} on {day}");
            }
        }
    }
}

#[tokio::test]
async fn a_filter_on_the_status_of_parties_finds_what_the_field_says() {
    let registry = shipped().await;
    let of = |data: &Value| -> Value { data["agreement"]["parties"].clone() };
    for key in ["apmbc-1997", "cfe-1990", "cst-1992", "ctbt-1996"] {
        for day in DAYS {
            let page = |arguments: &str, selection: &str| {
                format!(
                    "{{ agreement(by: {{key: \"{key}\"}}) {{ parties(first: 100, after: $after{arguments}) {{
                        pageInfo {{ hasNextPage endCursor }} nodes {{ key {selection} }} }} }} }}"
                )
            };
            let selection = format!("status(asOf: \"{day}\") {{ candidates }}");
            let rows = all_of(&registry, &page("", &selection), of).await;
            for status in PARTY {
                let certain = says(&rows, |candidates| candidates == [status]);
                let filter = format!(", filter: {{status: {{is: {status}, asOf: \"{day}\"}}}}");
                let arguments = format!(", status: {status}, asOf: \"{day}\"");
                for arguments in [filter, arguments] {
                    let found = all_of(&registry, &page(&arguments, ""), of).await;
                    assert_eq!(keys(&found), certain, "{key} {arguments}");
                }
            }
        }
    }
}

/// The default of `asOf` is the day of the request, wherever the filter stands: 2026-03-01 here.
#[tokio::test]
async fn a_filter_without_a_day_means_today() {
    check(
        "{ today: agreements(filter: {status: {is: ENDED}}) { totalCount }
           thatDay: agreements(filter: {status: {is: ENDED, asOf: \"2026-03-01\"}}) { totalCount }
           deep: states(filter: {agreements: {some: {and: [{parties: {some: {status: {is: FORMER}}}}]}}}) { totalCount }
           deepThatDay: states(filter: {agreements: {some: {and: [{parties: {some: {status: {is: FORMER, asOf: \"2026-03-01\"}}}}]}}}) { totalCount }
           before: agreements(filter: {status: {is: ENDED, asOf: \"2026-02-04\"}}) { totalCount } }",
        5,
        expect![[r#"
            {
              "before": {
                "totalCount": 23
              },
              "deep": {
                "totalCount": 178
              },
              "deepThatDay": {
                "totalCount": 178
              },
              "thatDay": {
                "totalCount": 24
              },
              "today": {
                "totalCount": 24
              }
            }
        "#]],
    )
    .await;
}

/// All tests within one `status` are about one period.
#[tokio::test]
async fn the_tests_of_a_status_hold_of_one_period() {
    check(
        "{ agreements(filter: {parties: {some: {status: {underNotice: true, is: PARTY, asOf: \"2025-09-01\"}}}}) {
            nodes { key parties(filter: {status: {underNotice: true, is: PARTY, asOf: \"2025-09-01\"}}) {
              nodes { key status(asOf: \"2025-09-01\") { since endsOn { edtf } } } } } } }",
        4,
        expect![[r#"
            {
              "agreements": {
                "nodes": [
                  {
                    "key": "apmbc-1997",
                    "parties": {
                      "nodes": [
                        {
                          "key": "apmbc-1997.lva",
                          "status": {
                            "endsOn": {
                              "edtf": "2025-12-27"
                            },
                            "since": "2005-07-01"
                          }
                        },
                        {
                          "key": "apmbc-1997.ltu",
                          "status": {
                            "endsOn": {
                              "edtf": "2025-12-27"
                            },
                            "since": "2003-05-12"
                          }
                        },
                        {
                          "key": "apmbc-1997.est",
                          "status": {
                            "endsOn": {
                              "edtf": "2025-12-27"
                            },
                            "since": "2004-05-12"
                          }
                        },
                        {
                          "key": "apmbc-1997.fin",
                          "status": {
                            "endsOn": {
                              "edtf": "2026-01-10"
                            },
                            "since": "2012-01-09"
                          }
                        },
                        {
                          "key": "apmbc-1997.pol",
                          "status": {
                            "endsOn": {
                              "edtf": "2026-02-20"
                            },
                            "since": "2012-12-27"
                          }
                        }
                      ]
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
async fn agreements_are_ordered_by_when_they_ended() {
    check(
        "{ agreements(filter: {status: {is: ENDED, asOf: \"2026-03-01\"}}, first: 3,
             orderBy: [{field: ENDED_ON, direction: DESC}]) { nodes { key status(asOf: \"2026-03-01\") { since } } }
           first: agreements(first: 2, orderBy: [{field: IN_FORCE_FROM}]) {
             nodes { key enteredIntoForceOn { edtf } } } }",
        4,
        expect![[r#"
            {
              "agreements": {
                "nodes": [
                  {
                    "key": "new-start-2010",
                    "status": {
                      "since": "2026-02-05"
                    }
                  },
                  {
                    "key": "rus-ltu-invest-1999",
                    "status": {
                      "since": "2025-10-15"
                    }
                  },
                  {
                    "key": "rus-prk-friendship-2000",
                    "status": {
                      "since": "2024-12-04"
                    }
                  }
                ]
              },
              "first": {
                "nodes": [
                  {
                    "enteredIntoForceOn": {
                      "edtf": "1928-02-08"
                    },
                    "key": "geneva-protocol-1925"
                  },
                  {
                    "enteredIntoForceOn": {
                      "edtf": "1949-08-03"
                    },
                    "key": "coe-statute-1949"
                  }
                ]
              }
            }
        "#]],
    )
    .await;
}

#[tokio::test]
async fn a_day_without_a_status_is_refused() {
    let query = "{ agreement(by: {key: \"cfe-1990\"}) {
        parties(asOf: \"2000-01-01\") { totalCount } } }";
    assert_eq!(code(query).await, "BAD_USER_INPUT");
}

/// The filter was passed over, so that all agreements seemed to have had a status on that day.
#[tokio::test]
async fn a_filter_on_a_day_without_a_status_is_refused() {
    let said = async |filter: &str, expected: Expect| {
        let query = format!("{{ agreements(filter: {filter}) {{ totalCount }} }}");
        let answer = shipped().await.answer(&query).await;
        assert_eq!(code_of(&answer), "BAD_USER_INPUT", "{filter}");
        expected.assert_eq(&answer.response.errors[0].message);
    };
    said("{status: {asOf: \"2001-05-01\"}}", expect![[r#"Failed to parse "AgreementStatusFilter": `asOf` says on which day `status` is tested, and nothing is; give `is`, `in`, `since` or `underNotice` too (occurred while parsing "AgreementFilter")"#]]).await;
    said("{status: {asOf: \"2001-05-01\", is: null, certainty: POSSIBLE}}", expect![[r#"Failed to parse "AgreementStatusFilter": `asOf` says on which day `status` is tested, and nothing is; give `is`, `in`, `since` or `underNotice` too (occurred while parsing "AgreementFilter")"#]]).await;
    said("{parties: {some: {status: {asOf: \"2001-05-01\"}}}}", expect![[r#"Failed to parse "PartyStatusFilter": `asOf` says on which day `status` is tested, and nothing is; give `is`, `in`, `since`, `underNotice`, `inferred` or `bearer` too (occurred while parsing "PartyFilter") (occurred while parsing "ManyPartyFilter") (occurred while parsing "AgreementFilter")"#]]).await;
    said("{parties: {some: {memberships: {at: SIGNATURE}}}}", expect![[r#"Failed to parse "PartyMembershipFilter": `at` says when `memberships` are tested, and nothing is; give `some` or `none` too (occurred while parsing "PartyFilter") (occurred while parsing "ManyPartyFilter") (occurred while parsing "AgreementFilter")"#]]).await;
    // One test is enough, and none at all passes all, as in other filters.
    for filter in [
        "{status: {}}",
        "{status: {asOf: \"2001-05-01\", in: []}}",
        "{status: {asOf: \"2001-05-01\", since: {}}}",
        "{status: {asOf: \"2001-05-01\", underNotice: false}}",
        "{parties: {some: {status: {asOf: \"2001-05-01\", inferred: true}}}}",
        "{parties: {some: {status: {asOf: \"2001-05-01\", bearer: {}}}}}",
        "{parties: {some: {memberships: {at: SIGNATURE, none: {}}}}}",
    ] {
        let query = format!("{{ agreements(filter: {filter}) {{ totalCount }} }}");
        assert_eq!(code(&query).await, "", "{filter}");
    }
}

fn says(rows: &[Value], test: impl Fn(&[&str]) -> bool) -> BTreeSet<String> {
    let passes = |row: &&Value| {
        let candidates = row["status"]["candidates"].as_array().unwrap().iter();
        let candidates: Vec<_> = candidates.map(|it| it.as_str().unwrap()).collect();
        test(&candidates)
    };
    rows.iter()
        .filter(passes)
        .map(|row| row["key"].to_string())
        .collect()
}
