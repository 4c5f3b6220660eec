//! Days that contradict each other, as the slow reading takes them.

use chrono::NaiveDate;

use super::{
    happening::{Happening, What, order},
    reading::late,
};
use crate::domain::timeline::{Days, Effect, Event, Heir, History};

/// Whether and when something was, if its day contradicts others.
pub fn doubt(history: &History, it: &mut Happening) {
    let event = &history.events[it.event.unwrap()];
    match it.what {
        What::Does(Effect::EnteredIntoForce) => doubt_unsigned(history, event, event.party, it),
        What::Does(Effect::Ended | Effect::Left) | What::TakesEffect => {
            doubt_end(history, event, it);
        }
        _ => {}
    }
}

/// What ended before it began did so on no day that is known; and nothing ended before it began.
fn doubt_end(history: &History, event: &Event, end: &mut Happening) {
    let party = event.party.filter(|_| event.effect != Effect::Ended);
    let to_end = match party {
        None => history.events.iter().collect(),
        Some(party) => to_leave(history, party),
    };
    let is_early = is_before(end.days, &to_end)
        || match party {
            None => is_before_anyone_was_bound(end.days, &to_end),
            Some(party) => is_before_its_own_entry(history, party, end.days),
        };
    let Some(began) = to_end.into_iter().filter_map(begins).min() else {
        return;
    };
    let since_then = |days: Days| Days {
        earliest: Some(first(days).max(began)),
        ..days
    };
    end.disputed = end.disputed.map(since_then);
    if is_early {
        end.days.latest = None;
        end.order = order(end.what, end.days);
        return;
    }
    end.days = since_then(end.days);
    if event.effect == Effect::Ended {
        doubt_unsigned(history, event, None, end);
    }
}

/// What was before it was signed, and without consent, was so at the latest when it was signed.
fn doubt_unsigned(history: &History, it: &Event, party: Option<usize>, entry: &mut Happening) {
    let signed = |party| {
        let own = acts(history, party).into_iter().filter(|it| signs(it));
        own.map(|it| first(it.occurred)).min()
    };
    let consents = match party {
        None => history.events.iter().collect(),
        own => [acts(history, own), acts(history, None)].concat(),
    };
    let mut consents = consents.into_iter().filter(|it| consents_to_it(it));
    if consents.any(|other| first(other.occurred) <= last(it.occurred)) {
        return;
    }
    let signed = signed(party).or_else(|| signed(None));
    if let Some(signed) = signed.filter(|signed| last(it.occurred) < *signed) {
        entry.days.latest = entry.days.latest.map(|latest| latest.max(signed));
    }
}

/// What there is to leave for a party: what it did, and of a side what was done as a whole.
fn to_leave(history: &History, party: usize) -> Vec<&Event> {
    let own = own(history, party);
    if own.iter().any(|it| begins(it).is_some()) {
        own
    } else {
        acts(history, None)
    }
}

fn own(history: &History, party: usize) -> Vec<&Event> {
    let mut own = acts(history, Some(party));
    if history.bilateral && !late(history)[party] {
        own.extend(acts(history, None));
    }
    own
}

/// Whether a party leaves before an entry into force that follows from nothing it did since.
fn is_before_its_own_entry(history: &History, party: usize, end: Days) -> bool {
    let own = own(history, party);
    let entries = own.iter().filter(|it| enters(it));
    let Some(entry) = entries.filter_map(|it| begins(it)).min() else {
        return false;
    };
    let mut joins = own.iter().filter(|it| signs(it) || consents_to_it(it));
    is_not_after_it_entered(end, &own)
        && !joins.any(|it| first(it.occurred) <= entry && last(it.occurred) > first(end))
}

/// Whether it ends for all before somebody consents, or it enters into force for anyone.
fn is_before_anyone_was_bound(end: Days, all: &[&Event]) -> bool {
    let binds = |it: &&Event| enters(it) || consents_to_it(it);
    let mut binding = all.iter().copied().filter(binds);
    is_not_after_it_entered(end, all)
        || binding.any(|it| begins(it).is_some_and(|day| last(end) < day))
}

/// Whether it was not in force for a day before the end.
fn is_not_after_it_entered(end: Days, acts: &[&Event]) -> bool {
    let entries = acts.iter().filter(|it| enters(it));
    let first = entries.filter_map(|it| begins(it)).min();
    first.is_some_and(|first| last(end) <= first)
}

/// Whether the end was certainly before all of these, if there are any.
fn is_before(end: Days, acts: &[&Event]) -> bool {
    let began = acts.iter().filter_map(|it| begins(it)).min();
    began.is_some_and(|began| last(end) < began)
}

/// What a party did, and what those did whose place it took; or what was done as a whole.
fn acts(history: &History, party: Option<usize>) -> Vec<&Event> {
    let own = history.events.iter().filter(|it| it.party == party);
    let mut acts: Vec<_> = own.collect();
    for succession in &history.successions {
        if party.is_some_and(|party| succession.heir == Heir::Party(party)) {
            acts.extend(self::acts(history, Some(succession.party)));
        }
    }
    acts
}

fn first(days: Days) -> NaiveDate {
    days.earliest.unwrap_or(NaiveDate::MIN)
}

fn last(days: Days) -> NaiveDate {
    days.latest.unwrap_or(NaiveDate::MAX)
}

fn signs(it: &Event) -> bool {
    matches!(it.effect, Effect::Signed | Effect::SignedDefinitively)
}

fn consents_to_it(it: &Event) -> bool {
    matches!(it.effect, Effect::Consented | Effect::SignedDefinitively)
}

fn enters(it: &Event) -> bool {
    it.effect == Effect::EnteredIntoForce
}

/// The first day on which something may have begun with it, if anything does.
fn begins(it: &Event) -> Option<NaiveDate> {
    match it.effect {
        Effect::EnteredIntoForce | Effect::AppliedProvisionally => {
            Some(first(it.effective.unwrap_or(it.occurred)))
        }
        Effect::Signed | Effect::SignedDefinitively | Effect::Consented => Some(first(it.occurred)),
        _ => None,
    }
}
