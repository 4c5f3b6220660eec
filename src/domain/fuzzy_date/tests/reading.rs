//! From a text to its days.

use chrono::{Datelike, NaiveDate};

use super::super::{FuzzyDate, Precision};
use super::{FORMS, forms, read};

/// A text, and its summary worked out by hand.
const DAYS: &[(&str, &str)] = &[
    ("2025-12-19", "2025-12-19 2025-12-19 Day"),
    ("0000-01-01", "0000-01-01 0000-01-01 Day"),
    ("9999-12-31", "9999-12-31 9999-12-31 Day"),
    ("2000-02-29", "2000-02-29 2000-02-29 Day"),
    ("2024-02-29", "2024-02-29 2024-02-29 Day"),
    ("2024-01-19?", "2024-01-19 2024-01-19 Day ?"),
    ("2024-01-19~", "2024-01-19 2024-01-19 Day ~"),
    ("2024-01-19%", "2024-01-19 2024-01-19 Day ~ ?"),
    ("2025-12", "2025-12-01 2025-12-31 Month"),
    ("2025-04", "2025-04-01 2025-04-30 Month"),
    ("2023-02", "2023-02-01 2023-02-28 Month"),
    ("2024-02", "2024-02-01 2024-02-29 Month"),
    ("1900-02", "1900-02-01 1900-02-28 Month"),
    ("2000-02", "2000-02-01 2000-02-29 Month"),
    ("2025-03?", "2025-03-01 2025-03-31 Month ?"),
    ("2004-06-XX", "2004-06-01 2004-06-30 Month"),
    ("2024-02-XX~", "2024-02-01 2024-02-29 Month ~"),
    ("1952", "1952-01-01 1952-12-31 Year"),
    ("0985", "0985-01-01 0985-12-31 Year"),
    ("9999", "9999-01-01 9999-12-31 Year"),
    ("1994~", "1994-01-01 1994-12-31 Year ~"),
    ("1994?", "1994-01-01 1994-12-31 Year ?"),
    ("1994%", "1994-01-01 1994-12-31 Year ~ ?"),
    ("2004-XX", "2004-01-01 2004-12-31 Year"),
    ("2004-XX-XX", "2004-01-01 2004-12-31 Year"),
    ("199X", "1990-01-01 1999-12-31 Decade"),
    ("000X", "0000-01-01 0009-12-31 Decade"),
    ("999X?", "9990-01-01 9999-12-31 Decade ?"),
    ("19XX", "1900-01-01 1999-12-31 Century"),
    ("00XX", "0000-01-01 0099-12-31 Century"),
    ("99XX", "9900-01-01 9999-12-31 Century"),
    ("2001-21", "2001-03-01 2001-05-31 Season"),
    ("2001-22", "2001-06-01 2001-08-31 Season"),
    ("2001-23", "2001-09-01 2001-11-30 Season"),
    ("2001-24", "2001-12-01 2002-02-28 Season"),
    ("2003-24~", "2003-12-01 2004-02-29 Season ~"),
    ("2000-08-29/2000-09-01", "2000-08-29 2000-09-01 Interval"),
    ("2023-12/2024-01", "2023-12-01 2024-01-31 Interval"),
    ("2004/2004", "2004-01-01 2004-12-31 Interval"),
    ("2004/2004-05", "2004-01-01 2004-05-31 Interval"),
    ("2004-12-31/2004", "2004-12-31 2004-12-31 Interval"),
    ("199X/19XX", "1990-01-01 1999-12-31 Interval"),
    ("1993~/1995?", "1993-01-01 1995-12-31 Interval ~ ?"),
    ("../2004-02", ".. 2004-02-29 Interval"),
    ("/2004-02", ".. 2004-02-29 Interval"),
    ("2004-02/..", "2004-02-01 .. Interval"),
    ("2004-02/", "2004-02-01 .. Interval"),
    ("2004~/", "2004-01-01 .. Interval ~"),
    ("[1990..2004]", "1990-01-01 2004-12-31 Set"),
    ("[2004-02..2004-02]", "2004-02-01 2004-02-29 Set"),
    ("[1990..]", "1990-01-01 .. Set"),
    ("[..2004]", ".. 2004-12-31 Set"),
    ("[1990%..2004]", "1990-01-01 2004-12-31 Set ~ ?"),
    ("[..2004?]", ".. 2004-12-31 Set ?"),
];

