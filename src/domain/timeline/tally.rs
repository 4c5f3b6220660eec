//! What has happened so far to one side: to a party, or to the agreement as a whole.
//!
//! Only the first or the last of its kind counts, so steps may be added in any order. Each takes the
//! logarithm of the notices of the side, however many it gives and takes back.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
    ops::Bound::{Excluded, Unbounded},
};

use chrono::NaiveDate;

use super::step::{Act, Mark, Step};

/// A notice, and the first day on which it may take effect, if that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Notice {
    pub given: Mark,
    pub ends: Option<NaiveDate>,
}

impl Notice {
    /// What ends first comes first, and what has no end that is known comes last.
    fn rank(&self) -> (bool, Option<NaiveDate>, Mark) {
        (self.ends.is_none(), self.ends, self.given)
    }
}

impl Ord for Notice {
    fn cmp(&self, other: &Self) -> Ordering {
        self.rank().cmp(&other.rank())
    }
}

impl PartialOrd for Notice {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The marks that matter of the steps of one side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Side {
    pub signed: Option<Mark>,
    pub in_force: Option<Mark>,
    pub provisional: Option<Mark>,
    pub provisional_ended: Option<Mark>,
    pub suspended: Option<Mark>,
    pub resumed: Option<Mark>,
    /// It ceased to exist; and then another party has its part, or another bears it.
    pub ceased: Option<Mark>,
    pub handed_on: bool,
    pub handed_over: bool,
    pub inherited: bool,
    consented: Option<Mark>,
    consent_revoked: Option<Mark>,
    /// The last time it left: by an act, or because a notice took effect that was not revoked.
    last_left: Option<Mark>,
    /// Its notice, unless it was revoked, or followed by an end or by another consent: of several
    /// the one that ends first.
    pub notice: Option<Notice>,
}

impl Side {
    /// Whether it is out: it left, and did not join anew.
    pub fn left(&self) -> Option<Mark> {
        since(self.last_left, self.consented.max(self.in_force))
    }

    /// Its consent, unless it was taken back.
    pub fn consent(&self) -> Option<Mark> {
        since(self.consented, self.consent_revoked)
    }

    /// What it did, unless that came before it left the last time.
    pub fn kept(&self, mark: Option<Mark>) -> Option<Mark> {
        since(mark, self.last_left)
    }

    /// Its provisional application, unless it ended that, or left since.
    pub fn applies(&self) -> Option<Mark> {
        since(self.kept(self.provisional), self.provisional_ended)
    }

    /// Its suspension, unless it resumed, or left since.
    pub fn suspension(&self) -> Option<Mark> {
        since(self.kept(self.suspended), self.resumed)
    }
}

/// What came after another, if that was at all.
pub(super) fn since(mark: Option<Mark>, over: Option<Mark>) -> Option<Mark> {
    mark.filter(|mark| Some(*mark) > over)
}

/// Adds up the steps of one side.
#[derive(Debug, Default)]
pub(super) struct Tally {
    side: Side,
    left: Option<Mark>,
    /// The notices that can still be its notice, by when they were given: none that ends later than
    /// one that was given after it.
    notices: BTreeMap<Mark, Notice>,
    revocations: BTreeSet<Mark>,
    /// The effects of notices, each with when its notice was given. The last is not revoked.
    effects: BTreeMap<Mark, Mark>,
}

impl Tally {
    /// What has happened to the side.
    pub fn side(&self) -> Side {
        self.side
    }

    pub fn add(&mut self, step: &Step) {
        let (side, mark) = (&mut self.side, step.mark);
        match step.act {
            Act::Sign => last(&mut side.signed, mark),
            Act::Consent => last(&mut side.consented, mark),
            Act::RevokeConsent => last(&mut side.consent_revoked, mark),
            Act::EnterIntoForce => last(&mut side.in_force, mark),
            Act::ApplyProvisionally => last(&mut side.provisional, mark),
            Act::EndProvisionalApplication => last(&mut side.provisional_ended, mark),
            Act::Suspend => last(&mut side.suspended, mark),
            Act::Resume => last(&mut side.resumed, mark),
            Act::GiveNotice { ends } => self.give(Notice { given: mark, ends }),
            Act::RevokeNotice => _ = self.revocations.insert(mark),
            Act::Leave => last(&mut self.left, mark),
            Act::LeaveByNotice { given } => _ = self.effects.insert(mark, given),
            Act::Cease { handed_on } => {
                first(&mut side.ceased, mark);
                side.handed_on |= handed_on;
            }
            Act::HandOver => side.handed_over = true,
            Act::Inherit => side.inherited = true,
            // Of the agreement, whoever did it.
            Act::Adopt | Act::End => {}
        }
        self.side.last_left = self.left.max(self.effect());
        self.side.notice = self.notice();
    }

    /// The last effect of a notice that was not revoked between the two. What was revoked once is
    /// never looked at again.
    fn effect(&mut self) -> Option<Mark> {
        while let Some(last) = self.effects.last_entry() {
            let (given, effect) = (*last.get(), *last.key());
            let mut since = self.revocations.range((Excluded(given), Unbounded));
            if since.next().is_none_or(|revoked| *revoked > effect) {
                return Some(effect);
            }
            last.remove();
        }
        None
    }

    /// Keeps a notice, and drops those given before it that end later: whenever one of them is open,
    /// so is this.
    fn give(&mut self, notice: Notice) {
        let after = |mark| (Excluded(mark), Unbounded);
        let mut later = self.notices.range(after(notice.given));
        if later.next().is_some_and(|(_, later)| *later < notice) {
            return;
        }
        while let Some((given, _)) = self
            .notices
            .range(..notice.given)
            .next_back()
            .filter(|(_, before)| **before > notice)
        {
            let given = *given;
            self.notices.remove(&given);
        }
        self.notices.insert(notice.given, notice);
    }

    fn notice(&self) -> Option<Notice> {
        let revoked = self.revocations.last().copied();
        let over = revoked.max(self.side.last_left).max(self.side.consented);
        let open = over.map_or(Unbounded, Excluded);
        let mut open = self.notices.range((open, Unbounded));
        open.next().map(|(_, notice)| *notice)
    }
}

/// Keeps the first of its kind.
pub(super) fn first(kept: &mut Option<Mark>, mark: Mark) {
    *kept = Some(kept.map_or(mark, |kept| kept.min(mark)));
}

fn last(kept: &mut Option<Mark>, mark: Mark) {
    *kept = (*kept).max(Some(mark));
}
