//! Relations between agreements.

use async_graphql::{Context, Description, Enum, ID, InputObject, Object};
use entity::agreement_relation::{Column, Entity};
use sea_orm::Condition;

use super::agreement::{Agreement, AgreementFilter};
use super::evidence::Evidence;
use super::source::SourceFilter;
use crate::{
    graphql::{
        connection::{self, Node},
        error::Result,
        filter::{KeyFilter, ManyFilter, TermFilter, combined, many, one, test},
        node,
        vocabulary::AgreementRelationKind,
    },
    store::{Filter, OrderField, Row, links::sources_of},
};

/// That one agreement amends, extends, implements, supplements or supersedes another.
#[derive(Description)]
pub struct AgreementRelation(pub Row<Entity>);

impl From<Row<Entity>> for AgreementRelation {
    fn from(row: Row<Entity>) -> Self {
        Self(row)
    }
}

impl Node for AgreementRelation {
    type Table = Entity;
    const KEY: Column = Column::Key;
}

#[Object(use_type_description)]
impl AgreementRelation {
    /// The global id, for `node(id:)`. Opaque and stable: the same after a new import and on either
    /// engine.
    pub async fn id(&self) -> ID {
        node::id::<Self>(&self.0.key)
    }

    /// The key of the record in this registry. Stable.
    pub async fn key(&self) -> &str {
        &self.0.key
    }

    /// What the one does to the other.
    async fn kind(&self) -> AgreementRelationKind {
        self.0.kind.into()
    }

    /// The agreement that does it.
    async fn agreement(&self, ctx: &Context<'_>) -> Result<Agreement> {
        connection::referred(ctx, self.0.agreement_id).await
    }

    /// The agreement it is done to.
    async fn related(&self, ctx: &Context<'_>) -> Result<Agreement> {
        connection::referred(ctx, self.0.related_id).await
    }

    #[graphql(flatten)]
    async fn evidence(&self) -> Evidence<'_, Self> {
        Evidence(&self.0)
    }
}

/// Which relations to return: those that pass every test given.
#[derive(InputObject, Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct AgreementRelationFilter {
    /// A test on `key`.
    key: Option<KeyFilter>,
    /// A test on `kind`.
    kind: Option<TermFilter<AgreementRelationKind>>,
    /// A test on `agreement`.
    agreement: Option<Box<AgreementFilter>>,
    /// A test on `related`.
    related: Option<Box<AgreementFilter>>,
    /// A test on `sources`.
    sources: Option<ManyFilter<SourceFilter>>,
    /// All of these hold; at most 100.
    #[graphql(validator(max_items = 100))]
    and: Option<Vec<AgreementRelationFilter>>,
    /// At least one of these holds; at most 100. An empty list matches nothing.
    #[graphql(validator(max_items = 100))]
    or: Option<Vec<AgreementRelationFilter>>,
    /// This does not hold.
    not: Option<Box<AgreementRelationFilter>>,
}

impl Filter<Entity> for AgreementRelationFilter {
    fn condition(&self) -> Condition {
        Condition::all()
            .add_option(test(self.key.as_ref(), Column::Key))
            .add_option(test(self.kind.as_ref(), Column::Kind))
            .add_option(one(self.agreement.as_deref(), Column::AgreementId))
            .add_option(one(self.related.as_deref(), Column::RelatedId))
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

/// What relations may be ordered by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AgreementRelationOrderField {
    /// By `key`.
    Key,
}

impl OrderField<Entity> for AgreementRelationOrderField {
    fn column(self) -> Column {
        match self {
            Self::Key => Column::Key,
        }
    }
}
