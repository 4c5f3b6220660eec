//! What may be said of a vague date and a day, a stretch of days, or another vague date.
//!
//! One reading underlies it all: the date stands for one day, unknown, from `earliest` to `latest`.
//! An interval is read so too: a treaty signed "29 August to 1 September" took effect on one of them.

use std::ops::Not;

use chrono::NaiveDate;

use super::FuzzyDate;

/// An answer about a vague date, as far as its text carries.
///
/// It takes the text at its word: whoever needs to tell "about 1994" from "1994" asks
/// [`FuzzyDate::is_approximate`] and [`FuzzyDate::is_uncertain`] as well.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Answer {
    /// False of every day the date may mean.
    No,
    /// True of some of its days, false of others.
    Possibly,
    /// True of every day the date may mean.
    Certainly,
}

impl Not for Answer {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::No => Self::Certainly,
            Self::Possibly => Self::Possibly,
            Self::Certainly => Self::No,
        }
    }
}

impl FuzzyDate {
    /// Whether it lies before `day`.
    #[must_use]
    pub fn is_before(&self, day: NaiveDate) -> Answer {
        answer(
            self.latest().is_some_and(|latest| latest < day),
            self.earliest().is_some_and(|earliest| earliest >= day),
        )
    }

    /// Whether it lies on `day` or after it.
    #[must_use]
    pub fn is_on_or_after(&self, day: NaiveDate) -> Answer {
        !self.is_before(day)
    }

    /// Whether it lies in `[from, until)`. Nothing lies in a stretch without days.
    #[must_use]
    pub fn is_within(&self, from: NaiveDate, until: NaiveDate) -> Answer {
        if from >= until {
            return Answer::No;
        }
        // The weaker answer is exact: a date that may reach past `from` and may start before
        // `until` has a day in common with the stretch.
        self.is_on_or_after(from).min(self.is_before(until))
    }

    /// Whether it lies before `other`. Of two vague dates with the same days, possibly.
    #[must_use]
    pub fn precedes(&self, other: &Self) -> Answer {
        let ends_first = self.latest().zip(other.earliest());
        let starts_last = self.earliest().zip(other.latest());
        answer(
            ends_first.is_some_and(|(latest, earliest)| latest < earliest),
            starts_last.is_some_and(|(earliest, latest)| earliest >= latest),
        )
    }
}

fn answer(always: bool, never: bool) -> Answer {
    match (always, never) {
        (true, _) => Answer::Certainly,
        (false, true) => Answer::No,
        (false, false) => Answer::Possibly,
    }
}
