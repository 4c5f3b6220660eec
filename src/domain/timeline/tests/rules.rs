//! One worked case for each rule.

use chrono::NaiveDate;

use super::timeline;
use crate::domain::timeline::{
    AgreementStatus, Certainty, Days, Effect, Event, History, PartyStatus,
};

/// A day.
pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A day that is known.
pub fn on(text: &str) -> Days {
    let day = Some(day(text));
    Days {
        earliest: day,
        latest: day,
    }
}

/// What happened on a day, by a party or to the whole.
pub fn event(effect: Effect, party: impl Into<Option<usize>>, occurred: &str) -> Event {
    Event {
        effect,
        party: party.into(),
        occurred: on(occurred),
        effective: None,
        disputed: None,
    }
}

/// The same event, with a day of effect.
pub fn effective(event: Event, from: &str) -> Event {
    Event {
        effective: Some(on(from)),
        ..event
    }
}

/// Where each period begins, and what it says.
pub fn told<S: std::fmt::Debug>(periods: &[super::super::Period<S>]) -> Vec<String> {
    let each = periods.iter().map(|it| {
        let from = it.from.map_or("..".to_owned(), |from| from.to_string());
        let sure = match it.certainty {
            Certainty::Certain => "",
            Certainty::Assumed => ", assumed",
            Certainty::Uncertain => ", uncertain",
            Certainty::Disputed => ", disputed",
        };
        let inferred = if it.inferred { ", inferred" } else { "" };
        let notice = if it.notice.is_some() {
            ", under notice"
        } else {
            ""
        };
        format!("{from} {:?}{sure}{inferred}{notice}", it.status)
    });
    each.collect()
}

#[test]
fn nothing_recorded_is_unknown() {
    let timeline = timeline(&History {
        parties: 1,
        ..History::default()
    });
    assert_eq!(told(&timeline.agreement), [".. Unknown"]);
    assert_eq!(told(&timeline.parties[0]), [".. None"]);
}

#[test]
fn a_bilateral_agreement_in_force_binds_both_though_neither_consent_is_recorded() {
    let events = vec![
        event(Effect::Signed, 0, "1995-12-15"),
        event(Effect::Signed, 1, "1995-12-15"),
        event(Effect::EnteredIntoForce, None, "1996-02-01"),
        event(Effect::None, None, "2020-01-01"),
    ];
    let timeline = timeline(&History {
        bilateral: true,
        parties: 2,
        events,
        ..History::default()
    });
    assert_eq!(
        told(&timeline.agreement),
        [
            ".. Unknown",
            "1995-12-15 Signed",
            "1996-02-01 InForce",
            "2020-01-02 InForce, assumed"
        ]
    );
    assert_eq!(
        told(&timeline.parties[1]),
        [
            ".. None",
            "1995-12-15 Signatory",
            "1996-02-01 Party, inferred",
            "2020-01-02 Party, assumed, inferred"
        ]
    );
    assert_eq!(timeline.agreement[2].basis, Some(2));
}

/// A notice is not the end: it is under notice until the day of effect, and then it left.
#[test]
fn a_notice_ends_on_its_day_of_effect_unless_it_is_revoked() {
    let begun = || {
        vec![
            event(Effect::Consented, 0, "2000-01-01"),
            event(Effect::EnteredIntoForce, 0, "2000-07-01"),
            effective(event(Effect::NoticeGiven, 0, "2025-06-27"), "2025-12-27"),
        ]
    };
    let one = |events| {
        timeline(&History {
            bilateral: false,
            parties: 1,
            events,
            ..History::default()
        })
    };
    let left = one(begun());
    assert_eq!(
        told(&left.parties[0]),
        [
            ".. None",
            "2000-01-01 Contracting",
            "2000-07-01 Party",
            "2025-06-27 Party, under notice",
            "2025-12-27 Former"
        ]
    );
    assert_eq!(left.parties[0][3].ends, Some(2));
    // Others stay: it does not end because one party left (VCLT art. 55).
    assert_eq!(
        told(&left.agreement).last().unwrap(),
        "2025-06-28 InForce, assumed"
    );
    let mut events = begun();
    events.push(event(Effect::NoticeRevoked, 0, "2025-10-01"));
    assert_eq!(
        told(&one(events).parties[0]).last().unwrap(),
        "2025-10-02 Party, assumed"
    );
}

