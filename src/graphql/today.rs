//! The day that `asOf` means if it is not given.

use async_graphql::Context;
use chrono::NaiveDate;

use super::types::fuzzy_date::Date;

/// The day of a request, in UTC. It is read once, so that no answer spans midnight.
#[derive(Clone, Copy, Debug)]
pub struct Today(pub NaiveDate);

impl Today {
    /// The day asked for, or today.
    pub fn or(ctx: &Context<'_>, as_of: Option<Date>) -> NaiveDate {
        as_of.map_or_else(|| ctx.data_unchecked::<Self>().0, |day| day.0)
    }
}
