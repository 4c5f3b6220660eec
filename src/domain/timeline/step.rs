//! Events taken apart into steps, each of which does one thing, in the order in which they count.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{
    Days, Effect, Event, Heir, History, Succession, begun::Begun, doubt::Counted, role::Roles,
};

/// What a step does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    Adopt,
    Sign,
    Consent,
    RevokeConsent,
    EnterIntoForce,
    ApplyProvisionally,
    EndProvisionalApplication,
    Suspend,
    Resume,
    /// A notice, and the first day on which it may take effect, if that is known.
    GiveNotice {
        ends: Option<NaiveDate>,
    },
    RevokeNotice,
    Leave,
    /// A notice takes effect, unless it was revoked since it was given.
    LeaveByNotice {
        given: Mark,
    },
    End,
    /// The party ceased to exist, and whether its part went over to another party.
    Cease {
        handed_on: bool,
    },
    /// The party ceased to exist, and another bears its part.
    HandOver,
    /// The party took the place of another.
    Inherit,
}

/// One thing that happened.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    pub act: Act,
    pub party: Option<usize>,
    /// Whose act it is; of what is inherited, whoever did it.
    pub by: Option<usize>,
    pub days: Days,
    /// The days by which it has its place among all: those of the act, also where an heir does it later,
    /// or where they are in doubt.
    pub order: Days,
    /// The days if any of the claims about it is right, where claims differ.
    pub disputed: Option<Days>,
    pub mark: Mark,
}

/// The place of a step among all, and the event from which it comes, if from one. Marks are ordered
/// by place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Mark {
    pub place: usize,
    pub event: Option<usize>,
}

/// The steps of all events, in order: by the earliest day of their place, then by its latest, then as
/// given.
pub(super) fn steps(history: &History, roles: &Roles) -> Vec<Step> {
    let begun = Begun::of(history, roles);
    let ends = history.successions.iter().map(|it| (it.party, it.on));
    let ends = ends.collect();
    let each = history.events.iter().enumerate();
    let acts = each.filter(|(_, event)| !is_end(event, &ends));
    let acts = acts.flat_map(|(at, event)| of_event(at, event, &begun));
    let mut steps: Vec<_> = acts.collect();
    let mut parties = by_party(history.parties, &steps);
    for succession in &history.successions {
        let mut new = inherited(&parties[succession.party], *succession);
        new.push(end(*succession));
        for (party, step) in new.iter().filter_map(|step| Some((step.party?, step))) {
            parties[party].push(*step);
        }
        steps.extend(new);
    }
    // Stable, so that ties stay in the order given.
    steps.sort_by_key(|step| (step.order.first(), step.order.last()));
    number(&mut steps);
    steps
}

/// Whether an event has a party leave on the last day of its existence, or later. Sources write so of
/// States that ceased to exist, which is another thing.
fn is_end(event: &Event, ends: &BTreeMap<usize, Days>) -> bool {
    let end = event.party.and_then(|party| ends.get(&party));
    let left = event.occurred.earliest.and_then(|day| day.succ_opt());
    let is_by_then = |(left, end): (NaiveDate, &Days)| left >= end.last();
    event.effect == Effect::Left && left.zip(end).is_some_and(is_by_then)
}

/// Gives each step its place, and each effect of a notice that of the notice, which comes before it.
fn number(steps: &mut [Step]) {
    let mut notices = BTreeMap::new();
    for (place, step) in steps.iter_mut().enumerate() {
        step.mark.place = place;
        let notice = notices.entry((step.party, step.mark.event));
        match &mut step.act {
            Act::GiveNotice { .. } => _ = notice.or_insert(step.mark),
            Act::LeaveByNotice { given } => *given = *notice.or_insert(step.mark),
            _ => {}
        }
    }
}

