//! What happens in a history, as the slow reading hears it.

use chrono::NaiveDate;

use super::contradiction;
use crate::domain::timeline::{Days, Effect, Event, Heir, History, Succession};

/// What happens.
#[derive(Clone, Copy, PartialEq)]
pub enum What {
    Does(Effect),
    TakesEffect,
    Ceases(Heir),
    Inherits,
}

/// One thing that happens, by a party or to the whole.
#[derive(Clone, Copy)]
pub struct Happening {
    pub what: What,
    pub party: Option<usize>,
    pub days: Days,
    pub order: Days,
    pub disputed: Option<Days>,
    pub event: Option<usize>,
}

/// In the order in which they count.
pub fn in_order(happenings: &mut [Happening]) {
    happenings.sort_by_key(|it| {
        (
            it.order.earliest.unwrap_or(NaiveDate::MIN),
            it.order.latest.unwrap_or(NaiveDate::MAX),
        )
    });
}

/// All that happens, heirs' parts too.
pub fn happenings(history: &History) -> Vec<Happening> {
    let mut happenings = of_events(history);
    for it in &mut happenings {
        contradiction::doubt(history, it);
    }
    for succession in &history.successions {
        hand_on(&mut happenings, *succession);
    }
    happenings
}

fn of_events(history: &History) -> Vec<Happening> {
    let mut happenings = vec![];
    for (event, it) in history.events.iter().enumerate() {
        if it.effect == Effect::Left && ceased_with(history, it) {
            continue;
        }
        let mut happen = |what, days, disputed| {
            happenings.push(Happening {
                what,
                party: it.party,
                days,
                order: days,
                disputed,
                event: Some(event),
            });
        };
        match (it.effect, it.effective) {
            (Effect::NoticeGiven | Effect::Left, Some(effective))
                if effective.earliest <= it.occurred.earliest =>
            {
                happen(What::Does(Effect::Left), effective, it.disputed);
            }
            (Effect::NoticeGiven | Effect::Left, Some(effective)) => {
                happen(What::Does(Effect::NoticeGiven), it.occurred, None);
                happen(What::TakesEffect, effective, it.disputed);
            }
            (Effect::NoticeGiven, None) => {
                happen(What::Does(it.effect), it.occurred, it.disputed);
            }
            (effect, effective) => {
                let counts = effective.unwrap_or(it.occurred);
                happen(What::Does(effect), counts, it.disputed);
            }
        }
    }
    happenings
}

/// Whether a source says that it never entered into force for a party, and no day is recorded.
pub fn is_never(history: &History, party: Option<usize>) -> bool {
    let mut own = history.events.iter().filter(|it| it.party == party);
    let is_claimed = party.is_some_and(|party| history.never.contains(&party));
    is_claimed && !own.any(|it| it.effect == Effect::EnteredIntoForce)
}

/// Whether that was on the last day of the party, or after it.
fn ceased_with(history: &History, it: &Event) -> bool {
    let own = |succession: &&Succession| Some(succession.party) == it.party;
    let ends = history.successions.iter().find(own);
    let end = ends.and_then(|succession| succession.on.latest);
    match (it.occurred.earliest, end) {
        (Some(day), Some(end)) => day >= end || day.succ_opt() == Some(end),
        _ => false,
    }
}

/// An heir does on the day of the succession all that was done before; the order is kept.
fn hand_on(happenings: &mut Vec<Happening>, Succession { party, on, heir }: Succession) {
    in_order(happenings);
    let later = |days: Days| Days {
        earliest: days.earliest.max(on.earliest),
        latest: match (days.latest, on.latest) {
            (Some(one), Some(other)) => Some(one.max(other)),
            _ => None,
        },
    };
    let happen = |what, party| Happening {
        what,
        party: Some(party),
        days: on,
        order: on,
        disputed: None,
        event: None,
    };
    if let Heir::Party(heir) = heir {
        let own = happenings.iter().filter(|it| it.party == Some(party));
        let handed = own.map(|it| Happening {
            party: Some(heir),
            days: later(it.days),
            disputed: it.disputed.map(later),
            ..*it
        });
        let handed: Vec<_> = handed.collect();
        happenings.extend(handed);
        happenings.push(happen(What::Inherits, heir));
    }
    happenings.push(happen(What::Ceases(heir), party));
}

/// Whether the same party took the notice back between giving it and this.
pub fn was_revoked(
    it: &Happening,
    before: &[Happening],
    has_been: impl Fn(&Happening) -> bool,
) -> bool {
    let own = before.iter().filter(|other| other.party == it.party);
    let since = own.skip_while(|other| {
        other.event != it.event || other.what != What::Does(Effect::NoticeGiven)
    });
    let revokes = |other: &Happening| other.what == What::Does(Effect::NoticeRevoked);
    since
        .into_iter()
        .any(|other| revokes(other) && has_been(other))
}

/// Whether it is consent to be bound.
pub fn consents(it: &Happening) -> bool {
    matches!(
        it.what,
        What::Does(Effect::Consented | Effect::SignedDefinitively)
    )
}

/// Whether the consent at this place waits for an entry into force of whoever consented, which may be
/// after it and while the party has not left, or never was.
pub fn is_awaited(history: &History, all: &[Happening], at: usize) -> bool {
    let consent = &all[at];
    let by = |it: &Happening| history.events[it.event.unwrap()].party;
    let left = |at: usize| {
        let it = &all[at];
        it.party == consent.party
            && it.days.latest.is_some()
            && match it.what {
                What::Does(Effect::Left) => true,
                What::TakesEffect => !was_revoked(it, &all[..at], |_| true),
                _ => false,
            }
    };
    let follows = |place: usize| {
        let it = &all[place];
        let open = it.order.latest.is_none() || consent.order.earliest.is_none();
        it.what == What::Does(Effect::EnteredIntoForce)
            && it.party == consent.party
            && by(it) == by(consent)
            && (open || consent.order.earliest <= it.order.latest)
            && !(at.min(place)..at.max(place)).any(left)
    };
    is_never(history, by(consent)) || (0..all.len()).any(follows)
}

/// Whether it entered into force as a whole before the first consent or entry into force of a party.
pub fn is_unexplained(all: &[Happening], has_been: impl Fn(&Happening) -> bool) -> bool {
    let enters = |it: &Happening| it.what == What::Does(Effect::EnteredIntoForce);
    let first = |counts: &dyn Fn(&Happening) -> bool| {
        let days = all.iter().filter(|it| counts(it) && has_been(it));
        days.map(|it| it.order.earliest.unwrap_or(NaiveDate::MIN))
            .min()
    };
    let entered = first(&|it| it.party.is_none() && enters(it));
    let bound = first(&|it| it.party.is_some() && (enters(it) || consents(it)));
    entered.is_some() && bound.is_none_or(|bound| entered < Some(bound))
}

/// Which parties came of another after it began, but for two that were there first. An heir is none.
pub fn late(history: &History) -> Vec<bool> {
    let events = history.events.iter();
    let first_event = events.filter_map(|it| it.occurred.earliest).min();
    let is_heir = |at| {
        history
            .successions
            .iter()
            .any(|it| it.heir == Heir::Party(at))
    };
    let mut first: Vec<_> = (0..history.parties)
        .filter(|at| !is_heir(*at))
        .map(|at| {
            let began = history.began.get(at).copied().flatten();
            let late = first_event.is_some() && began > first_event;
            (late && history.offspring.contains(&at), began, at)
        })
        .collect();
    first.sort();
    let mut late = vec![false; history.parties];
    for (came_late, _, at) in first.into_iter().skip(2) {
        late[at] = came_late;
    }
    late
}
