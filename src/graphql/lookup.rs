//! How one record is looked up: exactly one of its identifiers.

use async_graphql::{Context, OneofObject};
use entity::{actor, state};
use sea_orm::EntityTrait;

use super::{
    connection::Node,
    error::{Result, bad_input},
    site,
};
use crate::store::loader::by_text;

/// The row whose unique column has this text, if there is one.
pub async fn one<N: Node>(
    ctx: &Context<'_>,
    column: <N::Table as EntityTrait>::Column,
    text: &str,
) -> Result<Option<N>> {
    let key = by_text::<N::Table>(column, text);
    Ok(site::ask(ctx, key).await?.map(N::from))
}

/// Which State: exactly one identifier.
#[derive(OneofObject)]
pub enum StateBy {
    /// The key, for instance `nor`.
    Key(String),
    /// The code of ISO 3166, alpha-3 or alpha-2, for instance `NOR` or `NO`. A code that two States
    /// of the past had in turn (`CS`) finds neither.
    Iso(String),
}

/// Which State or Organization: exactly one identifier.
#[derive(OneofObject)]
pub enum ActorBy {
    /// The key, for instance `ind` or `nato`.
    Key(String),
    /// The code of ISO 3166 of a State, alpha-3 or alpha-2, for instance `IND` or `IN`.
    Iso(String),
}

impl ActorBy {
    /// The id of the actor.
    pub async fn id(self, ctx: &Context<'_>) -> Result<i64> {
        let (found, text) = match self {
            Self::Key(key) => {
                let actor = by_text::<actor::Entity>(actor::Column::Key, &key);
                (site::ask(ctx, actor).await?.map(|row| row.id), key)
            }
            Self::Iso(code) => StateBy::Iso(code).find(ctx).await?,
        };
        found.ok_or_else(|| bad_input(format!("there is no State or Organization `{text}`")))
    }
}

/// Which Organization: exactly one identifier.
#[derive(OneofObject)]
pub enum OrganizationBy {
    /// The key, for instance `nato`.
    Key(String),
}

/// Which Agreement: exactly one identifier.
#[derive(OneofObject)]
pub enum AgreementBy {
    /// The key, for instance `cfe-1990`.
    Key(String),
    /// The registration number, for instance `UNTS I-44001`.
    RegistrationNumber(String),
    /// The item of Wikidata.
    WikidataId(String),
}

/// Which Decree: exactly one identifier.
#[derive(OneofObject)]
pub enum DecreeBy {
    /// The key, for instance `rus-gov-order-2025-12-19`.
    Key(String),
}

/// Which Official: exactly one identifier.
#[derive(OneofObject)]
pub enum OfficialBy {
    /// The key, for instance `alexander-fomin`.
    Key(String),
    /// The item of Wikidata, for instance `Q7747`.
    WikidataId(String),
}

/// Which Institution: exactly one identifier.
#[derive(OneofObject)]
pub enum InstitutionBy {
    /// The key, for instance `mod-rus`.
    Key(String),
}

/// Which Source: exactly one identifier.
#[derive(OneofObject)]
pub enum SourceBy {
    /// The key.
    Key(String),
}

/// Which Collection: exactly one identifier.
#[derive(OneofObject)]
pub enum CollectionBy {
    /// The key, for instance `foedera`.
    Key(String),
}

/// Which Subject: exactly one identifier.
#[derive(OneofObject)]
pub enum SubjectBy {
    /// The key, for instance `military-cooperation`.
    Key(String),
}

impl StateBy {
    /// The id of the State.
    pub async fn id(self, ctx: &Context<'_>) -> Result<i64> {
        let (found, text) = self.find(ctx).await?;
        found.ok_or_else(|| bad_input(format!("there is no State `{text}`")))
    }

    /// The id of the State if there is one, and the text that identifies it.
    async fn find(self, ctx: &Context<'_>) -> Result<(Option<i64>, String)> {
        let (column, text) = self.identifier();
        let state = by_text::<state::Entity>(column, &text);
        Ok((site::ask(ctx, state).await?.map(|row| row.id), text))
    }

    /// The column that has the identifier, and its text there.
    pub fn identifier(self) -> (state::Column, String) {
        match self {
            Self::Key(text) => (state::Column::Key, text),
            Self::Iso(text) if text.len() == 2 => (state::Column::IsoAlpha2, text.to_uppercase()),
            Self::Iso(text) => (state::Column::IsoCode, text.to_uppercase()),
        }
    }
}
