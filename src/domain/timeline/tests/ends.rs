//! Worked cases of ends before what they end.

use super::{
    entries::of_many,
    rules::{effective, event, on, told},
    signatures::bilateral,
    timeline,
};
use crate::domain::timeline::{AgreementStatus, Days, Effect, Event, Heir, History, Succession};

/// The day of the end is wrong, or that of the entry into force; and if that of the end is, nobody knows
/// the right one.
#[test]
fn an_end_before_the_entry_into_force_is_in_doubt_for_good() {
    let timeline = bilateral(vec![
        event(Effect::Signed, None, "1842-08-09"),
        event(Effect::EnteredIntoForce, None, "1842-10-13"),
        event(Effect::Left, 0, "1842-08-09"),
    ]);
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

/// What is done as a whole after that is no return: one of the days is wrong all the same.
#[test]
fn an_end_before_the_exchange_of_instruments_is_in_doubt_for_good() {
    let timeline = bilateral(vec![
        event(Effect::Signed, None, "1842-08-09"),
        event(Effect::Consented, None, "1842-10-13"),
        event(Effect::EnteredIntoForce, None, "1842-10-13"),
        event(Effect::Left, 0, "1842-08-09"),
    ]);
    assert_eq!(
        told(&timeline.agreement)[2],
        "1842-10-13 InForce, uncertain"
    );
}

/// Who has signed alone has nothing to withdraw from, so a consent after that is none to come back.
#[test]
fn an_end_between_the_signature_and_the_consent_is_in_doubt_for_good() {
    let signed = event(Effect::Signed, 0, "1950-01-01");
    let left = event(Effect::Left, 0, "1955-01-01");
    let consented = event(Effect::Consented, 0, "1960-01-01");
    let in_force = event(Effect::EnteredIntoForce, 0, "1961-01-01");
    let told = |events| told(&of_many(1, events).parties[0]);
    assert_eq!(
        told(vec![signed, left, consented, in_force])[2..],
        [
            "1955-01-01 Signatory, uncertain",
            "1960-01-01 Contracting, uncertain",
            "1961-01-01 Party, uncertain"
        ]
    );
    assert_eq!(
        told(vec![signed, left, consented])[2..],
        [
            "1955-01-01 Signatory, uncertain",
            "1960-01-01 Contracting, uncertain"
        ]
    );
    assert_eq!(told(vec![signed, left])[2..], ["1955-01-01 Former"]);
}

/// If it can't have been on the day to which it is dated back, it had been when it was declared.
#[test]
fn an_end_that_is_dated_back_too_far_is_in_doubt_until_it_was_declared() {
    let declared = event(Effect::Ended, None, "1974-06-19");
    let timeline = of_many(
        0,
        vec![
            event(Effect::Signed, None, "1938-09-30"),
            event(Effect::EnteredIntoForce, None, "1938-10-01"),
            effective(declared, "1938-09-30"),
        ],
    );
    assert_eq!(
        told(&timeline.agreement),
        [
            ".. Unknown",
            "1938-09-30 Signed, uncertain",
            "1938-10-01 InForce, uncertain",
            "1974-06-19 Ended"
        ]
    );
}

/// Of a side as of the whole.
#[test]
fn the_end_of_a_side_before_the_signature_is_in_doubt_until_that() {
    let timeline = bilateral(vec![
        event(Effect::EnteredIntoForce, None, "2001-08-01"),
        event(Effect::Left, 0, "2001-12-31"),
        event(Effect::Signed, None, "2002-06-28"),
    ]);
    assert_eq!(
        told(&timeline.agreement)[2..],
        ["2001-12-31 Unknown, uncertain", "2002-06-28 Ended"]
    );
}

/// The day on which it would take effect is wrong, or nothing ends then: nobody knows when it will.
#[test]
fn a_notice_whose_end_is_contradicted_has_no_day_on_which_it_ends() {
    let timeline = of_many(
        1,
        vec![
            effective(event(Effect::Left, 0, "1950-01-01"), "1951-01-01"),
            event(Effect::EnteredIntoForce, 0, "1960-01-01"),
        ],
    );
    let last = timeline.parties[0].last().unwrap();
    assert_eq!((last.notice, last.ends), (Some(0), None));
}

/// The other day that is claimed may be the right one, and by then it had ended.
#[test]
fn an_end_with_a_claim_of_a_day_that_can_be_is_in_doubt_until_that() {
    let left = Event {
        disputed: Some(Days {
            earliest: on("1966-10-05").earliest,
            latest: on("1970-06-30").latest,
        }),
        ..event(Effect::Left, 0, "1966-10-05")
    };
    let timeline = of_many(
        1,
        vec![event(Effect::EnteredIntoForce, 0, "1966-10-05"), left],
    );
    assert_eq!(
        told(&timeline.parties[0]),
        [
            ".. None",
            "1966-10-05 Party, uncertain",
            "1970-06-30 Former"
        ]
    );
}
