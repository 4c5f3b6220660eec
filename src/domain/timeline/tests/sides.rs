//! Worked cases of who speaks for an agreement, and of who takes another's place.

use super::{
    rules::{day, effective, event, told},
    timeline,
};
use crate::domain::timeline::{AgreementStatus, Days, Effect, Heir, History, Succession};

/// What one side resumed, it no longer rests on.
#[test]
fn a_suspension_rests_on_the_side_that_did_not_resume() {
    let events = vec![
        event(Effect::EnteredIntoForce, None, "2000-01-01"),
        event(Effect::Suspended, 0, "2001-01-01"),
        event(Effect::Suspended, 1, "2002-01-01"),
        event(Effect::Resumed, 0, "2003-01-01"),
        event(Effect::Resumed, 1, "2004-01-01"),
    ];
    let timeline = timeline(&History {
        bilateral: true,
        parties: 2,
        events,
        ..History::default()
    });
    let agreement = &timeline.agreement;
    assert_eq!(
        told(agreement),
        [
            ".. Unknown",
            "2000-01-01 InForce",
            "2001-01-01 Suspended",
            "2003-01-01 Suspended",
            "2004-01-01 InForce",
            "2004-01-02 InForce, assumed"
        ]
    );
    assert_eq!([agreement[2].basis, agreement[3].basis], [Some(1), Some(2)]);
    assert_eq!(agreement[3].since, Some(day("2001-01-01")));
}

/// Nobody can withdraw for all.
#[test]
fn a_withdrawal_that_names_no_party_ends_no_agreement_of_many() {
    let left = effective(event(Effect::Left, None, "2001-01-01"), "2002-01-01");
    let timeline = timeline(&History {
        bilateral: false,
        parties: 3,
        events: vec![event(Effect::EnteredIntoForce, None, "2000-01-01"), left],
        ..History::default()
    });
    let last = timeline.agreement.last().unwrap();
    assert_eq!(last.status, AgreementStatus::InForce);
    assert!(timeline.agreement.iter().all(|it| it.ends.is_none()));
}

/// A continuator inherits the signature, and is bound from the day on which it takes the place.
#[test]
fn an_heir_is_bound_by_what_its_predecessor_did() {
    let on = Days {
        earliest: Some(day("1991-12-26")),
        latest: Some(day("1991-12-26")),
    };
    let heir = |heir| {
        let timeline = timeline(&History {
            bilateral: true,
            parties: 3,
            events: vec![
                event(Effect::Signed, 0, "1987-12-08"),
                event(Effect::EnteredIntoForce, None, "1988-06-01"),
            ],
            successions: vec![Succession { party: 0, on, heir }],
        });
        [told(&timeline.parties[0]), told(&timeline.parties[2])]
    };
    let [old, new] = heir(Heir::Party(2));
    assert_eq!(old.last().unwrap(), "1991-12-26 Former");
    assert_eq!(new[..2], [".. None", "1991-12-26 Party, inferred"]);
    let [old, _] = heir(Heir::Bearer);
    assert!(!old.iter().any(|it| it.contains("Former")));
    let [old, _] = heir(Heir::Nobody);
    assert_eq!(old.last().unwrap(), "1991-12-26 Former");
}
