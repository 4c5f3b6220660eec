//! Worked cases of who speaks for an agreement, and of who takes another's place.

use super::{
    rules::{day, effective, event, on, told},
    timeline,
};
use crate::domain::timeline::{AgreementStatus, Effect, Heir, History, Succession};

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
    let on = on("1991-12-26");
    let heir = |heir| {
        let timeline = timeline(&History {
            bilateral: true,
            parties: 3,
            events: vec![
                event(Effect::Signed, 0, "1987-12-08"),
                event(Effect::EnteredIntoForce, None, "1988-06-01"),
            ],
            successions: vec![Succession { party: 0, on, heir }],
            ..History::default()
        });
        [told(&timeline.parties[0]), told(&timeline.parties[2])]
    };
    let [old, new] = heir(Heir::Party(2));
    assert_eq!(old.last().unwrap(), "1991-12-26 Former");
    assert_eq!(new, [".. None", "1991-12-26 Party, assumed, inferred"]);
    let [old, _] = heir(Heir::Bearer);
    assert!(!old.iter().any(|it| it.contains("Former")));
    let [old, _] = heir(Heir::Nobody);
    assert_eq!(old.last().unwrap(), "1991-12-26 Former");
}

/// Of two notices, the one that ends first counts.
#[test]
fn the_notice_that_ends_first_says_when_it_ends() {
    let left = |party, on, ends| effective(event(Effect::Left, party, on), ends);
    let timeline = timeline(&History {
        bilateral: true,
        parties: 2,
        events: vec![
            event(Effect::EnteredIntoForce, None, "1999-01-01"),
            left(0, "2000-01-01", "2001-01-01"),
            left(1, "2000-06-01", "2003-01-01"),
            event(Effect::NoticeGiven, 1, "2000-07-01"),
        ],
        ..History::default()
    });
    let last = timeline.agreement.last().unwrap();
    assert_eq!(last.from, Some(day("2001-01-01")));
    assert_eq!(last.status, AgreementStatus::Ended);
    let under_notice = timeline.agreement.iter().filter(|it| it.notice.is_some());
    assert!(under_notice.clone().count() > 0);
    assert!(under_notice.clone().all(|it| it.ends == Some(1)));
}

/// What it did before it left does not count: whoever takes back its consent to rejoin has signed
/// nothing since.
#[test]
fn a_signature_from_before_it_left_is_none_after() {
    let timeline = timeline(&History {
        bilateral: false,
        parties: 1,
        events: vec![
            event(Effect::Signed, 0, "1990-01-01"),
            event(Effect::Consented, 0, "1995-01-01"),
            event(Effect::Left, 0, "2000-01-01"),
            event(Effect::Consented, 0, "2005-01-01"),
            event(Effect::ConsentRevoked, 0, "2010-01-01"),
        ],
        ..History::default()
    });
    assert_eq!(
        told(&timeline.parties[0]).last().unwrap(),
        "2010-01-01 None"
    );
}

/// A day after the last of four digits is no day here.
#[test]
fn nothing_begins_after_the_last_day() {
    let timeline = timeline(&History {
        bilateral: true,
        parties: 2,
        events: vec![event(Effect::Signed, None, "9999-12-31")],
        ..History::default()
    });
    assert_eq!(
        told(&timeline.agreement),
        [".. Unknown", "9999-12-31 Signed"]
    );
}

/// What a State had resumed before the whole was suspended, its heir does not resume anew.
#[test]
fn an_heir_does_not_resume_what_was_suspended_since() {
    let on = on("1991-12-26");
    let timeline = timeline(&History {
        bilateral: true,
        parties: 3,
        events: vec![
            event(Effect::EnteredIntoForce, None, "1970-01-01"),
            event(Effect::Suspended, 0, "1980-01-01"),
            event(Effect::Resumed, 0, "1985-01-01"),
            event(Effect::Suspended, None, "1990-01-01"),
        ],
        successions: vec![Succession {
            party: 0,
            on,
            heir: Heir::Party(2),
        }],
        ..History::default()
    });
    let last = timeline.agreement.last().unwrap();
    assert_eq!(last.status, AgreementStatus::Suspended);
}

