//! Answers that are kept beyond a request: for as long as the data have the version in which they
//! were found. Each list that a statement gathers tells that version, so nothing is asked for it.

use std::{
    any::{Any, TypeId},
    collections::HashMap,
    sync::Arc,
};

use super::question::Question;
use crate::cache::{BoundedCache, Key, Stats};

/// The answers that are kept.
#[derive(Debug)]
pub struct Kept(BoundedCache<Answer>);

/// The answer to a question, or `None` if it has none.
pub struct Known<K: Question>(pub Option<K::Answer>);

impl<K: Question> Known<K> {
    fn of(kept: &Answer) -> Option<Self> {
        kept.answer.downcast_ref().cloned().map(Self)
    }
}

/// An answer of any kind; or that there is none, which is told as often.
#[derive(Clone, Debug)]
struct Answer {
    answer: Arc<dyn Any + Send + Sync>,
    /// How many bytes it takes.
    size: usize,
}

impl Kept {
    /// No answer yet. They take at most so many bytes together.
    pub fn within(most: usize) -> Self {
        Self(BoundedCache::new(most, |answer| answer.size))
    }

    /// Whether there is room for any.
    pub fn keeps(&self) -> bool {
        self.0.keeps()
    }

    /// How it stands with them.
    pub fn stats(&self) -> Stats {
        self.0.stats()
    }

    /// What was found for a question in this version, if that is kept.
    pub fn find<K: Question>(&self, version: i64, question: &K) -> Option<Known<K>> {
        Known::of(&self.0.find(self.key(version, question))?)
    }

    /// The same once more, where it was counted that it is asked for.
    pub fn peek<K: Question>(&self, version: i64, question: &K) -> Option<Known<K>> {
        Known::of(&self.0.peek(self.key(version, question))?)
    }

    /// Keeps what was found for these questions in this version, in texts of so many bytes.
    pub fn keep<K: Question>(
        &self,
        version: i64,
        keys: &[K],
        found: &HashMap<K, K::Answer>,
        texts: usize,
    ) {
        let all: usize = found.values().map(K::size).sum();
        for key in keys {
            let answer = found.get(key).cloned();
            let size = answer.as_ref().map_or(0, K::size);
            // Nobody counts the text of each by itself.
            let text = (texts * size).checked_div(all).unwrap_or(0);
            let answer = Answer {
                answer: Arc::new(answer),
                size: size + text,
            };
            self.0.keep(self.key(version, key), answer);
        }
    }

    fn key<K: Question>(&self, version: i64, question: &K) -> Key {
        self.0.key(&(TypeId::of::<K>(), version, question))
    }
}

#[cfg(test)]
mod tests {
    use sea_orm::DbErr;

    use super::*;
    use crate::store::Store;

    /// How often it can be halved, if ever.
    #[derive(Clone, Copy, PartialEq, Eq, Hash)]
    struct Halves(u8);

    impl Question for Halves {
        type Answer = u8;

        fn size(_: &u8) -> usize {
            1
        }

        async fn answer(_: &Store, keys: &[Self]) -> Result<HashMap<Self, u8>, Arc<DbErr>> {
            let halves = |key: &Self| (*key, u8::try_from(key.0.trailing_zeros()).unwrap());
            let even = keys.iter().filter(|key| key.0 > 0 && key.0 % 2 == 0);
            Ok(even.map(halves).collect())
        }
    }

    /// What is known of 3, 4 and 8 in a version.
    fn known(kept: &Kept, version: i64) -> [&'static str; 3] {
        [3, 4, 8].map(|it| match kept.find(version, &Halves(it)) {
            None => "unknown",
            Some(Known(None)) => "none",
            Some(Known(Some(_))) => "some",
        })
    }

    #[tokio::test]
    async fn an_answer_is_known_in_its_version_and_so_is_that_there_is_none() {
        let kept = Kept::within(10_000);
        let keys = [Halves(3), Halves(4)];
        let found = Halves::answer(&Store::of_nothing(), &keys).await.unwrap();
        kept.keep(5, &keys, &found, 1_000);
        assert_eq!(known(&kept, 5), ["none", "some", "unknown"]);
        assert_eq!(known(&kept, 6), ["unknown"; 3]);
    }

    #[tokio::test]
    async fn the_text_of_a_statement_is_divided_among_what_was_found() {
        let kept = Kept::within(10_000);
        let keys = [Halves(3), Halves(4), Halves(8)];
        let found = Halves::answer(&Store::of_nothing(), &keys).await.unwrap();
        kept.keep(5, &keys, &found, 0);
        let without = kept.stats().bytes;
        kept.keep(5, &keys, &found, 1_000);
        assert_eq!(kept.stats().bytes, without + 1_000);
        // What does not fit is not kept.
        let small = Kept::within(10_000);
        small.keep(5, &keys, &found, 100_000);
        assert_eq!(known(&small, 5), ["none", "unknown", "unknown"]);
    }
}
