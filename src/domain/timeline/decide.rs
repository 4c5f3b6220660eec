//! Which status follows from what has happened: the rules in their order of precedence.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    AgreementStatus, History, PartyStatus,
    step::{Act, Mark, Step},
    tally::{Notice, Tally, first},
    track::{Layers, Readings, Track, layers},
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

/// What happened to the agreement, day by day.
pub(super) type Whole = Layers<Agreement>;

/// What happened to the agreement so far, as far as the status of anyone depends on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Agreement {
    adopted: Option<Mark>,
    signed: Option<Mark>,
    in_force: Option<Mark>,
    suspended: Option<Mark>,
    ended: Option<Mark>,
    /// Applied provisionally by anyone, and as a whole.
    provisional: Option<Mark>,
    provisional_as_a_whole: Option<Mark>,
    /// The last resumption and the last end of provisional application, for all.
    resumed: Option<Mark>,
    provisional_ended: Option<Mark>,
    notice: Option<Notice>,
}

/// What happened to the agreement, day by day.
pub(super) fn whole(history: &History, steps: &[Step]) -> Whole {
    layers(steps, Sides::add, |sides| sides.say(history.bilateral))
}

/// The status of the agreement, day by day.
pub(super) fn agreement(whole: &Whole) -> Readings<AgreementStatus> {
    Track::layered(&whole.each_ref().map(|layer| layer.map(Agreement::verdict)))
}

/// The status of a party that took these steps, day by day. A side of a bilateral agreement is
/// bound with it; an heir is a side once it has inherited.
pub(super) fn party(
    own: &[Step],
    whole: &Whole,
    bilateral: bool,
    is_heir: bool,
) -> Readings<PartyStatus> {
    let own = layers(own, Tally::add, Tally::clone);
    let verdict = |own: &Tally, whole: &Agreement| {
        let is_side = bilateral && (own.inherited || !is_heir);
        verdict(own, whole, is_side)
    };
    Track::layered(&std::array::from_fn(|layer| {
        own[layer].with(&whole[layer], verdict)
    }))
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

fn verdict(own: &Tally, whole: &Agreement, is_side: bool) -> Verdict<PartyStatus> {
    use PartyStatus::{Contracting, Former, Party, Provisional, Signatory, Suspended};
    let continued = own.handed_over;
    if let Some(mark) = own.left().or(whole.ended).or(own.ceased) {
        return Verdict {
            continued,
            ..Verdict::new(Former, Some(mark))
        };
    }
    // What came before it left the last time does not count.
    let left = own.last_left();
    let since =
        |mark: Option<Mark>, over: Option<Mark>| mark.filter(|mark| Some(*mark) > over.max(left));
    let consent = own.consent();
    let bound = whole.in_force.filter(|_| is_side || consent.is_some());
    let provisional = since(
        own.provisional,
        own.provisional_ended.max(whole.provisional_ended),
    );
    let rules = [
        (Suspended, own.suspension(whole.resumed).or(whole.suspended)),
        (Party, since(own.in_force, None)),
        (Party, bound),
        (Contracting, consent),
        (Provisional, provisional.or(whole.provisional_as_a_whole)),
        (Signatory, since(own.signed, None)),
    ];
    let holds = rules
        .into_iter()
        .enumerate()
        .find(|(_, (_, mark))| mark.is_some());
    let (rule, (status, mark)) = holds.unwrap_or((rules.len(), (PartyStatus::None, None)));
    let inferred = rule == 2;
    Verdict {
        inferred,
        continued,
        consent: consent.filter(|_| inferred).and_then(|mark| mark.event),
        ..Verdict::new(status, mark)
    }
    .under(own.notice().into_iter().chain(whole.notice).min())
}

/// The tallies of every side of an agreement: of each party, and of the whole under `None`.
#[derive(Default)]
struct Sides {
    tallies: BTreeMap<Option<usize>, Tally>,
    /// The first of each, whoever did it.
    adopted: Option<Mark>,
    signed: Option<Mark>,
    entered: Option<Mark>,
    ended: Option<Mark>,
    /// Since when sides apply it provisionally, and which.
    provisional: BTreeSet<(Mark, Option<usize>)>,
    applying: BTreeMap<Option<usize>, Mark>,
}

impl Sides {
    fn add(&mut self, step: &Step) {
        self.tallies.entry(step.party).or_default().add(step);
        match step.act {
            Act::Adopt => first(&mut self.adopted, step.mark),
            Act::Sign => first(&mut self.signed, step.mark),
            Act::EnterIntoForce => first(&mut self.entered, step.mark),
            Act::End => first(&mut self.ended, step.mark),
            _ => self.weigh(step.party),
        }
    }

    /// Finds out anew whether a side applies it provisionally. What ended it as a whole ended it for
    /// all that applied it before.
    fn weigh(&mut self, side: Option<usize>) {
        let whole = self.tallies.get(&None);
        let over = whole.and_then(|whole| whole.provisional_ended);
        let now = self.tallies.get(&side).and_then(|it| it.applies(over));
        if let Some(before) = self.applying.remove(&side) {
            self.provisional.remove(&(before, side));
        }
        if let Some(mark) = now {
            self.provisional.insert((mark, side));
            self.applying.insert(side, mark);
        }
        while let Some((mark, other)) = self.provisional.first().copied()
            && Some(mark) <= over
        {
            self.provisional.remove(&(mark, other));
            self.applying.remove(&other);
        }
    }

    /// What happened to the agreement. In a bilateral one, either side can suspend and end it.
    fn say(&self, bilateral: bool) -> Agreement {
        let none = Tally::default();
        let whole = self.tallies.get(&None).unwrap_or(&none);
        // Two, or three with an heir: in an agreement of many no party speaks for all.
        let sides: Vec<_> = if bilateral {
            let sides = self.tallies.iter();
            let sides = sides.filter(|(side, tally)| side.is_some() && !tally.handed_on);
            sides.map(|(_, tally)| tally).collect()
        } else {
            vec![]
        };
        let resumed = sides.iter().map(|side| side.resumed).max().flatten();
        let as_a_whole = whole.suspension(resumed);
        let by_sides = sides
            .iter()
            .filter_map(|side| side.suspension(whole.resumed))
            .min();
        let left = sides.iter().filter_map(|side| side.left()).min();
        let left = left.or(whole.left().filter(|_| bilateral));
        // Of many parties, a notice that names none is the end of nothing.
        let of_all = whole.notice().map(|notice| Notice {
            ends: notice.ends.filter(|_| bilateral),
            ..notice
        });
        Agreement {
            adopted: self.adopted,
            signed: self.signed,
            in_force: self.entered,
            suspended: as_a_whole.or(by_sides),
            ended: self.ended.or(left),
            provisional: self.provisional.first().map(|(mark, _)| *mark),
            provisional_as_a_whole: self.applying.get(&None).copied(),
            resumed: whole.resumed,
            provisional_ended: whole.provisional_ended,
            notice: sides
                .iter()
                .filter_map(|side| side.notice())
                .chain(of_all)
                .min(),
        }
    }
}
