//! Entries into force: from which consent one follows.

use std::collections::BTreeSet;

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

/// Whether a step of a party is its end: a notice that was taken back is none, and what may never have
/// been.
fn leaves(step: &Step, own: &[Step]) -> bool {
    if step.days.latest.is_none() {
        return false;
    }
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
