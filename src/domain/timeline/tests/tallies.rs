//! Over generated steps of one side, in any order: what a tally keeps is what all of its steps say.

use chrono::NaiveDate;
use proptest::{collection::vec, option, prelude::*};

use crate::domain::timeline::{
    Days,
    step::{Act, Mark, Step},
    tally::{Notice, Tally, since},
};

/// A side's steps by place, each with the rank by which it is added.
fn steps() -> impl Strategy<Value = Vec<(Step, u32)>> {
    let act = prop_oneof![
        3 => option::of(1..20_u32).prop_map(|ends| Act::GiveNotice { ends: ends.and_then(day) }),
        2 => (0..30_usize).prop_map(|back| Act::LeaveByNotice { given: mark(back) }),
        1 => Just(Act::RevokeNotice),
        1 => Just(Act::Leave),
        1 => Just(Act::Consent),
    ];
    vec((act, any::<u32>()), 1..30).prop_map(|acts| {
        let acts = acts.into_iter().enumerate();
        acts.map(|(place, (act, rank))| (step(place, act), rank))
            .collect()
    })
}

fn day(day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(2000, 1, day)
}

fn mark(place: usize) -> Mark {
    Mark { place, event: None }
}

/// A notice takes effect after it was given.
fn step(place: usize, act: Act) -> Step {
    let act = match act {
        Act::LeaveByNotice { given } => Act::LeaveByNotice {
            given: mark(place.saturating_sub(given.place + 1)),
        },
        other => other,
    };
    let mut step = Step::new(act, Some(0), Days::default(), None);
    step.mark = mark(place);
    step
}

/// The marks of some of the steps.
fn of(steps: &[Step], is: impl Fn(&Step) -> bool) -> Vec<Mark> {
    let steps = steps.iter().filter(|step| is(step));
    steps.map(|step| step.mark).collect()
}

fn last_left(steps: &[Step]) -> Option<Mark> {
    let revocations = of(steps, |it| it.act == Act::RevokeNotice);
    let left = of(steps, |it| match it.act {
        Act::Leave => true,
        Act::LeaveByNotice { given } => {
            let mut revocations = revocations.iter();
            !revocations.any(|it_is| given < *it_is && *it_is < it.mark)
        }
        _ => false,
    });
    left.into_iter().max()
}

fn notice(steps: &[Step]) -> Option<Notice> {
    let ends = |it: &Step| matches!(it.act, Act::RevokeNotice | Act::Consent);
    let over = of(steps, ends).into_iter().max().max(last_left(steps));
    let notices = steps.iter().filter_map(|it| match it.act {
        Act::GiveNotice { ends } => Some(Notice {
            given: it.mark,
            ends,
        }),
        _ => None,
    });
    notices.filter(|it| Some(it.given) > over).min()
}

proptest! {
    #[test]
    fn a_tally_keeps_what_its_steps_say(mut steps in steps()) {
        steps.sort_by_key(|(_, rank)| *rank);
        let steps: Vec<_> = steps.into_iter().map(|(step, _)| step).collect();
        let mut tally = Tally::default();
        for (at, step) in steps.iter().enumerate() {
            tally.add(step);
            let so_far = &steps[..=at];
            prop_assert_eq!(tally.side().notice, notice(so_far));
            let consented = of(so_far, |it| it.act == Act::Consent).into_iter().max();
            prop_assert_eq!(tally.side().left(), since(last_left(so_far), consented));
        }
    }
}
