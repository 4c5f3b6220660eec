//! Relay pages: arguments in, one page out. Written once for every type of the graph.

use std::{borrow::Cow, future::Future, pin::Pin};

use async_graphql::{Context, Enum, InputObject, InputType, Object, OutputType, TypeName};
use sea_orm::EntityTrait;
use tokio::sync::OnceCell;

use super::{
    Loaders,
    cursor::{self, PageInfo},
    error::{Error, Result, bad_input},
    types::{
        agreement::AgreementOrderField, agreement_relation::AgreementRelationOrderField,
        appointment::AppointmentOrderField, claim::ClaimOrderField, decree::DecreeOrderField,
        decree_action::DecreeActionOrderField, event::EventOrderField,
        institution::InstitutionOrderField, membership::MembershipOrderField,
        office::OfficeOrderField, official::OfficialOrderField,
        organization::OrganizationOrderField, party::PartyOrderField,
        signature::SignatureOrderField, source::SourceOrderField, state::StateOrderField,
        subject::SubjectOrderField, succession::SuccessionOrderField,
    },
};
use crate::store::{
    self, Filter, Link, OrderField, Slice, Spec, Table,
    keyset::{self, Position},
    loader::{CountOf, PageOf, by_id},
};

/// How many nodes a page has if the request does not say.
pub const DEFAULT_PAGE: u64 = 20;
/// How many nodes a page has at most.
pub const MAX_PAGE: u64 = 100;

/// A type of the graph and the table it is read from.
pub trait Node: OutputType + From<<Self::Table as EntityTrait>::Model> + 'static {
    /// The table.
    type Table: Table;
}

/// The direction of one key of an order. Missing values come last in either direction.
#[derive(Enum, Clone, Copy, Default, PartialEq, Eq)]
pub enum OrderDirection {
    /// From A to Z, from the earliest to the latest.
    #[default]
    Asc,
    /// From Z to A, from the latest to the earliest.
    Desc,
}

/// One key of an order. Several keys sort by the first, then by the next where it is equal.
#[derive(InputObject, Clone, Copy)]
#[graphql(
    concrete(name = "AgreementOrder", params(AgreementOrderField)),
    concrete(name = "AgreementRelationOrder", params(AgreementRelationOrderField)),
    concrete(name = "AppointmentOrder", params(AppointmentOrderField)),
    concrete(name = "ClaimOrder", params(ClaimOrderField)),
    concrete(name = "DecreeOrder", params(DecreeOrderField)),
    concrete(name = "DecreeActionOrder", params(DecreeActionOrderField)),
    concrete(name = "EventOrder", params(EventOrderField)),
    concrete(name = "InstitutionOrder", params(InstitutionOrderField)),
    concrete(name = "MembershipOrder", params(MembershipOrderField)),
    concrete(name = "OfficeOrder", params(OfficeOrderField)),
    concrete(name = "OfficialOrder", params(OfficialOrderField)),
    concrete(name = "OrganizationOrder", params(OrganizationOrderField)),
    concrete(name = "PartyOrder", params(PartyOrderField)),
    concrete(name = "SignatureOrder", params(SignatureOrderField)),
    concrete(name = "SourceOrder", params(SourceOrderField)),
    concrete(name = "StateOrder", params(StateOrderField)),
    concrete(name = "SubjectOrder", params(SubjectOrderField)),
    concrete(name = "SuccessionOrder", params(SuccessionOrderField))
)]
pub struct OrderBy<O: InputType> {
    /// The field to order by.
    pub field: O,
    /// The direction; ascending if not given.
    #[graphql(default)]
    pub direction: OrderDirection,
}

/// The four paging arguments of a connection field.
pub struct PageArgs {
    /// Only nodes after this cursor.
    pub after: Option<String>,
    /// Only nodes before this cursor.
    pub before: Option<String>,
    /// At most so many, from the start.
    pub first: Option<i32>,
    /// At most so many, from the end.
    pub last: Option<i32>,
}

/// The node a stored row refers to.
pub async fn referred<N: Node>(ctx: &Context<'_>, id: i64) -> Result<N> {
    let row = ctx
        .data_unchecked::<Loaders>()
        .load_one(by_id::<N::Table>(id))
        .await?;
    row.map(N::from)
        .ok_or(Error::Dangling(std::any::type_name::<N>(), id))
}

