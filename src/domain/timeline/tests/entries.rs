//! Worked cases of when an agreement entered into force for a party.

use super::{
    Timeline,
    rules::{effective, event, on, told},
    timeline,
};
use crate::domain::timeline::{Effect, Event, Heir, History, Succession};

pub fn of_many(parties: usize, events: Vec<Event>) -> Timeline {
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

/// The day counts; of what came after it, nobody says that it never was.
#[test]
fn that_it_was_never_bound_says_nothing_where_a_day_is_recorded() {
    let timeline = timeline(&History {
        parties: 1,
        never: [0].into(),
        events: vec![
            event(Effect::EnteredIntoForce, None, "1960-01-01"),
            event(Effect::Consented, 0, "1970-01-01"),
            event(Effect::EnteredIntoForce, 0, "1971-01-01"),
            event(Effect::Left, 0, "1980-01-01"),
            event(Effect::Consented, 0, "1990-01-01"),
        ],
        ..History::default()
    });
    assert_eq!(
        told(&timeline.parties[0])[1..5],
        [
            "1970-01-01 Contracting",
            "1971-01-01 Party",
            "1980-01-01 Former",
            "1990-01-01 Party, inferred"
        ]
    );
}

/// An entry into force of the same year may have been after the consent.
#[test]
fn a_vague_entry_into_force_may_follow_from_a_consent_of_the_same_year() {
    let timeline = of_many(
        1,
        vec![
            event(Effect::EnteredIntoForce, None, "1970-01-01"),
            Event {
                occurred: on("1989-01-01").with(on("1989-12-31")),
                ..event(Effect::EnteredIntoForce, 0, "1989-01-01")
            },
            event(Effect::Consented, 0, "1989-05-22"),
        ],
    );
    assert_eq!(
        told(&timeline.parties[0]),
        [
            ".. None",
            "1989-01-01 None, uncertain",
            "1989-05-22 Contracting, uncertain",
            "1989-12-31 Party",
            "1990-01-01 Party, assumed"
        ]
    );
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

/// What is claimed of a State is claimed of no other.
#[test]
fn an_heir_that_consents_itself_is_bound() {
    let timeline = timeline(&History {
        parties: 2,
        never: [0].into(),
        events: vec![
            event(Effect::EnteredIntoForce, None, "1970-01-01"),
            event(Effect::Consented, 0, "1980-01-01"),
            event(Effect::Consented, 1, "1995-01-01"),
        ],
        successions: vec![Succession {
            party: 0,
            on: on("1991-12-26"),
            heir: Heir::Party(1),
        }],
        ..History::default()
    });
    assert_eq!(
        told(&timeline.parties[1])[1..3],
        ["1991-12-26 Contracting", "1995-01-01 Party, inferred"]
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
            event(Effect::Signed, 0, "1950-01-01"),
            event(Effect::AppliedProvisionally, None, "1950-01-01"),
            event(Effect::AppliedProvisionally, 1, "1950-01-01"),
            event(Effect::EnteredIntoForce, None, "1950-10-21"),
        ],
    );
    assert_eq!(
        told(&timeline.parties[0]),
        [
            ".. None",
            "1950-01-01 Provisional",
            "1950-10-21 Signatory, uncertain"
        ]
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
