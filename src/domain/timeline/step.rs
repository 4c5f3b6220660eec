//! Events taken apart into steps, each of which does one thing, in the order in which they count.

use chrono::NaiveDate;

use super::{Days, Effect, Event};

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
    /// A notice, and whether the day on which it takes effect is known.
    GiveNotice {
        ends: bool,
    },
    RevokeNotice,
    Leave,
    /// The notice of the same event takes effect, unless it was revoked.
    LeaveByNotice,
    End,
}

/// One thing that happened.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    pub act: Act,
    pub party: Option<usize>,
    pub days: Days,
    pub mark: Mark,
}

/// The place of a step among all, and the event from which it comes. Marks are ordered by place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Mark {
    pub place: usize,
    pub event: usize,
}

/// The steps of all events, in order: by their earliest day, then by their latest, then as given.
pub(super) fn steps(events: &[Event]) -> Vec<Step> {
    let each = events.iter().enumerate();
    let mut steps: Vec<_> = each.flat_map(|(at, event)| of_event(at, event)).collect();
    // Stable, so that ties stay in the order given.
    steps.sort_by_key(|step| (step.days.first(), step.days.last()));
    for (place, step) in steps.iter_mut().enumerate() {
        step.mark.place = place;
    }
    steps
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

fn of_event(at: usize, event: &Event) -> Vec<Step> {
    let step = |act, days| Step {
        act,
        party: event.party,
        days,
        mark: Mark {
            place: 0,
            event: at,
        },
    };
    let now = event.effective.unwrap_or(event.occurred);
    let one = |act| vec![step(act, now)];
    match (event.effect, event.effective) {
        (Effect::None, _) => vec![],
        (Effect::Adopted, _) => one(Act::Adopt),
        (Effect::Signed, _) => one(Act::Sign),
        (Effect::SignedDefinitively, _) => vec![step(Act::Sign, now), step(Act::Consent, now)],
        (Effect::Consented, _) => one(Act::Consent),
        (Effect::ConsentRevoked, _) => one(Act::RevokeConsent),
        (Effect::EnteredIntoForce, _) => one(Act::EnterIntoForce),
        (Effect::AppliedProvisionally, _) => one(Act::ApplyProvisionally),
        (Effect::ProvisionalApplicationEnded, _) => one(Act::EndProvisionalApplication),
        (Effect::Suspended, _) => one(Act::Suspend),
        (Effect::Resumed, _) => one(Act::Resume),
        (Effect::NoticeRevoked, _) => one(Act::RevokeNotice),
        (Effect::Ended, _) => one(Act::End),
        (Effect::NoticeGiven, None) => vec![step(Act::GiveNotice { ends: false }, event.occurred)],
        (Effect::Left, None) => one(Act::Leave),
        // Dated back: nobody was under notice before.
        (Effect::NoticeGiven | Effect::Left, Some(end))
            if end.first() <= event.occurred.first() =>
        {
            one(Act::Leave)
        }
        (Effect::NoticeGiven | Effect::Left, Some(end)) => vec![
            step(Act::GiveNotice { ends: true }, event.occurred),
            step(Act::LeaveByNotice, end),
        ],
    }
}

impl Days {
    /// The first day on which it may have been.
    pub(super) fn first(self) -> NaiveDate {
        self.earliest.unwrap_or(NaiveDate::MIN)
    }

    /// The first day by which it had certainly been.
    pub(super) fn last(self) -> NaiveDate {
        self.latest.unwrap_or(NaiveDate::MAX)
    }
}