/// The node a stored row may refer to.
pub async fn referred_if_any<N: Node>(ctx: &Context<'_>, id: Option<i64>) -> Result<Option<N>> {
    match id {
        Some(id) => referred(ctx, id).await.map(Some),
        None => Ok(None),
    }
}

/// A page of the whole table.
pub fn of_table<N, F, O>(
    filter: Option<F>,
    order_by: Option<Vec<OrderBy<O>>>,
    args: PageArgs,
) -> Result<Page<N>>
where
    N: Node,
    F: Filter<N::Table> + Default,
    O: OrderField<N::Table> + InputType,
{
    Ok(Page::new(OfTable {
        spec: spec(filter.unwrap_or_default(), order_by, args)?,
    }))
}

/// A page of the rows that hang on `parent`: one statement for all the parents of a request.
pub fn of_parent<N, L, F, O>(
    link: L,
    parent: i64,
    filter: F,
    order_by: Option<Vec<OrderBy<O>>>,
    args: PageArgs,
) -> Result<Page<N>>
where
    N: Node,
    L: Link<Child = N::Table>,
    F: Filter<N::Table>,
    O: OrderField<N::Table> + InputType,
{
    let spec = spec(filter, order_by, args)?;
    Ok(Page::new(OfParent {
        key: PageOf { link, parent, spec },
    }))
}

/// One page of a connection, its nodes and its count read only if they are asked for.
pub struct Page<N: Node> {
    source: Box<dyn Source<N>>,
    rows: OnceCell<Rows<N>>,
}

/// The nodes of a page, each with its place in the order.
#[Object(name_type)]
impl<N: Node> Page<N> {
    /// The nodes of this page, each with its cursor.
    async fn edges(&self, ctx: &Context<'_>) -> Result<&Vec<Edge<N>>> {
        Ok(&self.rows(ctx).await?.edges)
    }

    /// The nodes of this page, without their cursors.
    async fn nodes(&self, ctx: &Context<'_>) -> Result<Vec<&N>> {
        Ok(self
            .rows(ctx)
            .await?
            .edges
            .iter()
            .map(|edge| &edge.node)
            .collect())
    }

    /// Where this page stands among the others.
    async fn page_info(&self, ctx: &Context<'_>) -> Result<PageInfo> {
        let rows = self.rows(ctx).await?;
        let (has_previous_page, has_next_page) = rows.neighbours;
        let cursor = |edge: Option<&Edge<N>>| edge.map(|edge| cursor::encode(&edge.position));
        let (start_cursor, end_cursor) = (cursor(rows.edges.first()), cursor(rows.edges.last()));
        Ok(PageInfo {
            has_previous_page,
            has_next_page,
            start_cursor,
            end_cursor,
        })
    }

    /// How many nodes there are on all pages. Counted only if asked for.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<i64> {
        self.source.count(ctx.data_unchecked()).await
    }
}

impl<N: Node> TypeName for Page<N> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Connection", <N as OutputType>::type_name()).into()
    }
}

impl<N: Node> Page<N> {
    fn new(source: impl Source<N> + 'static) -> Self {
        Self {
            source: Box::new(source),
            rows: OnceCell::new(),
        }
    }

    async fn rows(&self, ctx: &Context<'_>) -> Result<&Rows<N>> {
        self.rows
            .get_or_try_init(|| self.source.rows(ctx.data_unchecked()))
            .await
    }
}

/// One node of a page and its place in the order.
pub struct Edge<N> {
    node: N,
    position: Position,
}

/// A node and its place in the order.
#[Object(name_type)]
impl<N: Node> Edge<N> {
    /// The node.
    async fn node(&self) -> &N {
        &self.node
    }

    /// The place of the node in this order, to go on from with `after` or `before`. Opaque.
    async fn cursor(&self) -> String {
        cursor::encode(&self.position)
    }
}

impl<N: Node> TypeName for Edge<N> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Edge", <N as OutputType>::type_name()).into()
    }
}

struct Rows<N> {
    edges: Vec<Edge<N>>,
    /// Whether there are nodes before and after.
    neighbours: (bool, bool),
}

type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

/// Where a page comes from.
trait Source<N>: Send + Sync {
    fn rows<'a>(&'a self, loaders: &'a Loaders) -> Answer<'a, Rows<N>>;
    fn count<'a>(&'a self, loaders: &'a Loaders) -> Answer<'a, i64>;
}

