//! The day that `asOf` means if it is not given.

use chrono::NaiveDate;
use tokio::task_local;

use super::{
    error::{Result, bad_input},
    types::fuzzy_date::Date,
};

/// The day of a request, in UTC. It is read once, so that no answer spans midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Today(pub NaiveDate);

task_local! {
    /// The day of the request that is being answered. Not a part of the request's context, since an
    /// input object has none when it is read.
    static REQUEST: Today;
}

impl Today {
    /// Answers a request on this day.
    pub async fn during<F: Future>(self, answer: F) -> F::Output {
        REQUEST.scope(self, answer).await
    }

    /// The day asked for, or today.
    pub fn or(as_of: Option<Date>) -> NaiveDate {
        as_of.map_or_else(|| REQUEST.with(|today| today.0), |day| day.0)
    }

    /// The statuses asked for and the day on which they must have held, if any are.
    pub fn held<S>(
        status: Option<Vec<S>>,
        as_of: Option<Date>,
    ) -> Result<Option<(Vec<S>, NaiveDate)>> {
        if status.is_none() && as_of.is_some() {
            let remedy = "`asOf` says on which day `status` held; give `status` too";
            return Err(bad_input(remedy));
        }
        Ok(status.map(|status| (status, Self::or(as_of))))
    }
}

/// Gives `asOf` of an input object its default as soon as it is read, so that it is a plain value
/// from then on.
pub fn or_today(as_of: &mut Option<Date>) {
    *as_of = Some(Date(Today::or(*as_of)));
}
