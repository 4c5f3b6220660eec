//! What is kept in memory, within so many bytes.

use std::{
    borrow::Borrow,
    hash::Hash,
    sync::{Mutex, MutexGuard, PoisonError},
};

use lru::LruCache;

use crate::telemetry::metrics::{self, Finds};

/// What an entry takes beside what it holds.
const ENTRY: usize = 256;

/// Entries that take at most so many bytes together; the one not asked for the longest goes first.
pub struct Bounded<K, V> {
    /// What it is called in the metrics.
    name: &'static str,
    most: usize,
    /// How many bytes the key and the value of an entry hold.
    size: fn(&K, &V) -> usize,
    held: Mutex<Held<K, V>>,
    finds: Finds,
}

struct Held<K, V> {
    entries: LruCache<K, V>,
    bytes: usize,
}

impl<K: Eq + Hash, V: Clone> Bounded<K, V> {
    /// Nothing yet.
    pub fn new(name: &'static str, most: usize, size: fn(&K, &V) -> usize) -> Self {
        let held = Held {
            entries: LruCache::unbounded(),
            bytes: 0,
        };
        Self {
            name,
            most,
            size,
            held: Mutex::new(held),
            finds: Finds::of(name),
        }
    }

    /// Whether there is room for anything.
    pub fn keeps(&self) -> bool {
        self.most > 0
    }

    /// What is kept under a key.
    pub fn find<Q>(&self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
        Q: Eq + Hash + ?Sized,
    {
        let found = self.held().entries.get(key).cloned();
        self.finds.count(found.as_ref());
        found
    }

    /// Keeps a value, unless it is larger than all that may be kept.
    pub fn keep(&self, key: K, value: V) {
        let size = self.size(&key, &value);
        if size > self.most {
            return;
        }
        let mut held = self.held();
        held.bytes += size;
        if let Some((key, before)) = held.entries.push(key, value) {
            held.bytes -= self.size(&key, &before);
        }
        while held.bytes > self.most
            && let Some((key, oldest)) = held.entries.pop_lru()
        {
            held.bytes -= self.size(&key, &oldest);
        }
        metrics::cache_entries(self.name, held.entries.len());
    }

    fn size(&self, key: &K, value: &V) -> usize {
        (self.size)(key, value).saturating_add(ENTRY)
    }

    fn held(&self) -> MutexGuard<'_, Held<K, V>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_leave_when_there_is_no_room() {
        let kept = Bounded::new("test", 2 * ENTRY + 10, |_: &u8, text: &&str| text.len());
        kept.keep(1, "four");
        kept.keep(2, "four");
        assert_eq!(kept.find(&1), Some("four"));
        kept.keep(3, "four");
        assert_eq!(
            [1, 2, 3].map(|key| kept.find(&key).is_some()),
            [true, false, true]
        );
        kept.keep(4, Box::leak("x".repeat(2 * ENTRY).into_boxed_str()));
        assert_eq!(
            [1, 3, 4].map(|key| kept.find(&key).is_some()),
            [true, true, false]
        );
    }

    #[test]
    fn a_value_takes_the_place_of_the_one_before() {
        let kept = Bounded::new("test", 2 * ENTRY + 10, |_: &u8, text: &&str| text.len());
        for text in ["eight888", "six666", "nine99999"] {
            kept.keep(1, text);
            assert_eq!(kept.find(&1), Some(text));
        }
        kept.keep(2, "1");
        assert_eq!([1, 2].map(|key| kept.find(&key).is_some()), [true, true]);
    }
}
