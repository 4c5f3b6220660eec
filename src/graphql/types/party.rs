//! Parties: one actor's part in one agreement.

use async_graphql::{Context, Description, Enum, ID, InputObject, Object};
use entity::{
    party::{Column, Entity},
    party_period,
};
use sea_orm::Condition;

use super::actor::Actor;
use super::agreement::{Agreement, AgreementFilter};
use super::event::{Event, EventFilter, EventOrderField};
use super::evidence::Evidence;
use super::fuzzy_date::Date;
use super::membership::{Membership, MembershipFilter, MembershipOrderField};
use super::organization::OrganizationFilter;
use super::period::{self, PartyPeriod};
use super::source::SourceFilter;
use super::state::StateFilter;
use crate::{
    graphql::{
        connection::{self, Node, OrderBy, PageArgs},
        error::Result,
        filter::{
            DateMatch, KeyFilter, ManyFilter, PartyStatusFilter, combined, given, many, one, test,
        },
        moment::{HeldAt, PartyMembershipFilter, PartyMoment},
        node,
        page::Page,
        today::Today,
    },
    store::{
        Filter, OrderField, Row,
        links::{EventsOfParty, MembershipsOfParty, sources_of},
    },
};

/// One actor's part in one agreement, whatever its status: a mere signatory is listed too.
#[derive(Description)]
pub struct Party(pub Row<Entity>);

impl From<Row<Entity>> for Party {
    fn from(row: Row<Entity>) -> Self {
        Self(row)
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
        let day = Today::or(as_of);
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
        filter: Option<Box<EventFilter>>,
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

    /// What the State was a member of at a moment of its own: when it signed, consented or was
    /// bound. Empty for an Organization, or if the moment is not known.
    #[expect(
        clippy::too_many_arguments,
        reason = "those of a connection, and two of its own"
    )]
    async fn memberships(
        &self,
        #[graphql(desc = "At which moment.")] at: PartyMoment,
        #[graphql(
            default,
            desc = "How sure it must be where dates are vague. A membership of which no end is \
                    known counts as lasting."
        )]
        r#match: DateMatch,
        filter: Option<Box<MembershipFilter>>,
        order_by: Option<Vec<OrderBy<MembershipOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Membership>> {
        connection::of_parent(
            MembershipsOfParty,
            self.0.id,
            (filter, HeldAt::new(at, r#match)),
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    #[graphql(flatten)]
    async fn evidence(&self) -> Evidence<'_, Self> {
        Evidence(&self.0)
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
    /// A test on `status`.
    status: Option<PartyStatusFilter>,
    /// A test on `memberships`.
    memberships: Option<PartyMembershipFilter>,
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
            .add_option(self.status.as_ref().map(PartyStatusFilter::condition))
            .add_option(
                self.memberships
                    .as_ref()
                    .and_then(|it| given(it.condition())),
            )
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
    /// By the earliest day on which it may have signed.
    SignedOn,
    /// By the earliest day on which it may have consented to be bound, the last time.
    ConsentedOn,
    /// By the first day on which it was a `PARTY` for certain, since it joined the last time; last, what
    /// never was.
    BoundOn,
    /// By the day since which it is `FORMER` for certain; last, what is not.
    LeftOn,
}

impl OrderField<Entity> for PartyOrderField {
    fn column(self) -> Column {
        match self {
            Self::Key => Column::Key,
            Self::SignedOn => Column::SignedOnEarliest,
            Self::ConsentedOn => Column::ConsentedOnEarliest,
            Self::BoundOn => Column::BoundOn,
            Self::LeftOn => Column::LeftOn,
        }
    }
}
