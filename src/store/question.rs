//! What a request may ask of the store.

use std::{collections::HashMap, future::Future, hash::Hash, slice, sync::Arc};

use sea_orm::DbErr;

use super::{
    Store,
    kept::{Kept, Known},
};

/// A question that siblings ask together.
pub trait Question: Clone + Eq + Hash + Send + Sync + 'static {
    /// What answers one of them. It is cloned for each who asks, so its rows are shared.
    type Answer: Clone + Send + Sync + 'static;

    /// How many bytes an answer takes, without the texts in it.
    fn size(_: &Self::Answer) -> usize {
        size_of::<Self::Answer>()
    }

    /// Answers many at once. A question without an answer is left out.
    fn answer(
        store: &Store,
        keys: &[Self],
    ) -> impl Future<Output = Result<HashMap<Self, Self::Answer>, Arc<DbErr>>> + Send;
}

impl Store {
    /// What is known of questions, in their order, if all of them were answered before.
    pub fn known<K: Question>(&self, keys: &[K]) -> Option<Vec<Option<K::Answer>>> {
        let (kept, version) = self.kept()?;
        let known = keys.iter().map(|key| kept.find(version, key));
        known.map(|it| it.map(|Known(answer)| answer)).collect()
    }

    /// The answer to a question, if there is one.
    pub async fn answer<K: Question>(&self, key: K) -> Result<Option<K::Answer>, Arc<DbErr>> {
        Ok(self.answers(slice::from_ref(&key)).await?.remove(&key))
    }

    /// Answers many questions at once. A question without an answer is left out.
    pub async fn answers<K: Question>(
        &self,
        keys: &[K],
    ) -> Result<HashMap<K, K::Answer>, Arc<DbErr>> {
        let Some((kept, version)) = self.kept() else {
            return K::answer(self, keys).await;
        };
        let (mut answers, mut missing) = (HashMap::new(), vec![]);
        for key in keys.iter().cloned() {
            match kept.find(version, &key) {
                Some(Known(answer)) => answers.extend(answer.map(|it| (key, it))),
                None => missing.push(key),
            }
        }
        if !missing.is_empty() {
            let apart = self.counting_anew();
            let found = K::answer(&apart, &missing).await;
            self.seen.add(&apart.seen);
            let found = found?;
            // What read another version as well, before or after an import, is of neither.
            if apart.seen.is_complete() && apart.seen.only(version) {
                kept.keep(version, &missing, &found, apart.seen.texts());
            }
            answers.extend(found);
        }
        Ok(answers)
    }

    /// Where answers are kept, and the version that is read.
    fn kept(&self) -> Option<(&Kept, i64)> {
        let keeping = self.keeping.as_ref()?;
        let kept = Some(&*keeping.kept).filter(|it| it.keeps())?;
        let version = self.seen.last();
        (version > 0).then_some((kept, version))
    }
}
