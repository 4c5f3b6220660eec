//! Names in languages.

use async_graphql::Context;
use entity::name::{Column, Entity};

use super::{Loaders, error::Result};
use crate::store::{
    Direction, Link, Order, OrderField, Slice, Spec, links::NameIn, loader::PageOf,
};

/// The name of a record in a language, or the English one.
pub async fn in_language<L: Link<Child = Entity>>(
    ctx: &Context<'_>,
    link: L,
    record: i64,
    language: Option<String>,
    english: &str,
) -> Result<String> {
    let Some(language) = language.filter(|language| language != "en") else {
        return Ok(english.to_owned());
    };
    let slice = Slice {
        after: None,
        before: None,
        limit: 1,
        backward: false,
    };
    let spec = Spec {
        filter: NameIn(language),
        order: Order(Vec::<(NoField, Direction)>::new()),
        slice,
    };
    let key = PageOf {
        link,
        parent: record,
        spec,
    };
    let names = ctx
        .data_unchecked::<Loaders>()
        .load_one(key)
        .await?
        .unwrap_or_default();
    Ok(names
        .into_iter()
        .next()
        .map_or_else(|| english.to_owned(), |row| row.name))
}

/// There is one name in a language: nothing to order by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum NoField {}

impl OrderField<Entity> for NoField {
    fn column(self) -> Column {
        match self {}
    }
}
