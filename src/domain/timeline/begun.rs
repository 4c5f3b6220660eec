//! What began when: of each party, of the agreement as a whole, and of anyone.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Days, Effect, Event, Heir, History, role::Roles};

/// The first day on which each may have been done.
#[derive(Clone, Copy, Default)]
pub(super) struct Firsts {
    pub signed: Option<NaiveDate>,
    pub consented: Option<NaiveDate>,
    pub applied: Option<NaiveDate>,
    pub entered: Option<NaiveDate>,
}

/// What can begin and end several times.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Consent,
    Application,
    Suspension,
    Notice,
    Membership,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    Begins(Kind),
    Ends(Kind),
}

/// By whom.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum By {
    Party(usize),
    TheWhole,
    Anyone,
}

/// What began when.
pub(super) struct Begun<'a> {
    roles: &'a Roles,
    /// By each party and its predecessors, and as a whole under `None`.
    sides: BTreeMap<Option<usize>, Firsts>,
    pub anyone: Firsts,
    /// The last day on which anyone began to consent, or it to be in force.
    pub last_bound: Option<NaiveDate>,
    /// The first day of each, in order. What a predecessor did is not among those of its heir.
    turns: BTreeMap<(By, Turn), Vec<NaiveDate>>,
}

impl<'a> Begun<'a> {
    pub fn of(history: &History, roles: &'a Roles) -> Self {
        let mut begun = Self {
            roles,
            sides: BTreeMap::new(),
            anyone: Firsts::default(),
            last_bound: None,
            turns: BTreeMap::new(),
        };
        history.events.iter().for_each(|event| begun.add(event));
        begun.turns.values_mut().for_each(|it| it.sort_unstable());
        for succession in &history.successions {
            if let Heir::Party(heir) = succession.heir {
                let inherited = begun.side(Some(succession.party));
                let own = begun.sides.entry(Some(heir)).or_default();
                *own = own.with(inherited);
            }
        }
        begun
    }

    fn add(&mut self, event: &Event) {
        let its = Firsts::of(event);
        let own = self.sides.entry(event.party).or_default();
        *own = own.with(its);
        self.anyone = self.anyone.with(its);
        self.last_bound = self.last_bound.max(its.consented).max(its.entered);
        let by = event.party.map_or(By::TheWhole, By::Party);
        for (turn, day) in turns(event) {
            for by in [by, By::Anyone] {
                self.turns.entry((by, turn)).or_default().push(day);
            }
        }
    }

    /// What was done by a party, or else as a whole.
    pub fn side(&self, side: Option<usize>) -> Firsts {
        self.sides.get(&side).copied().unwrap_or_default()
    }

    /// What is of a party: its own, and for a side of a bilateral agreement the whole too.
    pub fn part(&self, party: usize) -> Firsts {
        let own = self.side(Some(party));
        if self.is_side(party) {
            own.with(self.side(None))
        } else {
            own
        }
    }

    /// Whether a party consents after a day, and until another.
    pub fn consents_between(&self, party: usize, after: NaiveDate, until: NaiveDate) -> bool {
        let consent = Turn::Begins(Kind::Consent);
        self.last(&self.by(party), consent, until) > Some(after)
    }

    /// Whether something begins within some days, after the first of them, and was not begun before,
    /// or had ended by then: by a party, or else as a whole or by anyone.
    pub fn begins_within(&self, kind: Kind, party: Option<usize>, days: Days) -> bool {
        let begins = |by: &[By]| {
            let last = |turn, day| self.last(by, turn, day);
            let before = days.first().pred_opt();
            let ended = before.and_then(|day| last(Turn::Ends(kind), day));
            let begun = last(Turn::Begins(kind), days.first());
            let is_on = begun.is_some() && begun >= ended;
            !is_on && last(Turn::Begins(kind), days.last()) > begun
        };
        match party {
            Some(party) => begins(&self.by(party)),
            None => begins(&[By::TheWhole]) || begins(&[By::Anyone]),
        }
    }

    /// The last time until a day.
    fn last(&self, by: &[By], turn: Turn, day: NaiveDate) -> Option<NaiveDate> {
        let days = by.iter().filter_map(|by| self.turns.get(&(*by, turn)));
        let last = days.filter_map(|days| {
            let until = days.partition_point(|it| *it <= day);
            days[..until].last()
        });
        last.max().copied()
    }

    /// By whom is what is of a party itself.
    fn by(&self, party: usize) -> Vec<By> {
        let with_the_whole = self.is_side(party).then_some(By::TheWhole);
        with_the_whole
            .into_iter()
            .chain([By::Party(party)])
            .collect()
    }

    fn is_side(&self, party: usize) -> bool {
        let has_inherited = true;
        self.roles.is_side(party, has_inherited)
    }
}

/// What begins and ends with an event, and the first day of that.
fn turns(event: &Event) -> Vec<(Turn, NaiveDate)> {
    use Turn::{Begins, Ends};
    let happened = event.occurred.first();
    let counts = event.counts().first();
    match event.effect {
        Effect::Consented | Effect::SignedDefinitively => vec![
            (Begins(Kind::Consent), happened),
            (Begins(Kind::Membership), happened),
        ],
        Effect::EnteredIntoForce => vec![(Begins(Kind::Membership), counts)],
        Effect::AppliedProvisionally => vec![(Begins(Kind::Application), counts)],
        Effect::Suspended => vec![(Begins(Kind::Suspension), counts)],
        Effect::NoticeGiven | Effect::Left => {
            let is_notice = event.effect == Effect::NoticeGiven || event.effective.is_some();
            let ends = event.effect == Effect::Left || event.effective.is_some();
            let given = is_notice.then_some((Begins(Kind::Notice), happened));
            let left = ends.then_some((Ends(Kind::Membership), counts));
            given.into_iter().chain(left).collect()
        }
        Effect::ConsentRevoked => vec![(Ends(Kind::Consent), counts)],
        Effect::ProvisionalApplicationEnded => vec![(Ends(Kind::Application), counts)],
        Effect::Resumed => vec![(Ends(Kind::Suspension), counts)],
        Effect::NoticeRevoked => vec![(Ends(Kind::Notice), counts)],
        _ => vec![],
    }
}

impl Firsts {
    fn of(event: &Event) -> Self {
        let mut firsts = Self::default();
        let happened = Some(event.occurred.first());
        let counts = Some(event.counts().first());
        match event.effect {
            Effect::Signed => firsts.signed = happened,
            Effect::Consented => firsts.consented = happened,
            Effect::SignedDefinitively => {
                (firsts.signed, firsts.consented) = (happened, happened);
            }
            Effect::EnteredIntoForce => firsts.entered = counts,
            Effect::AppliedProvisionally => firsts.applied = counts,
            _ => {}
        }
        firsts
    }

    /// The first of both.
    pub fn with(self, other: Self) -> Self {
        Self {
            signed: first([self.signed, other.signed]),
            consented: first([self.consented, other.consented]),
            applied: first([self.applied, other.applied]),
            entered: first([self.entered, other.entered]),
        }
    }

    /// The first day on which there was something to end.
    pub fn any(&self) -> Option<NaiveDate> {
        first([self.signed, self.consented, self.applied, self.entered])
    }
}

/// The first of the days that are known.
pub(super) fn first(days: impl IntoIterator<Item = Option<NaiveDate>>) -> Option<NaiveDate> {
    days.into_iter().flatten().min()
}