#[test]
fn a_notice_without_a_day_of_effect_is_never_the_end() {
    let events = vec![
        event(Effect::EnteredIntoForce, None, "2000-07-01"),
        event(Effect::NoticeGiven, 0, "2020-02-11"),
    ];
    let timeline = timeline(&History {
        bilateral: true,
        parties: 2,
        events,
        ..History::default()
    });
    assert_eq!(
        told(&timeline.agreement),
        [
            ".. Unknown",
            "2000-07-01 InForce",
            "2020-02-11 InForce, under notice",
            "2020-02-12 InForce, assumed, under notice"
        ]
    );
    assert_eq!(timeline.agreement[2].ends, None);
}

#[test]
fn either_side_of_a_bilateral_agreement_suspends_and_ends_it() {
    let events = vec![
        event(Effect::EnteredIntoForce, None, "2011-02-05"),
        event(Effect::Suspended, 0, "2023-02-28"),
        event(Effect::Ended, None, "2026-02-05"),
    ];
    let timeline = timeline(&History {
        bilateral: true,
        parties: 2,
        events,
        ..History::default()
    });
    let told = told(&timeline.parties[1]);
    assert_eq!(
        told,
        [
            ".. None",
            "2011-02-05 Party, inferred",
            "2023-02-28 Suspended",
            "2026-02-05 Former"
        ]
    );
}

#[test]
fn a_vague_day_makes_a_period_uncertain_and_names_both() {
    let mut signed = event(Effect::Signed, None, "1992-08-01");
    signed.occurred.latest = Some(day("1992-08-31"));
    let timeline = timeline(&History {
        bilateral: true,
        parties: 2,
        events: vec![signed],
        ..History::default()
    });
    let agreement = &timeline.agreement;
    assert_eq!(
        told(agreement),
        [
            ".. Unknown",
            "1992-08-01 Unknown, uncertain",
            "1992-08-31 Signed",
            "1992-09-01 Signed, assumed"
        ]
    );
    assert_eq!(agreement[1].otherwise, AgreementStatus::Signed);
}

/// Rejoining counts from the latest consent.
#[test]
fn a_party_that_left_may_join_again() {
    let events = vec![
        event(Effect::EnteredIntoForce, None, "1994-04-20"),
        event(Effect::Consented, 0, "1994-01-01"),
        event(Effect::Left, 0, "1999-04-02"),
        event(Effect::Consented, 0, "2006-08-16"),
        event(Effect::Left, 0, "2012-12-19"),
    ];
    let timeline = timeline(&History {
        bilateral: false,
        parties: 1,
        events,
        ..History::default()
    });
    assert_eq!(
        told(&timeline.parties[0]),
        [
            ".. None",
            "1994-01-01 Contracting",
            "1994-04-20 Party, inferred",
            "1999-04-02 Former",
            "2006-08-16 Party, inferred",
            "2012-12-19 Former"
        ]
    );
    assert_eq!(timeline.parties[0][4].status, PartyStatus::Party);
}

/// The treaty is not in force, and the signature stands (CTBT: Russia, 2023).
#[test]
fn a_party_that_took_its_consent_back_is_a_signatory_again() {
    let events = vec![
        event(Effect::Signed, 0, "1996-09-24"),
        event(Effect::Consented, 0, "2000-06-30"),
        event(Effect::ConsentRevoked, 0, "2023-11-02"),
    ];
    let timeline = timeline(&History {
        bilateral: false,
        parties: 1,
        events,
        ..History::default()
    });
    assert_eq!(
        told(&timeline.parties[0]),
        [
            ".. None",
            "1996-09-24 Signatory",
            "2000-06-30 Contracting",
            "2023-11-02 Signatory",
            "2023-11-03 Signatory, assumed"
        ]
    );
}
