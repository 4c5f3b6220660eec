//! Worked cases of days that contradict each other.

use super::{
    entries::of_many,
    rules::{effective, event, on, told},
    timeline,
};
use crate::domain::timeline::{AgreementStatus, Effect, Heir, History, Succession};

/// One of the two days is wrong.
#[test]
fn an_entry_into_force_before_the_signature_is_in_doubt_until_that() {
    let timeline = of_many(
        2,
        vec![
            event(Effect::EnteredIntoForce, None, "1937-05-01"),
            event(Effect::Signed, None, "1951-03-02"),
            event(Effect::EnteredIntoForce, 0, "1924-10-21"),
            event(Effect::EnteredIntoForce, 1, "1952-01-01"),
        ],
    );
    assert_eq!(
        told(&timeline.agreement),
        [
            ".. Unknown",
            "1924-10-21 Unknown, uncertain",
            "1951-03-02 InForce",
            "1952-01-02 InForce, assumed"
        ]
    );
    assert_eq!(
        told(&timeline.parties[0]),
        [
            ".. None",
            "1924-10-21 None, uncertain",
            "1951-03-02 Party",
            "1951-03-03 Party, assumed"
        ]
    );
    assert_eq!(told(&timeline.parties[1])[1], "1952-01-01 Party");
}

/// Who consents need not sign; and what takes effect from a day before it happened was dated back.
#[test]
fn an_entry_into_force_that_the_record_explains_is_in_no_doubt() {
    let acceded = of_many(
        1,
        vec![
            event(Effect::Consented, 0, "1986-01-20"),
            event(Effect::EnteredIntoForce, 0, "1986-10-21"),
            event(Effect::Signed, 0, "2004-02-11"),
        ],
    );
    assert_eq!(
        told(&acceded.parties[0])[1..3],
        ["1986-01-20 Contracting", "1986-10-21 Party"]
    );
}

/// The consent to the whole may be that of any party, and that of a party be given with the whole.
#[test]
fn an_entry_into_force_after_a_consent_is_in_no_doubt() {
    let signed_later = of_many(
        2,
        vec![
            event(Effect::Consented, 0, "1958-01-01"),
            event(Effect::EnteredIntoForce, None, "1958-06-27"),
            event(Effect::Signed, None, "1959-01-01"),
        ],
    );
    assert_eq!(told(&signed_later.agreement)[1], "1958-06-27 InForce");
    let exchanged = of_many(
        1,
        vec![
            event(Effect::Consented, None, "1949-01-01"),
            event(Effect::EnteredIntoForce, 0, "1950-01-01"),
            event(Effect::Signed, None, "1951-01-01"),
        ],
    );
    assert_eq!(told(&exchanged.parties[0])[1], "1950-01-01 Party");
}

#[test]
fn an_entry_into_force_that_was_dated_back_is_in_no_doubt() {
    let dated_back = of_many(
        0,
        vec![
            event(Effect::Signed, None, "1951-03-02"),
            effective(
                event(Effect::EnteredIntoForce, None, "1951-04-01"),
                "1950-01-01",
            ),
        ],
    );
    assert_eq!(told(&dated_back.agreement)[1], "1950-01-01 InForce");
}

/// The day of the end is wrong, or that of the entry into force; and if that of the end is, nobody knows
/// the right one.
#[test]
fn an_end_before_the_entry_into_force_is_in_doubt_for_good() {
    let timeline = timeline(&History {
        bilateral: true,
        parties: 2,
        events: vec![
            event(Effect::Signed, None, "1842-08-09"),
            event(Effect::EnteredIntoForce, None, "1842-10-13"),
            event(Effect::Left, 0, "1842-08-09"),
        ],
        ..History::default()
    });
    assert_eq!(
        told(&timeline.agreement),
        [
            ".. Unknown",
            "1842-08-09 Signed, uncertain",
            "1842-10-13 InForce, uncertain"
        ]
    );
    let ended = AgreementStatus::Ended;
    assert_eq!(timeline.agreement[2].otherwise, ended);
    assert_eq!(
        told(&timeline.parties[1])[2],
        "1842-10-13 Party, uncertain, inferred"
    );
}

