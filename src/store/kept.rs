//! Answers that are kept beyond a request: for as long as the data have the version in which they
//! were found. Each list that a statement gathers tells that version, so nothing is asked for it.

use std::{
    any::{Any, TypeId},
    collections::HashMap,
    num::NonZeroUsize,
    sync::{Arc, Mutex, PoisonError},
};

use lru::LruCache;

use super::{
    fingerprint::{Fingerprint, Fingerprints},
    question::Question,
};

/// So many answers of a kind are kept; the one not asked for the longest goes first.
const MOST: NonZeroUsize = NonZeroUsize::new(10_000).unwrap();

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
    /// The answers to these questions that were found in this version.
    pub fn find<K: Question>(&self, version: i64, keys: &[K]) -> HashMap<K, K::Answer> {
        self.with::<K, _>(version, |cache| {
            let found = keys.iter().filter_map(|key| {
                let answer = cache.get(&self.fingerprints.of(key))?.clone();
                Some((key.clone(), answer))
            });
            found.collect()
        })
        .unwrap_or_default()
    }

    /// Keeps answers that were found in this version.
    pub fn keep<K: Question>(&self, version: i64, answers: &HashMap<K, K::Answer>) {
        self.with::<K, _>(version, |cache| {
            for (key, answer) in answers {
                cache.put(self.fingerprints.of(key), answer.clone());
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
        let cache = kind.or_insert_with(|| Box::new(Answers::<K::Answer>::new(MOST)));
        cache.downcast_mut().map(does)
    }
}
