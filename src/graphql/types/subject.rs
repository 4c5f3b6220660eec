//! Subjects of agreements.

use async_graphql::{Description, Enum, ID, InputObject, Object};
use entity::subject::{Column, Entity};
use sea_orm::Condition;

use super::agreement::{Agreement, AgreementFilter, AgreementOrderField};
use crate::{
    graphql::{
        connection::{self, Node, OrderBy, PageArgs},
        error::Result,
        filter::{KeyFilter, ManyFilter, TermFilter, TextFilter, combined, many, test},
        node,
        page::Page,
        vocabulary::SubjectField,
    },
    store::{Filter, OrderField, Row, links::AgreementsOnSubject},
};

/// What agreements are about: a term, and the field it belongs to.
#[derive(Description)]
pub struct Subject(pub Row<Entity>);

impl From<Row<Entity>> for Subject {
    fn from(row: Row<Entity>) -> Self {
        Self(row)
    }
}

impl Node for Subject {
    type Table = Entity;
    const KEY: Column = Column::Key;
}

#[Object(use_type_description)]
impl Subject {
    /// The global id, for `node(id:)`. Opaque and stable: the same after a new import and on either
    /// engine.
    pub async fn id(&self) -> ID {
        node::id::<Self>(&self.0.key)
    }

    /// The key of the record in this registry. Stable.
    pub async fn key(&self) -> &str {
        &self.0.key
    }

    /// The term in English.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// The field it belongs to, for instance `DEFENCE`.
    async fn field(&self) -> SubjectField {
        self.0.field.into()
    }

    /// The agreements about it.
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
            AgreementsOnSubject,
            self.0.id,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }
}

/// Which subjects to return: those that pass every test given.
#[derive(InputObject, Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct SubjectFilter {
    /// A test on `key`.
    key: Option<KeyFilter>,
    /// A test on `name`.
    name: Option<TextFilter>,
    /// A test on `field`.
    field: Option<TermFilter<SubjectField>>,
    /// A test on `agreements`.
    agreements: Option<ManyFilter<AgreementFilter>>,
    /// All of these hold; at most 100.
    #[graphql(validator(max_items = 100))]
    and: Option<Vec<SubjectFilter>>,
    /// At least one of these holds; at most 100. An empty list matches nothing.
    #[graphql(validator(max_items = 100))]
    or: Option<Vec<SubjectFilter>>,
    /// This does not hold.
    not: Option<Box<SubjectFilter>>,
}

impl Filter<Entity> for SubjectFilter {
    fn condition(&self) -> Condition {
        Condition::all()
            .add_option(test(self.key.as_ref(), Column::Key))
            .add_option(test(self.name.as_ref(), Column::NameFolded))
            .add_option(test(self.field.as_ref(), Column::Field))
            .add_option(many(
                self.agreements.as_ref(),
                AgreementsOnSubject,
                Column::Id,
            ))
            .add_option(combined(
                self.and.as_deref(),
                self.or.as_deref(),
                self.not.as_deref(),
            ))
    }
}

/// What subjects may be ordered by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SubjectOrderField {
    /// By `key`.
    Key,
    /// By `name`.
    Name,
}

impl OrderField<Entity> for SubjectOrderField {
    fn column(self) -> Column {
        match self {
            Self::Key => Column::Key,
            Self::Name => Column::NameFolded,
        }
    }
}
