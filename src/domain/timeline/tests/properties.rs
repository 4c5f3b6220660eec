//! Over generated histories: the periods say on every day what the slow reading says, cover all
//! days once, and are as few as can be.

use chrono::{Days as Later, NaiveDate};
use proptest::{collection::vec, option, prelude::*, sample::select};

use super::{
    Timeline,
    happening::Happening,
    reading::{all, read},
    timeline,
    trust::Trust,
};
use crate::domain::timeline::{Certainty, Days, Effect, Event, Heir, History, Period, Succession};

const EFFECTS: [Effect; 15] = [
    Effect::Adopted,
    Effect::Signed,
    Effect::SignedDefinitively,
    Effect::Consented,
    Effect::ConsentRevoked,
    Effect::EnteredIntoForce,
    Effect::AppliedProvisionally,
    Effect::ProvisionalApplicationEnded,
    Effect::Suspended,
    Effect::Resumed,
    Effect::NoticeGiven,
    Effect::NoticeRevoked,
    Effect::Left,
    Effect::Ended,
    Effect::None,
];
const LAST: u64 = 40;

fn day(at: u64) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap();
    first.checked_add_days(Later::new(at)).unwrap()
}

fn exact(at: u64) -> Days {
    Days {
        earliest: Some(day(at)),
        latest: Some(day(at)),
    }
}

fn days() -> impl Strategy<Value = Days> {
    let vague = (1..LAST, 0..20_u64).prop_map(|(at, more)| Days {
        earliest: Some(day(at)),
        latest: Some(day((at + more).min(LAST))),
    });
    let open = (option::of(1..LAST), any::<bool>()).prop_map(|(at, before)| Days {
        earliest: at.filter(|_| !before).map(day),
        latest: at.filter(|_| before).map(day),
    });
    prop_oneof![6 => (1..LAST).prop_map(exact), 2 => vague, 1 => open]
}

fn event(parties: usize) -> impl Strategy<Value = Event> {
    let party = option::weighted(0.7, 0..parties);
    let effective = option::weighted(0.3, days());
    let disputed = option::weighted(0.15, days());
    (select(&EFFECTS[..]), party, days(), effective, disputed).prop_map(
        |(effect, party, occurred, effective, disputed)| Event {
            effect,
            party,
            occurred,
            effective,
            disputed,
        },
    )
}

/// That one of the parties ceased to exist. Its heir comes after it: nobody continues a State that
/// continues it.
fn succession(parties: usize) -> impl Strategy<Value = Succession> {
    (0..parties, days(), 0..3, 1..4_usize).prop_map(move |(party, on, kind, after)| {
        let heir = party + after;
        let heir = match kind {
            0 => Heir::Nobody,
            2 if heir < parties => Heir::Party(heir),
            _ => Heir::Bearer,
        };
        Succession { party, on, heir }
    })
}

fn history() -> impl Strategy<Value = History> {
    let sized = (any::<bool>(), 1..4_usize).prop_flat_map(|(bilateral, more)| {
        let parties = if bilateral { 1 + more } else { more };
        let successions = prop_oneof![
            2 => Just(vec![]),
            1 => vec(succession(parties), 1..3),
        ];
        let events = vec(event(parties), 0..=30);
        let began = vec(option::of((0..LAST).prop_map(day)), parties);
        let never = vec(prop::bool::weighted(0.1), parties);
        let offspring = vec(prop::bool::weighted(0.7), parties);
        (
            Just(bilateral),
            Just(parties),
            (began, offspring, never),
            events,
            successions,
        )
    });
    sized.prop_map(
        |(bilateral, parties, (began, offspring, never), events, mut successions)| {
            // Whoever ceased to exist does so once.
            successions.sort_by_key(|succession| succession.party);
            successions.dedup_by_key(|succession| succession.party);
            History {
                bilateral,
                parties,
                began,
                offspring: (0..parties).filter(|at| offspring[*at]).collect(),
                never: (0..parties).filter(|at| never[*at]).collect(),
                events,
                successions,
            }
        },
    )
}

fn on<S>(periods: &[Period<S>], day: NaiveDate) -> &Period<S> {
    let holds = |it: &&Period<S>| {
        it.from.is_none_or(|from| from <= day) && it.until.is_none_or(|until| day < until)
    };
    periods.iter().find(holds).unwrap()
}

fn covers_all_days_once<S>(periods: &[Period<S>]) {
    assert!(periods[0].from.is_none());
    assert!(periods.last().unwrap().until.is_none());
    for pair in periods.windows(2) {
        assert!(pair[0].until.is_some() && pair[0].until == pair[1].from);
        assert!(pair[0].from < pair[0].until);
    }
}

fn is_minimal<S: Copy + PartialEq>(periods: &[Period<S>]) {
    for pair in periods.windows(2) {
        let said = |it: &Period<S>| {
            (
                it.status,
                it.otherwise,
                it.certainty,
                it.inferred,
                it.continued,
                it.notice,
                it.ends,
                it.consent,
                it.basis,
            )
        };
        assert!(said(&pair[0]) != said(&pair[1]));
    }
}

/// The day since which a period has its status, day by day.
fn since<S: Copy + PartialEq>(periods: &[Period<S>], at: u64) -> Option<NaiveDate> {
    let now = on(periods, day(at));
    let held = |at: &u64| {
        let it = on(periods, day(*at));
        it.status == now.status && it.otherwise == now.status
    };
    // What held on the first day of all has no day before.
    let first = (0..=at).rev().take_while(held).last()?;
    (first > 0).then(|| day(first))
}

