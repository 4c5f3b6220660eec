//! Signatures: whose hand is in what.

use async_graphql::{Context, Description, Enum, ID, InputObject, Object};
use entity::signature::{Column, Entity};
use sea_orm::Condition;

use super::actor::Actor;
use super::agreement::{Agreement, AgreementFilter};
use super::decree::{Decree, DecreeFilter};
use super::event::{Event, EventFilter};
use super::evidence::Evidence;
use super::office::{Office, OfficeFilter};
use super::official::{Official, OfficialFilter};
use super::organization::OrganizationFilter;
use super::source::SourceFilter;
use super::state::StateFilter;
use crate::{
    graphql::{
        connection::{self, Node},
        error::Result,
        filter::{KeyFilter, ManyFilter, TermFilter, combined, many, one, test},
        node,
        vocabulary::SigningRole,
    },
    store::{Filter, OrderField, Row, links::sources_of},
};

/// An official's hand in an agreement, a decree or an event: signed, promulgated, attended.
#[derive(Description)]
pub struct Signature(pub Row<Entity>);

impl From<Row<Entity>> for Signature {
    fn from(row: Row<Entity>) -> Self {
        Self(row)
    }
}

impl Node for Signature {
    type Table = Entity;
    const KEY: Column = Column::Key;
}

#[Object(use_type_description)]
impl Signature {
    /// The global id, for `node(id:)`. Opaque and stable: the same after a new import and on either
    /// engine.
    pub async fn id(&self) -> ID {
        node::id::<Self>(&self.0.key)
    }

    /// The key of the record in this registry. Stable.
    pub async fn key(&self) -> &str {
        &self.0.key
    }

    /// What the official did.
    async fn role(&self) -> SigningRole {
        self.0.role.into()
    }

    /// The capacity in which the official acted, as the source words it. Null if not known.
    async fn capacity(&self) -> Option<&str> {
        self.0.capacity.as_deref()
    }

    /// A remark. Null where there is none.
    async fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }

    /// The official.
    async fn official(&self, ctx: &Context<'_>) -> Result<Official> {
        connection::referred(ctx, self.0.official_id).await
    }

    /// The office in which the official acted. Null if it is not recorded.
    async fn office(&self, ctx: &Context<'_>) -> Option<Office> {
        connection::referred_if_any(ctx, self.0.office_id).await
    }

    /// For whom the official acted. Null if not known.
    async fn on_behalf_of(&self, ctx: &Context<'_>) -> Option<Actor> {
        Actor::referred_if_any(ctx, self.0.on_behalf_of_id).await
    }

    /// The agreement. Null if it concerns none.
    async fn agreement(&self, ctx: &Context<'_>) -> Option<Agreement> {
        connection::referred_if_any(ctx, self.0.agreement_id).await
    }

    /// The decree. Null if it concerns none.
    async fn decree(&self, ctx: &Context<'_>) -> Option<Decree> {
        connection::referred_if_any(ctx, self.0.decree_id).await
    }

    /// The event at which it happened. Null if not recorded.
    async fn event(&self, ctx: &Context<'_>) -> Option<Event> {
        connection::referred_if_any(ctx, self.0.event_id).await
    }

    #[graphql(flatten)]
    async fn evidence(&self) -> Evidence<'_, Self> {
        Evidence(&self.0)
    }
}

/// Which signatures to return: those that pass every test given.
#[derive(InputObject, Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct SignatureFilter {
    /// A test on `key`.
    key: Option<KeyFilter>,
    /// A test on `role`.
    role: Option<TermFilter<SigningRole>>,
    /// A test on `official`.
    official: Option<Box<OfficialFilter>>,
    /// A test on `office`.
    office: Option<Box<OfficeFilter>>,
    /// A test on `onBehalfOf` where it is a State.
    state: Option<Box<StateFilter>>,
    /// A test on `onBehalfOf` where it is an Organization.
    organization: Option<Box<OrganizationFilter>>,
    /// A test on `agreement`.
    agreement: Option<Box<AgreementFilter>>,
    /// A test on `decree`.
    decree: Option<Box<DecreeFilter>>,
    /// A test on `event`.
    event: Option<Box<EventFilter>>,
    /// A test on `sources`.
    sources: Option<ManyFilter<SourceFilter>>,
    /// All of these hold; at most 100.
    #[graphql(validator(max_items = 100))]
    and: Option<Vec<SignatureFilter>>,
    /// At least one of these holds; at most 100. An empty list matches nothing.
    #[graphql(validator(max_items = 100))]
    or: Option<Vec<SignatureFilter>>,
    /// This does not hold.
    not: Option<Box<SignatureFilter>>,
}

impl Filter<Entity> for SignatureFilter {
    fn condition(&self) -> Condition {
        Condition::all()
            .add_option(test(self.key.as_ref(), Column::Key))
            .add_option(test(self.role.as_ref(), Column::Role))
            .add_option(one(self.official.as_deref(), Column::OfficialId))
            .add_option(one(self.office.as_deref(), Column::OfficeId))
            .add_option(one(self.state.as_deref(), Column::OnBehalfOfId))
            .add_option(one(self.organization.as_deref(), Column::OnBehalfOfId))
            .add_option(one(self.agreement.as_deref(), Column::AgreementId))
            .add_option(one(self.decree.as_deref(), Column::DecreeId))
            .add_option(one(self.event.as_deref(), Column::EventId))
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

/// What signatures may be ordered by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SignatureOrderField {
    /// By `key`.
    Key,
}

impl OrderField<Entity> for SignatureOrderField {
    fn column(self) -> Column {
        match self {
            Self::Key => Column::Key,
        }
    }
}
