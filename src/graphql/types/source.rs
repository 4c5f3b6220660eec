//! Sources: who says so.

use async_graphql::{Context, Description, Enum, ID, InputObject, Object};
use entity::{
    agreement, agreement_relation, appointment, decree, decree_action, event, institution,
    membership, office, official, organization, party, signature,
    source::{Column, Entity},
    state, succession,
};
use sea_orm::Condition;

use super::agreement::{Agreement, AgreementFilter, AgreementOrderField};
use super::agreement_relation::{
    AgreementRelation, AgreementRelationFilter, AgreementRelationOrderField,
};
use super::appointment::{Appointment, AppointmentFilter, AppointmentOrderField};
use super::claim::{Claim, ClaimFilter, ClaimOrderField};
use super::collection::{Collection, CollectionFilter};
use super::decree::{Decree, DecreeFilter, DecreeOrderField};
use super::decree_action::{DecreeAction, DecreeActionFilter, DecreeActionOrderField};
use super::event::{Event, EventFilter, EventOrderField};
use super::fuzzy_date::FuzzyDate;
use super::institution::{Institution, InstitutionFilter, InstitutionOrderField};
use super::membership::{Membership, MembershipFilter, MembershipOrderField};
use super::office::{Office, OfficeFilter, OfficeOrderField};
use super::official::{Official, OfficialFilter, OfficialOrderField};
use super::organization::{Organization, OrganizationFilter, OrganizationOrderField};
use super::party::{Party, PartyFilter, PartyOrderField};
use super::signature::{Signature, SignatureFilter, SignatureOrderField};
use super::state::{State, StateFilter, StateOrderField};
use super::succession::{Succession, SuccessionFilter, SuccessionOrderField};
use crate::{
    graphql::{
        connection::{self, Node, OrderBy, PageArgs},
        error::Result,
        filter::{DateFilter, Fuzzy, KeyFilter, TermFilter, TextFilter, combined, one, test},
        node,
        page::Page,
        vocabulary::SourceKind,
    },
    store::{
        Filter, OrderField, Row,
        links::{ClaimsOfSource, cited_by},
    },
};

/// Who says so: a gazette, a treaty collection, a newspaper.
#[derive(Description)]
pub struct Source(pub Row<Entity>);

impl From<Row<Entity>> for Source {
    fn from(row: Row<Entity>) -> Self {
        Self(row)
    }
}

impl Node for Source {
    type Table = Entity;
    const KEY: Column = Column::Key;
}

#[Object(use_type_description)]
impl Source {
    /// The global id, for `node(id:)`. Opaque and stable: the same after a new import and on either
    /// engine.
    pub async fn id(&self) -> ID {
        node::id::<Self>(&self.0.key)
    }

    /// The key of the record in this registry. Stable.
    pub async fn key(&self) -> &str {
        &self.0.key
    }

    /// The collection it comes from, with its licence. Null if it was stored before there were
    /// collections.
    async fn collection(&self, ctx: &Context<'_>) -> Option<Collection> {
        connection::referred_if_any(ctx, self.0.collection_id).await
    }

    /// What kind of source it is.
    async fn kind(&self) -> SourceKind {
        self.0.kind.into()
    }

    /// The address, which begins with `https://` or `http://`. Null if it has none.
    async fn url(&self) -> Option<&str> {
        self.0.url.as_deref()
    }

    /// Who published it. Null if not known.
    async fn publisher(&self) -> Option<&str> {
        self.0.publisher.as_deref()
    }

    /// The title. Null if it was not seen.
    async fn title(&self) -> Option<&str> {
        self.0.title.as_deref()
    }

    /// The day of publication. Null if not known.
    async fn published_on(&self) -> Result<Option<FuzzyDate>> {
        FuzzyDate::read(self.0.published_on_edtf.as_deref())
    }

    /// The language, as a code of ISO 639-1. Null if not known.
    async fn language(&self) -> Option<&str> {
        self.0.language.as_deref()
    }

    /// How it was reached when it was read. Null if not recorded.
    async fn access(&self) -> Option<&str> {
        self.0.access.as_deref()
    }

