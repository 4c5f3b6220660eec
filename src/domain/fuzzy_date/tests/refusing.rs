//! What is refused, with the exact place and words.

use super::super::{Fault, FuzzyDate};
use super::FORMS;

const MISSING: &str = "a date is missing; write it as 2025-12-19";
const YEAR: &str = "a year has four digits, as 0985";
const MONTH: &str = "a month has two digits, as 05";
const DAY: &str = "a day has two digits, as 05";
const YEAR_X: &str = "in a year only the last digit or the last two may be X";
const AFTER_X: &str = "nothing follows a year with X; end the date here";
const HALF_KNOWN: &str = "a month or a day is known or not; write XX if it is not";
const NEGATIVE: &str = "a year before 0000 is not read; years are 0000 to 9999";
const LONG: &str = "a year of more than four digits is not read; years are 0000 to 9999";
const MARK: &str = "one qualification ends a date, none stands inside it; % is ? and ~ together";
const LIST: &str = "a list of dates is not read; write [first..last] for a day between";
const HYPHEN: &str = "this is not the plain hyphen; write -";
const SPACE: &str = "a date has no spaces; remove this one";
const DOTS: &str =
    ".. has no place here; write [1990..2004] for a day between, 1990/.. for an open end";
const REVERSED: &str = "the end lies before the start; put the earlier date first";
const ONE_SLASH: &str = "an interval has one slash; remove this one";
const ONE_SIDE: &str = "an interval needs a date on one side at least";
const SET_DOTS: &str = "a set has .. between its first and last date, as [1990..2004]";
const SET_END: &str = "a set ends with ]; qualify a date inside it instead";

fn check(rows: &[(&str, usize, &str)]) {
    for &(text, position, problem) in rows {
        let fault = text.parse::<FuzzyDate>().unwrap_err();
        let expected = format!("at character {position}: {problem}");
        assert_eq!(fault.to_string(), expected, "{text:?}");
    }
}

#[test]
fn years() {
    check(&[
        ("", 1, MISSING),
        ("?", 1, MISSING),
        ("985", 4, YEAR),
        ("5", 2, YEAR),
        ("20251", 5, YEAR),
        ("20251219", 5, YEAR),
        ("12-19-2025", 3, YEAR),
        ("-0985", 1, NEGATIVE),
        ("-", 1, NEGATIVE),
        ("Y17000", 1, LONG),
        ("XXXX", 1, YEAR_X),
        ("1XXX", 2, YEAR_X),
        ("1X9X", 2, YEAR_X),
        ("19X4", 3, YEAR_X),
        ("199X-05", 5, AFTER_X),
        ("19XX-XX", 5, AFTER_X),
        ("199X-05-02", 5, AFTER_X),
    ]);
}

#[test]
#[rustfmt::skip]
fn months() {
    check(&[
        ("2025-", 6, MONTH),
        ("2025-5", 7, MONTH),
        ("2025-123", 8, MONTH),
        ("2025--12", 6, MONTH),
        ("2025-13", 6, "month 13 does not exist; months are 01 to 12"),
        ("2025-00", 6, "month 00 does not exist; months are 01 to 12"),
        ("2025-20-01", 6, "month 20 does not exist; months are 01 to 12"),
        ("2025-99", 6, "month 99 does not exist; months are 01 to 12"),
        ("2025-25", 6, "month 25 is not read; months are 01 to 12, seasons 21 to 24"),
        ("2025-41", 6, "month 41 is not read; months are 01 to 12, seasons 21 to 24"),
        ("2025-1X", 6, HALF_KNOWN),
        ("2025-X1-01", 6, HALF_KNOWN),
        ("9999-24", 1, "this winter ends after the year 9999, the last one read"),
    ]);
}

#[test]
#[rustfmt::skip]
fn days() {
    check(&[
        ("2025-12-", 9, DAY),
        ("2025-12-1", 10, DAY),
        ("2025-12-190", 11, DAY),
        ("2025-12-19-01", 11, "a date ends with its day; end it here"),
        ("2025-12-32", 9, "day 32 does not exist; 2025-12 has days 01 to 31"),
        ("2025-12-00", 9, "day 00 does not exist; 2025-12 has days 01 to 31"),
        ("2025-04-31", 9, "day 31 does not exist; 2025-04 has days 01 to 30"),
        ("2023-02-29", 9, "day 29 does not exist; 2023-02 has days 01 to 28"),
        ("1900-02-29", 9, "day 29 does not exist; 1900-02 has days 01 to 28"),
        ("2024-02-30", 9, "day 30 does not exist; 2024-02 has days 01 to 29"),
        ("0985-02-29", 9, "day 29 does not exist; 0985-02 has days 01 to 28"),
        ("2025-12-1X", 9, HALF_KNOWN),
        ("2004-XX-15", 9, "of an unknown month no day is known; write XX for it too"),
        ("2001-21-03", 8, "a season has no days; end the date here"),
        ("2001-24-XX", 8, "a season has no days; end the date here"),
    ]);
}

