//! Days that contradict each other, since nothing is in force before it is signed, and nothing ends
//! before it began.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Days, Effect, Event, Heir, History, role::Roles};

/// What began when: of each party, of the whole under `None`, and of anyone.
pub(super) struct Begun<'a> {
    roles: &'a Roles,
    sides: BTreeMap<Option<usize>, Acts>,
    anyone: Acts,
    /// The last day on which anyone began to consent, or it to be in force.
    last_bound: Option<NaiveDate>,
}

/// What an event ends: when it began, entered into force, and was last joined.
#[derive(Clone, Copy, Default)]
struct Ended {
    began: Option<NaiveDate>,
    entered: Option<NaiveDate>,
    last_bound: Option<NaiveDate>,
}

/// When a side may have acted: the first days of each kind, and all on which it joined.
#[derive(Clone, Default)]
struct Acts {
    signed: Option<NaiveDate>,
    consented: Option<NaiveDate>,
    entered: Option<NaiveDate>,
    applied: Option<NaiveDate>,
    /// The first and the last day of each signature and consent.
    joined: Vec<(NaiveDate, NaiveDate)>,
}

impl<'a> Begun<'a> {
    pub fn of(history: &History, roles: &'a Roles) -> Self {
        let mut sides: BTreeMap<_, Acts> = BTreeMap::new();
        let mut anyone = Acts::default();
        let mut last_bound = None;
        for event in &history.events {
            sides.entry(event.party).or_default().add(event);
            anyone.add(event);
            last_bound = last_bound.max(bound(event));
        }
        for succession in &history.successions {
            if let Heir::Party(heir) = succession.heir
                && let Some(inherited) = sides.get(&Some(succession.party)).cloned()
            {
                sides.entry(Some(heir)).or_default().inherit(inherited);
            }
        }
        sides.values_mut().for_each(Acts::sort);
        Self {
            roles,
            sides,
            anyone,
            last_bound,
        }
    }

    /// The days by which an event counts.
    pub fn counts(&self, event: &Event) -> Days {
        let counts = event.effective.unwrap_or(event.occurred);
        let ended = self.ended_by(event);
        if ended.is_contradicted(counts) {
            // If the day of the end is wrong, nobody knows the right one.
            return Days {
                latest: None,
                ..counts
            };
        }
        let earliest = counts.earliest.max(ended.began);
        let counts = Days { earliest, ..counts };
        match event.effect {
            Effect::EnteredIntoForce => self.since_signed(event.party, event, counts),
            Effect::Ended => self.since_signed(None, event, counts),
            _ => counts,
        }
    }

    /// The days by which an event counts if any of the claims about it is right, where claims differ.
    pub fn disputed(&self, event: &Event) -> Option<Days> {
        let claimed = event.disputed?;
        let earliest = claimed.earliest.max(self.ended_by(event).began);
        Some(Days {
            earliest,
            ..claimed
        })
    }

    /// What is dated before the signature, and before any consent, counts for certain only from the
    /// signature on: one of the two days is wrong. The consents to what is of a party are its own and
    /// those of the whole; to what is of the whole, all.
    fn since_signed(&self, party: Option<usize>, event: &Event, counts: Days) -> Days {
        let is_by_then = |day: NaiveDate| day <= event.occurred.last();
        let signed = |by| self.sides.get(&by).and_then(|it: &Acts| it.signed);
        let consented = |by| self.sides.get(&by).and_then(|it: &Acts| it.consented);
        let consented = match party {
            None => self.anyone.consented,
            own => first([consented(own), consented(None)]),
        };
        match signed(party).or_else(|| signed(None)) {
            Some(signed) if !consented.is_some_and(is_by_then) && !is_by_then(signed) => Days {
                latest: counts.latest.map(|latest| latest.max(signed)),
                ..counts
            },
            _ => counts,
        }
    }

    /// What an event ends, if it ends anything.
    fn ended_by(&self, event: &Event) -> Ended {
        let is_of_one = match event.effect {
            Effect::Ended => false,
            Effect::NoticeGiven if event.effective.is_none() => return Ended::default(),
            Effect::NoticeGiven | Effect::Left => true,
            _ => return Ended::default(),
        };
        match event.party.filter(|_| is_of_one) {
            None => Ended {
                began: self.anyone.first(),
                entered: self.anyone.entered,
                last_bound: self.last_bound,
            },
            Some(party) => self.left_by(party, event),
        }
    }

