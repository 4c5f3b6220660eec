//! Days that contradict each other, as the slow reading takes them.

use chrono::NaiveDate;

use super::{
    happening::{Happening, What},
    reading::late,
};
use crate::domain::timeline::{Days, Effect, Event, Heir, History};

/// Whether and when something was, and in which place, if its day contradicts others.
pub fn doubt(history: &History, it: &mut Happening) {
    let event = &history.events[it.event.unwrap()];
    match it.what {
        What::Does(Effect::EnteredIntoForce) => doubt_unsigned(history, event, event.party, it),
        What::Does(Effect::Ended | Effect::Left) | What::TakesEffect => {
            doubt_end(history, event, it);
        }
        What::Does(effect) => undo_late(history, effect, it),
        _ => {}
    }
}

/// What could end on none of its days did so on no day that is known; and nothing ended before it
/// began.
fn doubt_end(history: &History, event: &Event, end: &mut Happening) {
    let party = event.party.filter(|_| event.effect != Effect::Ended);
    let can_end = |day: NaiveDate| match party {
        None => can_end_for_all(history, day),
        Some(party) => can_leave(history, party, day),
    };
    let to_end = match party {
        None => history.events.iter().collect(),
        Some(party) => to_leave(history, party),
    };
    let began = first_of(&to_end);
    let since_then = |days: Days| Days {
        earliest: began.map_or(days.earliest, |began| Some(first(days).max(began))),
        ..days
    };
    let days = end.days;
    let can = [first(days), last(days)].map(can_end);
    end.disputed = end.disputed.map(since_then);
    end.days = since_then(days);
    if can == [false, false] {
        let declared = event.occurred.latest;
        let declared = declared.filter(|day| *day > last(days) && can_end(*day));
        end.days = Days {
            latest: declared,
            ..days
        };
    }
    if !can[0] || end.days.latest.is_none() {
        end.order = after(end.days);
    }
    doubt_unsigned(history, event, party, end);
}

/// What undoes something comes after that, if it may.
fn undo_late(history: &History, effect: Effect, it: &mut Happening) {
    let undone: &[Effect] = match effect {
        Effect::ConsentRevoked => &[Effect::Consented, Effect::SignedDefinitively],
        Effect::ProvisionalApplicationEnded => &[Effect::AppliedProvisionally],
        Effect::Resumed => &[Effect::Suspended],
        Effect::NoticeRevoked => &[Effect::NoticeGiven, Effect::Left],
        _ => return,
    };
    let by = match it.party {
        None => history.events.iter().collect(),
        own => [acts(history, own), acts(history, None)].concat(),
    };
    let done = by.into_iter().filter(|it| undone.contains(&it.effect));
    let day = |it: &Event| match it.effect {
        Effect::AppliedProvisionally | Effect::Suspended => it.effective.unwrap_or(it.occurred),
        _ => it.occurred,
    };
    let done = done.map(|it| first(day(it))).min();
    if done.is_some_and(|done| first(it.days) < done && done <= last(it.days)) {
        it.order = after(it.days);
    }
}

/// After all that was until its last day.
fn after(days: Days) -> Days {
    Days {
        earliest: Some(last(days)),
        latest: Some(last(days)),
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

/// Whether a party could leave on a day: it was bound; or it had joined, and joins anew before it is
/// bound; or it never is, and had done what it leaves.
fn can_leave(history: &History, party: usize, day: NaiveDate) -> bool {
    let own = own(history, party);
    let [entries, joins] = [enters, joins].map(|kind| of_kind(&own, kind));
    let consents = of_kind(&own, consents_to_it);
    let entry = first_of(&entries);
    let whole = first_of(&of_kind(&acts(history, None), enters));
    let bound_with_the_whole = whole.filter(|whole| first_of(&consents) <= Some(*whole));
    let bound_with_the_whole = bound_with_the_whole.filter(|_| !consents.is_empty());
    if [entry, bound_with_the_whole]
        .into_iter()
        .flatten()
        .any(|it| it < day)
    {
        return true;
    }
    let has_joined = first_of(&joins).is_some_and(|it| it <= day);
    let Some(entry) = entry else {
        let what = if joins.is_empty() {
            to_leave(history, party)
        } else {
            joins
        };
        return has_joined || first_of(&what).is_none_or(|it| it <= day);
    };
    let mut anew = consents
        .into_iter()
        .filter(|it| it.party.is_none_or(|by| by == party) && first(it.occurred) <= entry);
    has_joined && anew.any(|it| last(it.occurred) > day)
}

/// Whether all that began had done so by a day, and it was in force for one.
fn can_end_for_all(history: &History, day: NaiveDate) -> bool {
    let all: Vec<_> = history.events.iter().collect();
    let binds = |it: &&&Event| enters(it) || consents_to_it(it);
    let mut binding = all.iter().filter(binds);
    first_of(&all).is_none_or(|began| began <= day)
        && binding.all(|it| begins(it).is_some_and(|began| began <= day))
        && first_of(&of_kind(&all, enters)).is_none_or(|entered| entered < day)
}

fn of_kind<'a>(acts: &[&'a Event], is_kind: fn(&Event) -> bool) -> Vec<&'a Event> {
    acts.iter().copied().filter(|it| is_kind(it)).collect()
}

/// The first day on which something began.
fn first_of(acts: &[&Event]) -> Option<NaiveDate> {
    acts.iter().filter_map(|it| begins(it)).min()
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

fn joins(it: &Event) -> bool {
    consents_to_it(it) || it.effect == Effect::AppliedProvisionally
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
