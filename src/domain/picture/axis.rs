//! Which day is where.

use chrono::{Datelike, NaiveDate};

/// The first pixel on the axis.
pub const LEFT: i64 = 170;
/// The last one.
pub const RIGHT: i64 = 780;
/// To here reaches what has no end.
pub const OPEN: i64 = 820;

/// At most so many years are named.
const NAMED: i32 = 14;

/// Whole years from left to right. Empty where no day is known.
#[derive(Debug)]
pub struct Axis {
    first: i32,
    after: i32,
}

impl Axis {
    /// The years of these days.
    pub fn over(days: impl Iterator<Item = NaiveDate>) -> Self {
        let years: Vec<i32> = days.map(|day| day.year()).collect();
        Self {
            first: years.iter().min().copied().unwrap_or_default(),
            after: years.iter().max().map_or(0, |last| last + 1),
        }
    }

    /// Where a day is.
    pub fn x(&self, day: NaiveDate) -> i64 {
        let whole = begin(self.after) - begin(self.first);
        let days = day - begin(self.first);
        LEFT + (RIGHT - LEFT) * days.num_days() / whole.num_days().max(1)
    }

    /// The years that are named, and where each begins.
    pub fn ticks(&self) -> Vec<(i32, i64)> {
        let span = self.after - self.first;
        let steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
        let step = steps.into_iter().find(|step| span / step < NAMED);
        let step = step.unwrap_or(1000);
        let years = (self.first..=self.after).filter(|year| span > 0 && year % step == 0);
        years.map(|year| (year, self.x(begin(year)))).collect()
    }
}

fn begin(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::{Axis, LEFT, RIGHT};
    use crate::domain::day::day;

    fn over(days: &[&str]) -> Axis {
        Axis::over(days.iter().map(|it| day(it).unwrap()))
    }

    #[test]
    fn an_axis_is_of_whole_years_and_names_a_few() {
        let years = |axis: &Axis| -> Vec<_> { axis.ticks().into_iter().map(|it| it.0).collect() };
        let axis = over(&["1999-12-31"]);
        assert_eq!(axis.ticks(), [(1999, LEFT), (2000, RIGHT)]);
        assert_eq!(
            years(&over(&["2002-06-13", "1972-05-26"]))[..2],
            [1975, 1980]
        );
        assert_eq!(
            years(&over(&["0990-01-01", "2020-01-01"]))[..2],
            [1000, 1100]
        );
        assert!(over(&[]).ticks().is_empty());
    }
}
