//! What a request may ask of the store.

use std::{collections::HashMap, future::Future, hash::Hash, sync::Arc};

use sea_orm::DbErr;

use super::Store;

/// A question that siblings ask together.
pub trait Question: Clone + Eq + Hash + Send + Sync + 'static {
    /// What answers one of them. It is cloned for each who asks, so its rows are shared.
    type Answer: Clone + Send + Sync + 'static;

    /// Whether the answer is kept beyond the request, since many ask for it.
    fn is_kept() -> bool {
        false
    }

    /// Answers many at once. A question without an answer is left out.
    fn answer(
        store: &Store,
        keys: &[Self],
    ) -> impl Future<Output = Result<HashMap<Self, Self::Answer>, Arc<DbErr>>> + Send;
}
