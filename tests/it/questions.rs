//! The questions of the product, on the shipped data set, as `docs/queries` asks and answers them.

use serde_json::{Value, json};

use crate::support::shipped;

/// Checks that a document's answer is the answer to its query, and how many statements it takes.
async fn check(document: &str, statements: usize) {
    let block = |language: &str| {
        let rest = document.split(&format!("```{language}\n")).nth(1);
        rest.and_then(|rest| rest.split("```").next())
            .expect("a document has one block of each")
    };
    let query = block("graphql");
    let written: Value = serde_json::from_str(block("json")).unwrap();
    let answer = shipped().await.answer(query).await;
    let errors = &answer.response.errors;
    assert!(errors.is_empty(), "{errors:?}");
    let given = json!({ "data": answer.response.data.into_json().unwrap() });
    assert!(
        written == given,
        "the answer is:\n{}",
        serde_json::to_string_pretty(&given).unwrap()
    );
    assert_eq!(answer.statements, statements, "statements of {query}");
}

#[tokio::test]
async fn the_first_query_of_the_readme() {
    check(include_str!("../../README.md"), 10).await;
}

#[tokio::test]
async fn question_01_a_state_in_languages() {
    check(
        include_str!("../../docs/queries/01-a-state-in-languages.md"),
        2,
    )
    .await;
}

#[tokio::test]
async fn question_02_an_agreement_by_key() {
    check(
        include_str!("../../docs/queries/02-an-agreement-by-key.md"),
        4,
    )
    .await;
}

#[tokio::test]
async fn question_03_agreements_between_two_states() {
    check(
        include_str!("../../docs/queries/03-agreements-between-two-states.md"),
        3,
    )
    .await;
}

#[tokio::test]
async fn question_04_agreements_on_defence() {
    check(
        include_str!("../../docs/queries/04-agreements-on-defence.md"),
        2,
    )
    .await;
}

#[tokio::test]
async fn question_05_counts_by_group() {
    check(include_str!("../../docs/queries/05-counts-by-group.md"), 12).await;
}

#[tokio::test]
async fn question_06_who_signed() {
    check(include_str!("../../docs/queries/06-who-signed.md"), 7).await;
}

#[tokio::test]
async fn question_07_what_an_official_signed() {
    check(
        include_str!("../../docs/queries/07-what-an-official-signed.md"),
        8,
    )
    .await;
}

#[tokio::test]
async fn question_08_decrees_of_a_month() {
    check(
        include_str!("../../docs/queries/08-decrees-of-a-month.md"),
        5,
    )
    .await;
}

#[tokio::test]
async fn question_09_what_a_decree_does() {
    check(
        include_str!("../../docs/queries/09-what-a-decree-does.md"),
        6,
    )
    .await;
}

#[tokio::test]
async fn question_11_members_on_the_date_of_a_decree() {
    check(
        include_str!("../../docs/queries/11-members-on-the-date-of-a-decree.md"),
        6,
    )
    .await;
}

#[tokio::test]
async fn question_12_members_when_signed() {
    check(
        include_str!("../../docs/queries/12-members-when-signed.md"),
        7,
    )
    .await;
}

#[tokio::test]
async fn question_13_members_on_two_days() {
    check(
        include_str!("../../docs/queries/13-members-on-two-days.md"),
        5,
    )
    .await;
}

#[tokio::test]
async fn question_14_what_is_in_force() {
    check(
        include_str!("../../docs/queries/14-what-is-in-force.md"),
        10,
    )
    .await;
}

#[tokio::test]
async fn question_19_who_held_an_office() {
    check(
        include_str!("../../docs/queries/19-who-held-an-office.md"),
        8,
    )
    .await;
}

#[tokio::test]
async fn question_10_the_domestic_chain() {
    check(
        include_str!("../../docs/queries/10-the-domestic-chain.md"),
        8,
    )
    .await;
}

#[tokio::test]
async fn question_15_in_force_between_two() {
    check(
        include_str!("../../docs/queries/15-in-force-between-two.md"),
        6,
    )
    .await;
}

#[tokio::test]
async fn question_16_signatory_only() {
    check(include_str!("../../docs/queries/16-signatory-only.md"), 5).await;
}

#[tokio::test]
async fn question_17_what_ended() {
    check(include_str!("../../docs/queries/17-what-ended.md"), 7).await;
}

#[tokio::test]
async fn question_18_a_participation_table() {
    check(
        include_str!("../../docs/queries/18-a-participation-table.md"),
        15,
    )
    .await;
}

#[tokio::test]
async fn question_20_vague_signature_dates() {
    check(
        include_str!("../../docs/queries/20-vague-signature-dates.md"),
        6,
    )
    .await;
}

#[tokio::test]
async fn question_21_what_is_disputed() {
    check(
        include_str!("../../docs/queries/21-what-is-disputed.md"),
        15,
    )
    .await;
}

#[tokio::test]
async fn question_22_bound_by_a_predecessor() {
    check(
        include_str!("../../docs/queries/22-bound-by-a-predecessor.md"),
        10,
    )
    .await;
}

#[tokio::test]
async fn question_23_agreements_of_members() {
    check(
        include_str!("../../docs/queries/23-agreements-of-members.md"),
        7,
    )
    .await;
}

#[tokio::test]
async fn question_24_what_changed() {
    check(include_str!("../../docs/queries/24-what-changed.md"), 12).await;
}

#[tokio::test]
async fn question_25_resting_on_news() {
    check(include_str!("../../docs/queries/25-resting-on-news.md"), 5).await;
}
