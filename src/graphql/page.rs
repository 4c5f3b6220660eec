//! One page of a connection, read only as far as it is asked for.

use std::{borrow::Cow, future::Future, pin::Pin, sync::Arc};

use async_graphql::{Context, Object, OutputType, TypeName};
use tokio::sync::OnceCell;

use super::{
    batch::Loaders,
    connection::Listed,
    cursor::{self, PageInfo},
    error::Result,
    site,
};
use crate::store::{
    Filter, Link, OrderField, Position, Row, Spec,
    listing::{count_of_table, page_of_table},
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
    async fn edges(&self, ctx: &Context<'_>) -> Result<Vec<Edge<'_, N>>> {
        let rows = &self.rows(ctx).await?.rows;
        let source = &*self.source;
        let edges = rows.iter().map(|(row, node)| Edge { node, row, source });
        Ok(edges.collect())
    }

    /// The nodes of this page, without their cursors.
    async fn nodes(&self, ctx: &Context<'_>) -> Result<Vec<&N>> {
        let rows = &self.rows(ctx).await?.rows;
        Ok(rows.iter().map(|(_, node)| node).collect())
    }

    /// Where this page stands among the others.
    async fn page_info(&self, ctx: &Context<'_>) -> Result<PageInfo> {
        let Rows { rows, neighbours } = self.rows(ctx).await?;
        let position = |(row, _): &(_, _)| self.source.position(row);
        Ok(PageInfo {
            neighbours: *neighbours,
            ends: [rows.first(), rows.last()].map(|end| end.map(position)),
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

impl<N: Listed> Page<N> {
    /// A page of a whole table, of what is made of each row.
    pub fn of_table<F, O>(make: impl Make<N>, spec: Spec<F, O>) -> Self
    where
        F: Filter<N::Table>,
        O: OrderField<N::Table>,
    {
        Self::from(OfTable { make, spec })
    }

    /// A page of the rows that hang on a parent, of what is made of each row.
    pub fn of_parent<L, F, O>(make: impl Make<N>, key: PageOf<L, F, O>) -> Self
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

/// One node of a page, and what its place in the order is told from if it is asked for.
pub struct Edge<'a, N: Listed> {
    node: &'a N,
    row: &'a Row<N::Table>,
    source: &'a dyn Source<N>,
}

/// A node and its place in the order.
#[Object(name_type)]
impl<N: Listed> Edge<'_, N> {
    /// The node.
    async fn node(&self) -> &N {
        self.node
    }

    /// The place of the node in this order, to go on from with `after` or `before`. Opaque.
    async fn cursor(&self) -> String {
        cursor::encode(&self.source.position(self.row))
    }
}

impl<N: Listed> TypeName for Edge<'_, N> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Edge", <N as OutputType>::type_name()).into()
    }
}

struct Rows<N: Listed> {
    /// The rows, and what is made of each.
    rows: Vec<(Row<N::Table>, N)>,
    /// Whether there are nodes before and after.
    neighbours: (bool, bool),
}

type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

/// Where a page comes from.
trait Source<N: Listed>: Send + Sync {
    fn rows<'a>(&'a self, ctx: &'a Context<'_>) -> Answer<'a, Rows<N>>;
    fn count<'a>(&'a self, ctx: &'a Context<'_>) -> Answer<'a, i64>;
    fn position(&self, row: &Row<N::Table>) -> Position;
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
        let loaders = ctx.data_unchecked::<Loaders>();
        let key = page_of_table::<N::Table, _, _>(self.spec.clone());
        Box::pin(async move {
            let rows = loaders.answer(key).await?.unwrap_or_default();
            Ok(page(&self.make, &rows, &self.spec))
        })
    }

    fn count<'a>(&'a self, ctx: &'a Context<'_>) -> Answer<'a, i64> {
        let loaders = ctx.data_unchecked::<Loaders>();
        let key = count_of_table::<N::Table, _>(self.spec.filter.clone());
        Box::pin(async move { Ok(loaders.answer(key).await?.unwrap_or_default()) })
    }

    fn position(&self, row: &Row<N::Table>) -> Position {
        Position::of::<N::Table>(row, &self.spec.order)
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
            Ok(page(&self.make, &rows, &self.key.spec))
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

    fn position(&self, row: &Row<N::Table>) -> Position {
        Position::of::<N::Table>(row, &self.key.spec.order)
    }
}

fn page<N, F, O>(make: &impl Make<N>, rows: &[Row<N::Table>], spec: &Spec<F, O>) -> Rows<N>
where
    N: Listed,
    O: OrderField<N::Table>,
{
    let limit = usize::try_from(spec.slice.limit).unwrap_or(usize::MAX);
    let more = rows.len() > limit;
    let beside = |row: &Row<N::Table>| (Arc::clone(row), make(Arc::clone(row)));
    let rows = rows.iter().take(limit).map(beside);
    if spec.slice.backward {
        Rows {
            rows: rows.rev().collect(),
            neighbours: (more, spec.slice.before.is_some()),
        }
    } else {
        Rows {
            rows: rows.collect(),
            neighbours: (spec.slice.after.is_some(), more),
        }
    }
}
