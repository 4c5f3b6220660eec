//! Relay connections: arguments in, one page out. Written once for every type of the graph.

use std::sync::Arc;

use async_graphql::{Context, Enum, InputObject, InputType, OutputType};
use sea_orm::EntityTrait;

use super::{
    cursor,
    error::{Error, Result, bad_input, or_null},
    page::{Make, Page},
    site,
    types::{
        agreement::AgreementOrderField, agreement_relation::AgreementRelationOrderField,
        appointment::AppointmentOrderField, claim::ClaimOrderField,
        collection::CollectionOrderField, decree::DecreeOrderField,
        decree_action::DecreeActionOrderField, event::EventOrderField,
        institution::InstitutionOrderField, membership::MembershipOrderField,
        office::OfficeOrderField, official::OfficialOrderField,
        organization::OrganizationOrderField, party::PartyOrderField,
        signature::SignatureOrderField, source::SourceOrderField, state::StateOrderField,
        subject::SubjectOrderField, succession::SuccessionOrderField,
    },
};
use crate::store::{
    self, Filter, Link, OrderField, Row, Slice, Spec, Table, keyset,
    loader::{PageOf, by_id},
};

/// How many nodes a page has if the request does not say.
pub const DEFAULT_PAGE: u64 = 20;
/// How many nodes a page has at most.
pub const MAX_PAGE: u64 = 100;

/// How many keys an order has at most.
const MAX_KEYS: usize = 10;

/// A type of the graph and the table it is read from.
pub trait Node: OutputType + From<Row<Self::Table>> + 'static {
    /// The table.
    type Table: Table;
    /// The column of the public key.
    const KEY: <Self::Table as EntityTrait>::Column;
}

/// What pages list: nodes, and what is said of the rows of a table but is no record itself.
pub trait Listed: OutputType + 'static {
    /// The table whose rows it is about.
    type Table: Table;
}

impl<N: Node> Listed for N {
    type Table = <N as Node>::Table;
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
    concrete(name = "CollectionOrder", params(CollectionOrderField)),
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

impl PageArgs {
    /// The arguments in the order in which every connection takes them.
    pub fn new(
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Self {
        Self {
            after,
            before,
            first,
            last,
        }
    }
}

/// The node a stored row refers to.
pub async fn referred<N: Node>(ctx: &Context<'_>, id: i64) -> Result<N> {
    let row = site::ask(ctx, by_id::<N::Table>(id)).await?;
    row.map(N::from)
        .ok_or(Error::Dangling(std::any::type_name::<N>(), id))
}

/// The node a stored row may refer to. A failure is null, beside its error.
pub async fn referred_if_any<N: Node>(ctx: &Context<'_>, id: Option<i64>) -> Option<N> {
    or_null(ctx, referred(ctx, id?).await.map(Some))
}

/// A page of the whole table.
pub fn of_table<N, F, O>(
    filter: F,
    order_by: Option<Vec<OrderBy<O>>>,
    args: PageArgs,
) -> Result<Page<N>>
where
    N: Node,
    F: Filter<<N as Node>::Table>,
    O: OrderField<<N as Node>::Table> + InputType,
{
    of_table_as(N::from, filter, order_by, args)
}

/// A page of the whole table, of what is made of each row.
pub fn of_table_as<N, F, O>(
    make: impl Make<N>,
    filter: F,
    order_by: Option<Vec<OrderBy<O>>>,
    args: PageArgs,
) -> Result<Page<N>>
where
    N: Listed,
    F: Filter<N::Table>,
    O: OrderField<N::Table> + InputType,
{
    Ok(Page::of_table(make, spec(filter, order_by, args)?))
}

/// A page of the rows that hang on `parent`: one statement for all siblings of a field that ask for
/// the same of theirs.
pub fn of_parent<N, L, F, O>(
    link: L,
    parent: i64,
    filter: F,
    order_by: Option<Vec<OrderBy<O>>>,
    args: PageArgs,
) -> Result<Page<N>>
where
    N: Node,
    L: Link<Child = <N as Node>::Table>,
    F: Filter<<N as Node>::Table>,
    O: OrderField<<N as Node>::Table> + InputType,
{
    of_parent_as(N::from, link, parent, filter, order_by, args)
}

/// The same, of what is made of each row.
pub fn of_parent_as<N, L, F, O>(
    make: impl Make<N>,
    link: L,
    parent: i64,
    filter: F,
    order_by: Option<Vec<OrderBy<O>>>,
    args: PageArgs,
) -> Result<Page<N>>
where
    N: Listed,
    L: Link<Child = N::Table>,
    F: Filter<N::Table>,
    O: OrderField<N::Table> + InputType,
{
    let spec = spec(filter, order_by, args)?;
    Ok(Page::of_parent(make, PageOf { link, parent, spec }))
}

/// What a page is asked for by. Its filter may be large, and each page of a list has one.
fn spec<E, F, O>(
    filter: F,
    order_by: Option<Vec<OrderBy<O>>>,
    args: PageArgs,
) -> Result<Spec<Arc<F>, O>>
where
    E: Table,
    F: Filter<E>,
    O: OrderField<E> + InputType,
{
    let order_by = order_by.unwrap_or_default();
    if order_by.len() > MAX_KEYS {
        let given = order_by.len();
        return Err(bad_input(format!(
            "`orderBy` has {given} keys; at most {MAX_KEYS}"
        )));
    }
    let keys = order_by.into_iter().map(|key| match key.direction {
        OrderDirection::Asc => (key.field, keyset::Direction::Ascending),
        OrderDirection::Desc => (key.field, keyset::Direction::Descending),
    });
    let order = store::Order(keys.collect());
    let slice = slice::<E, O>(args, &order)?;
    Ok(Spec {
        filter: Arc::new(filter),
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
