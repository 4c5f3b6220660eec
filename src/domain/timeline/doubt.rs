//! When events count, where their days contradict others: nothing is in force before it is signed, and
//! nothing ends before it began.

use chrono::NaiveDate;

use super::{
    Days, Effect, Event,
    begun::{Begun, Kind, first},
};

/// When an event counts.
pub(super) struct Counted {
    pub days: Days,
    /// The days by which it has its place among all.
    pub order: Days,
    /// The days if any of the claims about it is right, where claims differ.
    pub disputed: Option<Days>,
    /// Whether it is an end that can't have been on its days.
    pub is_contradicted: bool,
}

/// Whose part ends.
#[derive(Clone, Copy)]
enum Whose {
    All,
    Party(usize),
}

impl Counted {
    pub fn of(event: &Event, begun: &Begun) -> Self {
        if let Some(whose) = Whose::part_ends(event) {
            return end(event, whose, begun);
        }
        let days = event.counts();
        Self {
            days: match event.effect {
                Effect::EnteredIntoForce => {
                    since_the_whole(event, since_signed(event, event.party, days, begun), begun)
                }
                _ => days,
            },
            order: undoing(event, begun).unwrap_or(days),
            disputed: event.disputed,
            is_contradicted: false,
        }
    }
}

/// When an end counts. If it can't have been on its days, nobody knows the right one; but it had been
/// when it was declared, if it was dated back, or by the last day that is claimed.
fn end(event: &Event, whose: Whose, begun: &Begun) -> Counted {
    let days = event.counts();
    let can_end = |day: NaiveDate| whose.can_end(day, begun);
    let first_day = whose.first_day(begun);
    let since_then = |days: Days| Days {
        earliest: days.earliest.max(first_day),
        ..days
    };
    let possible = since_then(days);
    let is_contradicted = possible.last() < possible.first() || !possible.any_edge(can_end);
    let counted = if is_contradicted {
        let claimed = event.disputed.and_then(|it| it.latest);
        let later = [event.occurred.latest, claimed].into_iter().flatten();
        let later = later.filter(|day| days.last() < *day && can_end(*day));
        let latest = later.min();
        Days { latest, ..days }
    } else {
        possible
    };
    let party = whose.party();
    let is_of_a_later_stay = begun.begins_within(Kind::Membership, party, days);
    Counted {
        days: since_signed(event, party, counted, begun),
        // What comes before the signature has its place by its own days all the same.
        order: match counted.latest {
            Some(_) if can_end(days.first()) && !is_of_a_later_stay => days,
            latest => after(latest),
        },
        disputed: event.disputed.map(since_then),
        is_contradicted,
    }
}

/// What is dated before the signature, and before any consent, counts for certain only from the
/// signature on: one of the two days is wrong. The consents to what is of a party are its own and
/// those of the whole; to what is of the whole, all.
fn since_signed(event: &Event, party: Option<usize>, days: Days, begun: &Begun) -> Days {
    let is_by_then = |day: NaiveDate| day <= event.occurred.last();
    let (own, whole) = (begun.side(party), begun.side(None));
    let consented = match party {
        None => begun.anyone.consented,
        Some(_) => first([own.consented, whole.consented]),
    };
    match own.signed.or(whole.signed) {
        Some(signed) if !consented.is_some_and(is_by_then) && !is_by_then(signed) => Days {
            latest: days.latest.map(|latest| latest.max(signed)),
            ..days
        },
        _ => days,
    }
}

/// What enters into force for a party before the day on which the whole did counts for certain only from
/// that on: one of the two days is wrong, since nobody is bound alone. What happened after that day was
/// dated back.
fn since_the_whole(event: &Event, days: Days, begun: &Begun) -> Days {
    let entered = begun.side(None).entered.filter(|_| event.party.is_some());
    match entered {
        Some(entered) if event.occurred.last() < entered => Days {
            latest: days.latest.map(|latest| latest.max(entered)),
            ..days
        },
        _ => days,
    }
}

