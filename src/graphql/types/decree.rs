//! Decrees: what States do at home about agreements.

use async_graphql::{Context, Description, Enum, ID, InputObject, Object};
use entity::{
    decree::{Column, Entity},
    membership, organization, state,
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, ExprTrait, QueryFilter, QuerySelect, QueryTrait,
    sea_query::Expr,
};

use super::collection::{Collection, CollectionFilter};
use super::decree_action::{DecreeAction, DecreeActionFilter, DecreeActionOrderField};
use super::event::{Event, EventFilter, EventOrderField};
use super::evidence::Evidence;
use super::fuzzy_date::{Date, FuzzyDate};
use super::institution::{Institution, InstitutionFilter};
use super::signature::{Signature, SignatureFilter, SignatureOrderField};
use super::source::SourceFilter;
use super::state::{State, StateFilter, StateOrderField};
use crate::{
    graphql::{
        connection::{self, Node, OrderBy, PageArgs},
        error::{Result, bad_input},
        filter::{
            DateFilter, Fuzzy, KeyFilter, ManyFilter, TermFilter, TextFilter, combined, many, one,
            test,
        },
        node,
        page::Page,
        site,
        vocabulary::DecreeKind,
    },
    store::{
        Filter, OrderField, Row, column_ref,
        links::{
            ActionsOfDecree, CounterpartiesOfDecree, EventsOfDecree, SignaturesOfDecree, sources_of,
        },
        loader::by_text,
    },
};

/// An act of domestic law or government, whatever its national title, that acts on agreements: it
/// approves, authorizes, ratifies, denounces. It is not itself an event of the agreement;
/// authorizing an end leaves the agreement in force.
#[derive(Description)]
pub struct Decree(pub Row<Entity>);

impl From<Row<Entity>> for Decree {
    fn from(row: Row<Entity>) -> Self {
        Self(row)
    }
}

impl Node for Decree {
    type Table = Entity;
    const KEY: Column = Column::Key;
}

#[Object(use_type_description)]
impl Decree {
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

    /// The official number, for instance `38-FZ`; numbers repeat over the years. Null if not
    /// known.
    async fn number(&self) -> Option<&str> {
        self.0.number.as_deref()
    }

    /// The title, in English with few exceptions: those of the collections `colombia` and
    /// `ru-treaty-laws` are in the language of the act. Often a translation.
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// What kind of act it is.
    async fn kind(&self) -> DecreeKind {
        self.0.kind.into()
    }

    /// What its own law calls it. Null if not known.
    async fn native_kind(&self) -> Option<&str> {
        self.0.native_kind.as_deref()
    }

    /// The day on which it was adopted or signed. Null if not known.
    async fn adopted_on(&self) -> Result<Option<FuzzyDate>> {
        FuzzyDate::read(self.0.adopted_on_edtf.as_deref())
    }

    /// The day on which it was published. Null if not known.
    async fn published_on(&self) -> Result<Option<FuzzyDate>> {
        FuzzyDate::read(self.0.published_on_edtf.as_deref())
    }

    /// Where it was published. Null if not known.
    async fn published_in(&self) -> Option<&str> {
        self.0.published_in.as_deref()
    }

    /// The address of its text, which begins with `https://` or `http://`. Null if not known.
    async fn url(&self) -> Option<&str> {
        self.0.url.as_deref()
    }

