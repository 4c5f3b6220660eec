//! A single date of an EDTF text and the days it covers: the only arithmetic on the calendar here.

use chrono::{Datelike, Months, NaiveDate};

use super::Precision;

/// One date of a text: what it names, how doubtful that is, and its days.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(super) struct Part {
    pub(super) span: Span,
    pub(super) doubt: Doubt,
    pub(super) earliest: NaiveDate,
    pub(super) latest: NaiveDate,
}

/// What `~` and `?` say of a date.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub(super) struct Doubt {
    pub(super) approximate: bool,
    pub(super) uncertain: bool,
}

/// A named stretch of the calendar. Years are 0 to 9999, so that days sort as their ISO text does.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(super) enum Span {
    Day(NaiveDate),
    /// Months count from 1.
    Month {
        year: u16,
        month: u16,
    },
    Season {
        year: u16,
        season: Season,
    },
    Year(u16),
    /// By its first year, as 1990.
    Decade(u16),
    /// By its first year, as 1900.
    Century(u16),
}

/// A season of the northern hemisphere, in the order of the EDTF numbers 21 to 24.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

impl Part {
    /// None when the span leaves the years 0000 to 9999: only the winter of 9999 does.
    pub(super) fn new(span: Span, doubt: Doubt) -> Option<Self> {
        let (earliest, latest) = span.days()?;
        (latest.year() <= 9999).then_some(Self {
            span,
            doubt,
            earliest,
            latest,
        })
    }
}

impl Span {
    pub(super) fn precision(self) -> Precision {
        match self {
            Self::Day(_) => Precision::Day,
            Self::Month { .. } => Precision::Month,
            Self::Season { .. } => Precision::Season,
            Self::Year(_) => Precision::Year,
            Self::Decade(_) => Precision::Decade,
            Self::Century(_) => Precision::Century,
        }
    }

    /// The first and the last day.
    fn days(self) -> Option<(NaiveDate, NaiveDate)> {
        match self {
            Self::Day(day) => Some((day, day)),
            Self::Month { year, month } => months(year, month, 1),
            Self::Season { year, season } => months(year, season.first_month(), 3),
            Self::Year(year) => months(year, 1, 12),
            Self::Decade(year) => months(year, 1, 120),
            Self::Century(year) => months(year, 1, 1200),
        }
    }
}

impl Season {
    fn first_month(self) -> u16 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
            Self::Winter => 12,
        }
    }
}

/// The first and the last day of `count` months in a row.
fn months(year: u16, month: u16, count: u32) -> Option<(NaiveDate, NaiveDate)> {
    let first = NaiveDate::from_ymd_opt(year.into(), month.into(), 1)?;
    let next = first.checked_add_months(Months::new(count))?;
    Some((first, next.pred_opt()?))
}