/// What a party did, done by its heir on the day on which it takes its place, and in its old order:
/// what it had resumed before others suspended it is not resumed anew.
fn inherited(own: &[Step], succession: Succession) -> Vec<Step> {
    let Heir::Party(heir) = succession.heir else {
        return vec![];
    };
    let handed = own.iter().map(|step| Step {
        party: Some(heir),
        days: step.days.not_before(succession.on),
        disputed: step.disputed.map(|days| days.not_before(succession.on)),
        ..*step
    });
    let taken = of_succession(Act::Inherit, heir, succession);
    std::iter::once(taken).chain(handed).collect()
}

/// The end of a party.
fn end(succession: Succession) -> Step {
    let act = match succession.heir {
        Heir::Nobody => Act::Cease { handed_on: false },
        Heir::Party(_) => Act::Cease { handed_on: true },
        Heir::Bearer => Act::HandOver,
    };
    of_succession(act, succession.party, succession)
}

fn of_succession(act: Act, party: usize, succession: Succession) -> Step {
    Step::new(act, Some(party), succession.on, None)
}

/// The steps of each party by itself.
pub(super) fn by_party(parties: usize, steps: &[Step]) -> Vec<Vec<Step>> {
    let mut by_party = vec![vec![]; parties];
    for step in steps {
        if let Some(party) = step.party {
            by_party[party].push(*step);
        }
    }
    by_party
}

fn of_event(at: usize, event: &Event, begun: &Begun) -> Vec<Step> {
    let counted = Counted::of(event, begun);
    let step = |act| Step {
        order: counted.order,
        disputed: counted.disputed,
        ..Step::new(act, event.party, counted.days, Some(at))
    };
    let one = |act| vec![step(act)];
    match (event.effect, event.effective) {
        (Effect::None, _) => vec![],
        (Effect::Adopted, _) => one(Act::Adopt),
        (Effect::Signed, _) => one(Act::Sign),
        (Effect::SignedDefinitively, _) => vec![step(Act::Sign), step(Act::Consent)],
        (Effect::Consented, _) => one(Act::Consent),
        (Effect::ConsentRevoked, _) => one(Act::RevokeConsent),
        (Effect::EnteredIntoForce, _) => one(Act::EnterIntoForce),
        (Effect::AppliedProvisionally, _) => one(Act::ApplyProvisionally),
        (Effect::ProvisionalApplicationEnded, _) => one(Act::EndProvisionalApplication),
        (Effect::Suspended, _) => one(Act::Suspend),
        (Effect::Resumed, _) => one(Act::Resume),
        (Effect::NoticeRevoked, _) => one(Act::RevokeNotice),
        (Effect::Ended, _) => one(Act::End),
        (Effect::NoticeGiven, None) => one(Act::GiveNotice { ends: None }),
        (Effect::Left, None) => one(Act::Leave),
        // Dated back: nobody was under notice before.
        (Effect::NoticeGiven | Effect::Left, Some(end))
            if end.first() <= event.occurred.first() =>
        {
            one(Act::Leave)
        }
        (Effect::NoticeGiven | Effect::Left, Some(end)) => {
            let ends = Some(end.first()).filter(|_| !counted.is_contradicted);
            let given = Act::GiveNotice { ends };
            let given = Step::new(given, event.party, event.occurred, Some(at));
            let leave = Act::LeaveByNotice {
                given: Mark::default(),
            };
            vec![given, step(leave)]
        }
    }
}

impl Step {
    pub(super) fn new(act: Act, party: Option<usize>, days: Days, event: Option<usize>) -> Self {
        Self {
            act,
            party,
            by: party,
            days,
            order: days,
            disputed: None,
            mark: Mark { place: 0, event },
        }
    }

    /// The day from which it counts for certain, possibly, if all claims agree, if any is right.
    pub(super) fn counts(&self) -> [NaiveDate; 4] {
        let disputed = self.disputed.unwrap_or(self.days);
        let (first, last) = (self.days.first(), self.days.last());
        [
            last,
            first,
            last.max(disputed.last()),
            first.min(disputed.first()),
        ]
    }
}