/// Sources give the end of an amendment to all, and to those that signed it long after.
#[test]
fn an_end_before_anything_that_ended_is_in_doubt_for_good() {
    let timeline = of_many(
        2,
        vec![
            event(Effect::EnteredIntoForce, None, "1948-11-10"),
            event(Effect::Left, 0, "1970-06-30"),
            event(Effect::EnteredIntoForce, 0, "1994-05-20"),
            event(Effect::Left, 1, "1940-01-01"),
        ],
    );
    assert_eq!(
        told(&timeline.parties[0]),
        [
            ".. None",
            "1970-06-30 None, uncertain",
            "1994-05-20 Party, uncertain"
        ]
    );
    assert_eq!(
        told(&timeline.parties[1]),
        [".. None", "1940-01-01 None, uncertain"]
    );
}

#[test]
fn an_end_for_all_before_it_entered_into_force_for_anyone_is_in_doubt() {
    let ends = |end| {
        let timeline = of_many(
            1,
            vec![
                event(Effect::Signed, None, "2007-06-01"),
                event(Effect::EnteredIntoForce, 0, "2011-01-01"),
                event(Effect::Ended, None, end),
            ],
        );
        told(&timeline.agreement).pop().unwrap()
    };
    assert_eq!(ends("2010-05-31"), "2011-01-01 InForce, uncertain");
    assert_eq!(ends("2011-01-01"), "2011-01-01 InForce, uncertain");
    assert_eq!(ends("2011-05-31"), "2011-05-31 Ended");
}

/// Somebody who joins what is over is as odd as what is over before it began.
#[test]
fn an_end_for_all_before_somebody_joins_is_in_doubt() {
    let timeline = of_many(
        2,
        vec![
            event(Effect::EnteredIntoForce, None, "1958-07-26"),
            event(Effect::Ended, None, "1973-11-02"),
            event(Effect::Consented, 0, "1983-12-15"),
            event(Effect::EnteredIntoForce, 1, "1960-01-01"),
        ],
    );
    assert_eq!(
        told(&timeline.agreement),
        [
            ".. Unknown",
            "1958-07-26 InForce",
            "1973-11-02 InForce, uncertain"
        ]
    );
    let joined = told(&timeline.parties[0]).pop().unwrap();
    assert_eq!(joined, "1983-12-15 Party, uncertain, inferred");
}

/// What its predecessor did is its own.
#[test]
fn an_heir_may_end_what_its_predecessor_began() {
    let timeline = timeline(&History {
        parties: 2,
        events: vec![
            event(Effect::EnteredIntoForce, 0, "1970-01-01"),
            event(Effect::Left, 1, "1995-01-01"),
            event(Effect::EnteredIntoForce, 1, "2000-01-01"),
        ],
        successions: vec![Succession {
            party: 0,
            on: on("1991-12-26"),
            heir: Heir::Party(1),
        }],
        ..History::default()
    });
    assert_eq!(
        told(&timeline.parties[1])[1..4],
        ["1991-12-26 Party", "1995-01-01 Former", "2000-01-01 Party"]
    );
}

/// As what was applied before it was signed, and was over by then.
#[test]
fn what_was_over_before_it_was_signed_is_in_doubt_until_that() {
    let timeline = of_many(
        0,
        vec![
            event(Effect::Signed, None, "2002-06-28"),
            event(Effect::EnteredIntoForce, None, "2001-08-01"),
            event(Effect::Ended, None, "2001-12-31"),
        ],
    );
    assert_eq!(
        told(&timeline.agreement),
        [
            ".. Unknown",
            "2001-08-01 Unknown, uncertain",
            "2001-12-31 Unknown, uncertain",
            "2002-06-28 Ended"
        ]
    );
}
