//! Worked cases of the days on which an end can have been.

use super::{
    entries::of_many,
    rules::{event, on, told},
};
use crate::domain::timeline::{Days, Effect, Event};

/// One consent is not both that from which it withdrew and that by which it came back.
#[test]
fn an_end_beside_a_single_vague_consent_is_in_doubt_for_good() {
    let consented = Event {
        occurred: Days::default(),
        ..event(Effect::Consented, 0, "1990-01-01")
    };
    let timeline = of_many(
        1,
        vec![
            consented,
            event(Effect::Left, 0, "1990-01-01"),
            event(Effect::EnteredIntoForce, 0, "2000-01-01"),
        ],
    );
    let last = told(&timeline.parties[0]).pop().unwrap();
    assert_eq!(last, "2000-01-01 Party, uncertain");
}

/// It can have ended on none of the days on which others still joined.
#[test]
fn an_end_without_a_day_is_possible_from_the_first_on_which_it_can_have_been() {
    let unknown = |effect, party| Event {
        occurred: Days::default(),
        ..event(effect, party, "1990-01-01")
    };
    let timeline = of_many(
        2,
        vec![
            event(Effect::Signed, None, "1970-01-01"),
            event(Effect::EnteredIntoForce, None, "1975-01-01"),
            event(Effect::Consented, 0, "2005-01-01"),
            unknown(Effect::Ended, None),
        ],
    );
    assert_eq!(
        told(&timeline.agreement)[1..],
        [
            "1970-01-01 Signed",
            "1975-01-01 InForce",
            "2005-01-01 InForce, uncertain"
        ]
    );
    let timeline = of_many(
        1,
        vec![
            event(Effect::Signed, 0, "1970-01-01"),
            event(Effect::EnteredIntoForce, 0, "1990-05-01"),
            unknown(Effect::Left, Some(0)),
        ],
    );
    assert_eq!(
        told(&timeline.parties[0])[1..],
        [
            "1970-01-01 Signatory",
            "1990-05-01 Party",
            "1990-05-02 Party, uncertain"
        ]
    );
}

/// Between its edges it can have ended, if on neither.
#[test]
fn a_vague_end_is_in_no_doubt_that_can_have_been_between_its_edges() {
    let left = Event {
        occurred: Days {
            earliest: on("1970-01-01").earliest,
            latest: on("1989-12-31").latest,
        },
        ..event(Effect::Left, 0, "1970-01-01")
    };
    let timeline = of_many(
        1,
        vec![
            event(Effect::Consented, 0, "1971-01-01"),
            left,
            event(Effect::Consented, 0, "1985-01-01"),
            event(Effect::EnteredIntoForce, 0, "1991-01-01"),
        ],
    );
    assert!(told(&timeline.parties[0]).contains(&"1991-01-01 Party".to_owned()));
}
