//! The days of which an agreement may be told apart: when it was adopted, and when it was signed.

use std::collections::BTreeSet;

use chrono::NaiveDate;

/// When an agreement came about.
#[derive(Clone, Debug, Default)]
pub struct Days {
    /// The days of its adoption and signature, as far as they are known to the day.
    pub known: BTreeSet<NaiveDate>,
    /// The first and the last day on which it may have been signed, if that is all that is known.
    pub between: Option<(NaiveDate, NaiveDate)>,
}

/// What the days of two records say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apart {
    /// They have a day in common.
    Same,
    /// They may have, as those of one are not known, or not to the day.
    Unknown,
    /// A day or two lie between them: sources differ so where one has the wrong day.
    Little,
    /// They differ.
    Far,
}

/// So many days apart are a little.
const LITTLE: i64 = 2;

impl Days {
    /// What the days of two records say.
    #[must_use]
    pub fn apart(&self, other: &Self) -> Apart {
        if !self.known.is_disjoint(&other.known) {
            return Apart::Same;
        }
        let theirs = other.stretches();
        let gaps = self.stretches().into_iter();
        let gaps = gaps.flat_map(|one| theirs.iter().map(move |other| gap(one, *other)));
        match gaps.min() {
            None => Apart::Unknown,
            Some(gap) if gap <= 0 => Apart::Unknown,
            Some(gap) if gap <= LITTLE => Apart::Little,
            Some(_) => Apart::Far,
        }
    }

    fn stretches(&self) -> Vec<(NaiveDate, NaiveDate)> {
        let known = self.known.iter().map(|day| (*day, *day));
        known.chain(self.between).collect()
    }
}

/// How many days lie from one stretch to the other; none if they overlap.
fn gap(one: (NaiveDate, NaiveDate), other: (NaiveDate, NaiveDate)) -> i64 {
    let after = |one: (NaiveDate, NaiveDate), other: (NaiveDate, NaiveDate)| {
        other.0.signed_duration_since(one.1).num_days()
    };
    after(one, other).max(after(other, one)).max(0)
}

#[cfg(test)]
mod tests {
    use super::{
        Apart::{self, Far, Little, Same, Unknown},
        Days,
    };

    /// Days, and a stretch `from/to`.
    fn days(text: &str) -> Days {
        let mut days = Days::default();
        for part in text.split_whitespace() {
            match part.split_once('/') {
                Some((from, to)) => {
                    days.between = Some((from.parse().unwrap(), to.parse().unwrap()));
                }
                None => drop(days.known.insert(part.parse().unwrap())),
            }
        }
        days
    }

    fn apart(one: &str, other: &str) -> Apart {
        let (one, other) = (days(one), days(other));
        assert_eq!(one.apart(&other), other.apart(&one));
        one.apart(&other)
    }

    #[test]
    fn one_day_in_common_is_enough() {
        assert_eq!(apart("1992-05-09", "1992-05-09"), Same);
        assert_eq!(apart("1992-05-09 1992-06-04", "1992-06-04"), Same);
        assert_eq!(apart("1992-05-09 1992-06-04", "1990-01-01"), Far);
    }

    #[test]
    fn what_is_not_known_differs_from_nothing() {
        assert_eq!(apart("", ""), Unknown);
        assert_eq!(apart("", "1992-05-09"), Unknown);
        assert_eq!(apart("1992-01-01/1992-12-31", "1992-05-09"), Unknown);
        assert_eq!(apart("1992-01-01/1992-12-31", "1992-12-31"), Unknown);
        assert_eq!(apart("1992-01-01/1992-12-31", "1994-05-09"), Far);
    }

    #[test]
    fn a_day_or_two_are_a_little() {
        assert_eq!(apart("1992-05-09", "1992-05-10"), Little);
        assert_eq!(apart("1992-05-09", "1992-05-07"), Little);
        assert_eq!(apart("1992-05-09", "1992-05-12"), Far);
        assert_eq!(apart("1991-12-31", "1992-01-01/1992-12-31"), Little);
    }
}
