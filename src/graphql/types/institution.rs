//! Institutions of States and organizations.

use async_graphql::{Context, Description, Enum, ID, InputObject, Object};
use entity::institution::{Column, Entity};
use sea_orm::Condition;

use super::actor::Actor;
use super::decree::{Decree, DecreeFilter, DecreeOrderField};
use super::decree_action::{DecreeAction, DecreeActionFilter, DecreeActionOrderField};
use super::evidence::Evidence;
use super::office::{Office, OfficeFilter, OfficeOrderField};
use super::organization::OrganizationFilter;
use super::source::SourceFilter;
use super::state::StateFilter;
use crate::{
    graphql::{
        connection::{self, Node, OrderBy, PageArgs},
        error::Result,
        filter::{KeyFilter, ManyFilter, TermFilter, TextFilter, combined, many, one, test},
        node,
        page::Page,
        vocabulary::InstitutionKind,
    },
    store::{
        Filter, OrderField, Row,
        links::{DecreesOfInstitution, DelegationsToInstitution, OfficesOfInstitution, sources_of},
    },
};

/// A body of a State or of an Organization that issues decrees or in which officials hold
/// offices: a government, a ministry, a parliament, an embassy.
#[derive(Description)]
pub struct Institution(pub Row<Entity>);

impl From<Row<Entity>> for Institution {
    fn from(row: Row<Entity>) -> Self {
        Self(row)
    }
}

impl Node for Institution {
    type Table = Entity;
    const KEY: Column = Column::Key;
}

#[Object(use_type_description)]
impl Institution {
    /// The global id, for `node(id:)`. Opaque and stable: the same after a new import and on either
    /// engine.
    pub async fn id(&self) -> ID {
        node::id::<Self>(&self.0.key)
    }

    /// The key of the record in this registry. Stable.
    pub async fn key(&self) -> &str {
        &self.0.key
    }

    /// The name in English.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// What kind of body it is.
    async fn kind(&self) -> InstitutionKind {
        self.0.kind.into()
    }

    /// The State or Organization it is a body of.
    async fn actor(&self, ctx: &Context<'_>) -> Result<Actor> {
        Actor::referred(ctx, self.0.actor_id).await
    }

    /// The offices in it.
    async fn offices(
        &self,
        filter: Option<Box<OfficeFilter>>,
        order_by: Option<Vec<OrderBy<OfficeOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Office>> {
        connection::of_parent(
            OfficesOfInstitution,
            self.0.id,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// The decrees it issued.
    async fn decrees(
        &self,
        filter: Option<Box<DecreeFilter>>,
        order_by: Option<Vec<OrderBy<DecreeOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Decree>> {
        connection::of_parent(
            DecreesOfInstitution,
            self.0.id,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// What decrees charged it to do.
    async fn delegations(
        &self,
        filter: Option<Box<DecreeActionFilter>>,
        order_by: Option<Vec<OrderBy<DecreeActionOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<DecreeAction>> {
        connection::of_parent(
            DelegationsToInstitution,
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

/// Which institutions to return: those that pass every test given.
#[derive(InputObject, Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct InstitutionFilter {
    /// A test on `key`.
    key: Option<KeyFilter>,
    /// A test on `name`.
    name: Option<TextFilter>,
    /// A test on `kind`.
    kind: Option<TermFilter<InstitutionKind>>,
    /// A test on `actor` where it is a State.
    state: Option<Box<StateFilter>>,
    /// A test on `actor` where it is an Organization.
    organization: Option<Box<OrganizationFilter>>,
    /// A test on `offices`.
    offices: Option<ManyFilter<OfficeFilter>>,
    /// A test on `decrees`.
    decrees: Option<ManyFilter<DecreeFilter>>,
    /// A test on `sources`.
    sources: Option<ManyFilter<SourceFilter>>,
    /// All of these hold; at most 100.
    #[graphql(validator(max_items = 100))]
    and: Option<Vec<InstitutionFilter>>,
    /// At least one of these holds; at most 100. An empty list matches nothing.
    #[graphql(validator(max_items = 100))]
    or: Option<Vec<InstitutionFilter>>,
    /// This does not hold.
    not: Option<Box<InstitutionFilter>>,
}

impl Filter<Entity> for InstitutionFilter {
    fn condition(&self) -> Condition {
        Condition::all()
            .add_option(test(self.key.as_ref(), Column::Key))
            .add_option(test(self.name.as_ref(), Column::NameFolded))
            .add_option(test(self.kind.as_ref(), Column::Kind))
            .add_option(one(self.state.as_deref(), Column::ActorId))
            .add_option(one(self.organization.as_deref(), Column::ActorId))
            .add_option(many(
                self.offices.as_ref(),
                OfficesOfInstitution,
                Column::Id,
            ))
            .add_option(many(
                self.decrees.as_ref(),
                DecreesOfInstitution,
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

impl InstitutionFilter {
    /// The institutions of the States that pass a filter.
    pub fn of_state(filter: Box<StateFilter>) -> Self {
        Self {
            state: Some(filter),
            ..Self::default()
        }
    }
}

/// What institutions may be ordered by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum InstitutionOrderField {
    /// By `key`.
    Key,
    /// By `name`.
    Name,
}

impl OrderField<Entity> for InstitutionOrderField {
    fn column(self) -> Column {
        match self {
            Self::Key => Column::Key,
            Self::Name => Column::NameFolded,
        }
    }
}
