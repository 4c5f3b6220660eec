//! The status of parties: what the rules of time say of real ones, and the events it rests on.

use expect_test::{Expect, expect};

use crate::{
    status::{any_ends, check},
    support::shipped,
};

/// Checks the periods of a State that is a party to an agreement.
async fn told_of(state: &str, agreement: &str, expected: Expect) {
    let query = format!(
        "{{ agreement(by: {{key: \"{agreement}\"}}) {{
            parties(filter: {{state: {{key: {{eq: \"{state}\"}}}}}}) {{ nodes {{ timeline {{
              from until status inferred certainty candidates underNotice endsOn {{ edtf }}
              basis {{ kind sources(first: 1) {{ nodes {{ key }} }} }} }} }} }} }} }}"
    );
    let answer = shipped().await.answer(&query).await;
    assert!(
        answer.response.errors.is_empty(),
        "{:?}",
        answer.response.errors
    );
    let statements = answer.statements;
    let data = answer.response.data.into_json().unwrap();
    let parties = &data["agreement"]["parties"]["nodes"];
    let periods = parties[0]["timeline"].as_array().unwrap();
    check(periods, &expected);
    // The agreement, its parties, their periods, the events they rest on, their sources.
    assert_eq!(statements, 5 + usize::from(any_ends(periods)));
}

