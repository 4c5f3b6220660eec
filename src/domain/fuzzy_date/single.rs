//! Reads one date of an EDTF text: its year, month and day, and its qualification.

use chrono::{Datelike, NaiveDate};

use super::parse::{Fault, Field, fault};
use super::span::{Doubt, Part, Season, Span};

const YEAR: &str = "a year has four digits, as 0985";
const MONTH: &str = "a month has two digits, as 05";
const DAY: &str = "a day has two digits, as 05";

/// One date with its qualification.
pub(super) fn part(field: Field) -> Result<Part, Fault> {
    let (text, doubt) = qualification(field.text);
    let span = span(Field { text, ..field })?;
    match Part::new(span, doubt) {
        Some(part) => Ok(part),
        None => fault(
            field.at,
            "this winter ends after the year 9999, the last one read",
        ),
    }
}

fn qualification(text: &str) -> (&str, Doubt) {
    let (approximate, uncertain) = match text.chars().last() {
        Some('~') => (true, false),
        Some('?') => (false, true),
        Some('%') => (true, true),
        _ => return (text, Doubt::default()),
    };
    let doubt = Doubt {
        approximate,
        uncertain,
    };
    (&text[..text.len() - 1], doubt)
}

fn span(whole: Field) -> Result<Span, Fault> {
    refuse_shapeless(whole)?;
    match fields(whole)[..] {
        [field] => year(field),
        [first, second] => month(full_year(first)?, second),
        [first, second, third] => day(month(full_year(first)?, second)?, third),
        [_, _, _, extra, ..] => fault(extra.at - 1, "a date ends with its day; end it here"),
        [] => fault(whole.at, "a date is missing; write it as 2025-12-19"),
    }
}

/// Refuses what has no fields to blame.
fn refuse_shapeless(whole: Field) -> Result<(), Fault> {
    if whole.text.is_empty() {
        return fault(whole.at, "a date is missing; write it as 2025-12-19");
    }
    if whole.text.starts_with('-') {
        return fault(
            whole.at,
            "a year before 0000 is not read; years are 0000 to 9999",
        );
    }
    match whole.text.find("..") {
        Some(offset) => fault(
            whole.at + offset,
            ".. has no place here; write [1990..2004] for a day between, 1990/.. for an open end",
        ),
        None => Ok(()),
    }
}

fn fields(whole: Field<'_>) -> Vec<Field<'_>> {
    let mut at = whole.at;
    let place = |text| {
        let field = Field { text, at };
        at += text.len() + 1;
        field
    };
    whole.text.split('-').map(place).collect()
}

/// A year that a month follows.
fn full_year(field: Field) -> Result<u16, Fault> {
    match year(field)? {
        Span::Year(year) => Ok(year),
        _ => fault(
            field.at + 4,
            "nothing follows a year with X; end the date here",
        ),
    }
}

fn year(field: Field) -> Result<Span, Fault> {
    refuse_misshapen(field, 4, YEAR)?;
    let known = field.text.trim_end_matches('X');
    match (known.len(), known.find('X')) {
        (4, None) => Ok(Span::Year(number(known))),
        (3, None) => Ok(Span::Decade(number(known) * 10)),
        (2, None) => Ok(Span::Century(number(known) * 100)),
        (length, inner) => fault(
            field.at + inner.unwrap_or(length),
            "in a year only the last digit or the last two may be X",
        ),
    }
}

fn month(year: u16, field: Field) -> Result<Span, Fault> {
    refuse_misshapen(field, 2, MONTH)?;
    if field.text == "XX" {
        return Ok(Span::Year(year));
    }
    refuse_half_known(field)?;
    let season = |season| Ok(Span::Season { year, season });
    match field.text {
        "21" => season(Season::Spring),
        "22" => season(Season::Summer),
        "23" => season(Season::Autumn),
        "24" => season(Season::Winter),
        text => month_of(year, number(text), field.at),
    }
}

fn month_of(year: u16, month: u16, at: usize) -> Result<Span, Fault> {
    let reason = match month {
        1..=12 => return Ok(Span::Month { year, month }),
        25..=41 => "is not read; months are 01 to 12, seasons 21 to 24",
        _ => "does not exist; months are 01 to 12",
    };
    fault(at, &format!("month {month:02} {reason}"))
}

/// A day of the month before it, or, as `XX`, that month.
fn day(before: Span, field: Field) -> Result<Span, Fault> {
    if let Span::Season { .. } = before {
        return fault(field.at - 1, "a season has no days; end the date here");
    }
    refuse_misshapen(field, 2, DAY)?;
    if field.text == "XX" {
        return Ok(before);
    }
    refuse_half_known(field)?;
    match before {
        Span::Month { year, month } => day_of(year, month, field),
        _ => fault(
            field.at,
            "of an unknown month no day is known; write XX for it too",
        ),
    }
}

fn day_of(year: u16, month: u16, field: Field) -> Result<Span, Fault> {
    let day = number(field.text);
    match NaiveDate::from_ymd_opt(year.into(), month.into(), day.into()) {
        Some(day) => Ok(Span::Day(day)),
        None => fault(field.at, &day_problem(year, month, day)),
    }
}

fn day_problem(year: u16, month: u16, day: u16) -> String {
    let doubt = Doubt::default();
    let last = Part::new(Span::Month { year, month }, doubt).map_or(31, |month| month.latest.day());
    format!("day {day:02} does not exist; {year:04}-{month:02} has days 01 to {last}")
}

/// Refuses anything but digits and `X`, and any other length; `form` says what is right.
fn refuse_misshapen(field: Field, length: usize, form: &str) -> Result<(), Fault> {
    let misplaced = |&(_, letter): &(usize, char)| !letter.is_ascii_digit() && letter != 'X';
    match field.text.char_indices().find(misplaced) {
        Some((offset, '?' | '~' | '%')) => fault(
            field.at + offset,
            "one qualification ends a date, none stands inside it; % is ? and ~ together",
        ),
        Some((offset, letter)) => fault(
            field.at + offset,
            &format!("{letter:?} has no place here; {form}"),
        ),
        None if field.text.len() != length => fault(field.at + length.min(field.text.len()), form),
        None => Ok(()),
    }
}

/// Refuses `1X`: level 1 leaves a month or a day unspecified as a whole.
fn refuse_half_known(field: Field) -> Result<(), Fault> {
    if field.text.contains('X') {
        return fault(
            field.at,
            "a month or a day is known or not; write XX if it is not",
        );
    }
    Ok(())
}

/// The value of at most four digits.
fn number(digits: &str) -> u16 {
    let digit = |byte: u8| u16::from(byte - b'0');
    digits
        .bytes()
        .fold(0, |value, byte| value * 10 + digit(byte))
}
