//! Claims: what one source says of one fact.

use async_graphql::{Context, Description, Enum, ID, InputObject, Object};
use entity::claim::{Column, Entity};
use sea_orm::{ColumnTrait, Condition};

use super::source::{Source, SourceFilter};
use crate::{
    domain::text::storable,
    graphql::{
        connection::{self, Node},
        error::Result,
        filter::{KeyFilter, TermFilter, combined, one, test},
        node::{self, AnyNode},
        vocabulary::{Rank, RecordKind},
    },
    store::{Filter, OrderField, Row},
};

/// What one source says of one fact. Where sources differ, all their claims stand side by side,
/// ranked; nothing is deleted for being wrong.
#[derive(Description)]
pub struct Claim(pub Row<Entity>);

impl From<Row<Entity>> for Claim {
    fn from(row: Row<Entity>) -> Self {
        Self(row)
    }
}

impl Node for Claim {
    type Table = Entity;
    const KEY: Column = Column::Key;
}

#[Object(use_type_description)]
impl Claim {
    /// The global id, for `node(id:)`. Opaque and stable: the same after a new import and on either
    /// engine.
    pub async fn id(&self) -> ID {
        node::id::<Self>(&self.0.key)
    }

    /// The key of the record in this registry. Stable.
    pub async fn key(&self) -> &str {
        &self.0.key
    }

    /// What kind of record it is about.
    async fn record_kind(&self) -> RecordKind {
        self.0.record_kind.into()
    }

    /// The fact it is about: the name of a field of the record, as `signedOn`; with a point, what is
    /// counted or told apart in it, as `counterparties.count`; or another name for a fact that has no
    /// field, as `stateDumaVote`.
    async fn property(&self) -> &str {
        &self.0.property
    }

    /// What the source says, as text.
    async fn value(&self) -> &str {
        &self.0.value
    }

    /// How the claim stands among the others of the same fact.
    async fn rank(&self) -> Rank {
        self.0.rank.into()
    }

    /// Why it has this rank, or another remark. Null where there is none.
    async fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }

    /// Who says so.
    async fn source(&self, ctx: &Context<'_>) -> Result<Source> {
        connection::referred(ctx, self.0.source_id).await
    }

    /// The record it is about. One statement for each kind of record on a page.
    async fn record(&self, ctx: &Context<'_>) -> Result<AnyNode> {
        node::record(ctx, self.0.record_kind, self.0.record_id).await
    }
}

/// Which claims to return: those that pass every test given.
#[derive(InputObject, Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ClaimFilter {
    /// A test on `key`.
    key: Option<KeyFilter>,
    /// A test on `recordKind`.
    record_kind: Option<TermFilter<RecordKind>>,
    /// A test on `property`.
    property: Option<KeyFilter>,
    /// A test on `rank`.
    rank: Option<TermFilter<Rank>>,
    /// A test on `source`.
    source: Option<Box<SourceFilter>>,
    /// All of these hold; at most 100.
    #[graphql(validator(max_items = 100))]
    and: Option<Vec<ClaimFilter>>,
    /// At least one of these holds; at most 100. An empty list matches nothing.
    #[graphql(validator(max_items = 100))]
    or: Option<Vec<ClaimFilter>>,
    /// This does not hold.
    not: Option<Box<ClaimFilter>>,
}

impl Filter<Entity> for ClaimFilter {
    fn condition(&self) -> Condition {
        Condition::all()
            .add_option(test(self.key.as_ref(), Column::Key))
            .add_option(test(self.record_kind.as_ref(), Column::RecordKind))
            .add_option(test(self.property.as_ref(), Column::Property))
            .add_option(test(self.rank.as_ref(), Column::Rank))
            .add_option(one(self.source.as_deref(), Column::SourceId))
            .add_option(combined(
                self.and.as_deref(),
                self.or.as_deref(),
                self.not.as_deref(),
            ))
    }
}

/// Only claims of this fact.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Of(pub String);

impl Filter<Entity> for Of {
    fn condition(&self) -> Condition {
        Condition::all().add(Column::Property.eq(storable(&self.0)))
    }
}

/// What claims may be ordered by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClaimOrderField {
    /// By `key`.
    Key,
    /// By `property`.
    Property,
}

impl OrderField<Entity> for ClaimOrderField {
    fn column(self) -> Column {
        match self {
            Self::Key => Column::Key,
            Self::Property => Column::Property,
        }
    }
}
