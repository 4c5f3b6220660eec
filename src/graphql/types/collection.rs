//! Collections: where records come from together.

use async_graphql::{Description, Enum, ID, InputObject, Object};
use entity::collection::{Column, Entity};
use sea_orm::Condition;

use super::agreement::{Agreement, AgreementFilter, AgreementOrderField};
use super::decree::{Decree, DecreeFilter, DecreeOrderField};
use super::fuzzy_date::FuzzyDate;
use super::official::{Official, OfficialFilter, OfficialOrderField};
use super::source::{Source, SourceFilter, SourceOrderField};
use crate::{
    graphql::{
        connection::{self, Node, OrderBy, PageArgs},
        error::Result,
        filter::{DateFilter, Fuzzy, KeyFilter, ManyFilter, TextFilter, combined, many, test},
        node,
        page::Page,
    },
    store::{
        Filter, OrderField, Row,
        links::{
            AgreementsOfCollection, DecreesOfCollection, OfficialsOfCollection, SourcesOfCollection,
        },
    },
};

/// Where records come from together: a data set that somebody publishes, with its licence and how it
/// wants to be cited. Collections overlap; the same agreement from two is two records.
#[derive(Description)]
pub struct Collection(pub Row<Entity>);

impl From<Row<Entity>> for Collection {
    fn from(row: Row<Entity>) -> Self {
        Self(row)
    }
}

impl Node for Collection {
    type Table = Entity;
    const KEY: Column = Column::Key;
}

#[Object(use_type_description)]
impl Collection {
    /// The global id, for `node(id:)`. Opaque and stable: the same after a new import and on either
    /// engine.
    pub async fn id(&self) -> ID {
        node::id::<Self>(&self.0.key)
    }

    /// The key of the record in this registry. Stable.
    pub async fn key(&self) -> &str {
        &self.0.key
    }

    /// What it is called.
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// The address, which begins with `https://` or `http://`. Null if it has none.
    async fn url(&self) -> Option<&str> {
        self.0.url.as_deref()
    }

    /// The licence of its records, as its publisher states it; if none is stated, that is said.
    async fn licence(&self) -> &str {
        &self.0.licence
    }

    /// The address of the licence, which begins with `https://` or `http://`. Null if it has none.
    async fn licence_url(&self) -> Option<&str> {
        self.0.licence_url.as_deref()
    }

    /// How it wants to be cited.
    async fn credit(&self) -> &str {
        &self.0.credit
    }

    /// The day whose state of knowledge it has. Null if not known.
    async fn data_as_of(&self) -> Result<Option<FuzzyDate>> {
        FuzzyDate::read(self.0.data_as_of_edtf.as_deref())
    }

    /// How many rows of its files were read. Null for a data package, of which every row is a record.
    async fn rows_read(&self) -> Option<i64> {
        self.0.rows_read
    }

    /// How many of these rows led to no record: the report of the import says why. Null for a data
    /// package.
    async fn rows_left_out(&self) -> Option<i64> {
        self.0.rows_left_out
    }

    /// A remark. Null where there is none.
    async fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }

    /// The agreements it tells of.
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
            AgreementsOfCollection,
            self.0.id,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// The decrees it tells of.
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
            DecreesOfCollection,
            self.0.id,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// The officials it tells of.
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
            OfficialsOfCollection,
            self.0.id,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// The sources that come from it. Records of other collections may rest on them too.
    async fn sources(
        &self,
        filter: Option<Box<SourceFilter>>,
        order_by: Option<Vec<OrderBy<SourceOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Source>> {
        connection::of_parent(
            SourcesOfCollection,
            self.0.id,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }
}

/// Which collections to return: those that pass every test given.
#[derive(InputObject, Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct CollectionFilter {
    /// A test on `key`.
    key: Option<KeyFilter>,
    /// A test on `title`.
    title: Option<TextFilter>,
    /// A test on `licence`.
    licence: Option<TextFilter>,
    /// A test on `dataAsOf`.
    data_as_of: Option<DateFilter>,
    /// A test on `agreements`.
    agreements: Option<ManyFilter<AgreementFilter>>,
    /// All of these hold; at most 100.
    #[graphql(validator(max_items = 100))]
    and: Option<Vec<CollectionFilter>>,
    /// At least one of these holds; at most 100. An empty list matches nothing.
    #[graphql(validator(max_items = 100))]
    or: Option<Vec<CollectionFilter>>,
    /// This does not hold.
    not: Option<Box<CollectionFilter>>,
}

const DATA_AS_OF: Fuzzy<Column> = (
    Column::DataAsOfEdtf,
    Column::DataAsOfEarliest,
    Column::DataAsOfLatest,
);

impl Filter<Entity> for CollectionFilter {
    fn condition(&self) -> Condition {
        Condition::all()
            .add_option(test(self.key.as_ref(), Column::Key))
            .add_option(test(self.title.as_ref(), Column::TitleFolded))
            .add_option(test(self.licence.as_ref(), Column::LicenceFolded))
            .add_option(test(self.data_as_of.as_ref(), DATA_AS_OF))
            .add_option(many(
                self.agreements.as_ref(),
                AgreementsOfCollection,
                Column::Id,
            ))
            .add_option(combined(
                self.and.as_deref(),
                self.or.as_deref(),
                self.not.as_deref(),
            ))
    }
}

/// What collections may be ordered by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CollectionOrderField {
    /// By `key`.
    Key,
    /// By `title`.
    Title,
    /// By `dataAsOf`.
    DataAsOf,
}

impl OrderField<Entity> for CollectionOrderField {
    fn column(self) -> Column {
        match self {
            Self::Key => Column::Key,
            Self::Title => Column::TitleFolded,
            Self::DataAsOf => Column::DataAsOfEarliest,
        }
    }
}
