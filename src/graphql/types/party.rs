//! Parties: one actor's part in one agreement.

use async_graphql::{Context, Description, Enum, ID, InputObject, Object};
use entity::{
    party::{Column, Entity, Model},
    party_period,
};
use sea_orm::Condition;

use super::actor::Actor;
use super::agreement::{Agreement, AgreementFilter};
use super::claim::{Claim, ClaimFilter, ClaimOrderField};
use super::event::{Event, EventFilter, EventOrderField};
use super::fuzzy_date::Date;
use super::organization::OrganizationFilter;
use super::period::{self, PartyPeriod};
use super::source::{Source, SourceFilter, SourceOrderField};
use super::state::StateFilter;
use crate::{
    graphql::{
        connection::{self, Node, OrderBy, PageArgs},
        error::Result,
        filter::{KeyFilter, ManyFilter, combined, many, one, test},
        node,
        page::Page,
        today::Today,
    },
    store::{
        Filter, OrderField,
        links::{EventsOfParty, claims_of, sources_of},
    },
};

/// One actor's part in one agreement, whatever its status: a mere signatory is listed too.
#[derive(Description)]
pub struct Party(pub Model);

impl From<Model> for Party {
    fn from(model: Model) -> Self {
        Self(model)
    }
}

impl Node for Party {
    type Table = Entity;
    const KEY: Column = Column::Key;
}

#[Object(use_type_description)]
impl Party {
    /// The global id, for `node(id:)`. Opaque and stable: the same after a new import and on either
    /// engine.
    pub async fn id(&self) -> ID {
        node::id::<Self>(&self.0.key)
    }

    /// The key of the record in this registry. Stable.
    pub async fn key(&self) -> &str {
        &self.0.key
    }

    /// A remark. Null where there is none.
    async fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }

    /// The agreement.
    async fn agreement(&self, ctx: &Context<'_>) -> Result<Agreement> {
        connection::referred(ctx, self.0.agreement_id).await
    }

    /// The State or Organization.
    async fn actor(&self, ctx: &Context<'_>) -> Result<Actor> {
        Actor::referred(ctx, self.0.actor_id).await
    }

    /// Its status on a day, today (UTC) if none is given, and what it rests on. It follows from the
    /// events of the agreement by the rules in `docs/time.md`.
    async fn status(&self, ctx: &Context<'_>, as_of: Option<Date>) -> Result<PartyPeriod> {
        let day = Today::or(ctx, as_of);
        let period = period::on::<party_period::Entity>(ctx, self.0.id, day).await?;
        Ok(PartyPeriod(period))
    }

    /// All its periods: which status it had when.
    async fn timeline(&self, ctx: &Context<'_>) -> Result<Vec<PartyPeriod>> {
        let all = period::all::<party_period::Entity>(ctx, self.0.id).await?;
        Ok(all.into_iter().map(PartyPeriod).collect())
    }

    /// What this actor did about this agreement.
    async fn events(
        &self,
        filter: Option<EventFilter>,
        order_by: Option<Vec<OrderBy<EventOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Event>> {
        connection::of_parent(
            EventsOfParty,
            self.0.id,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// Who says so: the sources on which this record rests.
    async fn sources(
        &self,
        filter: Option<SourceFilter>,
        order_by: Option<Vec<OrderBy<SourceOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Source>> {
        connection::of_parent(
            sources_of::<Entity>(),
            self.0.id,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// What each source says of this record where sources differ.
    async fn claims(
        &self,
        filter: Option<ClaimFilter>,
        order_by: Option<Vec<OrderBy<ClaimOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Claim>> {
        connection::of_parent(
            claims_of::<Entity>(),
            self.0.id,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }
}

/// Which parties to return: those that pass every test given.
#[derive(InputObject, Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct PartyFilter {
    /// A test on `key`.
    key: Option<KeyFilter>,
    /// A test on `agreement`.
    agreement: Option<Box<AgreementFilter>>,
    /// A test on `actor` where it is a State.
    state: Option<Box<StateFilter>>,
    /// A test on `actor` where it is an Organization.
    organization: Option<Box<OrganizationFilter>>,
    /// A test on `events`.
    events: Option<ManyFilter<EventFilter>>,
    /// A test on `sources`.
    sources: Option<ManyFilter<SourceFilter>>,
    /// All of these hold; at most 100.
    #[graphql(validator(max_items = 100))]
    and: Option<Vec<PartyFilter>>,
    /// At least one of these holds; at most 100. An empty list matches nothing.
    #[graphql(validator(max_items = 100))]
    or: Option<Vec<PartyFilter>>,
    /// This does not hold.
    not: Option<Box<PartyFilter>>,
}

impl Filter<Entity> for PartyFilter {
    fn condition(&self) -> Condition {
        Condition::all()
            .add_option(test(self.key.as_ref(), Column::Key))
            .add_option(one(self.agreement.as_deref(), Column::AgreementId))
            .add_option(one(self.state.as_deref(), Column::ActorId))
            .add_option(one(self.organization.as_deref(), Column::ActorId))
            .add_option(many(self.events.as_ref(), EventsOfParty, Column::Id))
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

/// What parties may be ordered by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartyOrderField {
    /// By `key`.
    Key,
}

impl OrderField<Entity> for PartyOrderField {
    fn column(self) -> Column {
        match self {
            Self::Key => Column::Key,
        }
    }
}
