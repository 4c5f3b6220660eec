//! Who concludes agreements: a State or an Organization.

use async_graphql::{Context, Union};

use super::{organization::Organization, state::State};
use crate::{
    graphql::{
        error::{Error, Result, or_null},
        site,
    },
    store::actor::{ActorById, ActorRow},
};

/// Who concludes agreements: a State or an Organization.
#[derive(Union)]
pub enum Actor {
    /// A State.
    State(State),
    /// An Organization.
    Organization(Organization),
}

impl Actor {
    /// The actor a stored row refers to.
    pub async fn referred(ctx: &Context<'_>, id: i64) -> Result<Self> {
        match site::ask(ctx, ActorById(id)).await? {
            Some(ActorRow::State(row)) => Ok(Self::State(State(row))),
            Some(ActorRow::Organization(row)) => Ok(Self::Organization(Organization(row))),
            None => Err(Error::Dangling("actor", id)),
        }
    }

    /// The actor a stored row may refer to. A failure is null, beside its error.
    pub async fn referred_if_any(ctx: &Context<'_>, id: Option<i64>) -> Option<Self> {
        or_null(ctx, Self::referred(ctx, id?).await.map(Some))
    }
}
