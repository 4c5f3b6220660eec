//! Reads EDTF text, and says of a bad one at which character it fails and what to write instead.

use super::single::part;
use super::span::{Doubt, Part, Span};
use super::{Missing, Shape};
use crate::domain::day::day;

/// What keeps a text from being a date, where, and what to write instead.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("at character {position}: {problem}")]
pub struct Fault {
    /// The character at fault, counted from 1.
    pub position: usize,
    /// What is wrong there and what would be right.
    pub problem: String,
}

/// A piece of the text and the position of its first character.
#[derive(Clone, Copy)]
pub(super) struct Field<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
}

/// Reads a whole text.
pub(super) fn shape(text: &str) -> Result<Shape, Fault> {
    // Most dates are days, and each answer reads many.
    if let Some(part) = day(text).and_then(|day| Part::new(Span::Day(day), Doubt::default())) {
        return Ok(Shape::One(part));
    }
    refuse_foreign(text)?;
    if let Some(rest) = text.strip_prefix('[') {
        set(rest)
    } else if let Some((start, end)) = text.split_once('/') {
        interval(start, end)
    } else {
        part(Field { text, at: 1 }).map(Shape::One)
    }
}

/// After this every character is one byte, so that offsets are positions.
fn refuse_foreign(text: &str) -> Result<(), Fault> {
    let foreign = |&(_, letter): &(usize, char)| !"0123456789X-/.?~%[]".contains(letter);
    match text.chars().enumerate().find(foreign) {
        Some((index, letter)) => fault(index + 1, &foreign_problem(letter)),
        None => Ok(()),
    }
}

fn foreign_problem(letter: char) -> String {
    let problem = match letter {
        'T' => "a time of day is not read; end the date before the T",
        'Y' => "a year of more than four digits is not read; years are 0000 to 9999",
        'x' | 'u' => "an unspecified digit is a capital X",
        ',' | '{' | '}' => "a list of dates is not read; write [first..last] for a day between",
        '‐' | '‑' | '–' | '—' | '−' => "this is not the plain hyphen; write -",
        _ if letter.is_whitespace() => "a date has no spaces; remove this one",
        _ => return format!("{letter:?} has no place in a date; use digits, X - / .. ? ~ % [ ]"),
    };
    problem.to_owned()
}

fn interval(start: &str, end: &str) -> Result<Shape, Fault> {
    let at = start.len() + 2;
    if let Some(offset) = end.find('/') {
        return fault(at + offset, "an interval has one slash; remove this one");
    }
    let start = interval_end(Field { text: start, at: 1 })?;
    match (start, interval_end(Field { text: end, at })?) {
        (Ok(first), Ok(last)) => ordered(first, last, at).map(|()| Shape::FromTo(first, last)),
        (Ok(first), Err(missing)) => Ok(Shape::From(first, missing)),
        (Err(missing), Ok(last)) => Ok(Shape::To(last, missing)),
        (Err(_), Err(_)) => fault(1, "an interval needs a date on one side at least"),
    }
}

/// A date, or why there is none.
fn interval_end(field: Field) -> Result<Result<Part, Missing>, Fault> {
    match field.text {
        "" => Ok(Err(Missing::Unknown)),
        ".." => Ok(Err(Missing::Open)),
        _ => part(field).map(Ok),
    }
}

fn set(rest: &str) -> Result<Shape, Fault> {
    let inner = closed(rest)?;
    let Some((first, last)) = inner.split_once("..") else {
        let problem = "a set has .. between its first and last date, as [1990..2004]";
        return fault(2 + inner.len(), problem);
    };
    let at = first.len() + 4;
    match (
        set_end(Field { text: first, at: 2 })?,
        set_end(Field { text: last, at })?,
    ) {
        (Some(first), Some(last)) => ordered(first, last, at).map(|()| Shape::Between(first, last)),
        (Some(first), None) => Ok(Shape::OrLater(first)),
        (None, Some(last)) => Ok(Shape::OrEarlier(last)),
        (None, None) => fault(2, "a set needs a date on one side at least"),
    }
}

fn set_end(field: Field) -> Result<Option<Part>, Fault> {
    match field.text {
        "" => Ok(None),
        _ => part(field).map(Some),
    }
}

/// What stands before the closing bracket, which ends the text.
fn closed(rest: &str) -> Result<&str, Fault> {
    match rest.split_once(']') {
        Some((inner, "")) => Ok(inner),
        Some((inner, _)) => fault(
            inner.len() + 3,
            "a set ends with ]; qualify a date inside it instead",
        ),
        None => fault(rest.len() + 2, "the set is not closed; add ]"),
    }
}

/// Overlapping ends are in order: an interval may start in 2004 and end in May of 2004.
fn ordered(first: Part, last: Part, at: usize) -> Result<(), Fault> {
    if first.earliest > last.latest {
        return fault(
            at,
            "the end lies before the start; put the earlier date first",
        );
    }
    Ok(())
}

pub(super) fn fault<T>(position: usize, problem: &str) -> Result<T, Fault> {
    let problem = problem.to_owned();
    Err(Fault { position, problem })
}
