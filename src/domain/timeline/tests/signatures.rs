//! Worked cases of a signature that names no party: of a bilateral agreement it is that of both sides.

use super::{
    Timeline,
    rules::{day, event, on, told},
    timeline,
};
use crate::domain::timeline::{Effect, Event, Heir, History, PartyStatus, Succession};

pub fn bilateral(events: Vec<Event>) -> Timeline {
    timeline(&History {
        bilateral: true,
        parties: 2,
        events,
        ..History::default()
    })
}

#[test]
fn both_sides_signed_a_bilateral_agreement_that_was_signed_as_a_whole() {
    let timeline = bilateral(vec![event(Effect::Signed, None, "1995-12-15")]);
    for party in &timeline.parties {
        let periods = [
            ".. None",
            "1995-12-15 Signatory",
            "1995-12-16 Signatory, assumed",
        ];
        assert_eq!(told(party), periods);
        assert_eq!(party[1].basis, Some(0));
        assert_eq!(party[1].since, Some(day("1995-12-15")));
        assert!(!party[1].inferred);
    }
}

#[test]
fn a_signature_of_the_whole_gives_way_to_all_that_is_stronger() {
    let timeline = bilateral(vec![
        event(Effect::Signed, None, "1995-12-15"),
        event(Effect::Signed, 0, "1995-12-16"),
        event(Effect::Consented, 0, "1996-01-01"),
        event(Effect::AppliedProvisionally, 1, "1996-01-15"),
        event(Effect::EnteredIntoForce, None, "1996-02-01"),
        event(Effect::Ended, None, "2006-02-01"),
    ]);
    let [one, other] = &timeline.parties[..] else {
        panic!("two parties");
    };
    assert_eq!(
        told(one),
        [
            ".. None",
            "1995-12-15 Signatory",
            "1995-12-16 Signatory",
            "1996-01-01 Contracting",
            "1996-02-01 Party, inferred",
            "2006-02-01 Former"
        ]
    );
    // Its own signature comes before that of the whole.
    assert_eq!([one[1].basis, one[2].basis], [Some(0), Some(1)]);
    assert_eq!(
        told(other),
        [
            ".. None",
            "1995-12-15 Signatory",
            "1996-01-15 Provisional",
            "1996-02-01 Party, inferred",
            "2006-02-01 Former"
        ]
    );
}

/// As its own would be.
#[test]
fn a_vague_signature_of_the_whole_is_in_doubt_for_both_sides() {
    let mut signed = event(Effect::Signed, None, "1992-08-01");
    signed.occurred.latest = Some(day("1992-08-31"));
    let whole = bilateral(vec![signed]);
    let own = bilateral(vec![Event {
        party: Some(0),
        ..signed
    }]);
    assert_eq!(
        told(&whole.parties[0]),
        [
            ".. None",
            "1992-08-01 None, uncertain",
            "1992-08-31 Signatory",
            "1992-09-01 Signatory, assumed"
        ]
    );
    assert_eq!(whole.parties[0], own.parties[0]);
    assert_eq!(whole.parties[0][1].otherwise, PartyStatus::Signatory);
}

/// Of many, one that names no party says of none that it signed.
#[test]
fn a_signature_of_the_whole_is_that_of_no_party_among_many() {
    let timeline = timeline(&History {
        parties: 3,
        events: vec![event(Effect::Signed, None, "1995-12-15")],
        ..History::default()
    });
    assert_eq!(told(&timeline.parties[0]), [".. None"]);
}

#[test]
fn an_heir_has_signed_with_the_whole_once_it_takes_the_place() {
    let on = on("1991-12-26");
    let timeline = timeline(&History {
        bilateral: true,
        parties: 3,
        events: vec![event(Effect::Signed, None, "1987-12-08")],
        successions: vec![Succession {
            party: 0,
            on,
            heir: Heir::Party(2),
        }],
        ..History::default()
    });
    assert_eq!(
        told(&timeline.parties[0]),
        [
            ".. None",
            "1987-12-08 Signatory",
            "1987-12-09 Signatory, assumed",
            "1991-12-26 Former"
        ]
    );
    assert_eq!(
        told(&timeline.parties[2]),
        [".. None", "1991-12-26 Signatory, assumed"]
    );
}

/// What a side did before it left does not count after, be it done with the whole. The other side
/// did not leave.
#[test]
fn a_signature_of_the_whole_from_before_a_side_left_is_none_of_its_own_after() {
    let timeline = bilateral(vec![
        event(Effect::Signed, None, "1990-01-01"),
        event(Effect::Consented, 0, "1995-01-01"),
        event(Effect::Left, 0, "2000-01-01"),
        event(Effect::Consented, 0, "2005-01-01"),
        event(Effect::ConsentRevoked, 0, "2010-01-01"),
    ]);
    let last = |party: usize| told(&timeline.parties[party]).pop().unwrap();
    assert_eq!(last(0), "2010-01-01 None");
    assert_eq!(last(1), "2005-01-02 Signatory, assumed");
}
