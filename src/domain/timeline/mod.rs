//! From the events of an agreement to its periods, and to those of each party: the rules of time.
//!
//! `docs/time.md` has the rules in words. Whatever is asked of a day is answered by the period in
//! which the day lies. The work grows as n log n, where n counts the events, those that an heir
//! inherits once more, and the changes of status that follow from them: a party is looked at only
//! on a day on which that changes on which its status rests.

mod begun;
mod decide;
mod doubt;
mod entry;
mod moments;
mod role;
mod step;
mod succession;
mod tally;
#[cfg(test)]
mod tests;
mod track;
mod view;
mod whole;

use std::collections::BTreeSet;

use chrono::NaiveDate;
pub use entity::vocabulary::{AgreementStatus, Certainty, PartyStatus};
pub use moments::{bound, consents, end, signatures, start};
use role::Roles;
use track::Recorded;
use view::Facts;

/// What an event does to the status of an agreement or of a party.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// The text was adopted.
    Adopted,
    /// It was signed, with consent still to come.
    Signed,
    /// It was signed, which is consent too.
    SignedDefinitively,
    /// Consent to be bound was given.
    Consented,
    /// Consent was taken back.
    ConsentRevoked,
    /// It entered into force, as a whole or for a party.
    EnteredIntoForce,
    /// It is applied provisionally.
    AppliedProvisionally,
    /// It is applied provisionally no more.
    ProvisionalApplicationEnded,
    /// Its operation was suspended.
    Suspended,
    /// Its suspended operation was resumed.
    Resumed,
    /// Notice of an end was given. Where the event has a day of effect, the end follows on it.
    NoticeGiven,
    /// A notice was taken back.
    NoticeRevoked,
    /// A party left.
    Left,
    /// It ended for all.
    Ended,
    /// Nothing; but something was recorded of the agreement on this day.
    None,
}

/// The days on which something may have been: from the earliest to the latest. `None` is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Days {
    /// The first of them.
    pub earliest: Option<NaiveDate>,
    /// The last of them.
    pub latest: Option<NaiveDate>,
}

/// One event, as far as the rules of time need it.
#[derive(Clone, Copy, Debug)]
pub struct Event {
    /// What it does.
    pub effect: Effect,
    /// The party it concerns, by its place among those of the history; `None` for the agreement as a
    /// whole.
    pub party: Option<usize>,
    /// When it was.
    pub occurred: Days,
    /// When it takes effect, if that is another day.
    pub effective: Option<Days>,
    /// From when it counts if any of the claims about it is right, where claims differ.
    pub disputed: Option<Days>,
}

/// That a party ceased to exist.
#[derive(Clone, Copy, Debug)]
pub struct Succession {
    /// The party, by its place.
    pub party: usize,
    /// When it ceased to exist.
    pub on: Days,
    /// Who took its place.
    pub heir: Heir,
}

/// Who took the place of a party that ceased to exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heir {
    /// Nobody did as the same person of law: its part is over.
    Nobody,
    /// Whoever continues it bears this part on.
    Bearer,
    /// Whoever continues it has a part of its own, by its place: what was done before is done by it.
    Party(usize),
}

/// All that is recorded of an agreement.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// Whether it is called bilateral. It may have more than two parties all the same.
    pub bilateral: bool,
    /// How many parties it has.
    pub parties: usize,
    /// The first day on which each party may have been there, by its place; `None` if not known.
    pub began: Vec<Option<NaiveDate>>,
    /// The places of the sides that came of another party, which they followed, be it over others.
    pub offspring: BTreeSet<usize>,
    /// The places of the parties for which it never entered into force, as a source says itself.
    pub never: BTreeSet<usize>,
    /// What happened. Of two events that may have been on the same days, the first comes first.
    pub events: Vec<Event>,
    /// Which parties ceased to exist, in the order of [`Succession::in_order`].
    pub successions: Vec<Succession>,
}

/// A stretch of days with one status: `[from, until)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period<S> {
    /// The first day; `None` for all days before the first event.
    pub from: Option<NaiveDate>,
    /// The first day after; `None` for the last period.
    pub until: Option<NaiveDate>,
    /// The first day on which the status held without a break and without doubt; `None` if it is in
    /// doubt, or never had another.
    pub since: Option<NaiveDate>,
    /// The status, from the events that had certainly been by then.
    pub status: S,
    /// What it may be instead: if those that may have been had been too, or if another claim is
    /// right. The same where there is no doubt.
    pub otherwise: S,
    /// How sure it is.
    pub certainty: Certainty,
    /// Whether the status follows from others' acts, not from a record of its own.
    pub inferred: bool,
    /// Whether another bears the part of a party that ceased to exist.
    pub continued: bool,
    /// The notice under which it stands, by the place of its event.
    pub notice: Option<usize>,
    /// The event whose day of effect is the day on which it will end, if that is known.
    pub ends: Option<usize>,
    /// The consent on which an inferred status rests.
    pub consent: Option<usize>,
    /// The event on which the status rests.
    pub basis: Option<usize>,
}

