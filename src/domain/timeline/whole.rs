//! What has happened so far to an agreement, by anyone.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{
    role::Roles,
    step::{Act, Mark, Step},
    tally::{Notice, Side, Tally, first, since},
    track::{Layers, layers},
};

/// What happened to the agreement so far, as far as the status of anyone depends on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Agreement {
    pub adopted: Option<Mark>,
    /// Signed by anyone, and as a whole.
    pub signed: Option<Mark>,
    pub signed_as_a_whole: Option<Mark>,
    pub in_force: Option<Mark>,
    /// In force as a whole, the last time.
    pub entered_as_a_whole: Option<Mark>,
    pub suspended: Option<Mark>,
    pub ended: Option<Mark>,
    /// Applied provisionally by anyone, and as a whole.
    pub provisional: Option<Mark>,
    pub provisional_as_a_whole: Option<Mark>,
    /// The last resumption and the last end of provisional application, for all.
    pub resumed: Option<Mark>,
    pub provisional_ended: Option<Mark>,
    pub notice: Option<Notice>,
    /// It entered into force as a whole before anybody's consent, or entry into force, that is recorded.
    pub unexplained: bool,
}

/// What happened to the agreement, day by day.
pub(super) fn whole(roles: &Roles, steps: &[Step]) -> Layers<Agreement> {
    layers(steps, Sides::add, |sides| sides.say(roles))
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
    /// The first day on which anybody may have consented, or been bound, and the first of the whole.
    bound_on: Option<NaiveDate>,
    entered_on: Option<NaiveDate>,
}

impl Sides {
    fn add(&mut self, step: &Step) {
        self.tallies.entry(step.party).or_default().add(step);
        let kept = match (step.act, step.party) {
            (Act::Consent | Act::EnterIntoForce, Some(_)) => Some(&mut self.bound_on),
            (Act::EnterIntoForce, None) => Some(&mut self.entered_on),
            _ => None,
        };
        if let Some(kept) = kept {
            let day = step.order.first();
            *kept = Some(kept.map_or(day, |first| first.min(day)));
        }
        match step.act {
            Act::Adopt => first(&mut self.adopted, step.mark),
            Act::Sign => first(&mut self.signed, step.mark),
            Act::EnterIntoForce => first(&mut self.entered, step.mark),
            Act::End => first(&mut self.ended, step.mark),
            _ => self.weigh(step.party),
        }
    }

    fn side(&self, side: Option<usize>) -> Side {
        self.tallies.get(&side).map(Tally::side).unwrap_or_default()
    }

    /// Finds out anew whether a side applies it provisionally. What ended it as a whole ended it for
    /// all that applied it before, and who ceased to exist applies nothing.
    fn weigh(&mut self, at: Option<usize>) {
        let over = self.side(None).provisional_ended;
        let side = self.side(at);
        let applies = since(side.applies(), over).filter(|_| side.ceased.is_none());
        if let Some(before) = self.applying.remove(&at) {
            self.provisional.remove(&(before, at));
        }
        if let Some(mark) = applies {
            self.provisional.insert((mark, at));
            self.applying.insert(at, mark);
        }
        while let Some((mark, other)) = self.provisional.first().copied()
            && Some(mark) <= over
        {
            self.provisional.remove(&(mark, other));
            self.applying.remove(&other);
        }
    }

    /// Whether it entered into force before anybody is known to have consented.
    fn is_unexplained(&self) -> bool {
        let is_first = |entered| self.bound_on.is_none_or(|bound| entered < bound);
        self.entered_on.is_some_and(is_first)
    }

    /// What happened to the agreement. Of two sides, either can suspend and end it.
    fn say(&self, roles: &Roles) -> Agreement {
        let whole = self.side(None);
        let speaks = |party: &Option<usize>| party.is_some_and(|it| roles.is_one_of_two(it));
        // Of many parties none speaks, and to look at each on every day would take long.
        let tallies = roles.are_two().then_some(&self.tallies);
        let sides = tallies.into_iter().flatten();
        let sides = sides.filter(|(party, _)| speaks(party));
        let sides = sides.map(|(_, tally)| tally.side());
        let sides: Vec<_> = sides.filter(|side| !side.handed_on).collect();
        let resumed = sides.iter().map(|side| side.resumed).max().flatten();
        let as_a_whole = since(whole.suspension(), resumed);
        let by_sides = sides.iter();
        let by_sides = by_sides.filter_map(|side| since(side.suspension(), whole.resumed));
        let entered = whole.in_force;
        let left = sides.iter().filter_map(|side| since(side.left(), entered));
        let left = left.min();
        let left = left.or(whole.left().filter(|_| roles.are_two()));
        // Of many parties, a notice that names none is the end of nothing.
        let of_all = whole.notice.map(|notice| Notice {
            ends: notice.ends.filter(|_| roles.are_two()),
            ..notice
        });
        // Provisional application is pending entry into force (VCLT art. 25(1)).
        let is_pending = whole.kept(whole.in_force).is_none();
        Agreement {
            adopted: self.adopted,
            signed: self.signed,
            signed_as_a_whole: whole.kept(whole.signed),
            in_force: self.entered,
            entered_as_a_whole: entered,
            suspended: as_a_whole.or(by_sides.min()),
            ended: self.ended.or(left),
            provisional: self.provisional.first().map(|(mark, _)| *mark),
            provisional_as_a_whole: self.applying.get(&None).copied().filter(|_| is_pending),
            resumed: whole.resumed,
            provisional_ended: whole.provisional_ended,
            notice: sides
                .iter()
                .filter_map(|side| side.notice)
                .chain(of_all)
                .min(),
            unexplained: self.is_unexplained(),
        }
    }
}
