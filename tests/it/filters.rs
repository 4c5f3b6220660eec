//! Filters: what each test means, and that `not` is a true complement.

use expect_test::expect;

use crate::support::{check, shipped};

async fn counts(filters: &[&str], field: &str) -> Vec<i64> {
    let registry = shipped().await;
    let mut counts = Vec::new();
    for filter in filters {
        let data = registry
            .data(&format!("{{ {field}(filter: {filter}) {{ totalCount }} }}"))
            .await;
        counts.push(data[field]["totalCount"].as_i64().unwrap());
    }
    counts
}

#[tokio::test]
async fn text_is_found_whatever_its_case_and_accents() {
    check(
        "{ states(filter: {or: [{name: {eq: \"TURKIYE\"}}, {name: {startsWith: \"cote d\"}},
            {name: {contains: \"CÔTE\"}}, {name: {in: [\"Sao Tome and Principe\"]}}]}) {
            nodes { name } } }",
        1,
        expect![[r#"
            {
              "states": {
                "nodes": [
                  {
                    "name": "Côte d'Ivoire"
                  },
                  {
                    "name": "Sao Tome and Principe"
                  },
                  {
                    "name": "Türkiye"
                  }
                ]
              }
            }
        "#]],
    )
    .await;
}

#[tokio::test]
async fn wildcards_are_letters() {
    let found = counts(
        &["{name: {contains: \"%\"}}", "{name: {contains: \"_\"}}"],
        "states",
    )
    .await;
    assert_eq!(found, [0, 0]);
}

#[tokio::test]
async fn not_is_the_complement_of_every_test() {
    let filters = [
        "{title: {contains: \"military\"}}",
        "{shortTitle: {startsWith: \"New\"}}",
        "{level: {eq: INTERAGENCY}}",
        "{level: {known: true}}",
        "{signedOn: {from: \"2000-01-01\"}}",
        "{signedOn: {until: \"2000-01-01\", match: POSSIBLY}}",
        "{registrationNumber: {known: false}}",
        "{parties: {some: {state: {isoCode: {eq: \"RUS\"}}}}}",
        "{parties: {every: {state: {isoCode: {in: [\"RUS\", \"BLR\"]}}}}}",
        "{parties: {none: {organization: {key: {eq: \"eu\"}}}}}",
        "{parties: {count: {gte: 3}}}",
        "{subjects: {some: {field: {eq: DEFENCE}}}}",
        "{sources: {every: {kind: {in: [NEWS, NEWS_AGENCY]}}}}",
        "{and: [{form: {eq: TREATY}}, {laterality: {eq: BILATERAL}}]}",
    ];
    for filter in filters {
        let both = counts(&["{}", filter, &format!("{{not: {filter}}}")], "agreements").await;
        assert_eq!(both[0], both[1] + both[2], "{filter}: {both:?}");
        assert!(both[1] > 0 && both[2] > 0, "{filter} tells nothing apart");
    }
    for (filter, complement) in [
        ("{or: []}", "{not: {and: []}}"),
        ("{not: {}}", "{not: {or: [{}]}}"),
    ] {
        assert_eq!(counts(&[filter, complement], "agreements").await, [0, 0]);
    }
}

#[tokio::test]
async fn some_every_none_and_count() {
    let russia = "{state: {isoCode: {eq: \"RUS\"}}}";
    let some = format!("{{parties: {{some: {russia}}}}}");
    let none = format!("{{parties: {{none: {russia}}}}}");
    let every = format!("{{parties: {{every: {russia}}}}}");
    let empty = "{parties: {count: {eq: 0}}}".to_owned();
    let found = counts(&[&some, &none, &every, &empty, "{}"], "agreements").await;
    assert_eq!(
        found[0] + found[1],
        found[4],
        "some and none share the whole"
    );
    assert!(found[2] >= found[3], "every holds where there are none");
    expect![[r#"
        [
            96,
            115,
            30,
            20,
            211,
        ]
    "#]]
    .assert_debug_eq(&found);
}

#[tokio::test]
async fn an_empty_list_matches_nothing() {
    let filters = [
        "{key: {in: []}}",
        "{name: {in: []}}",
        "{recognition: {in: []}}",
        "{or: []}",
    ];
    assert_eq!(counts(&filters, "states").await, [0; 4]);
}

#[tokio::test]
async fn a_vague_date_lies_in_a_range_certainly_or_possibly() {
    check(
        "{ certainly: agreements(filter: {key: {in: [\"rus-usa-pmda-2000\"]},
             signedOn: {from: \"2000-08-29\", until: \"2000-09-02\"}}) { nodes { signedOn { edtf } } }
           notCertainly: agreements(filter: {key: {in: [\"rus-usa-pmda-2000\"]},
             signedOn: {from: \"2000-08-30\"}}) { totalCount }
           possibly: agreements(filter: {key: {in: [\"rus-usa-pmda-2000\"]},
             signedOn: {from: \"2000-08-30\", match: POSSIBLY}}) { totalCount } }",
        3,
        expect![[r#"
            {
              "certainly": {
                "nodes": [
                  {
                    "signedOn": {
                      "edtf": "2000-08-29/2000-09-01"
                    }
                  }
                ]
              },
              "notCertainly": {
                "totalCount": 0
              },
              "possibly": {
                "totalCount": 1
              }
            }
        "#]],
    )
    .await;
}

#[tokio::test]
async fn names_are_found_in_every_language_and_script() {
    check(
        "{ spanish: states(filter: {names: {some: {name: {eq: \"rusia\"}}}}) { nodes { key } }
           french: states(filter: {names: {some: {language: {eq: \"fr\"}, name: {startsWith: \"alle\"}}}}) { nodes { key } }
           long: states(filter: {officialName: {contains: \"hellenic\"}}) { nodes { key } }
           cyrillic: officials(filter: {nativeName: {contains: \"лавров\"}}) { nodes { key } }
           short: organizations(filter: {shortName: {eq: \"nato\"}}) { nodes { key } }
           publisher: sources(filter: {publisher: {eq: \"TASS\"}}, first: 1) { nodes { publisher } } }",
        6,
        expect![[r#"
            {
              "cyrillic": {
                "nodes": [
                  {
                    "key": "sergey-lavrov"
                  }
                ]
              },
              "french": {
                "nodes": [
                  {
                    "key": "deu"
                  }
                ]
              },
              "long": {
                "nodes": [
                  {
                    "key": "grc"
                  }
                ]
              },
              "publisher": {
                "nodes": [
                  {
                    "publisher": "TASS"
                  }
                ]
              },
              "short": {
                "nodes": [
                  {
                    "key": "nato"
                  }
                ]
              },
              "spanish": {
                "nodes": [
                  {
                    "key": "rus"
                  }
                ]
              }
            }
        "#]],
    )
    .await;
}

#[tokio::test]
async fn a_range_that_ends_before_it_begins_matches_nothing() {
    let backward = "from: \"2024-10-01\", until: \"2024-08-23\"";
    let filters = [
        format!("{{publishedOn: {{{backward}}}}}"),
        format!("{{publishedOn: {{{backward}, match: POSSIBLY}}}}"),
        format!("{{not: {{publishedOn: {{{backward}, match: POSSIBLY}}}}}}"),
    ];
    let filters: Vec<_> = filters.iter().map(String::as_str).collect();
    assert_eq!(counts(&filters, "sources").await, [0, 0, 427]);
}

#[tokio::test]
async fn a_language_is_the_first_part_of_its_tag() {
    check(
        "{ state(by: {key: \"nor\"}) { a: name(lang: \"RU\") b: name(lang: \"ru-RU\")
             c: name(lang: \"de\") d: name(lang: \"en-GB\") } }",
        2,
        expect![[r#"
            {
              "state": {
                "a": "Норвегия",
                "b": "Норвегия",
                "c": "Norway",
                "d": "Norway"
              }
            }
        "#]],
    )
    .await;
    check(
        "{ a: state(by: {key: \"nor\"}) { name(lang: \"norsk språk\") } b: state(by: {key: \"nor\"}) { name(lang: \"\") } }",
        1,
        expect![[r#"
            {
              "data": {
                "a": null,
                "b": null
              },
              "errors": [
                {
                  "extensions": {
                    "code": "BAD_USER_INPUT"
                  },
                  "locations": [
                    {
                      "column": 32,
                      "line": 1
                    }
                  ],
                  "message": "`lang` is `norsk språk`; write a language tag, as ru or pt-BR",
                  "path": [
                    "a",
                    "name"
                  ]
                },
                {
                  "extensions": {
                    "code": "BAD_USER_INPUT"
                  },
                  "locations": [
                    {
                      "column": 89,
                      "line": 1
                    }
                  ],
                  "message": "`lang` is ``; write a language tag, as ru or pt-BR",
                  "path": [
                    "b",
                    "name"
                  ]
                }
              ]
            }
        "#]],
    )
    .await;
}
