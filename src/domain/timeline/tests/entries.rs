//! Worked cases of when an agreement entered into force for a party.

use super::{
    Timeline,
    rules::{effective, event, on, told},
    timeline,
};
use crate::domain::timeline::{Effect, Event, Heir, History, Succession};

fn of_many(parties: usize, events: Vec<Event>) -> Timeline {
    timeline(&History {
        parties,
        events,
        ..History::default()
    })
}

/// Treaties say how long after its consent a State is bound. Where that is recorded, nothing is inferred.
#[test]
fn until_the_entry_into_force_that_is_recorded_of_it_a_party_is_contracting() {
    let timeline = of_many(
        2,
        vec![
            event(Effect::EnteredIntoForce, None, "1968-08-10"),
            event(Effect::Consented, 0, "1989-10-11"),
            event(Effect::EnteredIntoForce, 0, "1989-11-11"),
            event(Effect::Consented, 1, "1989-10-11"),
        ],
    );
    assert_eq!(
        told(&timeline.parties[0]),
        [
            ".. None",
            "1989-10-11 Contracting",
            "1989-11-11 Party",
            "1989-11-12 Party, assumed"
        ]
    );
    assert_eq!(
        told(&timeline.parties[1]),
        [
            ".. None",
            "1989-10-11 Party, inferred",
            "1989-10-12 Party, assumed, inferred"
        ]
    );
}

/// What is recorded of the second time tells nothing of the first.
#[test]
fn an_entry_into_force_follows_from_the_consent_before_it() {
    let timeline = of_many(
        1,
        vec![
            event(Effect::EnteredIntoForce, None, "1960-01-01"),
            event(Effect::Consented, 0, "1970-01-01"),
            event(Effect::Left, 0, "1980-01-01"),
            event(Effect::Consented, 0, "1990-01-01"),
            event(Effect::EnteredIntoForce, 0, "1990-04-01"),
        ],
    );
    assert_eq!(
        told(&timeline.parties[0]),
        [
            ".. None",
            "1970-01-01 Party, inferred",
            "1980-01-01 Former",
            "1990-01-01 Contracting",
            "1990-04-01 Party",
            "1990-04-02 Party, assumed"
        ]
    );
}

#[test]
fn where_a_source_says_that_it_was_never_bound_nothing_is_inferred() {
    let events = vec![
        event(Effect::Signed, 0, "1998-11-12"),
        event(Effect::Consented, 0, "2004-09-30"),
        event(Effect::EnteredIntoForce, None, "2005-02-16"),
    ];
    let timeline = timeline(&History {
        parties: 1,
        never: [0].into(),
        events,
        ..History::default()
    });
    assert_eq!(
        told(&timeline.parties[0]),
        [
            ".. None",
            "1998-11-12 Signatory",
            "2004-09-30 Contracting",
            "2005-02-17 Contracting, assumed"
        ]
    );
}

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

/// A notice that was taken back is no end.
#[test]
fn an_entry_into_force_follows_from_a_consent_through_a_notice_that_was_revoked() {
    let timeline = of_many(
        1,
        vec![
            event(Effect::EnteredIntoForce, None, "1970-01-01"),
            event(Effect::Consented, 0, "1979-01-01"),
            effective(event(Effect::NoticeGiven, 0, "1979-02-01"), "1980-02-01"),
            event(Effect::NoticeRevoked, 0, "1979-03-01"),
            event(Effect::EnteredIntoForce, 0, "1980-06-01"),
        ],
    );
    assert_eq!(
        told(&timeline.parties[0])[1..],
        [
            "1979-01-01 Contracting",
            "1979-02-01 Contracting, under notice",
            "1979-03-01 Contracting",
            "1980-06-01 Party",
            "1980-06-02 Party, assumed"
        ]
    );
}

/// What never was for its predecessor is not inferred for an heir; and the entry into force of the heir
/// tells nothing of the consent of its predecessor.
#[test]
fn an_heir_has_what_its_predecessor_had() {
    let inherits = |never: &[usize]| {
        timeline(&History {
            parties: 2,
            never: never.iter().copied().collect(),
            events: vec![
                event(Effect::EnteredIntoForce, None, "1970-01-01"),
                event(Effect::Consented, 0, "1980-01-01"),
                event(Effect::EnteredIntoForce, 1, "1995-01-01"),
            ],
            successions: vec![Succession {
                party: 0,
                on: on("1991-12-26"),
                heir: Heir::Party(1),
            }],
            ..History::default()
        })
    };
    let [first, second] = [inherits(&[]), inherits(&[0])];
    assert_eq!(told(&first.parties[0])[1], "1980-01-01 Party, inferred");
    assert_eq!(told(&first.parties[1])[1], "1991-12-26 Party, inferred");
    assert_eq!(told(&second.parties[0])[1], "1980-01-01 Contracting");
    assert_eq!(
        told(&second.parties[1])[1..3],
        ["1991-12-26 Contracting", "1995-01-01 Party"]
    );
}

/// A bilateral agreement in force binds both sides (VCLT art. 24(2)).
#[test]
fn a_side_is_bound_with_the_whole_whatever_is_recorded_of_it_alone() {
    let timeline = timeline(&History {
        bilateral: true,
        parties: 2,
        never: [1].into(),
        events: vec![
            event(Effect::EnteredIntoForce, None, "1958-06-27"),
            event(Effect::Consented, 0, "1958-01-01"),
            event(Effect::EnteredIntoForce, 0, "1958-08-01"),
        ],
        ..History::default()
    });
    assert_eq!(told(&timeline.parties[0])[2], "1958-06-27 Party, inferred");
    assert_eq!(told(&timeline.parties[1])[1], "1958-06-27 Party, inferred");
}

/// Provisional application is pending entry into force (VCLT art. 25(1)).
#[test]
fn what_is_applied_provisionally_as_a_whole_is_so_until_it_enters_into_force() {
    let timeline = of_many(
        2,
        vec![
            event(Effect::AppliedProvisionally, None, "1950-01-01"),
            event(Effect::AppliedProvisionally, 1, "1950-01-01"),
            event(Effect::EnteredIntoForce, None, "1950-10-21"),
        ],
    );
    assert_eq!(
        told(&timeline.parties[0]),
        [".. None", "1950-01-01 Provisional", "1950-10-21 None"]
    );
    assert_eq!(
        told(&timeline.parties[1]),
        [
            ".. None",
            "1950-01-01 Provisional",
            "1950-10-22 Provisional, assumed"
        ]
    );
}
