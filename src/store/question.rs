//! What a request may ask of the store, and how it is answered: by what is kept, or by statements.

use std::{collections::HashMap, future::Future, hash::Hash, sync::Arc};

use sea_orm::DbErr;

use super::{
    Store,
    kept::{Kept, Known},
};

/// A question that siblings ask together.
pub trait Question: Clone + Eq + Hash + Send + Sync + 'static {
    /// What answers one of them. It is cloned for each who asks, so its rows are shared.
    type Answer: Clone + Send + Sync + 'static;

    /// About how many bytes an answer takes, without the texts in its rows.
    fn size(answer: &Self::Answer) -> usize;

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

    /// Answers many questions at once, of which not all are known. A question without an answer is left
    /// out.
    pub async fn answers<K: Question>(
        &self,
        keys: &[K],
    ) -> Result<HashMap<K, K::Answer>, Arc<DbErr>> {
        let Some((kept, version)) = self.kept() else {
            return K::answer(self, keys).await;
        };
        let (mut answers, mut missing) = (HashMap::new(), vec![]);
        for key in keys.iter().cloned() {
            match kept.peek(version, &key) {
                Some(Known(answer)) => answers.extend(answer.map(|it| (key, it))),
                None => missing.push(key),
            }
        }
        if !missing.is_empty() {
            let part = self.part();
            let found = K::answer(&part, &missing).await?;
            // What read another version as well, before or after an import, is of neither.
            if part.seen.is_complete() && part.seen.only(version) {
                kept.keep(version, &missing, &found, part.seen.texts());
            }
            answers.extend(found);
        }
        Ok(answers)
    }

    /// Where answers are kept, and the version that is read.
    fn kept(&self) -> Option<(&Kept, i64)> {
        let keeping = self.base.keeping.as_ref()?;
        let kept = Some(&*keeping.kept).filter(|it| it.keeps())?;
        let version = self.seen.last();
        (version > 0).then_some((kept, version))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A question that is answered by statements, each of which tells a version or none.
    #[derive(Clone, PartialEq, Eq, Hash)]
    struct Reads(Vec<Option<i64>>);

    impl Question for Reads {
        type Answer = ();

        fn size((): &()) -> usize {
            0
        }

        async fn answer(
            store: &Store,
            keys: &[Self],
        ) -> Result<HashMap<Self, Self::Answer>, Arc<DbErr>> {
            for told in keys.iter().flat_map(|key| &key.0) {
                store.seen.sends();
                if let Some(version) = told {
                    store.seen.reads(*version);
                }
            }
            Ok(keys.iter().map(|key| (key.clone(), ())).collect())
        }
    }

    #[tokio::test]
    async fn what_was_not_read_in_one_version_is_not_kept() {
        for (reads, is_kept) in [
            (vec![Some(5)], true),
            (vec![Some(5), Some(5)], true),
            (vec![Some(6)], false),
            (vec![Some(5), Some(6)], false),
            (vec![Some(5), None], false),
            (vec![None], false),
        ] {
            let store = Store::of_nothing().keeping(10_000);
            store.seen.begins(5);
            let question = [Reads(reads.clone())];
            assert_eq!(store.answers(&question).await.unwrap().len(), 1);
            assert_eq!(store.statements(), reads.len());
            for version in [5, 6] {
                let later = store.counting_anew();
                later.seen.begins(version);
                let known = later.known(&question).is_some();
                assert_eq!(known, is_kept && version == 5, "{reads:?} {version}");
            }
        }
    }
}
