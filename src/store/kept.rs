//! Answers that are kept beyond a request: for as long as the data have the version in which they
//! were found. Each list that a statement gathers tells that version, so nothing is asked for it.

use std::{
    any::{Any, TypeId},
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use lru::LruCache;

use super::{
    fingerprint::{Fingerprint, Fingerprints},
    question::Question,
};

/// So many answers of a kind are kept; the one not asked for the longest goes first.
const MOST: usize = 10_000;

/// The answers that are kept.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    held: Arc<Mutex<Held>>,
    fingerprints: Fingerprints,
}

#[derive(Debug, Default)]
struct Held {
    version: i64,
    /// Answers by the kind of question: an [`Answers`] each.
    kinds: HashMap<TypeId, Box<dyn Any + Send>>,
}

/// Answers by the fingerprints of their questions, which may be long.
type Answers<A> = LruCache<Fingerprint, A>;

impl Kept {
    /// The answers to these questions that were found in this version, in their order.
    pub fn find<K: Question>(&self, version: i64, keys: &[K]) -> Vec<Option<K::Answer>> {
        // All requests share the lock, so what takes long is not done under it.
        let marks: Vec<_> = keys.iter().map(|key| self.fingerprints.of(key)).collect();
        let answers = self.with::<K, Vec<_>>(version, |cache| {
            let answers = marks.iter().map(|mark| cache.get(mark).cloned());
            answers.collect()
        });
        answers.unwrap_or_else(|| vec![None; keys.len()])
    }

    /// Keeps answers that were found in this version.
    pub fn keep<K: Question>(&self, version: i64, answers: &HashMap<K, K::Answer>) {
        let marked = |(key, answer): (_, &K::Answer)| (self.fingerprints.of(key), answer.clone());
        let answers: Vec<_> = answers.iter().map(marked).collect();
        self.with::<K, _>(version, |cache| {
            for (mark, answer) in answers {
                cache.put(mark, answer);
                if cache.len() > MOST {
                    cache.pop_lru();
                }
            }
        });
    }

    /// Nothing is found or kept for a version that is over; with a new one, all begins anew.
    fn with<K: Question, T>(
        &self,
        version: i64,
        does: impl FnOnce(&mut Answers<K::Answer>) -> T,
    ) -> Option<T> {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        if version < held.version {
            return None;
        }
        if version > held.version {
            held.kinds.clear();
            held.version = version;
        }
        let kind = held.kinds.entry(TypeId::of::<K>());
        let cache = kind.or_insert_with(|| Box::new(Answers::<K::Answer>::unbounded()));
        cache.downcast_mut().map(does)
    }
}
