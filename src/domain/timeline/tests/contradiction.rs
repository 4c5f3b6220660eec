//! Days that contradict each other, as the slow reading takes them.

use chrono::NaiveDate;

use super::{
    happening::late,
    happening::{Happening, What},
};
use crate::domain::timeline::{Days, Effect, Event, Heir, History};

/// Whether and when something was, and in which place, if its day contradicts others.
pub fn doubt(history: &History, it: &mut Happening) {
    let event = &history.events[it.event.unwrap()];
    match it.what {
        What::Does(Effect::EnteredIntoForce) => {
            doubt_unsigned(history, event, event.party, it);
            doubt_alone(history, event, it);
        }
        What::Does(Effect::Ended | Effect::Left) | What::TakesEffect => {
            doubt_end(history, event, it);
        }
        What::Does(effect) => undo_late(history, effect, it),
        _ => {}
    }
}

/// What could end on none of its days did so on no day that is known; and nothing ended before it
/// could.
fn doubt_end(history: &History, event: &Event, end: &mut Happening) {
    let party = event.party.filter(|_| event.effect != Effect::Ended);
    let can_end = |day: NaiveDate| match party {
        None => can_end_for_all(history, day),
        Some(party) => can_leave(history, party, day),
    };
    // Whether it can have ended changes only on a day of the record, or on the day after one.
    let days = history.events.iter().flat_map(|it| {
        let days = [it.occurred, it.effective.unwrap_or(it.occurred)].map(first);
        days.into_iter().flat_map(|day| [Some(day), day.succ_opt()])
    });
    let days = days.flatten().chain([NaiveDate::MIN]);
    let first_day = days.filter(|day| can_end(*day)).min();
    let since_then = |days: Days| Days {
        earliest: first_day
            .filter(|day| *day > NaiveDate::MIN)
            .map_or(days.earliest, |day| Some(first(days).max(day))),
        ..days
    };
    let days = end.days;
    end.disputed = end.disputed.map(since_then);
    end.days = since_then(days);
    let edges = [first(end.days), last(days)];
    if edges[1] < edges[0] || edges.map(can_end) == [false, false] {
        let claimed = event.disputed.map(last).filter(|day| *day < NaiveDate::MAX);
        let days_after = event.occurred.latest.into_iter().chain(claimed);
        let known = days_after.filter(|day| *day > last(days) && can_end(*day));
        end.days = Days {
            latest: known.min(),
            ..days
        };
    }
    let joins = |it: &Event| enters(it) || consents_to_it(it);
    let leaves = |it: &Event| {
        it.effect == Effect::Left || it.effect == Effect::NoticeGiven && it.effective.is_some()
    };
    let is_new = begins_within(history, party, days, joins, leaves);
    if !can_end(first(days)) || is_new || end.days.latest.is_none() {
        end.order = after(end.days);
    }
    doubt_unsigned(history, event, party, end);
}

/// What undoes something comes after that, if it began only since the first day.
fn undo_late(history: &History, effect: Effect, it: &mut Happening) {
    let undone: &[Effect] = match effect {
        Effect::ConsentRevoked => &[Effect::Consented, Effect::SignedDefinitively],
        Effect::ProvisionalApplicationEnded => &[Effect::AppliedProvisionally],
        Effect::Resumed => &[Effect::Suspended],
        Effect::NoticeRevoked => &[Effect::NoticeGiven, Effect::Left],
        _ => return,
    };
    let begins = |it: &Event| {
        let is_of_a_notice = it.effect != Effect::Left || it.effective.is_some();
        undone.contains(&it.effect) && is_of_a_notice
    };
    if begins_within(history, it.party, it.days, begins, |it| it.effect == effect) {
        it.order = after(it.days);
    }
}

/// Whether something begins within some days, and was not so on the first of them.
fn begins_within(
    history: &History,
    party: Option<usize>,
    days: Days,
    begins: impl Fn(&Event) -> bool,
    ends: impl Fn(&Event) -> bool,
) -> bool {
    let day = |it: &Event| match it.effect {
        Effect::Consented | Effect::SignedDefinitively | Effect::NoticeGiven | Effect::Left
            if begins(it) =>
        {
            first(it.occurred)
        }
        _ => first(it.effective.unwrap_or(it.occurred)),
    };
    let is_new = |acts: Vec<&Event>| {
        let begun = acts.iter().filter(|it| begins(it)).map(|it| day(it));
        let mut over = acts.iter().filter(|it| ends(it)).map(|it| day(it));
        let before = begun.clone().filter(|it| *it <= first(days)).max();
        let is_on = before.is_some_and(|on| !over.any(|off| on < off && off < first(days)));
        let mut begun = begun;
        !is_on && begun.any(|it| first(days) < it && it <= last(days))
    };
    let own = history.events.iter().filter(|it| it.party == party);
    let mut own: Vec<_> = own.collect();
    match party {
        None => is_new(own) || is_new(history.events.iter().collect()),
        Some(party) => {
            if history.bilateral && !late(history)[party] {
                own.extend(acts(history, None));
            }
            is_new(own)
        }
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

/// What entered into force for a party before it did as a whole was so at the latest then.
fn doubt_alone(history: &History, it: &Event, entry: &mut Happening) {
    let whole = acts(history, None).into_iter();
    let whole = whole.filter(|it| it.effect == Effect::EnteredIntoForce);
    let whole = whole
        .map(|it| first(it.effective.unwrap_or(it.occurred)))
        .min();
    if let Some(whole) = whole.filter(|whole| it.party.is_some() && last(it.occurred) < *whole) {
        entry.days.latest = entry.days.latest.map(|latest| latest.max(whole));
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
    has_joined && anew.any(|it| first(it.occurred) > day)
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
