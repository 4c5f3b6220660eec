//! What is kept in memory, within so many bytes. A library decides what goes when there is no room:
//! what was asked for once goes before what was asked for again, so that who walks through all records
//! takes away little of what others ask for.

mod key;

pub use key::Key;

use std::hash::Hash;

use quick_cache::{
    DefaultHashBuilder, OptionsBuilder, Weighter,
    sync::{Cache, DefaultLifecycle},
};

use key::Keys;

/// What an entry takes beside what it holds.
const ENTRY: usize = 256;

/// An entry has about so many bytes, which says how much room the library needs for its lists.
const USUAL: usize = 4 * 1024;

/// So many parts are locked apart from each other.
const PARTS: usize = 4;

/// Values that take at most so many bytes together, by the keys of what they follow from.
#[derive(Debug)]
pub struct BoundedCache<V> {
    most: usize,
    values: Cache<Key, V, Size<V>>,
    keys: Keys,
}

/// How many bytes a value holds.
#[derive(Debug)]
struct Size<V>(fn(&V) -> usize);

/// How it stands with what is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stats {
    /// How many entries there are.
    pub entries: usize,
    /// How many bytes they take.
    pub bytes: u64,
    /// How often what was asked for was there.
    pub hits: u64,
    /// How often it was not.
    pub misses: u64,
}

impl<V: Clone> BoundedCache<V> {
    /// Nothing yet.
    pub fn new(most: usize, size: fn(&V) -> usize) -> Self {
        let options = OptionsBuilder::new()
            .shards(PARTS)
            .estimated_items_capacity(most / USUAL)
            .weight_capacity(u64::try_from(most).unwrap_or(u64::MAX))
            .build();
        let options = options.unwrap_or_else(|_| unreachable!("both capacities are given"));
        let (hasher, lifecycle) = (DefaultHashBuilder::default(), DefaultLifecycle::default());
        Self {
            most,
            values: Cache::with_options(options, Size(size), hasher, lifecycle),
            keys: Keys::default(),
        }
    }

    /// Whether there is room for anything.
    pub fn keeps(&self) -> bool {
        self.most > 0
    }

    /// What stands for what a value follows from.
    pub fn key(&self, of: &impl Hash) -> Key {
        self.keys.of(of)
    }

    /// What is kept under a key.
    pub fn find(&self, key: Key) -> Option<V> {
        self.values.get(&key)
    }

    /// The same once more, where it was counted that it is asked for.
    pub fn peek(&self, key: Key) -> Option<V> {
        self.values.peek(&key)
    }

    /// Keeps a value, unless it is too large.
    pub fn keep(&self, key: Key, value: V) {
        if self.keeps() {
            self.values.insert(key, value);
        }
    }

    /// How it stands with what is kept.
    pub fn stats(&self) -> Stats {
        Stats {
            entries: self.values.len(),
            bytes: self.values.weight(),
            hits: self.values.hits(),
            misses: self.values.misses(),
        }
    }
}

impl<V> Weighter<Key, V> for Size<V> {
    fn weight(&self, _: &Key, value: &V) -> u64 {
        u64::try_from((self.0)(value).saturating_add(ENTRY)).unwrap_or(u64::MAX)
    }
}

impl<V> Clone for Size<V> {
    fn clone(&self) -> Self {
        Self(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Room for so many texts of ten bytes.
    fn room_for(texts: usize) -> BoundedCache<&'static str> {
        BoundedCache::new(texts * (ENTRY + 10), |text: &&str| text.len())
    }

    /// How many of these numbers are kept.
    fn kept(values: &BoundedCache<&str>, numbers: std::ops::Range<u32>) -> usize {
        let found = numbers.filter(|it| values.find(values.key(it)).is_some());
        found.count()
    }

    #[test]
    fn what_is_asked_for_again_outlives_what_is_asked_for_once() {
        let values = room_for(100);
        for number in 0..20 {
            values.keep(values.key(&number), "ten bytes.");
            assert_eq!(kept(&values, number..number + 1), 1);
        }
        assert_eq!(kept(&values, 0..20), 20);
        for number in 20..10_000 {
            values.keep(values.key(&number), "ten bytes.");
        }
        assert!(kept(&values, 0..20) >= 10);
        let stats = values.stats();
        assert!(stats.entries > 50, "{stats:?}");
        assert!(stats.bytes <= 100 * (ENTRY as u64 + 10), "{stats:?}");
    }

    #[test]
    fn what_is_too_large_is_not_kept() {
        let values = room_for(2);
        values.keep(values.key(&1), Box::leak("x".repeat(600).into_boxed_str()));
        values.keep(values.key(&2), "ten bytes.");
        assert_eq!((kept(&values, 1..2), kept(&values, 2..3)), (0, 1));
        let none = room_for(0);
        none.keep(none.key(&1), "");
        assert_eq!(kept(&none, 1..2), 0);
    }

    #[test]
    fn a_value_takes_the_place_of_the_one_before() {
        let values = room_for(2);
        for text in ["eight888", "six666", "nine99999"] {
            values.keep(values.key(&1), text);
            assert_eq!(values.find(values.key(&1)), Some(text));
        }
        assert_eq!(values.stats().entries, 1);
    }
}
