//! International organizations.

use async_graphql::{Description, Enum, ID, InputObject, Object};
use entity::organization::{Column, Entity};
use sea_orm::Condition;

use super::actor_fields::ActorFields;
use super::evidence::Evidence;
use super::fuzzy_date::{Date, FuzzyDate};
use super::membership::{Membership, MembershipFilter, MembershipOrderField};
use super::party::PartyFilter;
use super::source::SourceFilter;
use super::state::{State, StateFilter, StateOrderField};
use crate::{
    graphql::{
        connection::{self, Node, OrderBy, PageArgs},
        error::Result,
        filter::{
            DateFilter, DateMatch, Fuzzy, KeyFilter, ManyFilter, TermFilter, TextFilter, combined,
            many, test,
        },
        held::Held,
        node,
        page::Page,
        today::Today,
        vocabulary::OrganizationKind,
    },
    store::{
        Filter, OrderField, Row,
        links::{MembersOfOrganization, MembershipsOfOrganization, PartiesOfActor, sources_of},
    },
};

/// An international organization, or a group of States that acts as one.
#[derive(Description)]
pub struct Organization(pub Row<Entity>);

impl From<Row<Entity>> for Organization {
    fn from(row: Row<Entity>) -> Self {
        Self(row)
    }
}

impl Node for Organization {
    type Table = Entity;
    const KEY: Column = Column::Key;
}

#[Object(use_type_description)]
impl Organization {
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

    /// The name it is usually called by, for instance `NATO`.
    async fn short_name(&self) -> &str {
        &self.0.short_name
    }

    /// What kind of organization it is.
    async fn kind(&self) -> OrganizationKind {
        self.0.kind.into()
    }

    /// The day since which it has existed. Null if not known.
    async fn r#from(&self) -> Result<Option<FuzzyDate>> {
        FuzzyDate::read(self.0.from_edtf.as_deref())
    }

    /// The first day on which it no longer existed. Null if no end is known.
    async fn until(&self) -> Result<Option<FuzzyDate>> {
        FuzzyDate::read(self.0.until_edtf.as_deref())
    }

    /// A remark. Null where there is none.
    async fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }

    /// Its memberships, past and present; with `asOf`, those of that day.
    #[expect(
        clippy::too_many_arguments,
        reason = "those of a connection, and the day"
    )]
    async fn memberships(
        &self,
        as_of: Option<Date>,
        #[graphql(default)] r#match: DateMatch,
        filter: Option<Box<MembershipFilter>>,
        order_by: Option<Vec<OrderBy<MembershipOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Membership>> {
        let held = as_of.map(|day| Held::on(day.0, r#match));
        connection::of_parent(
            MembershipsOfOrganization,
            self.0.id,
            (filter, held),
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    #[graphql(flatten)]
    async fn as_actor(&self) -> ActorFields {
        ActorFields(self.0.id)
    }

    #[graphql(flatten)]
    async fn evidence(&self) -> Evidence<'_, Self> {
        Evidence(&self.0)
    }

    /// The States that are members on a day; today if not given. Empty also where the registry has no
    /// memberships of it at all: see `memberships`. Where no end of a membership is known, it counts as
    /// lasting.
    #[expect(
        clippy::too_many_arguments,
        reason = "those of a connection, and the day"
    )]
    async fn members(
        &self,
        as_of: Option<Date>,
        #[graphql(default)] r#match: DateMatch,
        filter: Option<Box<StateFilter>>,
        order_by: Option<Vec<OrderBy<StateOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<State>> {
        let held = Held::on(Today::or(as_of), r#match);
        let filter = (filter, held);
        connection::of_parent(
            MembersOfOrganization,
            self.0.id,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }
}

/// Which organizations to return: those that pass every test given.
#[derive(InputObject, Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct OrganizationFilter {
    /// A test on `key`.
    key: Option<KeyFilter>,
    /// A test on `name`.
    name: Option<TextFilter>,
    /// A test on `shortName`.
    short_name: Option<TextFilter>,
    /// A test on `kind`.
    kind: Option<TermFilter<OrganizationKind>>,
    /// A test on `from`.
    r#from: Option<DateFilter>,
    /// A test on `until`.
    until: Option<DateFilter>,
    /// A test on `memberships`.
    memberships: Option<ManyFilter<MembershipFilter>>,
    /// A test on `parties`.
    parties: Option<ManyFilter<PartyFilter>>,
    /// A test on `sources`.
    sources: Option<ManyFilter<SourceFilter>>,
    /// All of these hold; at most 100.
    #[graphql(validator(max_items = 100))]
    and: Option<Vec<OrganizationFilter>>,
    /// At least one of these holds; at most 100. An empty list matches nothing.
    #[graphql(validator(max_items = 100))]
    or: Option<Vec<OrganizationFilter>>,
    /// This does not hold.
    not: Option<Box<OrganizationFilter>>,
}

const FROM: Fuzzy<Column> = (Column::FromEdtf, Column::FromEarliest, Column::FromLatest);
const UNTIL: Fuzzy<Column> = (
    Column::UntilEdtf,
    Column::UntilEarliest,
    Column::UntilLatest,
);

impl Filter<Entity> for OrganizationFilter {
    fn condition(&self) -> Condition {
        Condition::all()
            .add_option(test(self.key.as_ref(), Column::Key))
            .add_option(test(self.name.as_ref(), Column::NameFolded))
            .add_option(test(self.short_name.as_ref(), Column::ShortNameFolded))
            .add_option(test(self.kind.as_ref(), Column::Kind))
            .add_option(test(self.r#from.as_ref(), FROM))
            .add_option(test(self.until.as_ref(), UNTIL))
            .add_option(many(
                self.memberships.as_ref(),
                MembershipsOfOrganization,
                Column::Id,
            ))
            .add_option(many(self.parties.as_ref(), PartiesOfActor, Column::Id))
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

/// What organizations may be ordered by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OrganizationOrderField {
    /// By `key`.
    Key,
    /// By `name`.
    Name,
    /// By `from`, by its earliest day where it is vague.
    From,
}

impl OrderField<Entity> for OrganizationOrderField {
    fn column(self) -> Column {
        match self {
            Self::Key => Column::Key,
            Self::Name => Column::NameFolded,
            Self::From => Column::FromEarliest,
        }
    }
}
