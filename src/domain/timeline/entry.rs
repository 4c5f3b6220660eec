//! Entries into force: from which day on one counts, and from which consent one follows.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{
    Days, Effect, Event, History,
    step::{Act, Mark, Step},
};

/// The consents of a party from which an entry into force of its own follows, whenever that is: after
/// it, by the same party, and before it left.
pub(super) struct Awaited(BTreeSet<Mark>);

impl Awaited {
    /// Those of a party that took these steps, which are in order.
    pub fn of(own: &[Step]) -> Self {
        let revoked = own.iter().filter(|it| it.act == Act::RevokeNotice);
        let revoked: Vec<_> = revoked.map(|it| it.mark).collect();
        let stands = |given: Mark, effect: Mark| {
            let next = revoked.partition_point(|it| *it <= given);
            revoked.get(next).is_none_or(|it| *it > effect)
        };
        let (mut awaited, mut entered) = (BTreeSet::new(), BTreeSet::new());
        for step in own.iter().rev() {
            match step.act {
                Act::EnterIntoForce => _ = entered.insert(step.by),
                Act::Leave => entered.clear(),
                Act::LeaveByNotice { given } if stands(given, step.mark) => entered.clear(),
                Act::Consent if entered.contains(&step.by) => _ = awaited.insert(step.mark),
                _ => {}
            }
        }
        Self(awaited)
    }

    /// Whether an entry into force follows from this consent.
    pub fn by(&self, consent: Mark) -> bool {
        self.0.contains(&consent)
    }
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

    /// The days by which an entry into force counts. One that is dated before the signature, and follows
    /// from no consent, is so for certain only from the signature on: one of the two days is wrong.
    pub fn entry(&self, event: &Event) -> Days {
        let counts = event.effective.unwrap_or(event.occurred);
        let is_by_then = |day: &&NaiveDate| **day <= event.occurred.last();
        let signed = self.signed.get(&event.party).or(self.signed.get(&None));
        let consented = self.consented.get(&event.party).filter(is_by_then);
        match signed {
            Some(signed) if consented.is_none() && !is_by_then(&signed) => Days {
                latest: counts.latest.map(|latest| latest.max(*signed)),
                ..counts
            },
            _ => counts,
        }
    }
}