/// The periods of an agreement and of its parties. Each list covers all days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// Those of the agreement.
    pub agreement: Vec<Period<AgreementStatus>>,
    /// Those of each party, in its place.
    pub parties: Vec<Vec<Period<PartyStatus>>>,
}

impl Timeline {
    /// What follows from a history.
    #[must_use]
    pub fn of(history: &History) -> Self {
        let roles = Roles::of(history);
        let steps = step::steps(history, &roles);
        let whole = whole::whole(&roles, &steps);
        let mut recorded = Recorded::default();
        for event in &history.events {
            recorded.add(event);
        }
        let agreement = track::periods(decide::agreement(&whole), &recorded);
        let whole = whole.each_ref().map(Facts::of);
        let parties = step::by_party(history.parties, &steps).into_iter();
        let parties = parties.zip(recorded_of_each(history)).enumerate();
        let each = parties.map(|(at, (own, recorded))| {
            let readings = decide::party(at, &own, &whole, &roles);
            track::periods(readings, &recorded)
        });
        Self {
            agreement,
            parties: each.collect(),
        }
    }
}

/// Until when something is recorded of each party, or of the agreement as a whole.
fn recorded_of_each(history: &History) -> Vec<Recorded> {
    let mut whole = Recorded::default();
    let mut parties = vec![Recorded::default(); history.parties];
    for event in &history.events {
        match event.party {
            Some(party) => parties[party].add(event),
            None => whole.add(event),
        }
    }
    let handed = history.successions.iter();
    let handed = handed.filter_map(|it| Some([it.party, it.heir.party()?]));
    let handed: Vec<_> = handed.collect();
    for succession in &history.successions {
        let parts = [Some(succession.party), succession.heir.party()];
        for at in parts.into_iter().flatten() {
            parties[at].succeed(succession.on);
        }
    }
    for pair in handed.iter().rev() {
        if let Ok([before, heir]) = parties.get_disjoint_mut(*pair) {
            before.went_on = before.went_on.max(heir.went_on);
        }
    }
    for pair in &handed {
        if let Ok([before, heir]) = parties.get_disjoint_mut(*pair) {
            heir.extend(before);
        }
    }
    // What either side of a bilateral agreement does tells that it went on.
    let all = parties.iter().filter(|_| history.bilateral);
    whole.went_on = all.map(|it| it.went_on).max().flatten().max(whole.went_on);
    for party in &mut parties {
        party.extend(&whole);
    }
    parties
}

impl Heir {
    fn party(self) -> Option<usize> {
        match self {
            Self::Party(heir) => Some(heir),
            Self::Nobody | Self::Bearer => None,
        }
    }
}

impl Event {
    /// The days on which it takes effect.
    fn counts(&self) -> Days {
        self.effective.unwrap_or(self.occurred)
    }
}

impl Days {
    /// The first day on which it may have been.
    fn first(self) -> NaiveDate {
        self.earliest.unwrap_or(NaiveDate::MIN)
    }

    /// The first day by which it had certainly been.
    fn last(self) -> NaiveDate {
        self.latest.unwrap_or(NaiveDate::MAX)
    }

    /// Whether something holds of the first or of the last of them.
    fn any_edge(self, holds: impl Fn(NaiveDate) -> bool) -> bool {
        holds(self.first()) || holds(self.last())
    }

    /// Whether all days of another are among these.
    #[must_use]
    pub fn cover(self, other: Self) -> bool {
        self.first() <= other.first() && other.last() <= self.last()
    }

    /// All days of both, and those between.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            earliest: self.earliest.min(other.earliest),
            latest: self.latest.zip(other.latest).map(|(a, b)| a.max(b)),
        }
    }

    /// The same days, but none before others.
    fn not_before(self, other: Self) -> Self {
        Self {
            earliest: self.earliest.max(other.earliest),
            latest: self.latest.zip(other.latest).map(|(a, b)| a.max(b)),
        }
    }
}
