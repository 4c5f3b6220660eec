//! What every record has that rests on sources: they, their claims, and where these differ.

use std::borrow::Cow;

use async_graphql::{Context, Object, OutputType, TypeName};

use super::claim::{Claim, ClaimFilter, ClaimOrderField, Of};
use super::dispute::{Dispute, DisputeFilter, FirstOfItsDispute};
use super::source::{Source, SourceFilter, SourceOrderField};
use crate::{
    graphql::{
        connection::{self, Node, OrderBy, PageArgs},
        error::Result,
        page::Page,
        site,
    },
    store::{
        Row, Table,
        claims::DisputedFacts,
        links::{Record, claims_of, sources_of},
    },
};

/// The fields of a record about its sources. Each type takes them as its own by `flatten`, so that
/// this type itself is not in the schema.
pub struct Evidence<'a, N: Node<Table: Record>>(pub &'a Row<N::Table>);

/// What a record rests on.
#[Object(name_type)]
impl<N: Node<Table: Record>> Evidence<'_, N> {
    /// Who says so: the sources on which this record rests.
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
            sources_of::<N::Table>(),
            self.record(),
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// What each source says of this record where sources differ: of all its facts, or of
    /// `property`.
    #[expect(
        clippy::too_many_arguments,
        reason = "those of a connection, and one of its own"
    )]
    async fn claims(
        &self,
        property: Option<String>,
        filter: Option<Box<ClaimFilter>>,
        order_by: Option<Vec<OrderBy<ClaimOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Claim>> {
        connection::of_parent(
            claims_of::<N::Table>(),
            self.record(),
            (filter, property.map(Of)),
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// Whether claims of a fact of this record have more than one value, whatever their ranks: of any
    /// fact, or of `property`, as `claims` name it. A fact that no claim is about is not disputed. A
    /// status that follows from disputed events says so by itself.
    async fn disputed(&self, ctx: &Context<'_>, property: Option<String>) -> Result<bool> {
        let disputed = site::ask(ctx, DisputedFacts::of::<N::Table>(self.record())).await?;
        let disputed = disputed.unwrap_or_default();
        Ok(match property {
            Some(property) => disputed.contains(&property),
            None => !disputed.is_empty(),
        })
    }

    /// The facts of this record on which sources differ, each with all that is said of it.
    async fn disputes(
        &self,
        filter: Option<Box<DisputeFilter>>,
        order_by: Option<Vec<OrderBy<ClaimOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Dispute>> {
        connection::of_parent_as(
            Dispute,
            claims_of::<N::Table>(),
            self.record(),
            (filter, FirstOfItsDispute),
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }
}

impl<N: Node<Table: Record>> Evidence<'_, N> {
    fn record(&self) -> i64 {
        N::Table::id(self.0)
    }
}

/// Never seen by clients; but the library tells types apart by their names.
impl<N: Node<Table: Record>> TypeName for Evidence<'_, N> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Evidence", <N as OutputType>::type_name()).into()
    }
}
