//! Where in a request a question is asked.
//!
//! Siblings ask at one site and share a statement. Two sites never do, even if their questions
//! happen to come at the same moment: so the number of statements follows from the shape of a
//! request, and not from what is ready when.

use std::hash::{DefaultHasher, Hash, Hasher};

use async_graphql::{Context, QueryPathNode, QueryPathSegment};

use super::{batch::Loaders, error::Result};
use crate::store::{
    Direction, Filter, Link, Order, OrderField, Row, Slice, Spec, Table, loader::PageOf,
    question::Question,
};

/// Asks the store, together with all siblings of this field.
pub async fn ask<K: Question>(ctx: &Context<'_>, key: K) -> Result<Option<K::Answer>> {
    let loaders = ctx.data_unchecked::<Loaders>();
    let answers = loaders.load_all(|| site(ctx), &[key]).await?;
    Ok(answers.into_iter().next().flatten())
}

/// Asks the store several questions at once, together with all siblings of this field. Answers come
/// in the order of the questions; a question without an answer is left out.
pub async fn ask_all<K: Question>(
    ctx: &Context<'_>,
    keys: impl IntoIterator<Item = K>,
) -> Result<Vec<K::Answer>> {
    let keys: Vec<K> = keys.into_iter().collect();
    let loaders = ctx.data_unchecked::<Loaders>();
    let answers = loaders.load_all(|| site(ctx), &keys).await?;
    Ok(answers.into_iter().flatten().collect())
}

/// The first rows that hang on a parent and pass a filter, in the order of the records.
pub async fn rows<L: Link, F: Filter<L::Child>>(
    ctx: &Context<'_>,
    link: L,
    parent: i64,
    filter: F,
    limit: u64,
) -> Result<Vec<Row<L::Child>>> {
    let spec = Spec {
        filter,
        order: Order(Vec::<(NoField, Direction)>::new()),
        slice: Slice {
            after: None,
            before: None,
            limit,
            backward: false,
        },
    };
    let rows = ask(ctx, PageOf { link, parent, spec }).await?;
    // A page has one row more, to tell whether there is more.
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let rows = rows.as_deref().unwrap_or_default();
    Ok(rows.iter().take(limit).cloned().collect())
}

/// No field: the order of the records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum NoField {}

impl<E: Table> OrderField<E> for NoField {
    fn column(self) -> E::Column {
        match self {}
    }
}

/// Where a question is asked. Fields that have the same names on the way to them, whatever their
/// places in lists, are one.
#[derive(Debug)]
pub struct Site {
    /// The same for aliases of a field: with the same arguments they cost nothing, with others a
    /// statement each.
    pub id: u64,
    /// The field, as the answer names it.
    pub field: u64,
    /// The fields it is part of, from the outermost one.
    pub above: Vec<u64>,
}

fn site(ctx: &Context<'_>) -> Site {
    let mut names = vec![];
    let mut node = ctx.path_node.as_ref().and_then(|node| node.parent);
    while let Some(QueryPathNode { parent, segment }) = node {
        if let QueryPathSegment::Name(name) = segment {
            names.push(*name);
        }
        node = *parent;
    }
    let mut above = Vec::with_capacity(names.len());
    let mut outer = 0;
    for name in names.into_iter().rev() {
        outer = below(outer, name);
        above.push(outer);
    }
    Site {
        id: below(outer, ctx.field().name()),
        field: below(outer, &ctx.item.node.response_key().node),
        above,
    }
}

/// What stands for a field of this name in another.
fn below(field: u64, name: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    (field, name).hash(&mut hasher);
    hasher.finish()
}
