//! Officials: persons who act for States and organizations.

use async_graphql::{Context, Description, Enum, ID, InputObject, Object};
use entity::official::{Column, Entity};
use sea_orm::Condition;

use super::appointment::{Appointment, AppointmentFilter, AppointmentOrderField};
use super::collection::{Collection, CollectionFilter};
use super::evidence::Evidence;
use super::fuzzy_date::{Date, FuzzyDate};
use super::signature::{Signature, SignatureFilter, SignatureOrderField};
use super::source::SourceFilter;
use crate::{
    graphql::{
        connection::{self, Node, OrderBy, PageArgs},
        error::Result,
        filter::{
            DateFilter, DateMatch, Fuzzy, KeyFilter, ManyFilter, TextFilter, combined, many, one,
            test,
        },
        held::Held,
        node,
        page::Page,
    },
    store::{
        Filter, OrderField, Row,
        links::{AppointmentsOfOfficial, SignaturesOfOfficial, sources_of},
    },
};

/// A person who acts for a State or an Organization in an office for a term.
#[derive(Description)]
pub struct Official(pub Row<Entity>);

impl From<Row<Entity>> for Official {
    fn from(row: Row<Entity>) -> Self {
        Self(row)
    }
}

impl Node for Official {
    type Table = Entity;
    const KEY: Column = Column::Key;
}

#[Object(use_type_description)]
impl Official {
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

    /// The name in English.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// The name in its own script. Null if not known.
    async fn native_name(&self) -> Option<&str> {
        self.0.native_name.as_deref()
    }

    /// The item of Wikidata, for instance `Q7747`. Null if not known.
    async fn wikidata_id(&self) -> Option<&str> {
        self.0.wikidata_id.as_deref()
    }

    /// The day of birth, often known by the year alone. Null if not known.
    async fn born_on(&self) -> Result<Option<FuzzyDate>> {
        FuzzyDate::read(self.0.born_on_edtf.as_deref())
    }

    /// The offices held, past and present; with `asOf`, on that day.
    #[expect(
        clippy::too_many_arguments,
        reason = "those of a connection, and the day"
    )]
    async fn appointments(
        &self,
        as_of: Option<Date>,
        #[graphql(default)] r#match: DateMatch,
        filter: Option<Box<AppointmentFilter>>,
        order_by: Option<Vec<OrderBy<AppointmentOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Appointment>> {
        let held = as_of.map(|day| Held::on(day.0, r#match));
        connection::of_parent(
            AppointmentsOfOfficial,
            self.0.id,
            (filter, held),
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// What the official signed or attended.
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
            SignaturesOfOfficial,
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

/// Which officials to return: those that pass every test given.
#[derive(InputObject, Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct OfficialFilter {
    /// A test on `key`.
    key: Option<KeyFilter>,
    /// A test on `name`.
    name: Option<TextFilter>,
    /// A test on `nativeName`.
    native_name: Option<TextFilter>,
    /// A test on `wikidataId`.
    wikidata_id: Option<KeyFilter>,
    /// A test on `bornOn`.
    born_on: Option<DateFilter>,
    /// A test on `appointments`.
    appointments: Option<ManyFilter<AppointmentFilter>>,
    /// A test on `signatures`.
    signatures: Option<ManyFilter<SignatureFilter>>,
    /// A test on `sources`.
    sources: Option<ManyFilter<SourceFilter>>,
    /// A test on `collection`.
    collection: Option<Box<CollectionFilter>>,
    /// All of these hold; at most 100.
    #[graphql(validator(max_items = 100))]
    and: Option<Vec<OfficialFilter>>,
    /// At least one of these holds; at most 100. An empty list matches nothing.
    #[graphql(validator(max_items = 100))]
    or: Option<Vec<OfficialFilter>>,
    /// This does not hold.
    not: Option<Box<OfficialFilter>>,
}

const BORN_ON: Fuzzy<Column> = (
    Column::BornOnEdtf,
    Column::BornOnEarliest,
    Column::BornOnLatest,
);

impl Filter<Entity> for OfficialFilter {
    fn condition(&self) -> Condition {
        Condition::all()
            .add_option(test(self.key.as_ref(), Column::Key))
            .add_option(test(self.name.as_ref(), Column::NameFolded))
            .add_option(test(self.native_name.as_ref(), Column::NativeNameFolded))
            .add_option(test(self.wikidata_id.as_ref(), Column::WikidataId))
            .add_option(test(self.born_on.as_ref(), BORN_ON))
            .add_option(many(
                self.appointments.as_ref(),
                AppointmentsOfOfficial,
                Column::Id,
            ))
            .add_option(many(
                self.signatures.as_ref(),
                SignaturesOfOfficial,
                Column::Id,
            ))
            .add_option(many(
                self.sources.as_ref(),
                sources_of::<Entity>(),
                Column::Id,
            ))
            .add_option(one(self.collection.as_deref(), Column::CollectionId))
            .add_option(combined(
                self.and.as_deref(),
                self.or.as_deref(),
                self.not.as_deref(),
            ))
    }
}

/// What officials may be ordered by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OfficialOrderField {
    /// By `key`.
    Key,
    /// By `name`.
    Name,
    /// By `bornOn`, by its earliest day where it is vague.
    BornOn,
}

impl OrderField<Entity> for OfficialOrderField {
    fn column(self) -> Column {
        match self {
            Self::Key => Column::Key,
            Self::Name => Column::NameFolded,
            Self::BornOn => Column::BornOnEarliest,
        }
    }
}
