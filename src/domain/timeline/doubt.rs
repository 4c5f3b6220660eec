//! When events count, where their days contradict others: nothing is in force before it is signed, and
//! nothing ends before it began.

use chrono::NaiveDate;

use super::{
    Days, Effect, Event,
    begun::{Begun, Firsts, first},
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
                Effect::EnteredIntoForce => since_signed(event, event.party, days, begun),
                _ => days,
            },
            order: undoing(event, begun).unwrap_or(days),
            disputed: event.disputed,
            is_contradicted: false,
        }
    }
}

/// When an end counts. If it can't have been on its days, nobody knows the right one; but if it was
/// dated back, it had been when it was declared.
fn end(event: &Event, whose: Whose, begun: &Begun) -> Counted {
    let days = event.counts();
    let can_end = |day: NaiveDate| whose.can_end(day, begun);
    let is_contradicted = !can_end(days.first()) && !can_end(days.last());
    let since_it_began = |days: Days| Days {
        earliest: days.earliest.max(whose.began(begun)),
        ..days
    };
    let declared = event.occurred.latest;
    let counted = if is_contradicted {
        Days {
            latest: declared.filter(|day| days.last() < *day && can_end(*day)),
            ..days
        }
    } else {
        since_it_began(days)
    };
    Counted {
        days: since_signed(event, whose.party(), counted, begun),
        order: match counted.latest {
            Some(_) if can_end(days.first()) => days,
            latest => after(latest),
        },
        disputed: event.disputed.map(since_it_began),
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

/// The place of what undoes something, if that was not yet on the first of its days, but is by the
/// last.
fn undoing(event: &Event, begun: &Begun) -> Option<Days> {
    let what: fn(Firsts) -> Option<NaiveDate> = match event.effect {
        Effect::ConsentRevoked => |it| it.consented,
        Effect::ProvisionalApplicationEnded => |it| it.applied,
        Effect::Resumed => |it| it.suspended,
        Effect::NoticeRevoked => |it| it.noticed,
        _ => return None,
    };
    let done = match event.party {
        None => begun.anyone,
        own => begun.side(own).with(begun.side(None)),
    };
    let days = event.counts();
    let is_between = |day: NaiveDate| days.first() < day && day <= days.last();
    what(done)
        .is_some_and(is_between)
        .then(|| after(days.latest))
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

    /// The first day on which there was something to end.
    fn began(self, begun: &Begun) -> Option<NaiveDate> {
        match self {
            Self::All => begun.anyone.any(),
            Self::Party(party) => {
                let own = begun.part(party).any();
                own.or_else(|| begun.side(None).any())
            }
        }
    }

    /// Whether it can have ended on a day.
    fn can_end(self, day: NaiveDate, begun: &Begun) -> bool {
        match self {
            Self::All => can_end_for_all(day, begun),
            Self::Party(party) => can_leave(party, day, begun),
        }
    }
}

/// What is in force was so for a day; and nobody joins what is over.
fn can_end_for_all(day: NaiveDate, begun: &Begun) -> bool {
    let is_by_then = |began: NaiveDate| began <= day;
    let is_before = |entered: NaiveDate| entered < day;
    begun.anyone.any().is_none_or(is_by_then)
        && begun.last_bound.is_none_or(is_by_then)
        && begun.anyone.entered.is_none_or(is_before)
}

/// Whoever was bound for a day can leave, and may come back. Who is bound only later can have left
/// before if it had joined, and joins anew between the two. Who is not bound at all leaves what it
/// joined, or else what it signed, or else what others did.
fn can_leave(party: usize, day: NaiveDate, begun: &Begun) -> bool {
    let is_by_then = |began: NaiveDate| began <= day;
    let (own, whole) = (begun.part(party), begun.side(None));
    // Who had consented by then is bound with the whole (VCLT art. 24).
    let consented_by = |entered: &NaiveDate| own.consented.is_some_and(|it| it <= *entered);
    let with_the_whole = whole.entered.filter(consented_by);
    if first([own.entered, with_the_whole]).is_some_and(|bound| bound < day) {
        return true;
    }
    let joined = first([own.consented, own.applied]);
    match own.entered {
        Some(entered) => joined.is_some_and(is_by_then) && begun.joins(party, day, entered),
        None => joined.or(own.signed).or(whole.any()).is_none_or(is_by_then),
    }
}
