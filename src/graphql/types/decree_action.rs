//! Actions: what a decree does about an agreement.

use async_graphql::{Context, Description, Enum, ID, InputObject, Object};
use entity::decree_action::{Column, Entity};
use sea_orm::Condition;

use super::agreement::{Agreement, AgreementFilter};
use super::decree::{Decree, DecreeFilter};
use super::event::{Event, EventFilter, EventOrderField};
use super::evidence::Evidence;
use super::fuzzy_date::FuzzyDate;
use super::institution::{Institution, InstitutionFilter};
use super::source::SourceFilter;
use crate::{
    graphql::{
        connection::{self, Node, OrderBy, PageArgs},
        error::Result,
        filter::{DateFilter, Fuzzy, KeyFilter, ManyFilter, TermFilter, combined, many, one, test},
        node,
        page::Page,
        vocabulary::DecreeEffect,
    },
    store::{
        Filter, OrderField, Row,
        links::{EventsOfAction, sources_of},
    },
};

/// What one decree does about one agreement. It changes no status by itself.
#[derive(Description)]
pub struct DecreeAction(pub Row<Entity>);

impl From<Row<Entity>> for DecreeAction {
    fn from(row: Row<Entity>) -> Self {
        Self(row)
    }
}

impl Node for DecreeAction {
    type Table = Entity;
    const KEY: Column = Column::Key;
}

#[Object(use_type_description)]
impl DecreeAction {
    /// The global id, for `node(id:)`. Opaque and stable: the same after a new import and on either
    /// engine.
    pub async fn id(&self) -> ID {
        node::id::<Self>(&self.0.key)
    }

    /// The key of the record in this registry. Stable.
    pub async fn key(&self) -> &str {
        &self.0.key
    }

    /// What it does.
    async fn effect(&self) -> DecreeEffect {
        self.0.effect.into()
    }

    /// The day from which it does so, if the decree says. Null if not known.
    async fn effective_on(&self) -> Result<Option<FuzzyDate>> {
        FuzzyDate::read(self.0.effective_on_edtf.as_deref())
    }

    /// A remark. Null where there is none.
    async fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }

    /// The decree.
    async fn decree(&self, ctx: &Context<'_>) -> Result<Decree> {
        connection::referred(ctx, self.0.decree_id).await
    }

    /// The agreement.
    async fn agreement(&self, ctx: &Context<'_>) -> Result<Agreement> {
        connection::referred(ctx, self.0.agreement_id).await
    }

    /// The institution charged to carry it out. Null if none is named.
    async fn delegated_to(&self, ctx: &Context<'_>) -> Option<Institution> {
        connection::referred_if_any(ctx, self.0.delegated_to_id).await
    }

    /// What came of it: what happened to the agreement by this decree.
    async fn events(
        &self,
        filter: Option<Box<EventFilter>>,
        order_by: Option<Vec<OrderBy<EventOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Event>> {
        connection::of_parent(
            EventsOfAction,
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

/// Which decree actions to return: those that pass every test given.
#[derive(InputObject, Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct DecreeActionFilter {
    /// A test on `key`.
    key: Option<KeyFilter>,
    /// A test on `effect`.
    effect: Option<TermFilter<DecreeEffect>>,
    /// A test on `decree`.
    decree: Option<Box<DecreeFilter>>,
    /// A test on `agreement`.
    agreement: Option<Box<AgreementFilter>>,
    /// A test on `delegatedTo`.
    delegated_to: Option<Box<InstitutionFilter>>,
    /// A test on `effectiveOn`.
    effective_on: Option<DateFilter>,
    /// A test on `sources`.
    sources: Option<ManyFilter<SourceFilter>>,
    /// All of these hold; at most 100.
    #[graphql(validator(max_items = 100))]
    and: Option<Vec<DecreeActionFilter>>,
    /// At least one of these holds; at most 100. An empty list matches nothing.
    #[graphql(validator(max_items = 100))]
    or: Option<Vec<DecreeActionFilter>>,
    /// This does not hold.
    not: Option<Box<DecreeActionFilter>>,
}

const EFFECTIVE_ON: Fuzzy<Column> = (
    Column::EffectiveOnEdtf,
    Column::EffectiveOnEarliest,
    Column::EffectiveOnLatest,
);

impl Filter<Entity> for DecreeActionFilter {
    fn condition(&self) -> Condition {
        Condition::all()
            .add_option(test(self.key.as_ref(), Column::Key))
            .add_option(test(self.effect.as_ref(), Column::Effect))
            .add_option(one(self.decree.as_deref(), Column::DecreeId))
            .add_option(one(self.agreement.as_deref(), Column::AgreementId))
            .add_option(one(self.delegated_to.as_deref(), Column::DelegatedToId))
            .add_option(test(self.effective_on.as_ref(), EFFECTIVE_ON))
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

/// What decree actions may be ordered by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DecreeActionOrderField {
    /// By `key`.
    Key,
    /// By `effectiveOn`, by its earliest day where it is vague.
    EffectiveOn,
}

impl OrderField<Entity> for DecreeActionOrderField {
    fn column(self) -> Column {
        match self {
            Self::Key => Column::Key,
            Self::EffectiveOn => Column::EffectiveOnEarliest,
        }
    }
}