/// The place of what undoes something, if that was not yet on the first of its days, but is by the
/// last.
fn undoing(event: &Event, begun: &Begun) -> Option<Days> {
    let undone = match event.effect {
        Effect::ConsentRevoked => Kind::Consent,
        Effect::ProvisionalApplicationEnded => Kind::Application,
        Effect::Resumed => Kind::Suspension,
        Effect::NoticeRevoked => Kind::Notice,
        _ => return None,
    };
    let days = event.counts();
    let is_later = begun.begins_within(undone, event.party, days);
    is_later.then(|| after(days.latest))
}

/// The place after all that was until a day; after all if that is not known.
fn after(last: Option<NaiveDate>) -> Days {
    let last = Some(last.unwrap_or(NaiveDate::MAX));
    Days {
        earliest: last,
        latest: last,
    }
}

impl Whose {
    /// Whose part an event ends, if it ends one.
    fn part_ends(event: &Event) -> Option<Self> {
        match event.effect {
            Effect::NoticeGiven if event.effective.is_none() => None,
            Effect::Left | Effect::NoticeGiven => Some(event.party.map_or(Self::All, Self::Party)),
            Effect::Ended => Some(Self::All),
            _ => None,
        }
    }

    fn party(self) -> Option<usize> {
        match self {
            Self::All => None,
            Self::Party(party) => Some(party),
        }
    }

    /// The first day on which it can have ended, if there is something to end.
    fn first_day(self, begun: &Begun) -> Option<NaiveDate> {
        match self {
            Self::All => [
                begun.anyone.any(),
                begun.last_bound,
                begun.anyone.entered.and_then(|it| it.succ_opt()),
            ]
            .into_iter()
            .max()
            .flatten(),
            Self::Party(party) => Leaver::of(party, begun).first_day(begun),
        }
    }

    /// Whether it can have ended on a day.
    fn can_end(self, day: NaiveDate, begun: &Begun) -> bool {
        match self {
            // What is in force was so for a day; and nobody joins what is over.
            Self::All => self.first_day(begun).is_none_or(|first| first <= day),
            Self::Party(party) => Leaver::of(party, begun).can_leave(day, begun),
        }
    }
}

/// What a party leaves.
struct Leaver {
    party: usize,
    /// Since when it was bound.
    bound: Option<NaiveDate>,
    /// Since when it was so by its own record, and of a side by that of the whole.
    entered: Option<NaiveDate>,
    /// When it consented to it, or applied it.
    joined: Option<NaiveDate>,
    /// What it leaves if it is never bound: what it joined, or else what it signed, or else what was
    /// done as a whole.
    unbound: Option<NaiveDate>,
}

impl Leaver {
    fn of(party: usize, begun: &Begun) -> Self {
        let (own, whole) = (begun.part(party), begun.side(None));
        // Who had consented by then is bound with the whole (VCLT art. 24).
        let consented_by = |entered: &NaiveDate| own.consented.is_some_and(|it| it <= *entered);
        let with_the_whole = whole.entered.filter(consented_by);
        let joined = first([own.consented, own.applied]);
        Self {
            party,
            bound: first([own.entered, with_the_whole]),
            entered: own.entered,
            joined,
            unbound: joined.or(own.signed).or(whole.any()),
        }
    }

    /// Whoever was bound for a day can leave, and may come back. Who is bound only later can have left
    /// before if it had joined, and consents anew between the two.
    fn can_leave(&self, day: NaiveDate, begun: &Begun) -> bool {
        let is_by_then = |began: NaiveDate| began <= day;
        let consents_anew = |entered| begun.consents_between(self.party, day, entered);
        if self.bound.is_some_and(|bound| bound < day) {
            return true;
        }
        match self.entered {
            Some(entered) => self.joined.is_some_and(is_by_then) && consents_anew(entered),
            None => self.unbound.is_none_or(is_by_then),
        }
    }

    /// The first day on which it can.
    fn first_day(&self, begun: &Begun) -> Option<NaiveDate> {
        let bound = self.bound.and_then(|it| it.succ_opt());
        let joined = match self.entered {
            Some(_) => self.joined.filter(|day| self.can_leave(*day, begun)),
            None => self.unbound,
        };
        first([bound, joined])
    }
}
