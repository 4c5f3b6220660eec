//! What is concluded, by hand and against a slow reading that looks at every day.

use chrono::{Days, NaiveDate};

use super::super::Answer::{self, Certainly, No, Possibly};
use super::super::FuzzyDate;
use super::{forms, read};

fn day(text: &str) -> NaiveDate {
    read(text).earliest().unwrap()
}

#[test]
fn before_a_day() {
    for (text, other, expected) in [
        ("2025-12-19", "2025-12-18", No),
        ("2025-12-19", "2025-12-19", No),
        ("2025-12-19", "2025-12-20", Certainly),
        ("2025-12", "2025-12-01", No),
        ("2025-12", "2025-12-02", Possibly),
        ("2025-12", "2025-12-31", Possibly),
        ("2025-12", "2026-01-01", Certainly),
        ("2024-02", "2024-02-29", Possibly),
        ("2023-02", "2023-03-01", Certainly),
        ("1994~", "1995-01-01", Certainly),
        ("199X", "1995-01-01", Possibly),
        ("2000-08-29/2000-09-01", "2000-08-30", Possibly),
        ("2000-08-29/2000-09-01", "2000-09-02", Certainly),
        ("2004/..", "2004-01-01", No),
        ("2004/..", "2004-01-02", Possibly),
        ("2004/", "9999-01-01", Possibly),
        ("../2004", "0001-01-01", Possibly),
        ("/2004", "2004-12-31", Possibly),
        ("../2004", "2005-01-01", Certainly),
        ("[1990..2004]", "1990-01-01", No),
        ("[..2004]", "2005-01-01", Certainly),
    ] {
        assert_eq!(
            read(text).is_before(day(other)),
            expected,
            "{text} before {other}"
        );
        assert_eq!(
            read(text).is_on_or_after(day(other)),
            !expected,
            "{text} from {other}"
        );
    }
}

#[test]
fn within_a_stretch() {
    for (text, from, until, expected) in [
        ("2004-06", "2004-06-01", "2004-07-01", Certainly),
        ("2004-06", "2004-06-01", "2004-06-30", Possibly),
        ("2004-06", "2004-06-02", "2004-07-01", Possibly),
        ("2004-06", "2004-06-10", "2004-06-11", Possibly),
        ("2004-06", "2004-07-01", "2004-08-01", No),
        ("2004-06", "2004-05-01", "2004-06-01", No),
        ("2004-06", "2004-06-10", "2004-06-10", No),
        ("2004-06", "2004-06-20", "2004-06-10", No),
        ("2004-06-10", "2004-06-10", "2004-06-11", Certainly),
        ("2004/..", "2003-01-01", "9999-01-01", Possibly),
        ("2004/..", "2003-01-01", "2004-01-01", No),
        ("../2004", "2004-12-31", "2005-01-01", Possibly),
        ("../2004", "2005-01-01", "2006-01-01", No),
    ] {
        let answer = read(text).is_within(day(from), day(until));
        assert_eq!(answer, expected, "{text} in {from} to {until}");
    }
}

#[test]
fn before_another() {
    for (text, other, expected) in [
        ("1999-03-11", "1999-03-12", Certainly),
        ("1999-03-12", "1999-03-12", No),
        ("1999-03-13", "1999-03-12", No),
        ("1999", "1999", Possibly),
        ("1999", "2000", Certainly),
        ("2000", "1999", No),
        ("1999-12-31", "1999", No),
        ("1999-01-01", "1999", Possibly),
        ("1999", "1999-01-01", No),
        ("1999", "1999-12-31", Possibly),
        ("../1999", "2000/..", Certainly),
        ("2000/..", "../2000-01-01", No),
        ("2000/..", "../2000", Possibly),
        ("../2000", "../1999", Possibly),
        ("1990/", "2000/..", Possibly),
    ] {
        assert_eq!(
            read(text).precedes(&read(other)),
            expected,
            "{text} before {other}"
        );
    }
}

#[test]
fn answers_are_negated_and_ordered() {
    assert_eq!([!No, !Possibly, !Certainly], [Certainly, Possibly, No]);
    assert!(No < Possibly && Possibly < Certainly);
}

/// The days a short date may mean.
fn days(date: &FuzzyDate) -> Vec<NaiveDate> {
    let latest = date.latest().unwrap();
    let days = date.earliest().unwrap().iter_days();
    days.take_while(|&day| day <= latest).collect()
}

/// The definition of an answer, looked up day by day.
fn slow(mut truths: impl Iterator<Item = bool>) -> Answer {
    let first = truths.next().unwrap();
    match (truths.all(|truth| truth == first), first) {
        (false, _) => Possibly,
        (true, true) => Certainly,
        (true, false) => No,
    }
}

const SHORT: [&str; 9] = [
    "2004-02-28",
    "2004-02-29",
    "2004-02",
    "2004-03",
    "2004-02-27/2004-03-02",
    "2004-01-31?",
    "[2004-02-25..2004-03-05]",
    "2004-21",
    "2003-24",
];

#[test]
fn the_rule_agrees_with_looking_at_every_day() {
    let around: Vec<NaiveDate> = day("2004-01-25").iter_days().take(60).collect();
    for date in SHORT.map(read) {
        let days = days(&date);
        for &from in &around {
            let before = slow(days.iter().map(|&day| day < from));
            assert_eq!(date.is_before(from), before, "{date} before {from}");
            assert_eq!(date.is_on_or_after(from), !before, "{date} from {from}");
            for &until in &around {
                let within = slow(days.iter().map(|&day| from <= day && day < until));
                assert_eq!(
                    date.is_within(from, until),
                    within,
                    "{date} in {from} {until}"
                );
            }
        }
    }
}

#[test]
fn the_rule_agrees_with_looking_at_every_pair_of_days() {
    for date in SHORT.map(read) {
        for other in SHORT.map(read) {
            let (days, others) = (days(&date), days(&other));
            let pairs = days
                .iter()
                .flat_map(|day| others.iter().map(move |other| day < other));
            assert_eq!(date.precedes(&other), slow(pairs), "{date} before {other}");
        }
    }
}

#[test]
fn answers_do_not_contradict_each_other() {
    for date in forms() {
        assert_ne!(date.precedes(&date), Certainly, "{date}");
        for other in forms() {
            let [there, back] = [date.precedes(&other), other.precedes(&date)];
            assert!(there != Certainly || back == No, "{date} {other}");
            if let Some(day) = other.earliest().filter(|&day| other.latest() == Some(day)) {
                assert_eq!(there, date.is_before(day), "{date} {other}");
            }
            if let Some(day) = other.earliest() {
                let next = day + Days::new(1);
                assert!(date.is_before(day) <= date.is_before(next), "{date} {day}");
                let within = date.is_within(day, next);
                assert!(
                    within <= date.is_before(next).min(date.is_on_or_after(day)),
                    "{date}"
                );
            }
        }
    }
}
