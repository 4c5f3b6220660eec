//! Names in languages.

use async_graphql::{Context, InputObject};
use entity::name::{Column, Entity};
use sea_orm::Condition;

use super::{
    connection::MAX_PAGE,
    error::{Result, bad_input},
    filter::{KeyFilter, TextFilter, combined, test},
    site,
};
use crate::{
    domain::language::primary,
    store::{Filter, Link},
};

/// Which names of a record in other languages than English to look at: those that pass every test
/// given.
#[derive(InputObject, Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct NameFilter {
    /// A test on the language, as ISO 639-1: `ru`.
    language: Option<KeyFilter>,
    /// A test on the name.
    name: Option<TextFilter>,
    /// All of these hold; at most 100.
    #[graphql(validator(max_items = 100))]
    and: Option<Vec<NameFilter>>,
    /// At least one of these holds; at most 100. An empty list matches nothing.
    #[graphql(validator(max_items = 100))]
    or: Option<Vec<NameFilter>>,
    /// This does not hold.
    not: Option<Box<NameFilter>>,
}

impl Filter<Entity> for NameFilter {
    fn condition(&self) -> Condition {
        Condition::all()
            .add_option(test(self.language.as_ref(), Column::Language))
            .add_option(test(self.name.as_ref(), Column::NameFolded))
            .add_option(combined(
                self.and.as_deref(),
                self.or.as_deref(),
                self.not.as_deref(),
            ))
    }
}

/// The name of a record in a language, or the English one.
pub async fn in_language<L: Link<Child = Entity>>(
    ctx: &Context<'_>,
    link: L,
    record: i64,
    language: Option<String>,
    english: &str,
) -> Result<String> {
    let language = language.unwrap_or_else(|| ENGLISH.to_owned());
    let Some(language) = primary(&language) else {
        return Err(bad_input(format!(
            "`lang` is `{language}`; write a language tag, as ru or pt-BR"
        )));
    };
    if language == ENGLISH {
        return Ok(english.to_owned());
    }
    // All names at once, so that asking in many languages is still one statement.
    let names = site::rows(ctx, link, record, (), MAX_PAGE).await?;
    let name = names.into_iter().find(|row| row.language == language);
    Ok(name.map_or_else(|| english.to_owned(), |row| row.name.clone()))
}

const ENGLISH: &str = "en";
