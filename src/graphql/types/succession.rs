//! Successions of States and organizations.

use async_graphql::{Context, Description, Enum, ID, InputObject, Object};
use entity::succession::{Column, Entity};
use sea_orm::Condition;

use super::actor::Actor;
use super::evidence::Evidence;
use super::fuzzy_date::FuzzyDate;
use super::source::SourceFilter;
use crate::{
    graphql::{
        connection::Node,
        error::Result,
        filter::{DateFilter, Fuzzy, KeyFilter, ManyFilter, TermFilter, combined, many, test},
        node,
        vocabulary::SuccessionKind,
    },
    store::{Filter, OrderField, Row, links::sources_of},
};

/// That one State or Organization succeeded another, and how.
#[derive(Description)]
pub struct Succession(pub Row<Entity>);

impl From<Row<Entity>> for Succession {
    fn from(row: Row<Entity>) -> Self {
        Self(row)
    }
}

impl Node for Succession {
    type Table = Entity;
    const KEY: Column = Column::Key;
}

#[Object(use_type_description)]
impl Succession {
    /// The global id, for `node(id:)`. Opaque and stable: the same after a new import and on either
    /// engine.
    pub async fn id(&self) -> ID {
        node::id::<Self>(&self.0.key)
    }

    /// The key of the record in this registry. Stable.
    pub async fn key(&self) -> &str {
        &self.0.key
    }

    /// How it succeeded.
    async fn kind(&self) -> SuccessionKind {
        self.0.kind.into()
    }

    /// The day of the succession. Null if not known.
    async fn occurred_on(&self) -> Result<Option<FuzzyDate>> {
        FuzzyDate::read(self.0.occurred_on_edtf.as_deref())
    }

    /// A remark. Null where there is none.
    async fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }

    /// Who was succeeded.
    async fn predecessor(&self, ctx: &Context<'_>) -> Result<Actor> {
        Actor::referred(ctx, self.0.predecessor_id).await
    }

    /// Who succeeded.
    async fn successor(&self, ctx: &Context<'_>) -> Result<Actor> {
        Actor::referred(ctx, self.0.successor_id).await
    }

    #[graphql(flatten)]
    async fn evidence(&self) -> Evidence<'_, Self> {
        Evidence(&self.0)
    }
}

/// Which successions to return: those that pass every test given.
#[derive(InputObject, Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct SuccessionFilter {
    /// A test on `key`.
    key: Option<KeyFilter>,
    /// A test on `kind`.
    kind: Option<TermFilter<SuccessionKind>>,
    /// A test on `occurredOn`.
    occurred_on: Option<DateFilter>,
    /// A test on `sources`.
    sources: Option<ManyFilter<SourceFilter>>,
    /// All of these hold; at most 100.
    #[graphql(validator(max_items = 100))]
    and: Option<Vec<SuccessionFilter>>,
    /// At least one of these holds; at most 100. An empty list matches nothing.
    #[graphql(validator(max_items = 100))]
    or: Option<Vec<SuccessionFilter>>,
    /// This does not hold.
    not: Option<Box<SuccessionFilter>>,
}

const OCCURRED_ON: Fuzzy<Column> = (
    Column::OccurredOnEdtf,
    Column::OccurredOnEarliest,
    Column::OccurredOnLatest,
);

impl Filter<Entity> for SuccessionFilter {
    fn condition(&self) -> Condition {
        Condition::all()
            .add_option(test(self.key.as_ref(), Column::Key))
            .add_option(test(self.kind.as_ref(), Column::Kind))
            .add_option(test(self.occurred_on.as_ref(), OCCURRED_ON))
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

/// What successions may be ordered by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SuccessionOrderField {
    /// By `key`.
    Key,
    /// By `occurredOn`, by its earliest day where it is vague.
    OccurredOn,
}

impl OrderField<Entity> for SuccessionOrderField {
    fn column(self) -> Column {
        match self {
            Self::Key => Column::Key,
            Self::OccurredOn => Column::OccurredOnEarliest,
        }
    }
}
