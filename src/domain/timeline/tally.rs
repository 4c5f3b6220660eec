//! What has happened so far to one side: to a party, or to the agreement as a whole.
//!
//! Only the first or the last of its kind counts, so steps may be added in any order.

use std::cmp::Ordering;

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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub signed: Option<Mark>,
    pub in_force: Option<Mark>,
    pub provisional: Option<Mark>,
    pub provisional_ended: Option<Mark>,
    pub resumed: Option<Mark>,
    /// It ceased to exist; and then another party has its part, or another bears it.
    pub ceased: Option<Mark>,
    pub handed_on: bool,
    pub handed_over: bool,
    pub inherited: bool,
    suspended: Option<Mark>,
    consented: Option<Mark>,
    consent_revoked: Option<Mark>,
    left: Option<Mark>,
    /// The notices given, those that took effect, and the revocations.
    notices: Vec<Notice>,
    effects: Vec<Mark>,
    revocations: Vec<Mark>,
}

impl Tally {
    pub fn add(&mut self, step: &Step) {
        let mark = step.mark;
        match step.act {
            Act::Sign => last(&mut self.signed, mark),
            Act::Consent => last(&mut self.consented, mark),
            Act::RevokeConsent => last(&mut self.consent_revoked, mark),
            Act::EnterIntoForce => last(&mut self.in_force, mark),
            Act::ApplyProvisionally => last(&mut self.provisional, mark),
            Act::EndProvisionalApplication => last(&mut self.provisional_ended, mark),
            Act::Suspend => last(&mut self.suspended, mark),
            Act::Resume => last(&mut self.resumed, mark),
            Act::GiveNotice { ends } => self.notices.push(Notice { given: mark, ends }),
            Act::RevokeNotice => self.revocations.push(mark),
            Act::Leave => last(&mut self.left, mark),
            Act::LeaveByNotice => self.effects.push(mark),
            Act::Cease { handed_on } => {
                first(&mut self.ceased, mark);
                self.handed_on |= handed_on;
            }
            Act::HandOver => self.handed_over = true,
            Act::Inherit => self.inherited = true,
            // Of the agreement, whoever did it.
            Act::Adopt | Act::End => {}
        }
    }

    /// The last time it left: by an act, or because a notice took effect that was not revoked.
    pub fn last_left(&self) -> Option<Mark> {
        let kept = self
            .effects
            .iter()
            .filter(|effect| !self.was_revoked(**effect));
        self.left.max(kept.max().copied())
    }

    /// Whether the notice of this effect was revoked before it took effect.
    fn was_revoked(&self, effect: Mark) -> bool {
        let given = self.notices.iter().map(|notice| notice.given);
        let given = given
            .filter(|given| given.event == effect.event && *given < effect)
            .min();
        let mut revocations = self.revocations.iter();
        revocations.any(|revoked| Some(*revoked) > given && *revoked < effect)
    }

    /// Whether it is out: it left, and did not consent again.
    pub fn left(&self) -> Option<Mark> {
        self.last_left().filter(|left| Some(*left) > self.consented)
    }

    /// Its notice, unless it was revoked, or followed by an end or by another consent: of several
    /// the one that ends first.
    pub fn notice(&self) -> Option<Notice> {
        let revoked = self.revocations.iter().max().copied();
        let over = revoked.max(self.last_left()).max(self.consented);
        let open = self.notices.iter().copied();
        open.filter(|notice| Some(notice.given) > over).min()
    }

    /// Its consent, unless it was taken back.
    pub fn consent(&self) -> Option<Mark> {
        self.consented
            .filter(|consent| Some(*consent) > self.consent_revoked)
    }

    /// Its provisional application, unless that was ended, by itself or as a whole, or it left or
    /// ceased to exist.
    pub fn applies(&self, ended_as_a_whole: Option<Mark>) -> Option<Mark> {
        let over = self.provisional_ended.max(ended_as_a_whole);
        let over = over.max(self.last_left());
        self.provisional
            .filter(|mark| Some(*mark) > over && self.ceased.is_none())
    }

    /// Its suspension, unless it was resumed, by itself or by others, or it left since.
    pub fn suspension(&self, resumed_by_others: Option<Mark>) -> Option<Mark> {
        let over = self.resumed.max(resumed_by_others).max(self.last_left());
        self.suspended.filter(|suspended| Some(*suspended) > over)
    }
}

/// Keeps the first of its kind.
pub(super) fn first(kept: &mut Option<Mark>, mark: Mark) {
    *kept = Some(kept.map_or(mark, |kept| kept.min(mark)));
}

fn last(kept: &mut Option<Mark>, mark: Mark) {
    *kept = (*kept).max(Some(mark));
}
