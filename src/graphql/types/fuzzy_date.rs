//! Days, and dates that may be vague.

use async_graphql::{
    Description, Enum, InputValueError, InputValueResult, Object, Scalar, ScalarType, Value,
};
use chrono::NaiveDate;

use crate::{
    domain::{day::day, fuzzy_date as domain},
    graphql::error::{Error, Result, bad_input},
};

/// A day of the Gregorian calendar, `YYYY-MM-DD`, from 0000-01-01 to 9999-12-31.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Date(pub NaiveDate);

/// A day of the Gregorian calendar, `YYYY-MM-DD`, from 0000-01-01 to 9999-12-31.
#[Scalar(
    name = "Date",
    specified_by_url = "https://www.rfc-editor.org/rfc/rfc3339#section-5.6"
)]
impl ScalarType for Date {
    fn parse(value: Value) -> InputValueResult<Self> {
        let Value::String(text) = &value else {
            return Err(InputValueError::expected_type(value));
        };
        day(text).map(Self).ok_or_else(|| {
            InputValueError::custom(format!("`{text}` is not a day; write YYYY-MM-DD"))
        })
    }

    /// Asked by the validation, which knows the argument, and names it.
    fn is_valid(value: &Value) -> bool {
        matches!(value, Value::String(text) if day(text).is_some())
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}

/// A date as exact as its source gave it. Nothing is ever rounded to the first of January.
#[derive(Description)]
pub struct FuzzyDate(domain::FuzzyDate);

impl FuzzyDate {
    /// The date of a stored text.
    pub fn read(edtf: Option<&str>) -> Result<Option<Self>> {
        edtf.map(|text| text.parse().map(Self).map_err(|_| Error::Corrupt("date")))
            .transpose()
    }
}

#[Object(use_type_description)]
impl FuzzyDate {
    /// The date as text in EDTF (ISO 8601-2): `2025-12-19`, `1992-08`, `199X`, `1994?`,
    /// `[1990..2004]`. Marks of doubt, `?` and `~`, are told here and in `text`; days, filters and
    /// statuses are those of the date without them.
    async fn edtf(&self) -> &str {
        self.0.edtf()
    }

    /// The first day it may have been. Null if that is open.
    async fn earliest(&self) -> Option<Date> {
        self.0.earliest().map(Date)
    }

    /// The last day it may have been. Null if that is open.
    async fn latest(&self) -> Option<Date> {
        self.0.latest().map(Date)
    }

    /// How exact it is.
    async fn precision(&self) -> Precision {
        self.0.precision().into()
    }

    /// Whether the source gave it as "about" (`~`).
    async fn approximate(&self) -> bool {
        self.0.is_approximate()
    }

    /// Whether the source gave it as doubtful (`?`).
    async fn uncertain(&self) -> bool {
        self.0.is_uncertain()
    }

    /// The date in words, for people to read.
    async fn text(
        &self,
        #[graphql(desc = "`en`, `es`, `fr` or `ru`; English if not given.")] lang: Option<String>,
    ) -> Result<String> {
        let tag = lang.unwrap_or_else(|| "en".to_owned());
        let language = domain::Language::from_tag(&tag).ok_or_else(|| {
            bad_input(format!(
                "`lang` is `{tag}`; dates are written in en, es, fr and ru"
            ))
        })?;
        Ok(self.0.text(language))
    }
}

/// How exact a date is.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "domain::Precision")]
pub enum Precision {
    /// To the day.
    Day,
    /// To the month.
    Month,
    /// To the season.
    Season,
    /// To the year.
    Year,
    /// To the decade.
    Decade,
    /// To the century.
    Century,
    /// A stretch from one date to another.
    Interval,
    /// Some day between two dates.
    Set,
}