/// The parts of a date as one line: first day, last day, precision, doubts.
fn summary(date: &FuzzyDate) -> String {
    let day = |day: Option<NaiveDate>| day.map_or("..".to_owned(), |day| day.to_string());
    let earliest = day(date.earliest());
    let latest = day(date.latest());
    let precision = date.precision();
    let about = if date.is_approximate() { " ~" } else { "" };
    let perhaps = if date.is_uncertain() { " ?" } else { "" };
    format!("{earliest} {latest} {precision:?}{about}{perhaps}")
}

#[test]
fn a_text_means_these_days() {
    for &(text, expected) in DAYS {
        assert_eq!(summary(&read(text)), expected, "{text}");
    }
}

#[test]
fn a_text_comes_back_as_it_went_in() {
    for text in FORMS {
        let date = read(text);
        assert_eq!(date.edtf(), *text);
        assert_eq!(date.to_string(), *text);
        assert_eq!(read(&date.to_string()), date);
    }
    assert_eq!(
        format!("{:>6}|{:<6}|", read("2004"), read("2004")),
        "  2004|2004  |"
    );
}

#[test]
fn every_day_of_the_calendar_is_read_and_no_other() {
    for year in [0, 1, 4, 100, 400, 1900, 1996, 2000, 2023, 2024, 9999] {
        for (month, day) in (0..=13).flat_map(|month| (0..=32).map(move |day| (month, day))) {
            let text = format!("{year:04}-{month:02}-{day:02}");
            let expected = NaiveDate::from_ymd_opt(year, month, day);
            let date = text.parse::<FuzzyDate>().ok();
            assert_eq!(
                date.as_ref().and_then(FuzzyDate::earliest),
                expected,
                "{text}"
            );
            assert_eq!(
                date.as_ref().and_then(FuzzyDate::latest),
                expected,
                "{text}"
            );
        }
    }
}

#[test]
fn longer_stretches_have_no_gap_and_no_overlap() {
    let follow = |first: String, second: String| {
        let next = read(&first).latest().and_then(|day| day.succ_opt());
        assert_eq!(next, read(&second).earliest(), "{first} {second}");
    };
    for year in 0..9999 {
        follow(format!("{year:04}"), format!("{:04}", year + 1));
        for month in 1..12 {
            follow(
                format!("{year:04}-{month:02}"),
                format!("{year:04}-{:02}", month + 1),
            );
        }
        for season in 21..24 {
            follow(
                format!("{year:04}-{season}"),
                format!("{year:04}-{}", season + 1),
            );
        }
        follow(format!("{year:04}-24"), format!("{:04}-21", year + 1));
    }
    for decade in 0..999 {
        follow(format!("{decade:03}X"), format!("{:03}X", decade + 1));
    }
    for century in 0..99 {
        follow(format!("{century:02}XX"), format!("{:02}XX", century + 1));
    }
}

#[test]
fn the_first_day_is_never_after_the_last_and_years_keep_four_digits() {
    for first in forms() {
        for last in forms() {
            for text in [format!("{first}/{last}"), format!("[{first}..{last}]")] {
                let Ok(date) = text.parse::<FuzzyDate>() else {
                    continue;
                };
                let (Some(earliest), Some(latest)) = (date.earliest(), date.latest()) else {
                    panic!("{text} has two ends")
                };
                assert!(earliest <= latest, "{text}");
                assert!(earliest.year() >= 0 && latest.year() <= 9999, "{text}");
                assert_eq!(Some(earliest), first.earliest(), "{text}");
                assert_eq!(Some(latest), last.latest(), "{text}");
            }
        }
    }
}

#[test]
fn dates_are_equal_when_their_texts_are() {
    assert_eq!(read("2004"), read("2004"));
    assert_ne!(read("2004"), read("2004-XX"));
    assert_ne!(read("2004"), read("2004?"));
    assert_eq!(read("2004").precision(), Precision::Year);
}