/// Sources call bilateral what has more than two sides. SEATO did not end when Pakistan left.
#[test]
fn of_more_than_two_sides_none_speaks_for_all() {
    let timeline = timeline(&History {
        bilateral: true,
        parties: 3,
        events: vec![
            event(Effect::EnteredIntoForce, None, "1955-02-19"),
            event(Effect::Suspended, 2, "1960-01-01"),
            event(Effect::Left, 1, "1972-11-08"),
        ],
        ..History::default()
    });
    assert_eq!(
        told(&timeline.agreement),
        [
            ".. Unknown",
            "1955-02-19 InForce",
            "1972-11-09 InForce, assumed"
        ]
    );
    // All are bound all the same.
    assert_eq!(
        told(&timeline.parties[0])[..2],
        [".. None", "1955-02-19 Party, inferred"]
    );
    assert_eq!(
        told(&timeline.parties[1]).last().unwrap(),
        "1972-11-08 Former"
    );
}

/// Sources list those that came of a State beside it, with names of its time and of theirs.
#[test]
fn who_came_into_being_later_is_no_side() {
    let began = |began: [&str; 4]| began.map(|on| (!on.is_empty()).then(|| day(on))).to_vec();
    let parties = |began: Vec<_>, offspring: [usize; 2]| {
        let timeline = timeline(&History {
            bilateral: true,
            parties: 4,
            began,
            offspring: offspring.into(),
            events: vec![
                event(Effect::Signed, None, "1927-05-12"),
                event(Effect::EnteredIntoForce, None, "1928-02-09"),
                event(Effect::Consented, 3, "2009-01-01"),
                event(Effect::Left, 2, "2010-01-01"),
            ],
            ..History::default()
        });
        let last = timeline.agreement.last().unwrap().status;
        (
            last,
            [0, 1, 2, 3].map(|at: usize| told(&timeline.parties[at])),
        )
    };
    let (agreement, [one, other, late, own]) = parties(
        began(["", "1918-12-01", "2008-02-17", "1991-06-25"]),
        [2, 3],
    );
    assert_eq!(agreement, AgreementStatus::InForce);
    for side in [one, other] {
        assert_eq!(side[2], "1928-02-09 Party, inferred");
    }
    assert_eq!(late, [".. None", "2010-01-01 Former"]);
    assert_eq!(own[..2], [".. None", "2009-01-01 Party, inferred"]);
    let sides = |began_on, offspring| {
        let (_, parties) = parties(began(began_on), offspring);
        parties.map(|it| it.len() > 2 && it[2] == "1928-02-09 Party, inferred")
    };
    // A State is listed by the name that it bears since 1991, and came of no other party.
    let restored = ["", "1991-08-20", "2008-02-17", ""];
    assert_eq!(sides(restored, [2, 2]), [true, true, false, true]);
    // Two are sides, whatever their names: those that were there first.
    let all_later = ["1949-05-23", "1945-11-29", "2008-02-17", "1991-06-25"];
    assert_eq!(sides(all_later, [2, 3]), [true, true, false, false]);
}

/// It is for those that signed to agree on it (VCLT art. 25(1)). Of who is merely listed, as the members of
/// today in a record of the North Atlantic Treaty, nothing follows.
#[test]
fn what_is_applied_provisionally_as_a_whole_is_by_those_that_signed() {
    let applied = |bilateral| {
        let timeline = timeline(&History {
            bilateral,
            parties: 2,
            events: vec![
                event(Effect::Signed, 0, "1952-12-01"),
                event(Effect::AppliedProvisionally, None, "1952-12-20"),
            ],
            ..History::default()
        });
        [0, 1].map(|at: usize| told(&timeline.parties[at]).pop().unwrap())
    };
    assert_eq!(
        applied(false),
        ["1952-12-21 Provisional, assumed", ".. None"]
    );
    let both = ["1952-12-21 Provisional, assumed"; 2];
    assert_eq!(applied(true), both);
}

/// Sources write an end for a State on its last day, as if it had left.
#[test]
fn who_ceased_to_exist_has_not_left() {
    let left = |day| {
        let timeline = timeline(&History {
            bilateral: true,
            parties: 2,
            events: vec![
                event(Effect::EnteredIntoForce, None, "1968-08-16"),
                event(Effect::Left, 1, day),
            ],
            successions: vec![Succession {
                party: 1,
                on: on("1993-01-01"),
                heir: Heir::Nobody,
            }],
            ..History::default()
        });
        let last = timeline.agreement.last().unwrap().status;
        (last, told(&timeline.parties[1]).pop().unwrap())
    };
    for day in ["1992-12-31", "1993-01-01", "1994-06-22"] {
        let expected = (AgreementStatus::InForce, "1993-01-01 Former".to_owned());
        assert_eq!(left(day), expected, "{day}");
    }
    assert_eq!(left("1992-12-30").0, AgreementStatus::Ended);
}
