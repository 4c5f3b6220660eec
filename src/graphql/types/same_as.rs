//! Records of other collections that are likely the same agreement.

use async_graphql::{Context, Description, Object};
use entity::agreement_match::Entity;

use super::agreement::Agreement;
use crate::{
    graphql::{connection, error::Result, vocabulary::MatchReason},
    store::Row,
};

/// That a record of another collection is likely the same agreement. Records of different
/// collections are never merged: each says what its collection says.
#[derive(Description)]
pub struct SameAs(pub Row<Entity>);

#[Object(use_type_description)]
impl SameAs {
    /// The record of the other collection.
    async fn agreement(&self, ctx: &Context<'_>) -> Result<Agreement> {
        connection::referred(ctx, self.0.other_id).await
    }

    /// How likely it is the same, from 0 to 100. 100 for the same registration number; else it is
    /// made of the day of adoption or signature (40, 20 if one is not known, or 10 if they are a day
    /// or two apart), the words that the titles share (40) and the parties they share (20, or 10 if
    /// none are known of one). It is less by 10 if another record of the collection is as likely.
    async fn score(&self) -> i64 {
        self.0.score
    }

    /// What speaks for it.
    async fn reason(&self) -> MatchReason {
        self.0.reason.into()
    }
}
