//! Successions: who bears what after a State ceased to exist.

use expect_test::{Expect, expect};

use crate::support::shipped;

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
            abm-1972.sun .. NONE SUN
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
            inf-1987.rus .. NONE RUS
            inf-1987.rus 1991-12-26 PARTY RUS
            inf-1987.rus 2019-02-02 SUSPENDED RUS
            inf-1987.rus 2019-03-04 SUSPENDED RUS
            inf-1987.rus 2019-08-02 FORMER RUS
            inf-1987.sun .. NONE SUN
            inf-1987.sun 1987-12-08 SIGNATORY SUN
            inf-1987.sun 1988-06-01 PARTY SUN
            inf-1987.sun 1991-12-26 FORMER SUN
            inf-1987.sun 2019-08-02 FORMER SUN"#]],
    )
    .await;
    parts(
        "cfe-1990",
        "\"SUN\", \"RUS\"",
        expect![[r#"
            cfe-1990.rus .. NONE RUS
            cfe-1990.rus 1991-12-26 SIGNATORY RUS
            cfe-1990.rus 1992-07-01 SIGNATORY RUS
            cfe-1990.rus 1992-07-31 CONTRACTING RUS
            cfe-1990.rus 1992-11-09 PARTY RUS
            cfe-1990.rus 2007-12-12 SUSPENDED RUS
            cfe-1990.rus 2023-05-29 SUSPENDED RUS
            cfe-1990.rus 2023-11-07 FORMER RUS
            cfe-1990.sun .. NONE SUN
            cfe-1990.sun 1990-11-19 SIGNATORY SUN
            cfe-1990.sun 1991-12-26 FORMER SUN"#]],
    )
    .await;
    parts(
        "sun-swe-nuclear-1988",
        "\"SUN\", \"RUS\"",
        expect![[r#"
            sun-swe-nuclear-1988.rus .. NONE RUS
            sun-swe-nuclear-1988.rus 1991-12-26 PARTY RUS
            sun-swe-nuclear-1988.rus 2025-06-28 PARTY RUS
            sun-swe-nuclear-1988.sun .. NONE SUN
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
            cfe-1990.csk .. NONE CSK
            cfe-1990.csk 1990-11-19 SIGNATORY CSK
            cfe-1990.csk 1993-01-01 FORMER CSK
            cfe-1990.cze .. NONE CZE"#]],
    )
    .await;
    parts(
        "two-plus-four-1990",
        "\"DDR\", \"SUN\"",
        expect![[r#"
            two-plus-four-1990.ddr .. NONE DDR
            two-plus-four-1990.ddr 1990-09-12 SIGNATORY DDR
            two-plus-four-1990.ddr 1990-10-03 FORMER DDR
            two-plus-four-1990.sun .. NONE SUN
            two-plus-four-1990.sun 1990-09-12 SIGNATORY SUN
            two-plus-four-1990.sun 1991-03-15 PARTY SUN
            two-plus-four-1990.sun 1991-12-26 PARTY RUS
            two-plus-four-1990.sun 1991-12-27 PARTY RUS"#]],
    )
    .await;
}
