//! EDTF text to days and to words, so that nothing is ever rounded to 1 January.
//!
//! Read are ISO 8601-2 levels 0 and 1 with years 0000 to 9999, and the set `[a..b]` for "some day
//! between". Every vague date stands for one day that lies somewhere from `earliest` to `latest`.

mod parse;
mod single;
mod span;
#[cfg(test)]
mod tests;
mod wording;
mod words;

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;

pub use parse::Fault;
use span::Part;
pub use words::Language;

/// A date as exact as its source gave it: EDTF text and the days it may mean.
///
/// A qualification (`?`, `~`, `%`) widens nothing: the days stay those of the text, and
/// [`is_uncertain`](Self::is_uncertain) and [`is_approximate`](Self::is_approximate) say that they
/// are doubtful. How far off "about 1994" may be is for the reader to judge, not for us.
///
/// Two dates are equal when their texts are: `2004` and `2004-XX` mean the same days and differ.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct FuzzyDate {
    text: String,
    shape: Shape,
}

/// How the dates of a text stand to each other. At least one is there: a text of none says nothing.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
enum Shape {
    One(Part),
    FromTo(Part, Part),
    From(Part, Missing),
    To(Part, Missing),
    Between(Part, Part),
    OrLater(Part),
    OrEarlier(Part),
}

/// Why an interval lacks an end. Both leave the days open; only the words differ.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
enum Missing {
    Open,
    Unknown,
}

/// What a vague date names.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Precision {
    /// One day: `2025-12-19`.
    Day,
    /// A month, or an unspecified day in it: `2025-12`, `2025-12-XX`.
    Month,
    /// A season of the northern hemisphere: `2001-21` is March to May of 2001, `2001-24` December
    /// of 2001 to February of 2002.
    Season,
    /// A year, or an unspecified month or day in it: `2025`, `2025-XX`, `2025-XX-XX`.
    Year,
    /// Ten years: `199X` is 1990 to 1999.
    Decade,
    /// A hundred years: `19XX` is 1900 to 1999.
    Century,
    /// A stretch between two dates, or open or unknown on one side: `2000-08-29/2000-09-01`.
    Interval,
    /// Some day between two dates, or on one side of one: `[1990..2004]`.
    Set,
}

impl FuzzyDate {
    /// The EDTF text, as it was read.
    #[must_use]
    pub fn edtf(&self) -> &str {
        &self.text
    }

    /// The first day it may mean; none when the start is open or unknown.
    #[must_use]
    pub fn earliest(&self) -> Option<NaiveDate> {
        self.shape.ends().0.map(|part| part.earliest)
    }

    /// The last day it may mean; none when the end is open or unknown.
    #[must_use]
    pub fn latest(&self) -> Option<NaiveDate> {
        self.shape.ends().1.map(|part| part.latest)
    }

    /// What the text names: a day, a year, an interval.
    #[must_use]
    pub fn precision(&self) -> Precision {
        match self.shape {
            Shape::One(part) => part.span.precision(),
            Shape::FromTo(..) | Shape::From(..) | Shape::To(..) => Precision::Interval,
            Shape::Between(..) | Shape::OrLater(..) | Shape::OrEarlier(..) => Precision::Set,
        }
    }

    /// Whether the source says "about" (`~`, `%`) of it or of one of its ends.
    #[must_use]
    pub fn is_approximate(&self) -> bool {
        self.parts().any(|part| part.doubt.approximate)
    }

    /// Whether the source says "perhaps" (`?`, `%`) of it or of one of its ends.
    #[must_use]
    pub fn is_uncertain(&self) -> bool {
        self.parts().any(|part| part.doubt.uncertain)
    }

    fn parts(&self) -> impl Iterator<Item = Part> {
        let (first, last) = self.shape.ends();
        first.into_iter().chain(last)
    }
}

impl Shape {
    /// The dates that bound it below and above.
    fn ends(self) -> (Option<Part>, Option<Part>) {
        match self {
            Self::One(part) => (Some(part), Some(part)),
            Self::FromTo(first, last) | Self::Between(first, last) => (Some(first), Some(last)),
            Self::From(first, _) | Self::OrLater(first) => (Some(first), None),
            Self::To(last, _) | Self::OrEarlier(last) => (None, Some(last)),
        }
    }
}

impl FromStr for FuzzyDate {
    type Err = Fault;

    fn from_str(text: &str) -> Result<Self, Fault> {
        let shape = parse::shape(text)?;
        Ok(Self {
            text: text.to_owned(),
            shape,
        })
    }
}

impl fmt::Display for FuzzyDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.text)
    }
}
