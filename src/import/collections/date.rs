//! Dates as collections write them: kept as they are, or told to be no date.

use chrono::NaiveDate;

use crate::domain::fuzzy_date::FuzzyDate;

/// A date of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dated {
    /// The source has none.
    None,
    /// EDTF, which means what the source means.
    On(FuzzyDate),
    /// What the source has, which is no date.
    Broken(String),
}

impl Dated {
    /// Reads a date. Some collections write `1996..1997` for a day between the two, which EDTF
    /// writes in brackets.
    pub fn read(text: &str) -> Self {
        if text.is_empty() {
            return Self::None;
        }
        let written = match text.split_once("..") {
            Some(_) if !text.starts_with('[') => format!("[{text}]"),
            _ => text.to_owned(),
        };
        match written.parse() {
            Ok(date) => Self::On(date),
            Err(_) => Self::Broken(text.to_owned()),
        }
    }

    /// A date of year, month and day, each of which may be missing (empty or zero). Numbers may be
    /// written as `8.0`.
    pub fn of_parts(year: &str, month: &str, day: &str) -> Self {
        let number = |text: &str| text.trim_end_matches(".0").parse::<u32>().unwrap_or(0);
        match (number(year), number(month), number(day)) {
            (0, _, _) => Self::None,
            (year, 0, _) => Self::read(&format!("{year:04}")),
            (year, month, 0) => Self::read(&format!("{year:04}-{month:02}")),
            (year, month, day) => Self::read(&format!("{year:04}-{month:02}-{day:02}")),
        }
    }

    /// The day after the last on which something may have held: the end of the interval, which
    /// does not count. A vague date stays as it is.
    pub fn day_after(self) -> Self {
        match self {
            Self::On(date) if date.earliest() == date.latest() => {
                match date.earliest().and_then(|it| it.succ_opt()) {
                    Some(next) => Self::read(&next.to_string()),
                    None => Self::On(date),
                }
            }
            other => other,
        }
    }

    /// Some day from one on, until another if that is known. None if there is no such day.
    pub fn between(from: NaiveDate, until: Option<NaiveDate>) -> Self {
        match until {
            None => Self::read(&format!("[{from}..]")),
            Some(until) if until < from => Self::None,
            Some(until) if until == from => Self::read(&from.to_string()),
            Some(until) => Self::read(&format!("[{from}..{until}]")),
        }
    }

    /// The same, or any day after it. None if it is no date.
    pub fn or_later(&self) -> Self {
        self.day()
            .map_or(Self::None, |day| Self::between(day, None))
    }

    /// The text, if it is a date. Empty otherwise.
    pub fn edtf(&self) -> &str {
        match self {
            Self::On(date) => date.edtf(),
            Self::None | Self::Broken(_) => "",
        }
    }

    /// The earliest day it may be, if it is a date.
    pub fn day(&self) -> Option<NaiveDate> {
        match self {
            Self::On(date) => date.earliest(),
            Self::None | Self::Broken(_) => None,
        }
    }

    /// The latest day it may be, if it is a date that has one.
    pub fn last_day(&self) -> Option<NaiveDate> {
        match self {
            Self::On(date) => date.latest(),
            Self::None | Self::Broken(_) => None,
        }
    }

    /// Whether the source has something here, date or not.
    pub fn is_given(&self) -> bool {
        *self != Self::None
    }

    /// Whether it is a day that is known.
    pub fn is_day(&self) -> bool {
        self.day().is_some() && self.day() == self.last_day()
    }

    /// Whether it certainly lies before another.
    pub fn is_before(&self, other: &Self) -> bool {
        let (Self::On(one), Self::On(other)) = (self, other) else {
            return false;
        };
        match (one.latest(), other.earliest()) {
            (Some(latest), Some(earliest)) => latest < earliest,
            _ => false,
        }
    }
}