    /// What a party leaves: by what is recorded of itself, and for a side of a bilateral agreement of the whole too. Where nothing is recorded of itself, the
    /// record of the whole tells when it can have signed, not when it was bound. What entered into force
    /// after it signed or consented anew is another time.
    fn left_by(&self, party: usize, event: &Event) -> Ended {
        let [own, whole] = [Some(party), None].map(|it| self.sides.get(&it));
        let own = own.filter(|it| it.first().is_some());
        let with_the_whole = whole.filter(|_| self.roles.is_side(party, true));
        let bound: Vec<&Acts> = own.into_iter().chain(with_the_whole).collect();
        let began = match &bound[..] {
            [] => whole.and_then(Acts::first),
            bound => first(bound.iter().map(|it| it.first())),
        };
        let entered = first(bound.iter().map(|it| it.entered));
        let left = event.effective.unwrap_or(event.occurred).first();
        let joined = entered.and_then(|until| bound.iter().filter_map(|it| it.joined(until)).max());
        let is_anew = joined.is_some_and(|joined| left < joined);
        Ended {
            began,
            entered: entered.filter(|_| !is_anew),
            last_bound: None,
        }
    }
}

impl Ended {
    /// Whether it can't have ended on these days: before it began, or before it was in force for a day,
    /// or before it was joined.
    fn is_contradicted(self, days: Days) -> bool {
        let is_before = |day: NaiveDate| days.last() < day;
        self.began.is_some_and(is_before)
            || self.last_bound.is_some_and(is_before)
            || self.entered.is_some_and(|entered| days.last() <= entered)
    }
}

impl Acts {
    fn add(&mut self, event: &Event) {
        let counts = event.effective.unwrap_or(event.occurred).first();
        let day = event.occurred.first();
        match event.effect {
            Effect::Signed => keep(&mut self.signed, day),
            Effect::Consented => keep(&mut self.consented, day),
            Effect::SignedDefinitively => {
                keep(&mut self.signed, day);
                keep(&mut self.consented, day);
            }
            Effect::EnteredIntoForce => return keep(&mut self.entered, counts),
            Effect::AppliedProvisionally => return keep(&mut self.applied, counts),
            _ => return,
        }
        self.joined.push((day, event.occurred.last()));
    }

    fn inherit(&mut self, other: Self) {
        self.signed = first([self.signed, other.signed]);
        self.consented = first([self.consented, other.consented]);
        self.entered = first([self.entered, other.entered]);
        self.applied = first([self.applied, other.applied]);
        self.joined.extend(other.joined);
    }

    /// Puts its signatures and consents in order, each with the last day of all up to it.
    fn sort(&mut self) {
        self.joined.sort_unstable();
        let mut latest = NaiveDate::MIN;
        for (_, last) in &mut self.joined {
            latest = latest.max(*last);
            *last = latest;
        }
    }

    /// The first day of all.
    fn first(&self) -> Option<NaiveDate> {
        first([self.signed, self.consented, self.entered, self.applied])
    }

    /// The last day of what it may have signed and consented to until a day.
    fn joined(&self, until: NaiveDate) -> Option<NaiveDate> {
        let after = self.joined.partition_point(|(first, _)| *first <= until);
        let (_, last) = self.joined.get(after.checked_sub(1)?)?;
        Some(*last)
    }
}

/// The first day on which an event may have bound anyone, if it binds.
fn bound(event: &Event) -> Option<NaiveDate> {
    match event.effect {
        Effect::EnteredIntoForce => Some(event.effective.unwrap_or(event.occurred).first()),
        Effect::Consented | Effect::SignedDefinitively => Some(event.occurred.first()),
        _ => None,
    }
}

fn first(days: impl IntoIterator<Item = Option<NaiveDate>>) -> Option<NaiveDate> {
    days.into_iter().flatten().min()
}

fn keep(kept: &mut Option<NaiveDate>, day: NaiveDate) {
    *kept = first([*kept, Some(day)]);
}
