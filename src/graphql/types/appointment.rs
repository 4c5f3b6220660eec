//! Appointments of officials to offices.

use async_graphql::{Context, Description, Enum, ID, InputObject, Object};
use entity::appointment::{Column, Entity};
use sea_orm::Condition;

use super::evidence::Evidence;
use super::fuzzy_date::{Date, FuzzyDate};
use super::office::{Office, OfficeFilter};
use super::official::{Official, OfficialFilter};
use super::source::SourceFilter;
use crate::{
    graphql::{
        connection::{self, Node},
        error::Result,
        filter::{DateFilter, DateMatch, Fuzzy, KeyFilter, ManyFilter, combined, many, one, test},
        held::Held,
        node,
    },
    store::{Filter, OrderField, Row, links::sources_of},
};

/// That an Official held an Office for a term `[from, until)`.
#[derive(Description)]
pub struct Appointment(pub Row<Entity>);

impl From<Row<Entity>> for Appointment {
    fn from(row: Row<Entity>) -> Self {
        Self(row)
    }
}

impl Node for Appointment {
    type Table = Entity;
    const KEY: Column = Column::Key;
}

#[Object(use_type_description)]
impl Appointment {
    /// The global id, for `node(id:)`. Opaque and stable: the same after a new import and on either
    /// engine.
    pub async fn id(&self) -> ID {
        node::id::<Self>(&self.0.key)
    }

    /// The key of the record in this registry. Stable.
    pub async fn key(&self) -> &str {
        &self.0.key
    }

    /// The first day of the term. Null if not known.
    async fn r#from(&self) -> Result<Option<FuzzyDate>> {
        FuzzyDate::read(self.0.from_edtf.as_deref())
    }

    /// The first day after the term. Null means that no end is known, not that there is none: do
    /// not read it as "in office today".
    async fn until(&self) -> Result<Option<FuzzyDate>> {
        FuzzyDate::read(self.0.until_edtf.as_deref())
    }

    /// A remark. Null where there is none.
    async fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }

    /// Who held the office.
    async fn official(&self, ctx: &Context<'_>) -> Result<Official> {
        connection::referred(ctx, self.0.official_id).await
    }

    /// The office held.
    async fn office(&self, ctx: &Context<'_>) -> Result<Office> {
        connection::referred(ctx, self.0.office_id).await
    }

    #[graphql(flatten)]
    async fn evidence(&self) -> Evidence<'_, Self> {
        Evidence(&self.0)
    }
}

/// Which appointments to return: those that pass every test given.
#[derive(InputObject, Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct AppointmentFilter {
    /// A test on `key`.
    key: Option<KeyFilter>,
    /// A test on `official`.
    official: Option<Box<OfficialFilter>>,
    /// A test on `office`.
    office: Option<Box<OfficeFilter>>,
    /// A test on `from`.
    r#from: Option<DateFilter>,
    /// A test on `until`.
    until: Option<DateFilter>,
    /// It held on this day.
    as_of: Option<Date>,
    /// How sure `asOf` must be where dates are vague.
    #[graphql(default)]
    r#match: DateMatch,
    /// A test on `sources`.
    sources: Option<ManyFilter<SourceFilter>>,
    /// All of these hold; at most 100.
    #[graphql(validator(max_items = 100))]
    and: Option<Vec<AppointmentFilter>>,
    /// At least one of these holds; at most 100. An empty list matches nothing.
    #[graphql(validator(max_items = 100))]
    or: Option<Vec<AppointmentFilter>>,
    /// This does not hold.
    not: Option<Box<AppointmentFilter>>,
}

const FROM: Fuzzy<Column> = (Column::FromEdtf, Column::FromEarliest, Column::FromLatest);
const UNTIL: Fuzzy<Column> = (
    Column::UntilEdtf,
    Column::UntilEarliest,
    Column::UntilLatest,
);

impl Filter<Entity> for AppointmentFilter {
    fn condition(&self) -> Condition {
        Condition::all()
            .add_option(test(self.key.as_ref(), Column::Key))
            .add_option(one(self.official.as_deref(), Column::OfficialId))
            .add_option(one(self.office.as_deref(), Column::OfficeId))
            .add_option(test(self.r#from.as_ref(), FROM))
            .add_option(test(self.until.as_ref(), UNTIL))
            .add(Filter::<Entity>::condition(
                &self.as_of.map(|day| Held::on(day.0, self.r#match)),
            ))
            .add_option(many(
                self.sources.as_ref(),
                sources_of::<Entity>(),
                Column::Id,
            ))
            .add_option(combined(
                self.and.as_deref(),
                self.or.as_deref(),
                self.not.as_deref(),
            ))
    }
}

/// What appointments may be ordered by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AppointmentOrderField {
    /// By `key`.
    Key,
    /// By `from`, by its earliest day where it is vague.
    From,
    /// By `until`, by its earliest day where it is vague.
    Until,
}

impl OrderField<Entity> for AppointmentOrderField {
    fn column(self) -> Column {
        match self {
            Self::Key => Column::Key,
            Self::From => Column::FromEarliest,
            Self::Until => Column::UntilEarliest,
        }
    }
}
