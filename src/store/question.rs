//! What a request may ask of the store, and how questions are batched.

use std::{collections::HashMap, future::Future, hash::Hash, sync::Arc};

use async_graphql::dataloader::Loader;
use sea_orm::DbErr;
use tracing::Instrument;

use super::Store;

/// A question, and where in a request it is asked.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct At<K> {
    /// Where.
    pub site: u64,
    /// What.
    pub key: K,
}

/// A question that siblings ask together.
pub trait Question: Clone + Eq + Hash + Send + Sync + 'static {
    /// What answers one of them.
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

/// The questions of one site in one batch, those of another in another.
impl<K: Question> Loader<At<K>> for Store {
    type Value = K::Answer;
    type Error = Arc<DbErr>;

    async fn load(&self, keys: &[At<K>]) -> Result<HashMap<At<K>, K::Answer>, Self::Error> {
        let mut sites: HashMap<u64, Vec<K>> = HashMap::new();
        for At { site, key } in keys {
            sites.entry(*site).or_default().push(key.clone());
        }
        let mut found = HashMap::new();
        for (site, keys) in sites {
            let batch = tracing::debug_span!("batch", questions = keys.len());
            let answers = self.answers(&keys).instrument(batch).await?;
            found.extend(
                answers
                    .into_iter()
                    .map(|(key, value)| (At { site, key }, value)),
            );
        }
        Ok(found)
    }
}
