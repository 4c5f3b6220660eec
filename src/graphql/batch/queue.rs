//! In what order the batches of a request leave.

use std::{
    any::TypeId,
    collections::{BTreeMap, BTreeSet, HashMap},
};

use crate::graphql::site::Site;

/// The batches that wait, and those at work, by number: in the order in which they were opened.
pub struct Queue<B> {
    entries: BTreeMap<usize, Entry<B>>,
    /// The last batch of each kind of question and site.
    last: HashMap<(TypeId, u64), usize>,
    /// By field: the batches that it waits for.
    awaited: HashMap<u64, BTreeSet<usize>>,
    opened: usize,
}

struct Entry<B> {
    site: u64,
    /// The fields that wait for it: those of its site, under their aliases.
    fields: Vec<u64>,
    /// What those are part of.
    above: Vec<u64>,
    /// What is to be done; `None` while that is done.
    batch: Option<B>,
}

impl<B> Default for Queue<B> {
    fn default() -> Self {
        Self {
            entries: BTreeMap::new(),
            last: HashMap::new(),
            awaited: HashMap::new(),
            opened: 0,
        }
    }
}

impl<B> Queue<B> {
    /// Opens a batch for the questions of a kind at a site, unless one waits there.
    pub fn open(&mut self, kind: TypeId, site: &Site, batch: B) {
        let last = self.last.get(&(kind, site.id));
        let last = last.and_then(|number| self.entries.get(number));
        if last.is_some_and(|it| it.batch.is_some()) {
            return;
        }
        self.opened += 1;
        let entry = Entry {
            site: site.id,
            fields: vec![],
            above: site.above.clone(),
            batch: Some(batch),
        };
        self.entries.insert(self.opened, entry);
        self.last.insert((kind, site.id), self.opened);
    }

    /// Lets a field wait for the last batch of a kind at its site.
    pub fn wait(&mut self, kind: TypeId, site: &Site) {
        if let Some(number) = self.last.get(&(kind, site.id))
            && let Some(entry) = self.entries.get_mut(number)
            && self.awaited.entry(site.field).or_default().insert(*number)
        {
            entry.fields.push(site.field);
        }
    }

    /// Takes so many batches at most that need not wait for another, each with its number and its site.
    pub fn ready(&mut self, most: usize) -> Vec<(usize, u64, B)> {
        let waiting = self.entries.iter().filter(|(_, it)| it.batch.is_some());
        let ready = waiting.filter(|(number, entry)| !self.waits(**number, entry));
        let ready: Vec<usize> = ready.map(|(number, _)| *number).take(most).collect();
        let taken = ready.into_iter().filter_map(|number| {
            let entry = self.entries.get_mut(&number)?;
            Some((number, entry.site, entry.batch.take()?))
        });
        taken.collect()
    }

    /// A batch is over.
    pub fn end(&mut self, number: usize) {
        let fields = self.entries.remove(&number).map(|it| it.fields);
        for field in fields.unwrap_or_default() {
            if let Some(numbers) = self.awaited.get_mut(&field) {
                numbers.remove(&number);
            }
        }
    }

    /// Whether somebody who waits for another batch may ask here next: in a field below his own, or
    /// once more in the same. Of two kinds that a field asks about, the one that was opened first is
    /// taken for the one that is asked first.
    fn waits(&self, number: usize, entry: &Entry<B>) -> bool {
        let first = |field| self.awaited.get(field).and_then(BTreeSet::first);
        let below = entry.above.iter().any(|field| first(field).is_some());
        below
            || entry
                .fields
                .iter()
                .any(|field| first(field) < Some(&number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A field in others, under an alias of its own.
    fn field(id: u64, field: u64, above: &[u64]) -> Site {
        let above = above.to_vec();
        Site { id, field, above }
    }

    /// Asks for what no batch has taken.
    fn ask(queue: &mut Queue<&'static str>, kind: TypeId, site: &Site, batch: &'static str) {
        queue.open(kind, site, batch);
        queue.wait(kind, site);
    }

    fn ready(queue: &mut Queue<&'static str>) -> Vec<(usize, &'static str)> {
        let ready = queue.ready(9).into_iter();
        ready.map(|(number, _, batch)| (number, batch)).collect()
    }

    #[test]
    fn what_is_below_waits_for_what_is_above() {
        let (names, counts) = (TypeId::of::<i32>(), TypeId::of::<i64>());
        let mut queue = Queue::default();
        ask(&mut queue, counts, &field(3, 3, &[1, 2]), "below");
        ask(&mut queue, names, &field(2, 2, &[1]), "above");
        ask(&mut queue, names, &field(4, 4, &[1]), "beside");
        assert_eq!(ready(&mut queue), [(2, "above"), (3, "beside")]);
        // What was taken is at work, and still waited for.
        assert_eq!(ready(&mut queue), []);
        queue.end(3);
        assert_eq!(ready(&mut queue), []);
        queue.end(2);
        assert_eq!(ready(&mut queue), [(1, "below")]);
    }

    #[test]
    fn no_more_leave_than_may_be_at_work() {
        let kind = TypeId::of::<i32>();
        let mut queue = Queue::default();
        for (id, batch) in [(1, "first"), (2, "second"), (3, "third")] {
            ask(&mut queue, kind, &field(id, id, &[]), batch);
        }
        let left = |queue: &mut Queue<_>, most| queue.ready(most).len();
        assert_eq!(left(&mut queue, 0), 0);
        assert_eq!(left(&mut queue, 2), 2);
        assert_eq!(left(&mut queue, 2), 1);
    }

    #[test]
    fn who_asks_twice_in_a_field_is_waited_for() {
        let (keys, counts) = (TypeId::of::<i32>(), TypeId::of::<i64>());
        let mut queue = Queue::default();
        ask(&mut queue, keys, &field(1, 1, &[]), "first");
        ask(&mut queue, counts, &field(1, 1, &[]), "second");
        assert_eq!(ready(&mut queue), [(1, "first")]);
        queue.end(1);
        assert_eq!(ready(&mut queue), [(2, "second")]);
    }

    #[test]
    fn aliases_of_a_field_share_a_batch_and_what_is_below_waits_for_it() {
        let (rows, counts) = (TypeId::of::<i32>(), TypeId::of::<i64>());
        let mut queue = Queue::default();
        ask(&mut queue, rows, &field(1, 10, &[]), "shared");
        ask(&mut queue, rows, &field(1, 11, &[]), "not opened");
        ask(&mut queue, counts, &field(2, 20, &[11]), "below the other");
        assert_eq!(ready(&mut queue), [(1, "shared")]);
        // Who asks for what is at work waits for that.
        queue.wait(rows, &field(1, 12, &[]));
        ask(&mut queue, counts, &field(3, 30, &[12]), "below the third");
        assert_eq!(ready(&mut queue), []);
        // What is new there waits for a batch of its own.
        ask(&mut queue, rows, &field(1, 10, &[]), "new");
        queue.end(1);
        assert_eq!(
            ready(&mut queue),
            [(2, "below the other"), (3, "below the third"), (4, "new")]
        );
    }
}
