//! Worked cases of when a party has left, and is back.

use super::{
    entries::of_many,
    rules::{day, event, told},
    signatures::bilateral,
};
use crate::domain::timeline::{Days, Effect, Event};

/// Some day of a year.
fn in_year(event: Event, year: &str) -> Event {
    Event {
        occurred: Days {
            earliest: Some(day(&format!("{year}-01-01"))),
            latest: Some(day(&format!("{year}-12-31"))),
        },
        ..event
    }
}

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
    let left = in_year(event(Effect::Left, 0, "1990-01-01"), "1990");
    let in_force = event(Effect::EnteredIntoForce, 0, "1990-05-01");
    let timeline = of_many(1, vec![left, in_force]);
    assert_eq!(
        told(&timeline.parties[0]),
        [
            ".. None",
            "1990-05-01 Party",
            "1990-05-02 Party, uncertain",
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
        [".. None", "1990-05-01 Party", "1990-05-02 Party, uncertain"]
    );
}

/// Who had consented when an agreement entered into force was bound by it, and could leave. What
/// entered into force for it later did so anew.
#[test]
fn who_was_bound_with_the_whole_left_and_came_back() {
    let timeline = of_many(
        1,
        vec![
            event(Effect::Consented, 0, "1992-01-01"),
            event(Effect::EnteredIntoForce, None, "1994-01-01"),
            event(Effect::Left, 0, "1995-01-01"),
            event(Effect::EnteredIntoForce, 0, "2000-01-01"),
        ],
    );
    assert_eq!(
        told(&timeline.parties[0])[1..5],
        [
            "1992-01-01 Contracting",
            "1994-01-01 Party, inferred",
            "1995-01-01 Former",
            "2000-01-01 Party"
        ]
    );
}

/// A party that could leave on the first of its days did, as far as the order goes: what it did in the
/// same year may be how it came back.
#[test]
fn who_was_bound_before_a_year_may_have_left_and_come_back_in_it() {
    let left = in_year(event(Effect::Left, 0, "1990-01-01"), "1990");
    let last = |events| told(&of_many(1, events).parties[0]);
    let back = last(vec![
        event(Effect::EnteredIntoForce, None, "1970-01-01"),
        event(Effect::Consented, 0, "1980-01-01"),
        left,
        event(Effect::Consented, 0, "1990-09-01"),
    ]);
    assert_eq!(
        back[1..],
        [
            "1980-01-01 Party, inferred",
            "1990-01-01 Party, uncertain, inferred",
            "1990-09-01 Party, inferred",
            "1990-09-02 Party, assumed, inferred"
        ]
    );
    let gone = last(vec![
        event(Effect::Consented, 0, "1985-01-01"),
        left,
        event(Effect::EnteredIntoForce, 0, "1990-05-01"),
    ]);
    assert_eq!(gone.last().unwrap(), "1990-12-31 Former");
}

/// A bilateral agreement that enters into force once more is in force for both.
#[test]
fn what_is_done_as_a_whole_takes_a_side_in_again() {
    let timeline = bilateral(vec![
        event(Effect::EnteredIntoForce, None, "1951-01-01"),
        event(Effect::Left, 0, "1960-01-01"),
        event(Effect::EnteredIntoForce, None, "1965-01-01"),
    ]);
    assert_eq!(
        told(&timeline.agreement)[1..4],
        [
            "1951-01-01 InForce",
            "1960-01-01 Ended",
            "1965-01-01 InForce"
        ]
    );
    for party in &timeline.parties {
        assert_eq!(
            told(party)[1..4],
            [
                "1951-01-01 Party, inferred",
                "1960-01-01 Former",
                "1965-01-01 Party, inferred"
            ]
        );
    }
}

/// What is undone on some day of a year is so after it was done.
#[test]
fn what_undoes_something_comes_after_it() {
    let last = |done, undone| {
        let undone = in_year(event(undone, 0, "1990-01-01"), "1990");
        let events = vec![undone, event(done, 0, "1990-05-01")];
        told(&of_many(1, events).parties[0]).pop().unwrap()
    };
    let ended = Effect::ProvisionalApplicationEnded;
    for (done, undone) in [
        (Effect::Suspended, Effect::Resumed),
        (Effect::AppliedProvisionally, ended),
        (Effect::Consented, Effect::ConsentRevoked),
    ] {
        assert_eq!(last(done, undone), "1990-12-31 None", "{undone:?}");
    }
    let revoked = in_year(event(Effect::NoticeRevoked, 0, "1990-01-01"), "1990");
    let timeline = of_many(
        1,
        vec![
            event(Effect::EnteredIntoForce, 0, "1980-01-01"),
            revoked,
            event(Effect::NoticeGiven, 0, "1990-05-01"),
        ],
    );
    assert_eq!(timeline.parties[0].last().unwrap().notice, None);
}

/// What is undone in a year is what began in it, if what began before had ended by then.
#[test]
fn what_is_undone_on_some_day_is_the_last_that_began() {
    let suspended = |by, on| event(Effect::Suspended, by, on);
    let resumed = |by| in_year(event(Effect::Resumed, by, "1990-01-01"), "1990");
    let once_more = of_many(
        1,
        vec![
            event(Effect::EnteredIntoForce, 0, "1970-01-01"),
            suspended(Some(0), "1980-01-01"),
            event(Effect::Resumed, 0, "1985-01-01"),
            suspended(Some(0), "1990-05-01"),
            resumed(Some(0)),
        ],
    );
    let resumed_again = "1990-12-31 Party".to_owned();
    assert!(told(&once_more.parties[0]).contains(&resumed_again));
    let of_all = of_many(
        1,
        vec![
            event(Effect::EnteredIntoForce, None, "1970-01-01"),
            suspended(Some(0), "1980-01-01"),
            suspended(None, "1990-05-01"),
            resumed(None),
        ],
    );
    let resumed_for_all = "1990-12-31 InForce".to_owned();
    assert!(told(&of_all.agreement).contains(&resumed_for_all));
    let left_twice = of_many(
        1,
        vec![
            event(Effect::EnteredIntoForce, 0, "1970-01-01"),
            event(Effect::Left, 0, "1985-01-01"),
            event(Effect::EnteredIntoForce, 0, "1990-05-01"),
            in_year(event(Effect::Left, 0, "1990-01-01"), "1990"),
        ],
    );
    let last = told(&left_twice.parties[0]).pop().unwrap();
    assert_eq!(last, "1990-12-31 Former");
}

/// A consent of the whole is not yet its entry into force.
#[test]
fn what_is_consented_to_as_a_whole_takes_nobody_in_yet() {
    let timeline = bilateral(vec![
        event(Effect::EnteredIntoForce, None, "1951-01-01"),
        event(Effect::Left, 0, "1960-01-01"),
        event(Effect::Consented, None, "1965-01-01"),
        event(Effect::EnteredIntoForce, None, "1968-01-01"),
    ]);
    assert_eq!(
        told(&timeline.agreement)[2..4],
        ["1960-01-01 Ended", "1968-01-01 InForce"]
    );
}