    /// A remark. Null where there is none.
    async fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }

    /// The institution that issued it; its `actor` is the State or Organization.
    async fn issuer(&self, ctx: &Context<'_>) -> Result<Institution> {
        connection::referred(ctx, self.0.issuer_id).await
    }

    /// What it does, agreement by agreement.
    async fn actions(
        &self,
        filter: Option<Box<DecreeActionFilter>>,
        order_by: Option<Vec<OrderBy<DecreeActionOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<DecreeAction>> {
        connection::of_parent(
            ActionsOfDecree,
            self.0.id,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// Who signed or promulgated it.
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
            SignaturesOfDecree,
            self.0.id,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// What followed from it.
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
            EventsOfDecree,
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

    /// The States on the other side: parties to the agreements it acts on, without the State that
    /// issued it and those it continues, as Russia does the Soviet Union. Organizations are not
    /// among them. With `memberOf`, only those that were members of that organization on the
    /// decree's own date (its adoption, else its publication) or on the day `asOf`; an organization
    /// that is not there is refused, and so is `asOf` without `memberOf`.
    #[expect(
        clippy::too_many_arguments,
        reason = "those of a connection, and two of its own"
    )]
    async fn counterparties(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The key of an organization, for instance `eu`.")] member_of: Option<
            String,
        >,
        as_of: Option<Date>,
        filter: Option<Box<StateFilter>>,
        order_by: Option<Vec<OrderBy<StateOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<State>> {
        let member = match member_of {
            Some(key) => Some(MemberOf {
                // Boxed, since each field of the type takes as much room as the widest.
                organization: Box::pin(organization_id(ctx, key)).await?,
                as_of,
            }),
            None if as_of.is_some() => {
                return Err(bad_input(
                    "`asOf` is the day on which `memberOf` held: give that too",
                ));
            }
            None => None,
        };
        let filter = (filter, member);
        connection::of_parent(
            CounterpartiesOfDecree,
            self.0.id,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }
}

/// Which decrees to return: those that pass every test given.
#[derive(InputObject, Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct DecreeFilter {
    /// A test on `key`.
    key: Option<KeyFilter>,
    /// A test on `number`.
    number: Option<KeyFilter>,
    /// A test on `title`.
    title: Option<TextFilter>,
    /// A test on `kind`.
    kind: Option<TermFilter<DecreeKind>>,
    /// A test on `issuer`.
    issuer: Option<Box<InstitutionFilter>>,
    /// A test on the State whose institution issued it.
    state: Option<Box<StateFilter>>,
    /// A test on `adoptedOn`.
    adopted_on: Option<DateFilter>,
    /// A test on `publishedOn`.
    published_on: Option<DateFilter>,
    /// A test on `actions`.
    actions: Option<ManyFilter<DecreeActionFilter>>,
    /// A test on `signatures`.
    signatures: Option<ManyFilter<SignatureFilter>>,
    /// A test on `sources`.
    sources: Option<ManyFilter<SourceFilter>>,
    /// A test on `collection`.
    collection: Option<Box<CollectionFilter>>,
    /// All of these hold; at most 100.
    #[graphql(validator(max_items = 100))]
    and: Option<Vec<DecreeFilter>>,
    /// At least one of these holds; at most 100. An empty list matches nothing.
    #[graphql(validator(max_items = 100))]
    or: Option<Vec<DecreeFilter>>,
    /// This does not hold.
    not: Option<Box<DecreeFilter>>,
}

const ADOPTED_ON: Fuzzy<Column> = (
    Column::AdoptedOnEdtf,
    Column::AdoptedOnEarliest,
    Column::AdoptedOnLatest,
);
const PUBLISHED_ON: Fuzzy<Column> = (
    Column::PublishedOnEdtf,
    Column::PublishedOnEarliest,
    Column::PublishedOnLatest,
);

impl Filter<Entity> for DecreeFilter {
    fn condition(&self) -> Condition {
        Condition::all()
            .add_option(test(self.key.as_ref(), Column::Key))
            .add_option(test(self.number.as_ref(), Column::Number))
            .add_option(test(self.title.as_ref(), Column::TitleFolded))
            .add_option(test(self.kind.as_ref(), Column::Kind))
            .add_option(one(self.issuer.as_deref(), Column::IssuerId))
            .add_option(one(
                self.state.clone().map(InstitutionFilter::of_state).as_ref(),
                Column::IssuerId,
            ))
            .add_option(test(self.adopted_on.as_ref(), ADOPTED_ON))
            .add_option(test(self.published_on.as_ref(), PUBLISHED_ON))
            .add_option(many(self.actions.as_ref(), ActionsOfDecree, Column::Id))
            .add_option(many(
                self.signatures.as_ref(),
                SignaturesOfDecree,
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

/// What decrees may be ordered by.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DecreeOrderField {
    /// By `key`.
    Key,
    /// By `title`.
    Title,
    /// By `adoptedOn`, by its earliest day where it is vague.
    AdoptedOn,
    /// By `publishedOn`, by its earliest day where it is vague.
    PublishedOn,
}

impl OrderField<Entity> for DecreeOrderField {
    fn column(self) -> Column {
        match self {
            Self::Key => Column::Key,
            Self::Title => Column::TitleFolded,
            Self::AdoptedOn => Column::AdoptedOnEarliest,
            Self::PublishedOn => Column::PublishedOnEarliest,
        }
    }
}

/// Only States that were members of an organization, on a day or on the decree's own date.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct MemberOf {
    organization: i64,
    as_of: Option<Date>,
}

impl Filter<state::Entity> for MemberOf {
    fn condition(&self) -> Condition {
        use membership::Column::{FromLatest, OrganizationId, StateId, UntilEarliest, UntilEdtf};
        let is_adopted = || Expr::col(column_ref(Column::AdoptedOnEdtf)).is_not_null();
        let own = |adopted: Column, published: Column| -> Expr {
            let [adopted, published] = [adopted, published].map(|it| Expr::col(column_ref(it)));
            Expr::case(is_adopted(), adopted).finally(published).into()
        };
        let (first, last) = match self.as_of {
            Some(day) => (Expr::val(day.0), Expr::val(day.0)),
            None => (
                own(Column::AdoptedOnEarliest, Column::PublishedOnEarliest),
                own(Column::AdoptedOnLatest, Column::PublishedOnLatest),
            ),
        };
        let members = membership::Entity::find()
            .select_only()
            .column(StateId)
            .filter(OrganizationId.eq(self.organization))
            .filter(Expr::col(column_ref(FromLatest)).lte(first))
            .filter(
                UntilEdtf
                    .is_null()
                    .or(Expr::col(column_ref(UntilEarliest)).gt(last)),
            );
        Condition::all().add(state::Column::Id.in_subquery(members.into_query()))
    }
}

/// An unknown key is a mistake of the request: to answer "no members" would mislead.
async fn organization_id(ctx: &Context<'_>, key: String) -> Result<i64> {
    let missing = format!("`memberOf` is `{key}`; there is no organization with this key");
    let by_key = by_text::<organization::Entity>(organization::Column::Key, &key);
    let row = site::ask(ctx, by_key).await?;
    row.map(|row| row.id).ok_or_else(|| bad_input(missing))
}
