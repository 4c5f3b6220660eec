//! Which status follows from what has happened: the rules in their order of precedence.

use super::{
    AgreementStatus, PartyStatus,
    entry::Awaited,
    role::Roles,
    step::{Mark, Step},
    tally::{Notice, Side, Tally},
    track::{Layers, Readings, layers, readings},
    view::{Facts, View},
    whole::Agreement,
};

/// A status of either.
pub(super) trait Status: Copy + PartialEq {
    /// Whether nothing more is expected, so that a later day needs no record.
    fn is_final(self) -> bool;
}

impl Status for AgreementStatus {
    fn is_final(self) -> bool {
        matches!(self, Self::Unknown | Self::Ended)
    }
}

impl Status for PartyStatus {
    fn is_final(self) -> bool {
        matches!(self, Self::None | Self::Former)
    }
}

/// A status, and what it rests on. Events by their places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Verdict<S> {
    pub status: S,
    pub inferred: bool,
    pub continued: bool,
    pub notice: Option<usize>,
    pub ends: Option<usize>,
    pub consent: Option<usize>,
    pub basis: Option<usize>,
}

impl<S> Verdict<S> {
    fn new(status: S, basis: Option<Mark>) -> Self {
        Self {
            status,
            inferred: false,
            continued: false,
            notice: None,
            ends: None,
            consent: None,
            basis: basis.and_then(|mark| mark.event),
        }
    }

    fn under(self, notice: Option<Notice>) -> Self {
        let ends = notice.filter(|notice| notice.ends.is_some());
        Self {
            notice: notice.and_then(|notice| notice.given.event),
            ends: ends.and_then(|notice| notice.given.event),
            ..self
        }
    }
}

/// The status of the agreement, day by day.
pub(super) fn agreement(whole: &Layers<Agreement>) -> Readings<AgreementStatus> {
    readings(whole.each_ref().map(|layer| layer.map(Agreement::verdict)))
}

/// The status of a party that took these steps, day by day.
pub(super) fn party(
    at: usize,
    own: &[Step],
    whole: &[Facts; 4],
    roles: &Roles,
) -> Readings<PartyStatus> {
    let awaited = Awaited::of(own, roles);
    let own = layers(own, Tally::add, Tally::side);
    let follow = |own: &Side, view: &View| {
        let is_side = roles.is_side(at, own.inherited);
        // Of two sides, the notice of either is that of both.
        let notice = own.notice.filter(|_| !roles.is_one_of_two(at));
        let notice = || notice.or_else(|| view.notice());
        party_verdict(own, &awaited, view, is_side, notice)
    };
    // Nothing among many enters into force without consent, so whoever signed may have given it.
    let may_be_bound = |own: &Side, view: &View| {
        let verdict = follow(own, view);
        let is_signatory = verdict.status == PartyStatus::Signatory;
        let may_be = is_signatory && !roles.is_side(at, own.inherited) && !roles.is_never(at);
        if may_be && view.is_unexplained() {
            Verdict {
                status: PartyStatus::Party,
                ..verdict
            }
        } else {
            verdict
        }
    };
    let [now, then, all, any] = [0, 1, 2, 3].map(|layer| (&whole[layer], &own[layer]));
    readings([
        now.0.beside(now.1, follow),
        then.0.beside(then.1, may_be_bound),
        all.0.beside(all.1, follow),
        any.0.beside(any.1, may_be_bound),
    ])
}

impl Agreement {
    fn verdict(&self) -> Verdict<AgreementStatus> {
        use AgreementStatus::{
            Ended, InForce, Negotiated, ProvisionallyApplied, Signed, Suspended, Unknown,
        };
        if self.ended.is_some() {
            return Verdict::new(Ended, self.ended);
        }
        let rules = [
            (Suspended, self.suspended),
            (InForce, self.in_force),
            (ProvisionallyApplied, self.provisional),
            (Signed, self.signed),
            (Negotiated, self.adopted),
        ];
        let holds = rules.into_iter().find(|(_, mark)| mark.is_some());
        let (status, mark) = holds.unwrap_or((Unknown, None));
        Verdict::new(status, mark).under(self.notice)
    }
}

/// The status of a party, which signs and is bound with the whole if it is a side. Looks at no more of
/// the agreement than the status rests on.
fn party_verdict(
    own: &Side,
    awaited: &Awaited,
    view: &View,
    is_side: bool,
    notice: impl FnOnce() -> Option<Notice>,
) -> Verdict<PartyStatus> {
    use PartyStatus::{Contracting, Former, Party, Provisional, Signatory, Suspended};
    let by = |status| move |mark| Verdict::new(status, Some(mark));
    let continued = own.handed_over;
    let is_back = |mark| is_side && view.is_entered_since(mark);
    let left = own.left().filter(|mark| !is_back(*mark));
    let over = left.or_else(|| view.ended()).or(own.ceased);
    if let Some(mark) = over {
        return Verdict {
            continued,
            ..by(Former)(mark)
        };
    }
    let consent = own.consent();
    let suspension = own.suspension();
    let suspension = suspension.filter(|mark| !view.is_resumed_since(*mark));
    let is_bound = is_side || consent.is_some_and(|it| !awaited.by(it));
    let inferred = |verdict| Verdict {
        inferred: true,
        consent: consent.and_then(|mark| mark.event),
        ..verdict
    };
    let holds = suspension
        .or_else(|| view.suspended())
        .map(by(Suspended))
        .or_else(|| own.kept(own.in_force).map(by(Party)))
        .or_else(|| {
            let bound = is_bound.then(|| view.in_force()).flatten();
            bound.map(by(Party)).map(inferred)
        })
        .or_else(|| consent.map(by(Contracting)))
        .or_else(|| provisional(own, view, is_side).map(by(Provisional)))
        .or_else(|| signature(own, view, is_side).map(by(Signatory)));
    Verdict {
        continued,
        ..holds.unwrap_or_else(|| Verdict::new(PartyStatus::None, None))
    }
    .under(notice())
}

/// Its own provisional application, or else that of the whole, on which those that sign agree.
fn provisional(own: &Side, view: &View, is_side: bool) -> Option<Mark> {
    let signs = is_side || own.kept(own.signed).is_some();
    let own = own.applies();
    let own = own.filter(|mark| !view.is_provisional_ended_since(*mark));
    own.or_else(|| signs.then(|| view.provisional()).flatten())
}

/// Its own signature, or else of a side that of the whole.
fn signature(own: &Side, view: &View, is_side: bool) -> Option<Mark> {
    let with_the_whole = || is_side.then(|| view.signed()).flatten();
    let signed = own.kept(own.signed);
    signed.or_else(|| own.kept(with_the_whole()))
}
