//! Offices: posts in institutions.

use async_graphql::{Context, Description, Enum, ID, InputObject, Object};
use entity::office::{Column, Entity};
use sea_orm::Condition;

use super::appointment::{Appointment, AppointmentFilter, AppointmentOrderField};
use super::evidence::Evidence;
use super::fuzzy_date::Date;
use super::institution::{Institution, InstitutionFilter};
use super::signature::{Signature, SignatureFilter, SignatureOrderField};
use super::source::SourceFilter;
use crate::{
    graphql::{
        connection::{self, Node, OrderBy, PageArgs},
        error::Result,
        filter::{DateMatch, KeyFilter, ManyFilter, TextFilter, combined, many, one, test},
        held::Held,
        node,
        page::Page,
    },
    store::{
        Filter, OrderField, Row,
        links::{AppointmentsToOffice, SignaturesInOffice, sources_of},
    },
};

/// A post in an Institution, whoever holds it: President, Minister of Defence, Ambassador.
#[derive(Description)]
pub struct Office(pub Row<Entity>);

impl From<Row<Entity>> for Office {
    fn from(row: Row<Entity>) -> Self {
        Self(row)
    }
}

impl Node for Office {
    type Table = Entity;
    const KEY: Column = Column::Key;
}

#[Object(use_type_description)]
impl Office {
    /// The global id, for `node(id:)`. Opaque and stable: the same after a new import and on either
    /// engine.
    pub async fn id(&self) -> ID {
        node::id::<Self>(&self.0.key)
    }

    /// The key of the record in this registry. Stable.
    pub async fn key(&self) -> &str {
        &self.0.key
    }

    /// The title of the post in English.
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// The institution it is in.
    async fn institution(&self, ctx: &Context<'_>) -> Result<Institution> {
        connection::referred(ctx, self.0.institution_id).await
    }

    /// Who held it, past and present; with `asOf`, on that day.
    #[expect(
        clippy::too_many_arguments,
        reason = "those of a connection, and the day"
    )]
    async fn appointments(
        &self,
        as_of: Option<Date>,
        #[graphql(default)] r#match: DateMatch,
        filter: Option<Box<AppointmentFilter>>,
        order_by: Option<Vec<OrderBy<AppointmentOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Appointment>> {
        let held = as_of.map(|day| Held::on(day.0, r#match));
        connection::of_parent(
            AppointmentsToOffice,
            self.0.id,
            (filter, held),
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// What was signed by its holders in this office.
    async fn signatures(
        &self,
        filter: Option<Box<SignatureFilter>>,
        order_by: Option<Vec<OrderBy<SignatureOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Signature>> {
        connection::of_parent(
            SignaturesInOffice,
            self.0.id,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    #[graphql(flatten)]
    async fn evidence(&self) -> Evidence<'_, Self> {
        Evidence(&self.0)
    }
}

/// Which offices to return: those that pass every test given.
#[derive(InputObject, Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct OfficeFilter {
    /// A test on `key`.
    key: Option<KeyFilter>,
    /// A test on `title`.
    title: Option<TextFilter>,
    /// A test on `institution`.
    institution: Option<Box<InstitutionFilter>>,
    /// A test on `appointments`.
    appointments: Option<ManyFilter<AppointmentFilter>>,
    /// A test on `sources`.
    sources: Option<ManyFilter<SourceFilter>>,
    /// All of these hold; at most 100.
    #[graphql(validator(max_items = 100))]
    and: Option<Vec<OfficeFilter>>,
    /// At least one of these holds; at most 100. An empty list matches nothing.
    #[graphql(validator(max_items = 100))]
    or: Option<Vec<OfficeFilter>>,
    /// This does not hold.
    not: Option<Box<OfficeFilter>>,
}

impl Filter<Entity> for OfficeFilter {
    fn condition(&self) -> Condition {
        Condition::all()
            .add_option(test(self.key.as_ref(), Column::Key))
            .add_option(test(self.title.as_ref(), Column::TitleFolded))
            .add_option(one(self.institution.as_deref(), Column::InstitutionId))
            .add_option(many(
                self.appointments.as_ref(),
                AppointmentsToOffice,
                Column::Id,
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

/// What offices may be ordered by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OfficeOrderField {
    /// By `key`.
    Key,
    /// By `title`.
    Title,
}

impl OrderField<Entity> for OfficeOrderField {
    fn column(self) -> Column {
        match self {
            Self::Key => Column::Key,
            Self::Title => Column::TitleFolded,
        }
    }
}
