//! What is not recorded is not certain: of a State that ceased to exist, and of who consented.

use super::{
    rules::{day, event, on, told},
    timeline,
};
use crate::domain::timeline::{Effect, Heir, History, Succession};

fn ceased(heir: Heir) -> Vec<Vec<String>> {
    let timeline = timeline(&History {
        parties: 2,
        events: vec![
            event(Effect::Consented, 0, "1930-01-01"),
            event(Effect::EnteredIntoForce, None, "1931-01-01"),
        ],
        successions: vec![Succession {
            party: 0,
            on: on("1991-12-26"),
            heir,
        }],
        ..History::default()
    });
    timeline.parties.iter().map(|it| told(it)).collect()
}

/// Nothing tells that the treaty was in force for sixty years more.
#[test]
fn the_end_of_a_state_is_no_record_of_what_it_was_bound_by() {
    let before = [
        ".. None",
        "1930-01-01 Contracting",
        "1931-01-01 Party, inferred",
        "1931-01-02 Party, assumed, inferred",
    ];
    let of = |heir| ceased(heir).swap_remove(0);
    let over = [&before[..], &["1991-12-26 Former"]].concat();
    assert_eq!(of(Heir::Nobody), over);
    assert_eq!(of(Heir::Party(1)), over);
    let borne = [&before[..], &["1991-12-26 Party, assumed, inferred"]].concat();
    assert_eq!(of(Heir::Bearer), borne);
    assert_eq!(
        ceased(Heir::Party(1))[1],
        [".. None", "1991-12-26 Party, assumed, inferred"]
    );
}

/// Its heir acts in its place, so the part went on; so it did if the other of two sides acts.
#[test]
fn what_is_recorded_after_the_end_of_a_state_tells_that_its_part_went_on() {
    let of = |bilateral, party, heir| {
        let timeline = timeline(&History {
            bilateral,
            parties: 3,
            events: vec![
                event(Effect::EnteredIntoForce, 0, "1972-10-03"),
                event(Effect::None, party, "2001-12-13"),
            ],
            successions: vec![Succession {
                party: 0,
                on: on("1991-12-26"),
                heir,
            }],
            ..History::default()
        });
        told(&timeline.parties[0])
    };
    let certain = [".. None", "1972-10-03 Party", "1991-12-26 Former"];
    assert_eq!(of(false, 2, Heir::Party(2)), certain);
    assert_eq!(of(true, 1, Heir::Party(2)), certain);
    let silent = [
        ".. None",
        "1972-10-03 Party",
        "1972-10-04 Party, assumed",
        "1991-12-26 Former",
    ];
    assert_eq!(of(false, 1, Heir::Party(2)), silent);
    assert_eq!(of(false, 1, Heir::Nobody), silent);
}

/// What takes effect later was declared before, and is recorded.
#[test]
fn what_ends_by_an_event_is_certain_until_then() {
    let end = crate::domain::timeline::Event {
        effective: Some(on("2026-01-01")),
        ..event(Effect::Left, 0, "2025-01-01")
    };
    let timeline = timeline(&History {
        parties: 1,
        events: vec![event(Effect::EnteredIntoForce, 0, "2000-01-01"), end],
        ..History::default()
    });
    assert_eq!(
        told(&timeline.parties[0]),
        [
            ".. None",
            "2000-01-01 Party",
            "2025-01-01 Party, under notice",
            "2026-01-01 Former"
        ]
    );
}

fn signed(later: Effect, party: Option<usize>, on: &str, never: bool) -> Vec<String> {
    let timeline = timeline(&History {
        parties: 2,
        never: never.then_some(0).into_iter().collect(),
        events: vec![
            event(Effect::Signed, 0, "1949-04-04"),
            event(Effect::EnteredIntoForce, None, "1949-08-24"),
            event(later, party, on),
        ],
        ..History::default()
    });
    assert!(
        timeline.parties[0]
            .iter()
            .all(|it| it.from < Some(day("1952-02-19")))
    );
    told(&timeline.parties[0])
}

/// Nothing among many enters into force without consent; where nobody's is recorded, it is that of
/// those who signed.
#[test]
fn who_signed_may_be_bound_where_nobodys_consent_is_recorded() {
    let signatory = [".. None", "1949-04-04 Signatory"];
    let may_be_bound = [&signatory[..], &["1949-08-24 Signatory, uncertain"]].concat();
    let consents = |on| signed(Effect::Consented, Some(1), on, false);
    assert_eq!(consents("1952-02-18"), may_be_bound);
    assert_eq!(
        signed(Effect::None, None, "1952-02-18", false),
        may_be_bound
    );
    let certain = [&signatory[..], &["1949-08-25 Signatory, assumed"]].concat();
    // Who consented by then is told, so who is not among them did not.
    assert_eq!(consents("1949-08-24"), certain);
    let entered = signed(Effect::EnteredIntoForce, Some(1), "1949-08-24", false);
    assert_eq!(entered, certain);
    // Its source says that it never was.
    let never = signed(Effect::None, None, "1949-08-24", true);
    assert_eq!(never, certain);
}