struct OfTable<F, O> {
    spec: Spec<F, O>,
}

impl<N, F, O> Source<N> for OfTable<F, O>
where
    N: Node,
    F: Filter<N::Table>,
    O: OrderField<N::Table>,
{
    fn rows<'a>(&'a self, loaders: &'a Loaders) -> Answer<'a, Rows<N>> {
        Box::pin(async move {
            let rows = loaders.loader().page::<N::Table, _, _>(&self.spec).await?;
            Ok(page(rows, &self.spec))
        })
    }

    fn count<'a>(&'a self, loaders: &'a Loaders) -> Answer<'a, i64> {
        Box::pin(async move {
            Ok(loaders
                .loader()
                .count::<N::Table>(&self.spec.filter)
                .await?)
        })
    }
}

struct OfParent<L, F, O> {
    key: PageOf<L, F, O>,
}

impl<N, L, F, O> Source<N> for OfParent<L, F, O>
where
    N: Node,
    L: Link<Child = N::Table>,
    F: Filter<N::Table>,
    O: OrderField<N::Table>,
{
    fn rows<'a>(&'a self, loaders: &'a Loaders) -> Answer<'a, Rows<N>> {
        Box::pin(async move {
            let rows = loaders
                .load_one(self.key.clone())
                .await?
                .unwrap_or_default();
            Ok(page(rows, &self.key.spec))
        })
    }

    fn count<'a>(&'a self, loaders: &'a Loaders) -> Answer<'a, i64> {
        let PageOf {
            link,
            parent,
            ref spec,
        } = self.key;
        let key = CountOf {
            link,
            parent,
            filter: spec.filter.clone(),
        };
        Box::pin(async move { Ok(loaders.load_one(key).await?.unwrap_or_default()) })
    }
}

fn page<N, F, O>(mut rows: Vec<<N::Table as EntityTrait>::Model>, spec: &Spec<F, O>) -> Rows<N>
where
    N: Node,
    O: OrderField<N::Table>,
{
    let limit = usize::try_from(spec.slice.limit).unwrap_or(usize::MAX);
    let more = rows.len() > limit;
    rows.truncate(limit);
    let neighbours = if spec.slice.backward {
        rows.reverse();
        (more, spec.slice.before.is_some())
    } else {
        (spec.slice.after.is_some(), more)
    };
    let edge = |row| Edge {
        position: Position::of(&row, &spec.order),
        node: N::from(row),
    };
    Rows {
        edges: rows.into_iter().map(edge).collect(),
        neighbours,
    }
}

fn spec<E, F, O>(filter: F, order_by: Option<Vec<OrderBy<O>>>, args: PageArgs) -> Result<Spec<F, O>>
where
    E: Table,
    F: Filter<E>,
    O: OrderField<E> + InputType,
{
    let keys = order_by
        .unwrap_or_default()
        .into_iter()
        .map(|key| match key.direction {
            OrderDirection::Asc => (key.field, keyset::Direction::Ascending),
            OrderDirection::Desc => (key.field, keyset::Direction::Descending),
        });
    let order = store::Order(keys.collect());
    let slice = slice::<E, O>(args, &order)?;
    Ok(Spec {
        filter,
        order,
        slice,
    })
}

fn slice<E: Table, O: OrderField<E>>(args: PageArgs, order: &store::Order<O>) -> Result<Slice> {
    let (name, size, backward) = match (args.first, args.last) {
        (Some(_), Some(_)) => return Err(bad_input("pass `first` or `last`, not both")),
        (None, Some(last)) => ("last", Some(last), true),
        (first, None) => ("first", first, false),
    };
    let position = |name, text: Option<String>| {
        text.map(|text| cursor::decode::<E, O>(name, &text, order))
            .transpose()
    };
    Ok(Slice {
        after: position("after", args.after)?,
        before: position("before", args.before)?,
        limit: limit(name, size)?,
        backward,
    })
}

fn limit(name: &str, size: Option<i32>) -> Result<u64> {
    let Some(size) = size else {
        return Ok(DEFAULT_PAGE);
    };
    match u64::try_from(size) {
        Ok(size) if size <= MAX_PAGE => Ok(size),
        _ => Err(bad_input(format!(
            "`{name}` is {size}; a page has 0 to {MAX_PAGE} nodes"
        ))),
    }
}
