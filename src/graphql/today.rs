//! The day that `asOf` means if it is not given.

use std::borrow::Cow;

use async_graphql::{InputType, InputValueError, InputValueResult, Value, registry::Registry};
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

/// The day that `asOf` of a filter means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AsOf {
    /// The filter says so.
    Given(NaiveDate),
    /// It is today, since the filter says nothing.
    Today(NaiveDate),
}

impl AsOf {
    /// The day.
    pub fn day(self) -> NaiveDate {
        match self {
            Self::Given(day) | Self::Today(day) => day,
        }
    }
}

/// Gives `asOf` of an input object its default as soon as it is read, so that it is a plain value
/// from then on.
pub fn or_today(as_of: &mut Option<AsOf>) {
    as_of.get_or_insert_with(|| AsOf::Today(Today::or(None)));
}

/// Clients see a `Date`.
impl InputType for AsOf {
    type RawValueType = Self;

    fn type_name() -> Cow<'static, str> {
        <Date as InputType>::type_name()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        <Date as InputType>::create_type_info(registry)
    }

    fn parse(value: Option<Value>) -> InputValueResult<Self> {
        let day = <Date as InputType>::parse(value);
        day.map(|day| Self::Given(day.0))
            .map_err(InputValueError::propagate)
    }

    fn to_value(&self) -> Value {
        InputType::to_value(&Date(self.day()))
    }

    fn as_raw_value(&self) -> Option<&Self> {
        Some(self)
    }
}
