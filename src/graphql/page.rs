//! One page of a connection, read only as far as it is asked for.

use std::{borrow::Cow, future::Future, pin::Pin};

use async_graphql::{Context, Object, OutputType, TypeName};
use tokio::sync::OnceCell;

use super::{
    batch::Loaders,
    connection::{Listed, Node},
    cursor::{self, PageInfo},
    error::Result,
    site,
};
use crate::store::{
    Filter, Link, OrderField, Position, Row, Spec,
    loader::{CountOf, PageOf},
};

/// One page of a connection, its nodes and its count read only if they are asked for.
pub struct Page<N: Listed> {
    source: Box<dyn Source<N>>,
    rows: OnceCell<Rows<N>>,
}

/// The nodes of a page, each with its place in the order.
#[Object(name_type)]
impl<N: Listed> Page<N> {
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
        self.source.count(ctx).await
    }
}

impl<N: Listed> TypeName for Page<N> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Connection", <N as OutputType>::type_name()).into()
    }
}

impl<N: Node> Page<N> {
    /// A page of a whole table.
    pub fn of_table<F, O>(spec: Spec<F, O>) -> Self
    where
        F: Filter<<N as Node>::Table>,
        O: OrderField<<N as Node>::Table>,
    {
        Self::of_table_as(N::from, spec)
    }

    /// A page of the rows that hang on a parent.
    pub fn of_parent<L, F, O>(key: PageOf<L, F, O>) -> Self
    where
        L: Link<Child = <N as Node>::Table>,
        F: Filter<<N as Node>::Table>,
        O: OrderField<<N as Node>::Table>,
    {
        Self::of_parent_as(N::from, key)
    }
}

impl<N: Listed> Page<N> {
    /// A page of a whole table, of what is made of each row.
    pub fn of_table_as<F, O>(make: impl Make<N>, spec: Spec<F, O>) -> Self
    where
        F: Filter<N::Table>,
        O: OrderField<N::Table>,
    {
        Self::from(OfTable { make, spec })
    }

    /// A page of the rows that hang on a parent, of what is made of each row.
    pub fn of_parent_as<L, F, O>(make: impl Make<N>, key: PageOf<L, F, O>) -> Self
    where
        L: Link<Child = N::Table>,
        F: Filter<N::Table>,
        O: OrderField<N::Table>,
    {
        Self::from(OfParent { make, key })
    }

    fn from(source: impl Source<N> + 'static) -> Self {
        Self {
            source: Box::new(source),
            rows: OnceCell::new(),
        }
    }

    async fn rows(&self, ctx: &Context<'_>) -> Result<&Rows<N>> {
        self.rows.get_or_try_init(|| self.source.rows(ctx)).await
    }
}

/// One node of a page and its place in the order.
pub struct Edge<N> {
    node: N,
    position: Position,
}

/// A node and its place in the order.
#[Object(name_type)]
impl<N: Listed> Edge<N> {
    /// The node.
    async fn node(&self) -> &N {
        &self.node
    }

    /// The place of the node in this order, to go on from with `after` or `before`. Opaque.
    async fn cursor(&self) -> String {
        cursor::encode(&self.position)
    }
}

impl<N: Listed> TypeName for Edge<N> {
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
    fn rows<'a>(&'a self, ctx: &'a Context<'_>) -> Answer<'a, Rows<N>>;
    fn count<'a>(&'a self, ctx: &'a Context<'_>) -> Answer<'a, i64>;
}

/// Makes what is listed of a row.
pub trait Make<N: Listed>: Fn(Row<N::Table>) -> N + Send + Sync + 'static {}

impl<N: Listed, M> Make<N> for M where M: Fn(Row<N::Table>) -> N + Send + Sync + 'static {}

struct OfTable<M, F, O> {
    make: M,
    spec: Spec<F, O>,
}

impl<N, M, F, O> Source<N> for OfTable<M, F, O>
where
    N: Listed,
    M: Make<N>,
    F: Filter<N::Table>,
    O: OrderField<N::Table>,
{
    fn rows<'a>(&'a self, ctx: &'a Context<'_>) -> Answer<'a, Rows<N>> {
        let store = ctx.data_unchecked::<Loaders>().store();
        Box::pin(async move {
            let rows = store.page::<N::Table, _, _>(&self.spec).await?;
            Ok(page(&self.make, rows, &self.spec))
        })
    }

    fn count<'a>(&'a self, ctx: &'a Context<'_>) -> Answer<'a, i64> {
        let store = ctx.data_unchecked::<Loaders>().store();
        Box::pin(async move { Ok(store.count::<N::Table>(&self.spec.filter).await?) })
    }
}

struct OfParent<M, L, F, O> {
    make: M,
    key: PageOf<L, F, O>,
}

impl<N, M, L, F, O> Source<N> for OfParent<M, L, F, O>
where
    N: Listed,
    M: Make<N>,
    L: Link<Child = N::Table>,
    F: Filter<N::Table>,
    O: OrderField<N::Table>,
{
    fn rows<'a>(&'a self, ctx: &'a Context<'_>) -> Answer<'a, Rows<N>> {
        Box::pin(async move {
            let rows = site::ask(ctx, self.key.clone()).await?.unwrap_or_default();
            Ok(page(&self.make, rows, &self.key.spec))
        })
    }

    fn count<'a>(&'a self, ctx: &'a Context<'_>) -> Answer<'a, i64> {
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
        Box::pin(async move { Ok(site::ask(ctx, key).await?.unwrap_or_default()) })
    }
}

fn page<N, F, O>(make: &impl Make<N>, mut rows: Vec<Row<N::Table>>, spec: &Spec<F, O>) -> Rows<N>
where
    N: Listed,
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
    let edge = |row: Row<N::Table>| Edge {
        position: Position::of::<N::Table>(&row, &spec.order),
        node: make(row),
    };
    Rows {
        edges: rows.into_iter().map(edge).collect(),
        neighbours,
    }
}
