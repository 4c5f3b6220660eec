//! A party is looked at as often as that changes on which its status rests, not as often as the
//! agreement does.

use std::cell::Cell;

use crate::domain::timeline::{
    Effect, Event, History,
    role::Roles,
    step,
    step::Mark,
    tally::Tally,
    tests::rules::event,
    track::layers,
    view::{Facts, View},
    whole,
};

/// Suspended and resumed for all, a thousand times.
fn restless() -> Vec<Event> {
    let years = 1000..2000;
    let events = years.flat_map(|year| {
        [
            event(Effect::Suspended, None, &format!("{year}-01-01")),
            event(Effect::Resumed, None, &format!("{year}-07-01")),
        ]
    });
    events.collect()
}

/// How often one that did nothing is looked at, and how many stretches of days are told apart.
fn looks<V: Clone + PartialEq>(follow: impl Fn(&View) -> V) -> (usize, usize) {
    let history = History {
        events: restless(),
        ..History::default()
    };
    let roles = Roles::of(&history);
    let [whole, ..] = whole::whole(&roles, &step::steps(&history, &roles));
    let [own, ..] = layers(&[], Tally::add, Tally::side);
    let looks = Cell::new(0);
    let track = Facts::of(&whole).beside(&own, |_, view| {
        looks.set(looks.get() + 1);
        follow(view)
    });
    (looks.get(), track.stretches().count())
}

#[test]
fn who_does_not_ask_is_looked_at_once() {
    assert_eq!(looks(|view| view.in_force().is_some()), (1, 1));
}

#[test]
fn who_asks_is_looked_at_whenever_the_answer_changes() {
    assert_eq!(looks(|view| view.suspended().is_some()), (2_001, 2_001));
}

#[test]
fn who_asks_what_came_later_is_looked_at_twice() {
    let mark = Mark {
        place: 1_000,
        event: None,
    };
    assert_eq!(looks(|view| view.is_resumed_since(mark)), (2, 2));
}