/// The end that a notice names comes by itself, unless the notice is taken back.
#[tokio::test]
async fn a_party_under_notice_leaves_on_the_day_it_named() {
    told_of("est", "apmbc-1997", expect![[r#"
        .. NONE
        2004-05-12 PARTY inferred [ACCESSION by untc-26-5] [ENTRY_INTO_FORCE by eniz-ottawa]
        2025-06-27 PARTY inferred under notice for 2025-12-27 [ACCESSION by untc-26-5] [ENTRY_INTO_FORCE by eniz-ottawa]
        2025-12-27 FORMER [NOTICE_OF_TERMINATION by lokmat-ottawa]"#]]).await;
    told_of("ltu", "apmbc-1997", expect![[r#"
        .. NONE
        1999-02-26 SIGNATORY [SIGNATURE by untc-26-5]
        2003-05-12 PARTY inferred [RATIFICATION by untc-26-5] [ENTRY_INTO_FORCE by eniz-ottawa]
        2025-06-27 PARTY inferred under notice for 2025-12-27 [RATIFICATION by untc-26-5] [ENTRY_INTO_FORCE by eniz-ottawa]
        2025-12-27 FORMER [NOTICE_OF_TERMINATION by lokmat-ottawa]"#]]).await;
    told_of("fin", "apmbc-1997", expect![[r#"
        .. NONE
        2012-01-09 PARTY inferred [ACCESSION by untc-26-5] [ENTRY_INTO_FORCE by eniz-ottawa]
        2025-07-10 PARTY inferred under notice for 2026-01-10 [ACCESSION by untc-26-5] [ENTRY_INTO_FORCE by eniz-ottawa]
        2026-01-10 FORMER [WITHDRAWAL by censor-3562737]"#]]).await;
    told_of("ltu", "ccm-2008", expect![[r#"
        .. NONE
        2008-12-03 SIGNATORY [SIGNATURE by untc-26-6]
        2011-03-24 PARTY inferred [RATIFICATION by untc-26-6] [ENTRY_INTO_FORCE by untc-26-6]
        2024-09-06 PARTY inferred under notice for 2025-03-06 [RATIFICATION by untc-26-6] [ENTRY_INTO_FORCE by untc-26-6]
        2025-03-06 FORMER [WITHDRAWAL by canadapravda-ccm]"#]]).await;
}

#[tokio::test]
async fn a_party_may_suspend_a_treaty_for_itself_and_leave_it() {
    told_of("rus", "cfe-1990", expect![[r#"
        .. NONE
        1991-12-26 SIGNATORY [SIGNATURE by common-knowledge]
        1992-07-01 SIGNATORY or CONTRACTING uncertain [SIGNATURE by common-knowledge]
        1992-07-31 CONTRACTING [RATIFICATION by interfax-90920]
        1992-11-09 PARTY inferred [RATIFICATION by interfax-90920] [ENTRY_INTO_FORCE by common-knowledge]
        2007-12-12 SUSPENDED [SUSPENSION by common-knowledge]
        2023-05-29 SUSPENDED under notice for 2023-11-07 [SUSPENSION by common-knowledge]
        2023-11-07 FORMER [DENUNCIATION by interfax-90920]"#]]).await;
    told_of(
        "usa",
        "open-skies-1992",
        expect![[r#"
            .. NONE
            1992-03-24 SIGNATORY [SIGNATURE by common-knowledge]
            1993-12-03 CONTRACTING [RATIFICATION by common-knowledge]
            2002-01-01 PARTY inferred [RATIFICATION by common-knowledge] [ENTRY_INTO_FORCE by 200wh-openskies]
            2020-05-31 PARTY inferred under notice for 2020-11-22 [RATIFICATION by common-knowledge] [ENTRY_INTO_FORCE by 200wh-openskies]
            2020-11-22 FORMER [WITHDRAWAL by islamtimes-openskies]"#]],
    )
    .await;
    told_of(
        "rus",
        "echr-1950",
        expect![[r#"
            .. NONE
            1996-02-28 SIGNATORY or PARTY uncertain [SIGNATURE by common-knowledge]
            1998-05-05 PARTY inferred [RATIFICATION by common-knowledge] [ENTRY_INTO_FORCE by bearr-coe]
            2022-03-15 PARTY inferred under notice for 2022-09-16 [RATIFICATION by common-knowledge] [ENTRY_INTO_FORCE by bearr-coe]
            2022-09-16 FORMER [DENUNCIATION by bearr-coe]"#]],
    )
    .await;
}

#[tokio::test]
async fn a_ratification_that_was_revoked_leaves_the_signature() {
    told_of(
        "rus",
        "ctbt-1996",
        expect![[r#"
            .. NONE
            1996-09-24 SIGNATORY [SIGNATURE by untc-26-4]
            2000-05-27 SIGNATORY or CONTRACTING disputed [SIGNATURE by untc-26-4]
            2000-06-30 CONTRACTING [RATIFICATION by untc-26-4]
            2023-11-03 SIGNATORY [SIGNATURE by untc-26-4]
            2023-11-04 SIGNATORY assumed [SIGNATURE by untc-26-4]"#]],
    )
    .await;
}

#[tokio::test]
async fn a_state_that_joined_twice_was_a_party_twice() {
    told_of("uzb", "cst-1992", expect![[r#"
        .. NONE
        1992-05-15 SIGNATORY [SIGNATURE by armenianclub-2024]
        1994-04-20 PARTY [ENTRY_INTO_FORCE by common-knowledge]
        1999-01-01 PARTY or FORMER uncertain [ENTRY_INTO_FORCE by common-knowledge]
        1999-12-31 FORMER [WITHDRAWAL by armenianclub-2024]
        2006-01-01 FORMER or PARTY uncertain [WITHDRAWAL by armenianclub-2024]
        2006-12-31 PARTY inferred [ACCESSION by armenianclub-2024] [ENTRY_INTO_FORCE by armenianclub-2024]
        2012-01-01 PARTY or SUSPENDED uncertain inferred [ACCESSION by armenianclub-2024] [ENTRY_INTO_FORCE by armenianclub-2024]
        2012-12-31 SUSPENDED [SUSPENSION by 24kg-csto]
        2013-01-01 SUSPENDED assumed [SUSPENSION by 24kg-csto]"#]]).await;
}

#[tokio::test]
async fn both_sides_of_a_bilateral_treaty_in_force_are_bound() {
    told_of(
        "usa",
        "new-start-2010",
        expect![[r#"
            .. NONE
            2010-04-08 SIGNATORY [SIGNATURE by blackwell-newstart]
            2011-02-05 PARTY inferred [ENTRY_INTO_FORCE by blackwell-newstart]
            2023-02-28 SUSPENDED [SUSPENSION by cmio-newstart]
            2026-02-05 FORMER [EXPIRY by tass-1252323]"#]],
    )
    .await;
    told_of("ukr", "rus-ukr-friendship-1997", expect![[r#"
        .. NONE
        1997-05-31 SIGNATORY [SIGNATURE by censor-3101526]
        1998-01-14 CONTRACTING [RATIFICATION by censor-3101526]
        1999-04-01 PARTY inferred [RATIFICATION by censor-3101526] [ENTRY_INTO_FORCE by censor-3101526]
        2018-09-30 PARTY inferred under notice for 2019-04-01 [RATIFICATION by censor-3101526] [ENTRY_INTO_FORCE by censor-3101526]
        2019-04-01 FORMER [NOTICE_OF_TERMINATION by aolaikelin-ukr]"#]]).await;
}

/// Latvia, Poland: the day of the withdrawal is that of effect, six months after the notice.
#[tokio::test]
async fn a_withdrawal_of_later_effect_is_a_notice_until_then() {
    told_of("lva", "apmbc-1997", expect![[r#"
        .. NONE
        2005-07-01 PARTY inferred [ACCESSION by untc-26-5] [ENTRY_INTO_FORCE by eniz-ottawa]
        2025-06-27 PARTY inferred under notice for 2025-12-27 [ACCESSION by untc-26-5] [ENTRY_INTO_FORCE by eniz-ottawa]
        2025-12-27 FORMER [NOTICE_OF_TERMINATION by lokmat-ottawa]"#]]).await;
    told_of("pol", "apmbc-1997", expect![[r#"
        .. NONE
        1997-12-04 SIGNATORY [SIGNATURE by untc-26-5]
        2012-12-27 PARTY inferred [RATIFICATION by untc-26-5] [ENTRY_INTO_FORCE by eniz-ottawa]
        2025-08-31 PARTY inferred under notice for 2026-02-20 [RATIFICATION by untc-26-5] [ENTRY_INTO_FORCE by eniz-ottawa]
        2026-02-20 FORMER [WITHDRAWAL by polandco-ottawa]"#]]).await;
}

/// Whether Ukraine may suspend the convention is contested: one claim says that it had no effect.
#[tokio::test]
async fn a_suspension_that_is_contested_is_disputed() {
    told_of(
        "ukr",
        "apmbc-1997",
        expect![[r#"
            .. NONE
            1999-02-24 SIGNATORY [SIGNATURE by untc-26-5]
            2005-12-27 PARTY inferred [RATIFICATION by untc-26-5] [ENTRY_INTO_FORCE by eniz-ottawa]
            2025-07-15 SUSPENDED or PARTY disputed [SUSPENSION by newsaz-ukr-ottawa]"#]],
    )
    .await;
}

/// Whether North Korea left the NPT is not agreed among its parties.
#[tokio::test]
async fn a_withdrawal_that_is_not_agreed_on_is_disputed() {
    told_of("prk", "npt-1968", expect![[r#"
        .. NONE
        1985-01-01 NONE or PARTY uncertain
        1985-12-31 PARTY inferred [ACCESSION by carolinas-npt] [ENTRY_INTO_FORCE by common-knowledge]
        2003-01-10 FORMER or PARTY disputed [WITHDRAWAL by hiroshima-npt]"#]]).await;
}

#[tokio::test]
async fn states_that_suspend_a_treaty_stay_in_it() {
    for state in ["usa", "gbr", "pol", "tur"] {
        let query = format!(
            "{{ agreement(by: {{key: \"cfe-1990\"}}) {{
                parties(filter: {{state: {{key: {{eq: \"{state}\"}}}}}}) {{ nodes {{
                  before: status(asOf: \"2023-11-06\") {{ status }}
                  after: status(asOf: \"2024-05-01\") {{ status certainty }} }} }} }} }}"
        );
        let data = shipped().await.data(&query).await;
        let party = &data["agreement"]["parties"]["nodes"][0];
        assert_eq!(party["before"]["status"], "PARTY", "{state}");
        assert_eq!(party["after"]["status"], "SUSPENDED", "{state}");
    }
}

/// The denunciation of the convention against torture was promulgated; nobody records that it was
/// notified. A decree changes no status.
#[tokio::test]
async fn what_is_denounced_at_home_is_not_left() {
    told_of("rus", "ecpt-1987", expect![[r#"
        .. NONE
        1996-02-28 SIGNATORY or PARTY uncertain [SIGNATURE by interfaxua-ecpt]
        1998-12-31 PARTY inferred [RATIFICATION by greecevich-ecpt] [ENTRY_INTO_FORCE by common-knowledge]
        2025-09-30 PARTY assumed inferred [RATIFICATION by greecevich-ecpt] [ENTRY_INTO_FORCE by common-knowledge]"#]]).await;
}

#[tokio::test]
async fn the_parties_of_open_skies_left_one_by_one() {
    told_of("rus", "open-skies-1992", expect![[r#"
        .. NONE
        1992-03-24 SIGNATORY [SIGNATURE by common-knowledge]
        2001-05-01 SIGNATORY or CONTRACTING uncertain [SIGNATURE by common-knowledge]
        2001-05-31 CONTRACTING [RATIFICATION by freedofollow-openskies]
        2002-01-01 PARTY inferred [RATIFICATION by freedofollow-openskies] [ENTRY_INTO_FORCE by 200wh-openskies]
        2021-06-18 PARTY inferred under notice for 2021-12-18 [RATIFICATION by freedofollow-openskies] [ENTRY_INTO_FORCE by 200wh-openskies]
        2021-12-18 FORMER [DENUNCIATION by 247news-openskies]"#]]).await;
}

/// Order of 2023-11-07, notice of 2023-11-21, end on 2024-05-21.
#[tokio::test]
async fn a_bilateral_agreement_ends_for_both_six_months_after_notice() {
    told_of(
        "jpn",
        "rus-jpn-nuclear-1993",
        expect![[r#"
            .. NONE
            1993-10-13 SIGNATORY or PARTY uncertain [SIGNATURE by nhk-jpn]
            2023-11-21 SIGNATORY or PARTY uncertain under notice for 2024-05-21 [SIGNATURE by nhk-jpn]
            2024-05-21 FORMER [TERMINATION by paralel-jpn]"#]],
    )
    .await;
    told_of(
        "rus",
        "rus-jpn-nuclear-1993",
        expect![[r#"
            .. NONE
            1993-10-13 SIGNATORY or PARTY uncertain [SIGNATURE by nhk-jpn]
            2023-11-21 SIGNATORY or PARTY uncertain under notice for 2024-05-21 [SIGNATURE by nhk-jpn]
            2024-05-21 FORMER [NOTICE_OF_TERMINATION by tass-1793221]"#]],
    )
    .await;
}

/// Ratified at home; the exchange of instruments that brings it into force is not recorded.
#[tokio::test]
async fn what_is_ratified_at_home_waits_for_the_exchange() {
    told_of(
        "rus",
        "rus-ind-relos-2025",
        expect![[r#"
            .. NONE
            2025-02-18 SIGNATORY [SIGNATURE by indianwitness-relos]
            2025-12-16 SIGNATORY assumed [SIGNATURE by indianwitness-relos]"#]],
    )
    .await;
    told_of(
        "ind",
        "rus-ind-relos-2025",
        expect![[r#"
            .. NONE
            2025-02-18 SIGNATORY [SIGNATURE by indianwitness-relos]
            2025-02-19 SIGNATORY assumed [SIGNATURE by indianwitness-relos]"#]],
    )
    .await;
}

/// Their agreements' events are read once, and their periods worked out once.
#[tokio::test]
async fn the_status_of_many_parties_is_one_statement() {
    let query = "{ agreements(first: 20) { nodes { parties(first: 100) { nodes {
        status(asOf: \"2020-01-01\") { status } } } } } }";
    let answer = shipped().await.answer(query).await;
    assert!(answer.response.errors.is_empty());
    assert_eq!(answer.statements, 3);
}
