//! Worked cases of entries into force before the signature, and before that of the whole.

use super::{
    entries::of_many,
    rules::{effective, event, told},
};
use crate::domain::timeline::Effect;

/// One of the two days is wrong.
#[test]
fn an_entry_into_force_before_the_signature_is_in_doubt_until_that() {
    let timeline = of_many(
        2,
        vec![
            event(Effect::EnteredIntoForce, None, "1937-05-01"),
            event(Effect::Signed, None, "1951-03-02"),
            event(Effect::EnteredIntoForce, 0, "1924-10-21"),
            event(Effect::EnteredIntoForce, 1, "1952-01-01"),
        ],
    );
    assert_eq!(
        told(&timeline.agreement),
        [
            ".. Unknown",
            "1924-10-21 Unknown, uncertain",
            "1951-03-02 InForce",
            "1952-01-02 InForce, assumed"
        ]
    );
    assert_eq!(
        told(&timeline.parties[0]),
        [
            ".. None",
            "1924-10-21 None, uncertain",
            "1951-03-02 Party",
            "1951-03-03 Party, assumed"
        ]
    );
    assert_eq!(told(&timeline.parties[1])[1], "1952-01-01 Party");
}

/// Who consents need not sign; and what takes effect from a day before it happened was dated back.
#[test]
fn an_entry_into_force_that_the_record_explains_is_in_no_doubt() {
    let acceded = of_many(
        1,
        vec![
            event(Effect::Consented, 0, "1986-01-20"),
            event(Effect::EnteredIntoForce, 0, "1986-10-21"),
            event(Effect::Signed, 0, "2004-02-11"),
        ],
    );
    assert_eq!(
        told(&acceded.parties[0])[1..3],
        ["1986-01-20 Contracting", "1986-10-21 Party"]
    );
}

/// The consent to the whole may be that of any party, and that of a party be given with the whole.
#[test]
fn an_entry_into_force_after_a_consent_is_in_no_doubt() {
    let signed_later = of_many(
        2,
        vec![
            event(Effect::Consented, 0, "1958-01-01"),
            event(Effect::EnteredIntoForce, None, "1958-06-27"),
            event(Effect::Signed, None, "1959-01-01"),
        ],
    );
    assert_eq!(told(&signed_later.agreement)[1], "1958-06-27 InForce");
    let exchanged = of_many(
        1,
        vec![
            event(Effect::Consented, None, "1949-01-01"),
            event(Effect::EnteredIntoForce, 0, "1950-01-01"),
            event(Effect::Signed, None, "1951-01-01"),
        ],
    );
    assert_eq!(told(&exchanged.parties[0])[1], "1950-01-01 Party");
}

#[test]
fn an_entry_into_force_that_was_dated_back_is_in_no_doubt() {
    let dated_back = of_many(
        0,
        vec![
            event(Effect::Signed, None, "1951-03-02"),
            effective(
                event(Effect::EnteredIntoForce, None, "1951-04-01"),
                "1950-01-01",
            ),
        ],
    );
    assert_eq!(told(&dated_back.agreement)[1], "1950-01-01 InForce");
}

/// Nobody is bound alone: the covenant of 1966 entered into force in 1976, and a source has Costa Rica
/// bound since 1969.
#[test]
fn an_entry_into_force_before_that_of_the_whole_is_in_doubt_until_that() {
    let timeline = of_many(
        2,
        vec![
            event(Effect::Signed, None, "1966-12-16"),
            event(Effect::EnteredIntoForce, None, "1976-01-03"),
            event(Effect::EnteredIntoForce, 0, "1969-03-01"),
            event(Effect::EnteredIntoForce, 1, "1980-01-01"),
        ],
    );
    assert_eq!(
        told(&timeline.agreement)[1..4],
        [
            "1966-12-16 Signed",
            "1969-03-01 Signed, uncertain",
            "1976-01-03 InForce"
        ]
    );
    assert_eq!(
        told(&timeline.parties[0])[1..3],
        ["1969-03-01 None, uncertain", "1976-01-03 Party"]
    );
    // What happened later and takes effect before was dated back.
    let dated_back = of_many(
        1,
        vec![
            event(Effect::EnteredIntoForce, None, "1976-01-03"),
            effective(
                event(Effect::EnteredIntoForce, 0, "1977-01-01"),
                "1975-01-01",
            ),
        ],
    );
    assert_eq!(told(&dated_back.parties[0])[1], "1975-01-01 Party");
}
