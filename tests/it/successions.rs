//! Successions: who bears what after a State ceased to exist.

use expect_test::{Expect, expect};

use crate::support::{check, code, shipped};

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
        abm-1972.sun .. UNKNOWN SUN
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
        inf-1987.rus .. UNKNOWN RUS
        inf-1987.rus 1991-12-26 PARTY RUS
        inf-1987.rus 2019-02-02 SUSPENDED RUS
        inf-1987.rus 2019-08-02 FORMER RUS
        inf-1987.sun .. UNKNOWN SUN
        inf-1987.sun 1987-12-08 SIGNATORY SUN
        inf-1987.sun 1988-06-01 PARTY SUN
        inf-1987.sun 1991-12-26 FORMER SUN"#]],
    )
    .await;
    parts(
        "cfe-1990",
        "\"SUN\", \"RUS\"",
        expect![[r#"
        cfe-1990.rus .. UNKNOWN RUS
        cfe-1990.rus 1991-12-26 SIGNATORY RUS
        cfe-1990.rus 1992-07-01 SIGNATORY RUS
        cfe-1990.rus 1992-07-31 CONTRACTING RUS
        cfe-1990.rus 1992-11-09 PARTY RUS
        cfe-1990.rus 2007-12-12 SUSPENDED RUS
        cfe-1990.rus 2023-05-29 SUSPENDED RUS
        cfe-1990.rus 2023-11-07 FORMER RUS
        cfe-1990.sun .. UNKNOWN SUN
        cfe-1990.sun 1990-11-19 SIGNATORY SUN
        cfe-1990.sun 1991-12-26 FORMER SUN"#]],
    )
    .await;
    parts(
        "sun-swe-nuclear-1988",
        "\"SUN\", \"RUS\"",
        expect![[r#"
        sun-swe-nuclear-1988.rus .. UNKNOWN RUS
        sun-swe-nuclear-1988.rus 1991-12-26 PARTY RUS
        sun-swe-nuclear-1988.rus 2025-06-28 PARTY RUS
        sun-swe-nuclear-1988.sun .. UNKNOWN SUN
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
        cfe-1990.csk .. UNKNOWN CSK
        cfe-1990.csk 1990-11-19 SIGNATORY CSK
        cfe-1990.csk 1993-01-01 FORMER CSK
        cfe-1990.cze .. UNKNOWN CZE"#]],
    )
    .await;
    parts(
        "two-plus-four-1990",
        "\"DDR\", \"SUN\"",
        expect![[r#"
        two-plus-four-1990.ddr .. UNKNOWN DDR
        two-plus-four-1990.ddr 1990-09-12 SIGNATORY DDR
        two-plus-four-1990.ddr 1990-10-03 FORMER DDR
        two-plus-four-1990.sun .. UNKNOWN SUN
        two-plus-four-1990.sun 1990-09-12 SIGNATORY SUN
        two-plus-four-1990.sun 1991-12-26 SIGNATORY RUS
        two-plus-four-1990.sun 1991-12-27 SIGNATORY RUS"#]],
    )
    .await;
}

#[tokio::test]
async fn agreements_with_another_state_may_include_those_of_predecessors() {
    check(
        "{ rus: state(by: {iso: \"RUS\"}) {
            own: agreementsWith(other: {iso: \"USA\"}) { totalCount }
            all: agreementsWith(other: {iso: \"USA\"}, includePredecessors: true,
              filter: {parties: {none: {state: {isoCode: {eq: \"RUS\"}}}}}) {
              totalCount nodes { key } }
            inForce: agreementsWith(other: {key: \"usa\"}, includePredecessors: true,
              status: IN_FORCE, asOf: \"1995-01-01\", orderBy: [{field: ENTERED_INTO_FORCE_ON}]) {
              nodes { key } }
          }
          cze: state(by: {iso: \"CZE\"}) {
            own: agreementsWith(other: {iso: \"RUS\"}) { totalCount }
            all: agreementsWith(other: {iso: \"RUS\"}, includePredecessors: true) {
              totalCount nodes { key } }
          } }",
        11,
        expect![[r#"
            {
              "cze": {
                "all": {
                  "nodes": [
                    {
                      "key": "rus-cze-mod-2002"
                    },
                    {
                      "key": "cfe-1990"
                    },
                    {
                      "key": "ctbt-1996"
                    },
                    {
                      "key": "cwc-1992"
                    },
                    {
                      "key": "enmod-1976"
                    },
                    {
                      "key": "ccw-1980"
                    },
                    {
                      "key": "icsant-2005"
                    },
                    {
                      "key": "warsaw-treaty-1955"
                    },
                    {
                      "key": "warsaw-termination-1991"
                    }
                  ],
                  "totalCount": 9
                },
                "own": {
                  "totalCount": 7
                }
              },
              "rus": {
                "all": {
                  "nodes": [
                    {
                      "key": "abm-1972"
                    },
                    {
                      "key": "two-plus-four-1990"
                    }
                  ],
                  "totalCount": 2
                },
                "inForce": {
                  "nodes": [
                    {
                      "key": "npt-1968"
                    },
                    {
                      "key": "abm-1972"
                    },
                    {
                      "key": "enmod-1976"
                    },
                    {
                      "key": "ccw-1980"
                    },
                    {
                      "key": "inf-1987"
                    },
                    {
                      "key": "two-plus-four-1990"
                    },
                    {
                      "key": "cfe-1990"
                    },
                    {
                      "key": "start1-1991"
                    },
                    {
                      "key": "lisbon-protocol-1992"
                    },
                    {
                      "key": "budapest-memorandum-1994"
                    }
                  ]
                },
                "own": {
                  "totalCount": 20
                }
              }
            }
        "#]],
    )
    .await;
}

/// An agreement in which a State and its predecessor both have a part counts once.
#[tokio::test]
async fn an_agreement_of_a_whole_lineage_comes_once() {
    let query = "{ state(by: {iso: \"RUS\"}) {
        agreementsWith(other: {iso: \"USA\"}, includePredecessors: true, first: 100) {
          totalCount nodes { key } } } }";
    let data = shipped().await.data(query).await;
    let page = &data["state"]["agreementsWith"];
    let keys = page["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["key"].to_string());
    let keys: Vec<_> = keys.collect();
    let distinct: std::collections::BTreeSet<_> = keys.iter().collect();
    assert_eq!(keys.len(), distinct.len());
    assert_eq!(page["totalCount"], keys.len());
    assert!(keys.contains(&"\"inf-1987\"".to_owned()));
}

#[tokio::test]
async fn organizations_have_agreements_with_states() {
    check(
        "{ organization(by: {key: \"eu\"}) {
            agreementsWith(other: {iso: \"UKR\"}, includePredecessors: true) { totalCount nodes { key } } } }",
        4,
        expect![[r#"
            {
              "organization": {
                "agreementsWith": {
                  "nodes": [
                    {
                      "key": "ukr-eu-security-2024"
                    }
                  ],
                  "totalCount": 1
                }
              }
            }
        "#]],
    )
    .await;
}

#[tokio::test]
async fn another_that_is_none_is_refused() {
    for arguments in [
        "other: {iso: \"RUS\"}",
        "other: {iso: \"ZZZ\"}",
        "other: {key: \"nobody\"}",
        "other: {iso: \"USA\"}, asOf: \"2000-01-01\"",
    ] {
        let query = format!(
            "{{ state(by: {{iso: \"RUS\"}}) {{ agreementsWith({arguments}) {{ totalCount }} }} }}"
        );
        assert_eq!(code(&query).await, "BAD_USER_INPUT", "{arguments}");
    }
}