    /// What this source says where sources differ.
    async fn claims(
        &self,
        filter: Option<Box<ClaimFilter>>,
        order_by: Option<Vec<OrderBy<ClaimOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Claim>> {
        connection::of_parent(
            ClaimsOfSource,
            self.0.id,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// The states that rest on this source.
    async fn states(
        &self,
        filter: Option<Box<StateFilter>>,
        order_by: Option<Vec<OrderBy<StateOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<State>> {
        connection::of_parent(
            cited_by::<state::Entity>(),
            self.0.id,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// The organizations that rest on this source.
    async fn organizations(
        &self,
        filter: Option<Box<OrganizationFilter>>,
        order_by: Option<Vec<OrderBy<OrganizationOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Organization>> {
        connection::of_parent(
            cited_by::<organization::Entity>(),
            self.0.id,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// The successions that rest on this source.
    async fn successions(
        &self,
        filter: Option<Box<SuccessionFilter>>,
        order_by: Option<Vec<OrderBy<SuccessionOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Succession>> {
        connection::of_parent(
            cited_by::<succession::Entity>(),
            self.0.id,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// The memberships that rest on this source.
    async fn memberships(
        &self,
        filter: Option<Box<MembershipFilter>>,
        order_by: Option<Vec<OrderBy<MembershipOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Membership>> {
        connection::of_parent(
            cited_by::<membership::Entity>(),
            self.0.id,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// The institutions that rest on this source.
    async fn institutions(
        &self,
        filter: Option<Box<InstitutionFilter>>,
        order_by: Option<Vec<OrderBy<InstitutionOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Institution>> {
        connection::of_parent(
            cited_by::<institution::Entity>(),
            self.0.id,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// The offices that rest on this source.
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
            cited_by::<office::Entity>(),
            self.0.id,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// The officials that rest on this source.
    async fn officials(
        &self,
        filter: Option<Box<OfficialFilter>>,
        order_by: Option<Vec<OrderBy<OfficialOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Official>> {
        connection::of_parent(
            cited_by::<official::Entity>(),
            self.0.id,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// The appointments that rest on this source.
    async fn appointments(
        &self,
        filter: Option<Box<AppointmentFilter>>,
        order_by: Option<Vec<OrderBy<AppointmentOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Appointment>> {
        connection::of_parent(
            cited_by::<appointment::Entity>(),
            self.0.id,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// The agreements that rest on this source.
    async fn agreements(
        &self,
        filter: Option<Box<AgreementFilter>>,
        order_by: Option<Vec<OrderBy<AgreementOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Agreement>> {
        connection::of_parent(
            cited_by::<agreement::Entity>(),
            self.0.id,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// The relations that rest on this source.
    async fn agreement_relations(
        &self,
        filter: Option<Box<AgreementRelationFilter>>,
        order_by: Option<Vec<OrderBy<AgreementRelationOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<AgreementRelation>> {
        connection::of_parent(
            cited_by::<agreement_relation::Entity>(),
            self.0.id,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// The parties that rest on this source.
    async fn parties(
        &self,
        filter: Option<Box<PartyFilter>>,
        order_by: Option<Vec<OrderBy<PartyOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Party>> {
        connection::of_parent(
            cited_by::<party::Entity>(),
            self.0.id,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// The decrees that rest on this source.
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
            cited_by::<decree::Entity>(),
            self.0.id,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// The decree actions that rest on this source.
    async fn decree_actions(
        &self,
        filter: Option<Box<DecreeActionFilter>>,
        order_by: Option<Vec<OrderBy<DecreeActionOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<DecreeAction>> {
        connection::of_parent(
            cited_by::<decree_action::Entity>(),
            self.0.id,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// The events that rest on this source.
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
            cited_by::<event::Entity>(),
            self.0.id,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// The signatures that rest on this source.
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
            cited_by::<signature::Entity>(),
            self.0.id,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }
}

/// Which sources to return: those that pass every test given.
#[derive(InputObject, Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct SourceFilter {
    /// A test on `key`.
    key: Option<KeyFilter>,
    /// A test on `kind`.
    kind: Option<TermFilter<SourceKind>>,
    /// A test on `publisher`.
    publisher: Option<TextFilter>,
    /// A test on `title`.
    title: Option<TextFilter>,
    /// A test on `language`.
    language: Option<KeyFilter>,
    /// A test on `publishedOn`.
    published_on: Option<DateFilter>,
    /// A test on `collection`.
    collection: Option<Box<CollectionFilter>>,
    /// All of these hold; at most 100.
    #[graphql(validator(max_items = 100))]
    and: Option<Vec<SourceFilter>>,
    /// At least one of these holds; at most 100. An empty list matches nothing.
    #[graphql(validator(max_items = 100))]
    or: Option<Vec<SourceFilter>>,
    /// This does not hold.
    not: Option<Box<SourceFilter>>,
}

const PUBLISHED_ON: Fuzzy<Column> = (
    Column::PublishedOnEdtf,
    Column::PublishedOnEarliest,
    Column::PublishedOnLatest,
);

impl Filter<Entity> for SourceFilter {
    fn condition(&self) -> Condition {
        Condition::all()
            .add_option(test(self.key.as_ref(), Column::Key))
            .add_option(test(self.kind.as_ref(), Column::Kind))
            .add_option(test(self.publisher.as_ref(), Column::PublisherFolded))
            .add_option(test(self.title.as_ref(), Column::TitleFolded))
            .add_option(test(self.language.as_ref(), Column::Language))
            .add_option(test(self.published_on.as_ref(), PUBLISHED_ON))
            .add_option(one(self.collection.as_deref(), Column::CollectionId))
            .add_option(combined(
                self.and.as_deref(),
                self.or.as_deref(),
                self.not.as_deref(),
            ))
    }
}

/// What sources may be ordered by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SourceOrderField {
    /// By `key`.
    Key,
    /// By `title`.
    Title,
    /// By `publisher`.
    Publisher,
    /// By `publishedOn`, by its earliest day where it is vague.
    PublishedOn,
}

impl OrderField<Entity> for SourceOrderField {
    fn column(self) -> Column {
        match self {
            Self::Key => Column::Key,
            Self::Title => Column::TitleFolded,
            Self::Publisher => Column::PublisherFolded,
            Self::PublishedOn => Column::PublishedOnEarliest,
        }
    }
}
