//! What is kept in memory, within so many bytes.

use std::{
    borrow::Borrow,
    hash::Hash,
    sync::{Mutex, MutexGuard, PoisonError},
};

use lru::LruCache;

/// What an entry takes beside what it holds.
const ENTRY: usize = 256;

/// Entries that take at most so many bytes together; the one not asked for the longest goes first.
#[derive(Debug)]
pub struct Bounded<K: Eq + Hash, V> {
    most: usize,
    /// How many bytes the key and the value of an entry hold.
    size: fn(&K, &V) -> usize,
    held: Mutex<Held<K, V>>,
}

#[derive(Debug)]
struct Held<K: Eq + Hash, V> {
    entries: LruCache<K, V>,
    bytes: usize,
    hits: u64,
    misses: u64,
}

/// How it stands with what is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// How many entries there are.
    pub entries: usize,
    /// How many bytes they take.
    pub bytes: usize,
    /// How often what was asked for was there.
    pub hits: u64,
    /// How often it was not.
    pub misses: u64,
}

impl<K: Eq + Hash, V: Clone> Bounded<K, V> {
    /// Nothing yet.
    pub fn new(most: usize, size: fn(&K, &V) -> usize) -> Self {
        let held = Held {
            entries: LruCache::unbounded(),
            bytes: 0,
            hits: 0,
            misses: 0,
        };
        Self {
            most,
            size,
            held: Mutex::new(held),
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
        let mut held = self.held();
        let found = held.entries.get(key).cloned();
        let count = match found {
            Some(_) => &mut held.hits,
            None => &mut held.misses,
        };
        *count += 1;
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
    }

    /// How it stands with what is kept.
    pub fn standing(&self) -> Standing {
        let held = self.held();
        Standing {
            entries: held.entries.len(),
            bytes: held.bytes,
            hits: held.hits,
            misses: held.misses,
        }
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

    /// Room for two entries and ten bytes.
    fn small() -> Bounded<u8, &'static str> {
        Bounded::new(2 * ENTRY + 10, |_, text| text.len())
    }

    #[test]
    fn the_oldest_leave_when_there_is_no_room() {
        let kept = small();
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
        let expected = Standing {
            entries: 2,
            bytes: 2 * (ENTRY + 4),
            hits: 5,
            misses: 2,
        };
        assert_eq!(kept.standing(), expected);
    }

    #[test]
    fn a_value_takes_the_place_of_the_one_before() {
        let kept = small();
        for text in ["eight888", "six666", "nine99999"] {
            kept.keep(1, text);
            assert_eq!(kept.find(&1), Some(text));
        }
        kept.keep(2, "1");
        assert_eq!([1, 2].map(|key| kept.find(&key).is_some()), [true, true]);
    }
}
