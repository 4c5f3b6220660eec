//! Memberships of States in organizations.

use async_graphql::{Context, Description, Enum, ID, InputObject, Object};
use entity::membership::{Column, Entity};
use sea_orm::Condition;

use super::evidence::Evidence;
use super::fuzzy_date::{Date, FuzzyDate};
use super::organization::{Organization, OrganizationFilter};
use super::source::SourceFilter;
use super::state::{State, StateFilter};
use crate::{
    graphql::{
        connection::{self, Node},
        error::Result,
        filter::{DateFilter, DateMatch, Fuzzy, KeyFilter, ManyFilter, combined, many, one, test},
        held::Held,
        node,
    },
    store::{Filter, OrderField, Row, links::sources_of},
};

/// That a State is or was a member of an Organization, for one stretch of days `[from, until)`. A
/// State that left and came back has two.
#[derive(Description)]
pub struct Membership(pub Row<Entity>);

impl From<Row<Entity>> for Membership {
    fn from(row: Row<Entity>) -> Self {
        Self(row)
    }
}

impl Node for Membership {
    type Table = Entity;
    const KEY: Column = Column::Key;
}

#[Object(use_type_description)]
impl Membership {
    /// The global id, for `node(id:)`. Opaque and stable: the same after a new import and on either
    /// engine.
    pub async fn id(&self) -> ID {
        node::id::<Self>(&self.0.key)
    }

    /// The key of the record in this registry. Stable.
    pub async fn key(&self) -> &str {
        &self.0.key
    }

    /// The first day of membership. Null if not known.
    async fn r#from(&self) -> Result<Option<FuzzyDate>> {
        FuzzyDate::read(self.0.from_edtf.as_deref())
    }

    /// The first day on which it was no longer a member. Null means that no end is known, not
    /// that there is none.
    async fn until(&self) -> Result<Option<FuzzyDate>> {
        FuzzyDate::read(self.0.until_edtf.as_deref())
    }

    /// A remark. Null where there is none.
    async fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }

    /// The organization.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Organization> {
        connection::referred(ctx, self.0.organization_id).await
    }

    /// The member.
    async fn state(&self, ctx: &Context<'_>) -> Result<State> {
        connection::referred(ctx, self.0.state_id).await
    }

    #[graphql(flatten)]
    async fn evidence(&self) -> Evidence<'_, Self> {
        Evidence(&self.0)
    }
}

/// Which memberships to return: those that pass every test given.
#[derive(InputObject, Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct MembershipFilter {
    /// A test on `key`.
    key: Option<KeyFilter>,
    /// A test on `organization`.
    organization: Option<Box<OrganizationFilter>>,
    /// A test on `state`.
    state: Option<Box<StateFilter>>,
    /// A test on `from`.
    r#from: Option<DateFilter>,
    /// A test on `until`.
    until: Option<DateFilter>,
    /// It held on this day.
    as_of: Option<Date>,
    /// How sure `asOf` must be where dates are vague.
    #[graphql(default)]
    r#match: DateMatch,
    /// A test on `sources`.
    sources: Option<ManyFilter<SourceFilter>>,
    /// All of these hold; at most 100.
    #[graphql(validator(max_items = 100))]
    and: Option<Vec<MembershipFilter>>,
    /// At least one of these holds; at most 100. An empty list matches nothing.
    #[graphql(validator(max_items = 100))]
    or: Option<Vec<MembershipFilter>>,
    /// This does not hold.
    not: Option<Box<MembershipFilter>>,
}

const FROM: Fuzzy<Column> = (Column::FromEdtf, Column::FromEarliest, Column::FromLatest);
const UNTIL: Fuzzy<Column> = (
    Column::UntilEdtf,
    Column::UntilEarliest,
    Column::UntilLatest,
);

impl Filter<Entity> for MembershipFilter {
    fn condition(&self) -> Condition {
        Condition::all()
            .add_option(test(self.key.as_ref(), Column::Key))
            .add_option(one(self.organization.as_deref(), Column::OrganizationId))
            .add_option(one(self.state.as_deref(), Column::StateId))
            .add_option(test(self.r#from.as_ref(), FROM))
            .add_option(test(self.until.as_ref(), UNTIL))
            .add(Filter::<Entity>::condition(
                &self.as_of.map(|day| Held::on(day.0, self.r#match)),
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

/// What memberships may be ordered by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MembershipOrderField {
    /// By `key`.
    Key,
    /// By `from`, by its earliest day where it is vague.
    From,
    /// By `until`, by its earliest day where it is vague.
    Until,
}

impl OrderField<Entity> for MembershipOrderField {
    fn column(self) -> Column {
        match self {
            Self::Key => Column::Key,
            Self::From => Column::FromEarliest,
            Self::Until => Column::UntilEarliest,
        }
    }
}
