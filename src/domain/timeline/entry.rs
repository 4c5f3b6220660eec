//! When an agreement entered into force for a party, as far as that is recorded of it by itself.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{
    Days, Effect, Event, History,
    step::{Act, Mark, Step},
};

/// The entries into force that are recorded of a party, and the times it left, each in order.
pub(super) struct Entries {
    entered: Vec<Mark>,
    left: Vec<Mark>,
}

impl Entries {
    /// Those of a party that took these steps.
    pub fn of(own: &[Step]) -> Self {
        let marks = |is: fn(Act) -> bool| {
            let steps = own.iter().filter(|step| is(step.act));
            let mut marks: Vec<_> = steps.map(|step| step.mark).collect();
            marks.sort_unstable();
            marks
        };
        Self {
            entered: marks(|act| act == Act::EnterIntoForce),
            left: marks(|act| matches!(act, Act::Leave | Act::LeaveByNotice { .. })),
        }
    }

    /// Whether one is recorded that follows from a consent: after it, and before the party left.
    pub fn follow(&self, consent: Mark) -> bool {
        let after = |marks: &[Mark]| {
            let next = marks.partition_point(|mark| *mark <= consent);
            marks.get(next).copied()
        };
        let left = after(&self.left);
        after(&self.entered).is_some_and(|entered| left.is_none_or(|left| entered < left))
    }
}

/// The first day on which each party may have signed, and the whole under `None`.
pub(super) struct Signed(BTreeMap<Option<usize>, NaiveDate>);

impl Signed {
    pub fn of(history: &History) -> Self {
        let mut signed = BTreeMap::new();
        for event in &history.events {
            if matches!(event.effect, Effect::Signed | Effect::SignedDefinitively) {
                let first = signed.entry(event.party).or_insert(NaiveDate::MAX);
                *first = event.occurred.first().min(*first);
            }
        }
        Self(signed)
    }

    /// The days by which an entry into force counts. One that is dated before the signature is so for
    /// certain only from that on: one of the two days is wrong.
    pub fn entry(&self, event: &Event) -> Days {
        let counts = event.effective.unwrap_or(event.occurred);
        let signed = self.0.get(&event.party).or(self.0.get(&None));
        match signed {
            Some(signed) if event.occurred.last() < *signed => Days {
                latest: counts.latest.map(|latest| latest.max(*signed)),
                ..counts
            },
            _ => counts,
        }
    }
}