#[test]
#[rustfmt::skip]
fn letters_and_marks() {
    check(&[
        ("2025-12-19T10:00", 11, "a time of day is not read; end the date before the T"),
        ("199x", 4, "an unspecified digit is a capital X"),
        ("19uu", 3, "an unspecified digit is a capital X"),
        ("1994,1995", 5, LIST),
        ("{1994..1995}", 1, LIST),
        ("2025–12", 5, HYPHEN),
        ("2025-12−19", 8, HYPHEN),
        (" 2025", 1, SPACE),
        ("2025 ", 5, SPACE),
        ("2025\u{a0}", 5, SPACE),
        ("c. 1994", 1, "'c' has no place in a date; use digits, X - / .. ? ~ % [ ]"),
        ("1994 год", 5, SPACE),
        ("год 1994", 1, "'г' has no place in a date; use digits, X - / .. ? ~ % [ ]"),
        ("1994\0", 5, "'\\0' has no place in a date; use digits, X - / .. ? ~ % [ ]"),
        ("٢٠٢٥", 1, "'٢' has no place in a date; use digits, X - / .. ? ~ % [ ]"),
        ("1994?~", 5, MARK),
        ("1994??", 5, MARK),
        ("?2004-06", 1, MARK),
        ("2004?-06", 5, MARK),
        ("2004-06~-11", 8, MARK),
        ("2004.05", 5, "'.' has no place here; a year has four digits, as 0985"),
        ("2004-5.", 7, "'.' has no place here; a month has two digits, as 05"),
        ("2004-05-0]", 10, "']' has no place here; a day has two digits, as 05"),
        ("1990..2004", 5, DOTS),
        ("..", 1, DOTS),
    ]);
}

#[test]
#[rustfmt::skip]
fn intervals() {
    check(&[
        ("2004/2003", 6, REVERSED),
        ("2004-06/2004-05-31", 9, REVERSED),
        ("2000-09-01/2000-08-29", 12, REVERSED),
        ("200X/199X~", 6, REVERSED),
        ("2001/2002/2003", 10, ONE_SLASH),
        ("2001//2003", 6, ONE_SLASH),
        ("/", 1, ONE_SIDE),
        ("../..", 1, ONE_SIDE),
        ("../", 1, ONE_SIDE),
        ("/..", 1, ONE_SIDE),
        ("2004/2005-13", 11, "month 13 does not exist; months are 01 to 12"),
        ("2004-13/2005-14", 6, "month 13 does not exist; months are 01 to 12"),
        ("2004/..2005", 6, DOTS),
        ("2004/...", 6, DOTS),
        ("2004/?", 6, MISSING),
        ("2004/-0985", 6, NEGATIVE),
    ]);
}

#[test]
#[rustfmt::skip]
fn sets() {
    check(&[
        ("[", 2, "the set is not closed; add ]"),
        ("[1990..2004", 12, "the set is not closed; add ]"),
        ("[1990..2004]?", 13, SET_END),
        ("[1990..2004]/2005", 13, SET_END),
        ("[1990]", 6, SET_DOTS),
        ("[]", 2, SET_DOTS),
        ("[1990/2004]", 11, SET_DOTS),
        ("[1990,1991]", 6, LIST),
        ("[..]", 2, "a set needs a date on one side at least"),
        ("[2004..1990]", 8, REVERSED),
        ("[2004-12..2004-11]", 11, REVERSED),
        ("[1990..2004..2005]", 12, DOTS),
        ("[1990...2004]", 8, "'.' has no place here; a year has four digits, as 0985"),
        ("[1990..2004-02-30]", 16, "day 30 does not exist; 2004-02 has days 01 to 29"),
        ("[[1990..2004]", 2, "'[' has no place here; a year has four digits, as 0985"),
        ("2004/[1990..2004]", 11, DOTS),
    ]);
}

#[test]
fn a_fault_is_also_data() {
    let fault = "2025-13".parse::<FuzzyDate>().unwrap_err();
    let problem = "month 13 does not exist; months are 01 to 12".to_owned();
    assert_eq!(
        fault,
        Fault {
            position: 6,
            problem
        }
    );
}

/// No change of one character makes the reader panic or point outside the text.
#[test]
fn a_fault_lies_in_the_text_or_right_behind_it() {
    let letters = [
        '0', '1', '9', 'X', '-', '/', '.', '[', ']', '?', '~', '%', ',', 'T', 'é', '月',
    ];
    for form in FORMS {
        let whole: Vec<char> = form.chars().collect();
        for index in 0..=whole.len() {
            for removed in 0..=1.min(whole.len() - index) {
                let (before, after) = (&whole[..index], &whole[index + removed..]);
                let replacements = letters.iter().map(std::slice::from_ref).chain([&[][..]]);
                for letter in replacements {
                    let changed: String = [before, letter, after].concat().into_iter().collect();
                    lies_in(&changed);
                }
            }
        }
    }
}

fn lies_in(text: &str) {
    match text.parse::<FuzzyDate>() {
        Ok(date) => assert_eq!(date.edtf(), text),
        Err(fault) => {
            let last = text.chars().count() + 1;
            assert!((1..=last).contains(&fault.position), "{text:?}: {fault}");
        }
    }
}
