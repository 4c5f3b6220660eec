//! A slow, obvious reading of the rules: for one day, replay what had been by then.

use chrono::NaiveDate;

use super::{
    happening::{
        Happening, What, consents, happenings, in_order, is_awaited, is_never, is_unexplained,
        late, was_revoked,
    },
    trust::Trust,
};
use crate::domain::timeline::{AgreementStatus, Effect, Heir, History, PartyStatus};

/// What holds on a day.
#[derive(Debug, PartialEq, Eq)]
pub struct Reading {
    pub agreement: AgreementStatus,
    pub parties: Vec<PartyStatus>,
    pub under_notice: Vec<bool>,
    pub borne_on: Vec<bool>,
}

/// All that happens, in order.
pub fn all(history: &History) -> Vec<Happening> {
    let mut all = happenings(history);
    in_order(&mut all);
    all
}

/// What holds on a day if that is taken to have been by then.
pub fn read(history: &History, all: &[Happening], day: NaiveDate, trust: Trust) -> Reading {
    let has_been = |it: &Happening| trust.has_been(it, day);
    let mut replay = Replay {
        bilateral: history.bilateral,
        two: history.bilateral,
        sides: vec![Side::default(); history.parties + 1],
        ..Replay::default()
    };
    for succession in &history.successions {
        if let Heir::Party(heir) = succession.heir {
            replay.sides[heir].waits = true;
        }
    }
    replay.tell_sides(history);
    let guesses = matches!(trust, Trust::Possible | Trust::AnyClaim);
    replay.unexplained = guesses && is_unexplained(all, has_been);
    for (at, it) in all.iter().enumerate().filter(|(_, it)| has_been(it)) {
        let revoked = it.what == What::TakesEffect && was_revoked(it, &all[..at], has_been);
        if !revoked {
            replay.hear(it);
        }
        if let (Some(party), true) = (it.party, consents(it)) {
            replay.sides[party].awaits = is_awaited(history, all, at);
        }
    }
    replay.reading()
}

#[expect(clippy::struct_excessive_bools, reason = "the rules, one by one")]
#[derive(Clone, Default)]
struct Side {
    signed: bool,
    /// The whole was signed, which is for both sides of a bilateral agreement to do.
    signed_with_the_whole: bool,
    consented: bool,
    in_force: bool,
    provisional: bool,
    suspended: bool,
    notice: bool,
    out: bool,
    /// The whole entered into force since it left, which is for the sides of a bilateral agreement to do.
    back_with_the_whole: bool,
    /// It ceased to exist; and then another has its part, or bears it on.
    ceased: bool,
    handed_on: bool,
    borne_on: bool,
    /// It is to take another's place, and has not yet.
    waits: bool,
    /// It consented, and its own entry into force may come after that, or never did.
    awaits: bool,
    /// A source says that it never entered into force for it.
    never: bool,
    /// It came into being after the agreement, so it is no side of it.
    late: bool,
}

/// The sides so far: the parties, and last the agreement as a whole.
#[expect(clippy::struct_excessive_bools, reason = "the rules, one by one")]
#[derive(Default)]
struct Replay {
    bilateral: bool,
    /// It is bilateral, and has no more than two sides.
    two: bool,
    sides: Vec<Side>,
    adopted: bool,
    signed: bool,
    entered: bool,
    ended: bool,
    /// It entered into force, nothing tells by whose consent, and what may be is asked for.
    unexplained: bool,
}

impl Replay {
    /// Finds out who came late, and whether there are more than two sides.
    fn tell_sides(&mut self, history: &History) {
        let mut sides = 0;
        for (at, (side, late)) in self.sides.iter_mut().zip(late(history)).enumerate() {
            side.late = late;
            side.never = is_never(history, Some(at));
            sides += usize::from(!late && !side.waits);
        }
        self.two = self.bilateral && sides <= 2;
    }

    fn hear(&mut self, it: &Happening) {
        let whole = self.sides.len() - 1;
        let at = it.party.unwrap_or(whole);
        if at == whole || self.two && !self.sides[at].late {
            self.hear_for_all(it, at == whole);
        }
        let side = &mut self.sides[at];
        match it.what {
            What::Does(Effect::Signed) => {
                side.signed = true;
                self.signed = true;
            }
            What::Does(Effect::SignedDefinitively) => {
                side.signed = true;
                self.signed = true;
                side.join();
            }
            What::Does(Effect::Consented) => side.join(),
            What::Does(Effect::ConsentRevoked) => side.consented = false,
            What::Does(Effect::EnteredIntoForce) => {
                side.in_force = true;
                side.out = false;
                self.entered = true;
            }
            What::Does(Effect::AppliedProvisionally) => side.provisional = true,
            What::Does(Effect::ProvisionalApplicationEnded) => side.provisional = false,
            What::Does(Effect::Suspended) => side.suspended = true,
            What::Does(Effect::Resumed) => side.suspended = false,
            What::Does(Effect::NoticeGiven) => side.notice = true,
            What::Does(Effect::NoticeRevoked) => side.notice = false,
            What::TakesEffect | What::Does(Effect::Left) => side.leave(),
            What::Ceases(Heir::Bearer) => side.borne_on = true,
            What::Inherits => side.waits = false,
            What::Ceases(heir) => {
                side.ceased = true;
                side.handed_on |= heir != Heir::Nobody;
            }
            What::Does(Effect::Adopted) => self.adopted = true,
            What::Does(Effect::Ended) => self.ended = true,
            What::Does(Effect::None) => {}
        }
    }

