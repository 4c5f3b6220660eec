//! Agreements with another: of two actors, and of those before them.

use expect_test::expect;
use serde_json::json;

use crate::support::{
    Registry, check, code,
    package::{changed, loaded, run},
    shipped,
};

#[tokio::test]
async fn agreements_with_another_state_may_include_those_of_predecessors() {
    check(
        "{ rus: state(by: {iso: \"RUS\"}) {
            own: agreementsWith(other: {iso: \"USA\"}) { totalCount }
            all: agreementsWith(other: {iso: \"USA\"}, includePredecessors: true,
              filter: {parties: {none: {state: {isoCode: {eq: \"RUS\"}}}}}) {
              totalCount nodes { key } }
            inForce: agreementsWith(other: {key: \"usa\"}, includePredecessors: true,
              status: IN_FORCE, asOf: \"1995-01-01\", orderBy: [{field: IN_FORCE_FROM}]) {
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

/// The USSR came before both Russia and Ukraine: its part in a treaty with the United States, and no
/// other, was once on both sides.
#[tokio::test]
async fn one_part_is_never_on_both_sides() {
    for (one, other) in [
        ("RUS", "UKR"),
        ("UKR", "RUS"),
        ("BLR", "RUS"),
        ("CZE", "SVK"),
    ] {
        let query = format!(
            "{{ state(by: {{iso: \"{one}\"}}) {{ agreementsWith(other: {{iso: \"{other}\"}},
                includePredecessors: true, first: 100) {{ totalCount nodes {{ key }} }} }} }}"
        );
        let data = shipped().await.data(&query).await;
        let found = data.to_string();
        for key in [
            "abm-1972",
            "two-plus-four-1990",
            "inf-1987",
            "warsaw-treaty-1955",
        ] {
            assert!(!found.contains(key), "{one} and {other}: {key}");
        }
    }
}

/// The USSR came before Ukraine, and both signed a treaty: each has its own part, whoever is asked.
#[tokio::test]
async fn one_who_came_before_the_other_has_a_part_too() {
    for (one, other) in [("sun", "ukr"), ("ukr", "sun")] {
        for more in ["", "includePredecessors: true"] {
            let query = format!(
                "{{ state(by: {{key: \"{one}\"}}) {{
                    agreementsWith(other: {{key: \"{other}\"}} {more}) {{ nodes {{ key }} }} }} }}"
            );
            let data = shipped().await.data(&query).await;
            let found = &data["state"]["agreementsWith"]["nodes"];
            assert_eq!(found, &json!([{ "key": "start1-1991" }]), "{query}");
        }
    }
}

/// Twenty-seven States at once: what is asked of each is one statement.
#[tokio::test]
async fn the_agreements_of_many_with_one_are_one_statement() {
    let query = "{ organization(by: {key: \"eu\"}) { members(asOf: \"2025-01-01\", first: 100) { nodes {
        with: agreementsWith(other: {iso: \"RUS\"}, includePredecessors: true) { totalCount } } } } }";
    assert_eq!(shipped().await.answer(query).await.statements, 4);
}

/// Asked for one State it is another statement than for many.
#[tokio::test]
async fn one_alone_has_what_it_has_among_many() {
    for more in ["", ", includePredecessors: true"] {
        let asked = format!(
            "iso: isoCode with: agreementsWith(other: {{iso: \"RUS\"}}, first: 100{more}) {{
                totalCount nodes {{ key }} }}"
        );
        let query = format!(
            "{{ organization(by: {{key: \"eu\"}}) {{ members(asOf: \"2025-01-01\", first: 100) {{
                nodes {{ {asked} }} }} }} }}"
        );
        let data = shipped().await.data(&query).await;
        let members = data["organization"]["members"]["nodes"].as_array().unwrap();
        assert_eq!(members.len(), 27);
        assert!(members.iter().any(|it| it["with"]["totalCount"] != 0));
        for member in members {
            let query = format!("{{ state(by: {{iso: {}}}) {{ {asked} }} }}", member["iso"]);
            assert_eq!(shipped().await.data(&query).await["state"], *member);
        }
    }
}

/// The Union replaced and succeeded the Community on 2009-12-01 (TEU art. 1).
#[tokio::test]
async fn the_union_bears_what_the_communities_bore() {
    let database = loaded().await;
    let mut package = changed("party.csv", |text| {
        format!(
            "{}\nccw-1980.ec,ccw-1980,ec,,common-knowledge\n",
            text.trim_end()
        )
    });
    let events = changed("event.csv", |text| {
        format!(
            "{}\nccw-1980.ec.approval,APPROVAL,,ccw-1980,ccw-1980.ec,,1999-01-01,,,,common-knowledge\n",
            text.trim_end()
        )
    });
    let resource = events.resources.into_iter().find(|it| it.name == "event");
    package.resources.retain(|it| it.name != "event");
    package.resources.extend(resource);
    expect!["2 records inserted, 0 updated, 7588 unchanged"]
        .assert_eq(&run(&database, &package).await);
    let query = "{ organization(by: {key: \"ec\"}) { parties { nodes { timeline {
        from status certainty bearer { ... on Organization { key } } } } } } }";
    let data = Registry::over(database.reader).data(query).await;
    let periods = &data["organization"]["parties"]["nodes"][0]["timeline"];
    let borne = |at: usize| {
        (
            periods[at]["from"].clone(),
            periods[at]["bearer"]["key"].clone(),
        )
    };
    assert_eq!(borne(1), ("1999-01-01".into(), "ec".into()));
    assert_eq!(borne(2), ("1999-01-02".into(), "ec".into()));
    assert_eq!(borne(3), ("2009-12-01".into(), "eu".into()));
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
