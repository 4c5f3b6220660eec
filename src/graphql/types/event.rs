//! Events: what happened to agreements.

use async_graphql::{Context, Description, Enum, ID, InputObject, Object};
use entity::event::{Column, Entity};
use sea_orm::Condition;

use super::agreement::{Agreement, AgreementFilter};
use super::decree::{Decree, DecreeFilter};
use super::evidence::Evidence;
use super::fuzzy_date::FuzzyDate;
use super::party::{Party, PartyFilter};
use super::signature::{Signature, SignatureFilter, SignatureOrderField};
use super::source::SourceFilter;
use crate::{
    graphql::{
        connection::{self, Node, OrderBy, PageArgs},
        error::Result,
        filter::{DateFilter, Fuzzy, KeyFilter, ManyFilter, TermFilter, combined, many, one, test},
        node,
        page::Page,
        vocabulary::EventKind,
    },
    store::{
        Filter, OrderField, Row,
        links::{SignaturesAtEvent, sources_of},
    },
};

/// Something that happened, on a date, nearly always to an agreement and perhaps by a party: a
/// signature, a ratification, an entry into force, a notice, an end.
#[derive(Description)]
pub struct Event(pub Row<Entity>);

impl From<Row<Entity>> for Event {
    fn from(row: Row<Entity>) -> Self {
        Self(row)
    }
}

impl Node for Event {
    type Table = Entity;
    const KEY: Column = Column::Key;
}

#[Object(use_type_description)]
impl Event {
    /// The global id, for `node(id:)`. Opaque and stable: the same after a new import and on either
    /// engine.
    pub async fn id(&self) -> ID {
        node::id::<Self>(&self.0.key)
    }

    /// The key of the record in this registry. Stable.
    pub async fn key(&self) -> &str {
        &self.0.key
    }

    /// What happened.
    async fn kind(&self) -> EventKind {
        self.0.kind.into()
    }

    /// What it was called. Null where the kind says enough.
    async fn title(&self) -> Option<&str> {
        self.0.title.as_deref()
    }

    /// The day on which it happened. Null if not known.
    async fn occurred_on(&self) -> Result<Option<FuzzyDate>> {
        FuzzyDate::read(self.0.occurred_on_edtf.as_deref())
    }

    /// The day from which it has effect, where that is another. Null if not known or the same.
    async fn effective_on(&self) -> Result<Option<FuzzyDate>> {
        FuzzyDate::read(self.0.effective_on_edtf.as_deref())
    }

    /// Where it happened. Null if not known.
    async fn place(&self) -> Option<&str> {
        self.0.place.as_deref()
    }

    /// A remark. Null where there is none.
    async fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }

    /// The agreement it happened to. Null if it concerns a decree alone, or several agreements.
    async fn agreement(&self, ctx: &Context<'_>) -> Option<Agreement> {
        connection::referred_if_any(ctx, self.0.agreement_id).await
    }

    /// The party that did it. Null if it concerns the agreement as a whole.
    async fn party(&self, ctx: &Context<'_>) -> Option<Party> {
        connection::referred_if_any(ctx, self.0.party_id).await
    }

    /// The decree by which it was done, or that confirmed it later. Null if none is known.
    async fn decree(&self, ctx: &Context<'_>) -> Option<Decree> {
        connection::referred_if_any(ctx, self.0.decree_id).await
    }

    /// Who signed or attended.
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
            SignaturesAtEvent,
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

/// Which events to return: those that pass every test given.
#[derive(InputObject, Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct EventFilter {
    /// A test on `key`.
    key: Option<KeyFilter>,
    /// A test on `kind`.
    kind: Option<TermFilter<EventKind>>,
    /// A test on `agreement`.
    agreement: Option<Box<AgreementFilter>>,
    /// A test on `party`.
    party: Option<Box<PartyFilter>>,
    /// A test on `decree`.
    decree: Option<Box<DecreeFilter>>,
    /// A test on `occurredOn`.
    occurred_on: Option<DateFilter>,
    /// A test on `effectiveOn`.
    effective_on: Option<DateFilter>,
    /// A test on `signatures`.
    signatures: Option<ManyFilter<SignatureFilter>>,
    /// A test on `sources`.
    sources: Option<ManyFilter<SourceFilter>>,
    /// All of these hold; at most 100.
    #[graphql(validator(max_items = 100))]
    and: Option<Vec<EventFilter>>,
    /// At least one of these holds; at most 100. An empty list matches nothing.
    #[graphql(validator(max_items = 100))]
    or: Option<Vec<EventFilter>>,
    /// This does not hold.
    not: Option<Box<EventFilter>>,
}

const OCCURRED_ON: Fuzzy<Column> = (
    Column::OccurredOnEdtf,
    Column::OccurredOnEarliest,
    Column::OccurredOnLatest,
);
const EFFECTIVE_ON: Fuzzy<Column> = (
    Column::EffectiveOnEdtf,
    Column::EffectiveOnEarliest,
    Column::EffectiveOnLatest,
);

impl Filter<Entity> for EventFilter {
    fn condition(&self) -> Condition {
        Condition::all()
            .add_option(test(self.key.as_ref(), Column::Key))
            .add_option(test(self.kind.as_ref(), Column::Kind))
            .add_option(one(self.agreement.as_deref(), Column::AgreementId))
            .add_option(one(self.party.as_deref(), Column::PartyId))
            .add_option(one(self.decree.as_deref(), Column::DecreeId))
            .add_option(test(self.occurred_on.as_ref(), OCCURRED_ON))
            .add_option(test(self.effective_on.as_ref(), EFFECTIVE_ON))
            .add_option(many(
                self.signatures.as_ref(),
                SignaturesAtEvent,
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

/// What events may be ordered by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EventOrderField {
    /// By `key`.
    Key,
    /// By `occurredOn`, by its earliest day where it is vague.
    OccurredOn,
    /// By `effectiveOn`, by its earliest day where it is vague.
    EffectiveOn,
}

impl OrderField<Entity> for EventOrderField {
    fn column(self) -> Column {
        match self {
            Self::Key => Column::Key,
            Self::OccurredOn => Column::OccurredOnEarliest,
            Self::EffectiveOn => Column::EffectiveOnEarliest,
        }
    }
}
