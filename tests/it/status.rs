//! The status of agreements: what the rules of time say of real ones, and the events it rests on.

use expect_test::{Expect, expect};
use serde_json::Value;

use crate::support::shipped;

/// Checks the periods of an agreement, each with its first day and the first source of what it
/// rests on.
async fn told(key: &str, expected: Expect) {
    let query = format!(
        "{{ agreement(by: {{key: \"{key}\"}}) {{ timeline {{ from until status certainty candidates
            underNotice endsOn {{ edtf }}
            basis {{ kind sources(first: 1) {{ nodes {{ key }} }} }} }} }} }}"
    );
    let answer = shipped().await.answer(&query).await;
    assert!(
        answer.response.errors.is_empty(),
        "{:?}",
        answer.response.errors
    );
    let statements = answer.statements;
    let data = answer.response.data.into_json().unwrap();
    let periods = data["agreement"]["timeline"].as_array().unwrap();
    check(periods, &expected);
    // The agreement, its periods, the events they rest on, their sources.
    assert_eq!(statements, 4 + usize::from(any_ends(periods)));
}

/// Whether any of the periods is known to end, which is one statement more.
pub fn any_ends(periods: &[Value]) -> bool {
    periods.iter().any(|period| !period["endsOn"].is_null())
}

/// Checks periods, each on a line, and that they meet.
pub fn check(periods: &[Value], expected: &Expect) {
    let lines: Vec<_> = periods.iter().map(line).collect();
    expected.assert_eq(&lines.join("\n"));
    let meet = |pair: &[Value]| pair[0]["until"] == pair[1]["from"];
    assert!(periods.windows(2).all(meet));
}

fn line(period: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap_or("..").to_owned();
    let mut parts = vec![text(&period["from"]), text(&period["status"])];
    if period["candidates"].as_array().unwrap().len() > 1 {
        parts.push(format!("or {}", text(&period["candidates"][1])));
    }
    if period["certainty"] != "CERTAIN" {
        parts.push(text(&period["certainty"]).to_lowercase());
    }
    if period["inferred"] == true {
        parts.push("inferred".to_owned());
    }
    if period["underNotice"] == true {
        parts.push(format!(
            "under notice for {}",
            text(&period["endsOn"]["edtf"])
        ));
    }
    for event in period["basis"].as_array().unwrap() {
        let source = text(&event["sources"]["nodes"][0]["key"]);
        parts.push(format!("[{} by {source}]", text(&event["kind"])));
    }
    parts.join(" ")
}