/// Whatever a status rests on had certainly taken effect.
fn rests_on_what_has_been<S>(history: &History, periods: &[Period<S>]) {
    for period in periods {
        for event in [period.consent, period.basis].into_iter().flatten() {
            let event = history.events[event];
            let counts = event.effective.unwrap_or(event.occurred).latest;
            assert!(counts.is_some() && counts <= period.from, "{event:?}");
        }
    }
}

/// The status, what it may be instead, and how sure it is.
type Said<S> = (S, S, Certainty);

fn said<S: Copy>(period: &Period<S>) -> Said<S> {
    let certainty = match period.certainty {
        Certainty::Assumed => Certainty::Certain,
        other => other,
    };
    (period.status, period.otherwise, certainty)
}

/// The same, from the four readings.
fn judged<S: Copy + PartialEq>([now, then, all, any]: [S; 4]) -> Said<S> {
    match () {
        () if then != now => (now, then, Certainty::Uncertain),
        () if all != now => (now, all, Certainty::Disputed),
        () if any != now => (now, any, Certainty::Disputed),
        () => (now, now, Certainty::Certain),
    }
}

/// Whether it undoes something, by no last day that is known.
fn undoes_some_day(it: &Event) -> bool {
    use Effect::{ConsentRevoked, NoticeRevoked, ProvisionalApplicationEnded, Resumed};
    let undoing = [
        ConsentRevoked,
        NoticeRevoked,
        ProvisionalApplicationEnded,
        Resumed,
    ];
    undoing.contains(&it.effect) && it.counts().latest.is_none()
}

fn agrees(history: &History, all: &[Happening], timeline: &Timeline, at: u64) {
    let readings = Trust::ALL.map(|trust| read(history, all, day(at), trust));
    let each = readings.each_ref();
    let period = on(&timeline.agreement, day(at));
    let read = judged(each.map(|it| it.agreement));
    assert_eq!(said(period), read, "day {at}");
    for (party, periods) in timeline.parties.iter().enumerate() {
        let period = on(periods, day(at));
        let read = judged(each.map(|it| it.parties[party]));
        assert_eq!(said(period), read, "party {party} on day {at}");
        let notice = readings[0].under_notice[party];
        assert_eq!(period.notice.is_some(), notice, "party {party} on day {at}");
        assert_eq!(
            period.since,
            since(periods, at),
            "party {party} on day {at}"
        );
        let borne = readings[0].borne_on[party];
        assert_eq!(period.continued, borne, "party {party} on day {at}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 2_000,
        max_global_rejects: 10_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn periods_say_what_the_rules_say(history in history()) {
        let (timeline, all) = (timeline(&history), all(&history));
        for at in 0..=LAST + 1 {
            agrees(&history, &all, &timeline, at);
        }
    }

    #[test]
    fn periods_cover_all_days_once_and_are_minimal(history in history()) {
        let timeline = timeline(&history);
        rests_on_what_has_been(&history, &timeline.agreement);
        covers_all_days_once(&timeline.agreement);
        is_minimal(&timeline.agreement);
        for party in &timeline.parties {
            rests_on_what_has_been(&history, party);
            covers_all_days_once(party);
            is_minimal(party);
        }
    }

    /// A status that was assumed may become certain, since something is recorded of a later day. But an
    /// entry into force tells that who was bound before was so in doubt, or not at all; a signature, that
    /// what entered into force before it did so in doubt; and whatever begins, that what ended before it
    /// did so too, or that what is undone on no day that is known may be this.
    #[test]
    fn what_happens_later_changes_nothing_certain(history in history(), later in event(2), at in 1..LAST) {
        let enters = |it: &Event| it.effect == Effect::EnteredIntoForce;
        let ends = |it: &Event| matches!(it.effect, Effect::Left | Effect::Ended | Effect::NoticeGiven);
        let has = |is_so: fn(&Event) -> bool| history.events.iter().any(is_so);
        let tells_of_before = match later.effect {
            Effect::EnteredIntoForce => later.party.is_some() || has(enters) || has(ends),
            Effect::Signed | Effect::SignedDefinitively => has(enters) || has(ends),
            Effect::Consented | Effect::AppliedProvisionally => has(ends) || has(undoes_some_day),
            Effect::Suspended | Effect::NoticeGiven | Effect::Left => has(undoes_some_day),
            _ => false,
        };
        prop_assume!(!tells_of_before);
        let occurred = exact(LAST + 2);
        let effective = later.effective.map(|_| exact(LAST + 3));
        let party = later.party.filter(|party| *party < history.parties);
        let (before, mut more) = (timeline(&history), history.clone());
        more.events.push(Event { party, occurred, effective, disputed: None, ..later });
        let after = timeline(&more);
        let (old, new) = (on(&before.agreement, day(at)), on(&after.agreement, day(at)));
        prop_assert_eq!((old.status, old.otherwise), (new.status, new.otherwise));
        if old.certainty == Certainty::Certain {
            prop_assert_eq!(new.certainty, Certainty::Certain);
        }
        for (old, new) in before.parties.iter().zip(&after.parties) {
            let (old, new) = (on(old, day(at)), on(new, day(at)));
            prop_assert_eq!((old.status, old.otherwise), (new.status, new.otherwise));
        }
    }
}