    /// What is done for the whole is done for every party; and a party of a bilateral agreement
    /// that resumes it resumes the whole.
    fn hear_for_all(&mut self, it: &Happening, is_whole: bool) {
        let whole = self.sides.len() - 1;
        match it.what {
            What::Does(Effect::Signed | Effect::SignedDefinitively) if is_whole => {
                let sides = self.sides.iter_mut();
                sides.for_each(|side| side.signed_with_the_whole = true);
            }
            What::Does(Effect::EnteredIntoForce) if is_whole => {
                let sides = self.sides.iter_mut();
                sides.for_each(|side| side.back_with_the_whole = true);
            }
            What::Does(Effect::Left) | What::TakesEffect if is_whole => {
                self.sides
                    .iter_mut()
                    .for_each(|side| side.signed_with_the_whole = false);
            }
            What::Does(Effect::Resumed) if is_whole => {
                self.sides
                    .iter_mut()
                    .for_each(|side| side.suspended = false);
            }
            What::Does(Effect::Resumed) => self.sides[whole].suspended = false,
            What::Does(Effect::ProvisionalApplicationEnded) if is_whole => {
                self.sides
                    .iter_mut()
                    .for_each(|side| side.provisional = false);
            }
            _ => {}
        }
    }

    fn reading(&self) -> Reading {
        let (whole, parties) = self.sides.split_last().unwrap();
        let any = |test: fn(&Side) -> bool| self.sides.iter().any(test);
        // What a side handed on is the heir's to say.
        let own = |test: fn(&Side) -> bool| {
            let mut sides = self.sides.iter();
            sides.any(|side| !side.handed_on && !side.late && test(side))
        };
        let either = |test: fn(&Side) -> bool| test(whole) || self.two && own(test);
        let ended = self.ended || self.two && own(|side| side.out && !side.back_with_the_whole);
        let suspended = either(|side| side.suspended);
        let agreement = match () {
            () if ended => AgreementStatus::Ended,
            () if suspended => AgreementStatus::Suspended,
            () if self.entered => AgreementStatus::InForce,
            () if any(|side| side.provisional && !side.ceased) => {
                AgreementStatus::ProvisionallyApplied
            }
            () if self.signed => AgreementStatus::Signed,
            () if self.adopted => AgreementStatus::Negotiated,
            () => AgreementStatus::Unknown,
        };
        let status = |side: &Side| self.party(side, ended, suspended);
        let notice = either(|side| side.notice);
        let is_out = |side: &Side| side.out && !(side.back_with_the_whole && self.is_side(side));
        let lasts = |side: &Side| !(is_out(side) || ended || side.ceased);
        Reading {
            agreement,
            parties: parties.iter().map(status).collect(),
            under_notice: parties
                .iter()
                .map(|side| lasts(side) && (side.notice || notice))
                .collect(),
            borne_on: parties.iter().map(|side| side.borne_on).collect(),
        }
    }

    fn is_side(&self, side: &Side) -> bool {
        self.bilateral && !side.waits && !side.late
    }

    fn party(&self, side: &Side, ended: bool, suspended: bool) -> PartyStatus {
        let whole = &self.sides[self.sides.len() - 1];
        let is_out = side.out && !(side.back_with_the_whole && self.is_side(side));
        match () {
            () if is_out || ended || side.ceased => PartyStatus::Former,
            () if side.suspended || suspended => PartyStatus::Suspended,
            () if side.in_force => PartyStatus::Party,
            () if self.entered && side.consented && !side.awaits => PartyStatus::Party,
            () if self.entered && self.is_side(side) => PartyStatus::Party,
            () if side.consented => PartyStatus::Contracting,
            () if side.provisional => PartyStatus::Provisional,
            () if whole.provisional && !whole.in_force && (side.signed || self.is_side(side)) => {
                PartyStatus::Provisional
            }
            () if side.signed && self.unexplained && !side.never && !self.is_side(side) => {
                PartyStatus::Party
            }
            () if side.signed => PartyStatus::Signatory,
            () if side.signed_with_the_whole && self.is_side(side) => PartyStatus::Signatory,
            () => PartyStatus::None,
        }
    }
}

impl Side {
    fn join(&mut self) {
        self.consented = true;
        self.out = false;
        self.notice = false;
    }

    fn leave(&mut self) {
        *self = Self {
            consented: self.consented,
            ceased: self.ceased,
            handed_on: self.handed_on,
            borne_on: self.borne_on,
            waits: self.waits,
            awaits: self.awaits,
            never: self.never,
            late: self.late,
            out: true,
            ..Self::default()
        };
    }
}
