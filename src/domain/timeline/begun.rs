//! What began when: of each party, of the agreement as a whole, and of anyone.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Effect, Event, Heir, History, role::Roles};

/// The first day on which each may have been done.
#[derive(Clone, Copy, Default)]
pub(super) struct Firsts {
    pub signed: Option<NaiveDate>,
    pub consented: Option<NaiveDate>,
    pub applied: Option<NaiveDate>,
    pub entered: Option<NaiveDate>,
    pub suspended: Option<NaiveDate>,
    pub noticed: Option<NaiveDate>,
}

/// What began when.
pub(super) struct Begun<'a> {
    roles: &'a Roles,
    /// By each party, or its predecessors; and as a whole under `None`.
    sides: BTreeMap<Option<usize>, Firsts>,
    pub anyone: Firsts,
    /// The last day on which anyone began to consent, or it to be in force.
    pub last_bound: Option<NaiveDate>,
    /// Of each side, the first day of each consent in order, and the last day of all up to it.
    consents: BTreeMap<Option<usize>, Vec<(NaiveDate, NaiveDate)>>,
}

impl<'a> Begun<'a> {
    pub fn of(history: &History, roles: &'a Roles) -> Self {
        let mut begun = Self {
            roles,
            sides: BTreeMap::new(),
            anyone: Firsts::default(),
            last_bound: None,
            consents: BTreeMap::new(),
        };
        history.events.iter().for_each(|event| begun.add(event));
        begun.consents.values_mut().for_each(|it| in_order(it));
        for succession in &history.successions {
            if let Heir::Party(heir) = succession.heir {
                let inherited = begun.side(Some(succession.party));
                let own = begun.sides.entry(Some(heir)).or_default();
                *own = own.with(inherited);
            }
        }
        begun
    }

    fn add(&mut self, event: &Event) {
        let its = Firsts::of(event);
        let own = self.sides.entry(event.party).or_default();
        *own = own.with(its);
        self.anyone = self.anyone.with(its);
        self.last_bound = self.last_bound.max(its.consented).max(its.entered);
        if let Some(first) = its.consented {
            let consents = self.consents.entry(event.party).or_default();
            consents.push((first, event.occurred.last()));
        }
    }

    /// What was done by a party, or else as a whole.
    pub fn side(&self, side: Option<usize>) -> Firsts {
        self.sides.get(&side).copied().unwrap_or_default()
    }

    /// What is of a party: its own, and for a side of a bilateral agreement the whole too.
    pub fn part(&self, party: usize) -> Firsts {
        let own = self.side(Some(party));
        if self.is_side(party) {
            own.with(self.side(None))
        } else {
            own
        }
    }

    /// Whether a party may consent after a day, and until another.
    pub fn joins(&self, party: usize, after: NaiveDate, until: NaiveDate) -> bool {
        let own = self.last_consent(Some(party), until);
        let with_the_whole = || self.last_consent(None, until);
        own > Some(after) || self.is_side(party) && with_the_whole() > Some(after)
    }

    /// The last day of all consents of a side that may have been until a day.
    fn last_consent(&self, side: Option<usize>, until: NaiveDate) -> Option<NaiveDate> {
        let consents = self.consents.get(&side)?;
        let by_then = consents.partition_point(|(first, _)| *first <= until);
        consents[..by_then].last().map(|(_, last)| *last)
    }

    fn is_side(&self, party: usize) -> bool {
        let has_inherited = true;
        self.roles.is_side(party, has_inherited)
    }
}

impl Firsts {
    fn of(event: &Event) -> Self {
        let mut firsts = Self::default();
        let happened = Some(event.occurred.first());
        let counts = Some(event.counts().first());
        match event.effect {
            Effect::Signed => firsts.signed = happened,
            Effect::Consented => firsts.consented = happened,
            Effect::SignedDefinitively => {
                (firsts.signed, firsts.consented) = (happened, happened);
            }
            Effect::EnteredIntoForce => firsts.entered = counts,
            Effect::AppliedProvisionally => firsts.applied = counts,
            Effect::Suspended => firsts.suspended = counts,
            Effect::NoticeGiven | Effect::Left => firsts.noticed = happened,
            _ => {}
        }
        firsts
    }

    /// The first of both.
    pub fn with(self, other: Self) -> Self {
        Self {
            signed: first([self.signed, other.signed]),
            consented: first([self.consented, other.consented]),
            applied: first([self.applied, other.applied]),
            entered: first([self.entered, other.entered]),
            suspended: first([self.suspended, other.suspended]),
            noticed: first([self.noticed, other.noticed]),
        }
    }

    /// The first day on which there was something to end.
    pub fn any(&self) -> Option<NaiveDate> {
        first([self.signed, self.consented, self.applied, self.entered])
    }
}

/// The first of the days that are known.
pub(super) fn first(days: impl IntoIterator<Item = Option<NaiveDate>>) -> Option<NaiveDate> {
    days.into_iter().flatten().min()
}

/// Puts days in order, each with the last day of all up to it.
fn in_order(days: &mut [(NaiveDate, NaiveDate)]) {
    days.sort_unstable();
    let mut latest = NaiveDate::MIN;
    for (_, last) in days {
        latest = latest.max(*last);
        *last = latest;
    }
}
