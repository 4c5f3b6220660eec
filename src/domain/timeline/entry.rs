//! Entries into force: from which day on one counts, and from which consent one follows.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{
    Days, Effect, Event, History,
    role::Roles,
    step::{Act, Mark, Step},
};

/// The consents by which a party is not bound with the whole: an entry into force of its own follows,
/// whenever that is, for whoever consented and before it left; or it never did, as a source says.
pub(super) struct Awaited(BTreeSet<Mark>);

impl Awaited {
    /// Those of a party that took these steps, which are in order.
    pub fn of(own: &[Step], roles: &Roles) -> Self {
        let is_never = |consent: &Step| consent.by.is_some_and(|by| roles.is_never(by));
        let mut awaited = BTreeSet::new();
        for stay in own.split(|it| leaves(it, own)) {
            let entries = stay.iter().filter(|it| it.act == Act::EnterIntoForce);
            let follows = |consent: &Step| entries.clone().any(|it| may_follow(it, consent));
            let consents = stay.iter().filter(|it| it.act == Act::Consent);
            let waiting = consents.filter(|it| is_never(it) || follows(it));
            awaited.extend(waiting.map(|it| it.mark));
        }
        Self(awaited)
    }

    /// Whether an entry into force has to follow from this consent.
    pub fn by(&self, consent: Mark) -> bool {
        self.0.contains(&consent)
    }
}

/// Whether a step of a party is its end: a notice that was taken back is none.
fn leaves(step: &Step, own: &[Step]) -> bool {
    let Act::LeaveByNotice { given } = step.act else {
        return step.act == Act::Leave;
    };
    let since = given..=step.mark;
    let mut revoked = own.iter().filter(|it| it.act == Act::RevokeNotice);
    !revoked.any(|it| since.contains(&it.mark))
}

/// Whether an entry into force may be that of whoever consented, and as late: a vague one of the same
/// year may.
fn may_follow(entry: &Step, consent: &Step) -> bool {
    entry.by == consent.by && consent.order.first() <= entry.order.last()
}

/// The first days on which each party may have signed and consented, and the whole under `None`.
pub(super) struct Begun {
    signed: BTreeMap<Option<usize>, NaiveDate>,
    consented: BTreeMap<Option<usize>, NaiveDate>,
}

impl Begun {
    pub fn of(history: &History) -> Self {
        let first = |effects: [Effect; 2]| {
            let mut first = BTreeMap::new();
            let events = history.events.iter();
            for event in events.filter(|it| effects.contains(&it.effect)) {
                let day = first.entry(event.party).or_insert(NaiveDate::MAX);
                *day = event.occurred.first().min(*day);
            }
            first
        };
        Self {
            signed: first([Effect::Signed, Effect::SignedDefinitively]),
            consented: first([Effect::Consented, Effect::SignedDefinitively]),
        }
    }

    /// The days by which an entry into force counts. One that is dated before the signature, and before
    /// any consent, is so for certain only from the signature on: one of the two days is wrong. The
    /// consents to that of a party are its own and those of the whole; to that of the whole, all.
    pub fn entry(&self, event: &Event) -> Days {
        let counts = event.effective.unwrap_or(event.occurred);
        let is_by_then = |day: &NaiveDate| *day <= event.occurred.last();
        let signed = self.signed.get(&event.party).or(self.signed.get(&None));
        let was_consented = match event.party {
            None => self.consented.values().any(is_by_then),
            own => [own, None]
                .iter()
                .any(|by| self.consented.get(by).is_some_and(is_by_then)),
        };
        match signed {
            Some(signed) if !was_consented && !is_by_then(signed) => Days {
                latest: counts.latest.map(|latest| latest.max(*signed)),
                ..counts
            },
            _ => counts,
        }
    }
}
