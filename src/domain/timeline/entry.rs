//! Entries into force: from which consent one follows.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{
    role::Roles,
    step::{Act, Mark, Step},
};

/// The consents by which a party is not bound with the whole: an entry into force of its own follows,
/// whenever that is, for whoever consented and before it left; or it never did, as a source says.
pub(super) struct Awaited(BTreeSet<Mark>);

impl Awaited {
    /// Those of a party that took these steps, which are in order.
    pub fn of(own: &[Step], roles: &Roles) -> Self {
        let revoked = own.iter().filter(|it| it.act == Act::RevokeNotice);
        let revoked = revoked.map(|it| it.mark).collect();
        let mut awaited = BTreeSet::new();
        for stay in own.split(|it| leaves(it, &revoked)) {
            let last = last_entries(stay);
            let follows = |consent: &&Step| may_follow(last.get(&consent.by), consent);
            let is_never = |consent: &Step| consent.by.is_some_and(|by| roles.is_never(by));
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

/// Whether a step of a party is its end: a notice that was taken back is none, and what may never have
/// been.
fn leaves(step: &Step, revoked: &BTreeSet<Mark>) -> bool {
    let is_certain = step.days.latest.is_some();
    is_certain
        && match step.act {
            Act::Leave => true,
            Act::LeaveByNotice { given } => revoked.range(given..=step.mark).next().is_none(),
            _ => false,
        }
}

/// The last day by which it entered into force, by whose act that was.
fn last_entries(stay: &[Step]) -> BTreeMap<Option<usize>, NaiveDate> {
    let mut last = BTreeMap::new();
    for entry in stay.iter().filter(|it| it.act == Act::EnterIntoForce) {
        let kept = last.entry(entry.by).or_insert(NaiveDate::MIN);
        *kept = entry.order.last().max(*kept);
    }
    last
}

/// Whether an entry into force may be as late as a consent: a vague one of the same year may.
fn may_follow(entry: Option<&NaiveDate>, consent: &Step) -> bool {
    entry.is_some_and(|last| consent.order.first() <= *last)
}