#[tokio::test]
async fn a_withdrawal_ends_a_bilateral_treaty_on_its_day_of_effect() {
    told(
        "inf-1987",
        expect![[r#"
            .. UNKNOWN
            1987-12-08 SIGNED [SIGNATURE by common-knowledge]
            1988-06-01 IN_FORCE [ENTRY_INTO_FORCE by common-knowledge]
            2019-02-02 SUSPENDED under notice for 2019-08-02 [SUSPENSION by kyivpost-inf]
            2019-08-02 ENDED [WITHDRAWAL by common-knowledge]"#]],
    )
    .await;
    told(
        "abm-1972",
        expect![[r#"
            .. UNKNOWN
            1972-05-26 SIGNED [SIGNATURE by acronym-abm]
            1972-10-03 IN_FORCE [ENTRY_INTO_FORCE by acronym-abm]
            2001-12-13 IN_FORCE under notice for 2002-06-13 [ENTRY_INTO_FORCE by acronym-abm]
            2002-06-13 ENDED [WITHDRAWAL by acronym-abm]"#]],
    )
    .await;
}

#[tokio::test]
async fn parties_that_leave_do_not_end_a_treaty_of_many() {
    told(
        "cfe-1990",
        expect![[r#"
        .. UNKNOWN
        1990-11-19 SIGNED [SIGNATURE by common-knowledge]
        1992-11-09 IN_FORCE [ENTRY_INTO_FORCE by common-knowledge]
        2024-05-25 IN_FORCE assumed [ENTRY_INTO_FORCE by common-knowledge]"#]],
    )
    .await;
    told(
        "echr-1950",
        expect![[r#"
            .. UNKNOWN
            1950-11-04 SIGNED [SIGNATURE by common-knowledge]
            1953-09-03 IN_FORCE [ENTRY_INTO_FORCE by bearr-coe]
            2022-03-16 IN_FORCE assumed [ENTRY_INTO_FORCE by bearr-coe]"#]],
    )
    .await;
    told(
        "apmbc-1997",
        expect![[r#"
        .. UNKNOWN
        1997-12-03 SIGNED [SIGNATURE by untc-26-5]
        1999-03-01 IN_FORCE [ENTRY_INTO_FORCE by eniz-ottawa]
        2025-08-02 IN_FORCE assumed [ENTRY_INTO_FORCE by eniz-ottawa]"#]],
    )
    .await;
    told(
        "ccm-2008",
        expect![[r#"
        .. UNKNOWN
        2008-12-03 PROVISIONALLY_APPLIED [PROVISIONAL_APPLICATION by untc-26-6]
        2010-08-01 IN_FORCE [ENTRY_INTO_FORCE by untc-26-6]
        2024-09-07 IN_FORCE assumed [ENTRY_INTO_FORCE by untc-26-6]"#]],
    )
    .await;
    told(
        "cst-1992",
        expect![[r#"
        .. UNKNOWN
        1992-05-15 SIGNED [SIGNATURE by armenianclub-2024]
        1994-04-20 IN_FORCE [ENTRY_INTO_FORCE by armenianclub-2024]
        2024-02-23 IN_FORCE assumed [ENTRY_INTO_FORCE by armenianclub-2024]"#]],
    )
    .await;
}

#[tokio::test]
async fn a_treaty_not_in_force_stays_signed_whoever_takes_consent_back() {
    told(
        "ctbt-1996",
        expect![[r#"
        .. UNKNOWN
        1996-09-24 SIGNED [SIGNATURE by untc-26-4]
        2023-11-04 SIGNED assumed [SIGNATURE by untc-26-4]"#]],
    )
    .await;
}

#[tokio::test]
async fn a_suspended_treaty_expires() {
    told(
        "new-start-2010",
        expect![[r#"
        .. UNKNOWN
        2010-04-08 SIGNED [SIGNATURE by blackwell-newstart]
        2011-02-05 IN_FORCE [ENTRY_INTO_FORCE by blackwell-newstart]
        2023-02-28 SUSPENDED [SUSPENSION by cmio-newstart]
        2026-02-05 ENDED [EXPIRY by tass-1252323]"#]],
    )
    .await;
}

#[tokio::test]
async fn a_treaty_under_notice_ends_when_its_term_does() {
    told(
        "rus-ukr-friendship-1997",
        expect![[r#"
            .. UNKNOWN
            1997-05-31 SIGNED [SIGNATURE by censor-3101526]
            1999-04-01 IN_FORCE [ENTRY_INTO_FORCE by censor-3101526]
            2018-09-30 IN_FORCE under notice for 2019-04-01 [ENTRY_INTO_FORCE by censor-3101526]
            2019-04-01 ENDED [TERMINATION by aolaikelin-ukr]"#]],
    )
    .await;
}

/// A law that ratifies is not yet consent, and an order that authorizes an end is none.
#[tokio::test]
async fn acts_at_home_change_no_status() {
    told(
        "rus-ind-relos-2025",
        expect![[r#"
        .. UNKNOWN
        2025-02-18 SIGNED [SIGNATURE by indianwitness-relos]
        2025-12-16 SIGNED assumed [SIGNATURE by indianwitness-relos]"#]],
    )
    .await;
    told(
        "rus-nor-mod-1995",
        expect![[r#"
        .. UNKNOWN
        1995-12-15 SIGNED [SIGNATURE by europesays-2646231]
        2014-03-02 SIGNED assumed [SIGNATURE by europesays-2646231]"#]],
    )
    .await;
}

#[tokio::test]
async fn a_vague_signature_leaves_two_candidates() {
    told(
        "open-skies-1992",
        expect![[r#"
            .. UNKNOWN
            1992-03-24 SIGNED [SIGNATURE by common-knowledge]
            2002-01-01 IN_FORCE [ENTRY_INTO_FORCE by 200wh-openskies]
            2021-06-19 IN_FORCE assumed [ENTRY_INTO_FORCE by 200wh-openskies]"#]],
    )
    .await;
}

/// Not one of the eleven agreements of the order of 2025-12-19 ended, on any day.
#[tokio::test]
async fn what_a_decree_authorizes_to_end_has_not_ended() {
    let query = "{ decree(by: {key: \"rus-gov-order-2025-12-19\"}) {
        actions { nodes { agreement { timeline { status candidates } } } } } }";
    let data = shipped().await.data(query).await;
    let actions = data["decree"]["actions"]["nodes"].as_array().unwrap();
    assert_eq!(actions.len(), 11);
    assert!(!data.to_string().contains("ENDED"));
}

/// Aliases for several days, and many agreements, are one statement.
#[tokio::test]
async fn the_status_of_many_agreements_on_many_days_is_one_statement() {
    let query = "{ agreements(first: 100) { nodes {
        a: status(asOf: \"1990-01-01\") { status } b: status(asOf: \"2020-01-01\") { status }
        today: status { status } } } }";
    let answer = shipped().await.answer(query).await;
    assert!(answer.response.errors.is_empty());
    assert_eq!(answer.statements, 2);
}
