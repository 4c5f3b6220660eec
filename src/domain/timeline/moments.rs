//! The days that matter most of a timeline: when a party signed and consented, when a status began.

use chrono::NaiveDate;

use super::{Days, Effect, Event, History, PartyStatus, Period, role::Roles};

/// When each party signed, the first time. The sides of a bilateral agreement signed it when it was
/// signed as a whole. `None` if nothing is recorded.
#[must_use]
pub fn signatures(history: &History) -> Vec<Option<Days>> {
    let signed =
        |event: &&Event| matches!(event.effect, Effect::Signed | Effect::SignedDefinitively);
    let first = |party| {
        let own = history.events.iter().filter(move |it| it.party == party);
        let days = own.filter(signed).map(|event| event.occurred);
        days.min_by_key(|days| (days.first(), days.last()))
    };
    let (whole, roles) = (first(None), Roles::of(history));
    let with_the_whole = |party| whole.filter(|_| roles.is_side(party, true));
    let parties = 0..history.parties;
    let each = parties.map(|party| first(Some(party)).or_else(|| with_the_whole(party)));
    each.collect()
}

/// When each party consented to be bound: the last time, since whoever joins anew does so by its
/// latest consent. `None` if nothing is recorded.
#[must_use]
pub fn consents(history: &History) -> Vec<Option<Days>> {
    let consented =
        |event: &&Event| matches!(event.effect, Effect::Consented | Effect::SignedDefinitively);
    let last = |party| {
        let own = history.events.iter().filter(|it| it.party == Some(party));
        let days = own.filter(consented).map(|event| event.occurred);
        days.max_by_key(|days| (days.first(), days.last()))
    };
    (0..history.parties).map(last).collect()
}

/// The first day on which it had a status for certain.
#[must_use]
pub fn start<S: PartialEq>(periods: &[Period<S>], status: &S) -> Option<NaiveDate> {
    let has = |it: &&Period<S>| it.status == *status && it.otherwise == *status;
    periods.iter().find(has)?.from
}

/// The first day on which a party was bound for certain, since it left the last time: whoever joins
/// anew is bound anew.
#[must_use]
pub fn bound(periods: &[Period<PartyStatus>]) -> Option<NaiveDate> {
    let bound = |it: &Period<PartyStatus>| it.status == PartyStatus::Party;
    let last = periods.iter().rposition(bound)?;
    let left = |it: &Period<PartyStatus>| it.status == PartyStatus::Former;
    let joined = periods[..last].iter().rposition(left);
    let joined = joined.map_or(periods, |left| &periods[left..]);
    start(joined, &PartyStatus::Party)
}

/// The day since which it has a status for good, and for certain.
#[must_use]
pub fn end<S: PartialEq>(periods: &[Period<S>], status: &S) -> Option<NaiveDate> {
    let last = periods.last()?;
    let has = last.status == *status && last.otherwise == *status;
    last.since.filter(|_| has)
}
