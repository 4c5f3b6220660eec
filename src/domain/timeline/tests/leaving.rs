//! Worked cases of when a party has left, and is back.

use super::{
    entries::of_many,
    rules::{day, event, told},
};
use crate::domain::timeline::{Days, Effect, Event};

/// A withdrawal is in no doubt because the State joined anew: by a consent, or by an entry into force
/// that follows from none that is recorded.
#[test]
fn who_joins_anew_had_left() {
    let timeline = of_many(
        2,
        vec![
            event(Effect::EnteredIntoForce, None, "1948-11-10"),
            event(Effect::Consented, 0, "1957-04-08"),
            event(Effect::Left, 0, "1991-06-30"),
            event(Effect::Consented, 0, "1994-02-01"),
            event(Effect::EnteredIntoForce, 0, "1994-05-20"),
            event(Effect::EnteredIntoForce, 1, "1950-01-01"),
            event(Effect::Left, 1, "1966-06-30"),
            event(Effect::EnteredIntoForce, 1, "1974-01-04"),
        ],
    );
    assert_eq!(
        told(&timeline.parties[0])[1..5],
        [
            "1957-04-08 Party, inferred",
            "1991-06-30 Former",
            "1994-02-01 Contracting",
            "1994-05-20 Party"
        ]
    );
    assert_eq!(
        told(&timeline.parties[1])[1..4],
        ["1950-01-01 Party", "1966-06-30 Former", "1974-01-04 Party"]
    );
}

/// Nothing ends before it begins: not where no day is known, and not where claims differ.
#[test]
fn an_end_of_which_no_day_is_known_was_not_before_it_began() {
    let unknown = Days::default();
    let end = event(Effect::Ended, None, "1980-01-01");
    let last = |end| {
        let timeline = of_many(0, vec![event(Effect::Signed, None, "1970-06-13"), end]);
        told(&timeline.agreement)
    };
    let without_a_day = Event {
        occurred: unknown,
        ..end
    };
    assert_eq!(
        last(without_a_day),
        [".. Unknown", "1970-06-13 Signed, uncertain"]
    );
    let claimed = Event {
        disputed: Some(unknown),
        ..end
    };
    assert_eq!(
        last(claimed),
        [
            ".. Unknown",
            "1970-06-13 Signed, disputed",
            "1980-01-01 Ended, disputed"
        ]
    );
}

/// A year has the days after it entered into force too.
#[test]
fn who_leaves_in_a_year_does_so_after_what_it_did_in_it() {
    let year = Days {
        earliest: Some(day("1990-01-01")),
        latest: Some(day("1990-12-31")),
    };
    let left = Event {
        occurred: year,
        ..event(Effect::Left, 0, "1990-01-01")
    };
    let in_force = event(Effect::EnteredIntoForce, 0, "1990-05-01");
    let timeline = of_many(1, vec![left, in_force]);
    assert_eq!(
        told(&timeline.parties[0]),
        [
            ".. None",
            "1990-05-01 Party, uncertain",
            "1990-12-31 Former"
        ]
    );
    let unknown = Event {
        occurred: Days::default(),
        ..left
    };
    let timeline = of_many(1, vec![unknown, in_force]);
    assert_eq!(
        told(&timeline.parties[0]),
        [".. None", "1990-05-01 Party, uncertain"]
    );
}
