//! In what order the batches of a request leave.

use std::any::TypeId;

use crate::graphql::site::Site;

/// The batches that wait, and those at work, in the order in which they were opened.
pub struct Queue<B> {
    entries: Vec<Entry<B>>,
    /// How many were opened.
    opened: usize,
}

impl<B> Default for Queue<B> {
    fn default() -> Self {
        Self {
            entries: vec![],
            opened: 0,
        }
    }
}

struct Entry<B> {
    number: usize,
    kind: TypeId,
    site: u64,
    /// The fields that wait for it.
    fields: Vec<u64>,
    /// What those are part of.
    above: Vec<u64>,
    /// What is to be done; `None` while that is done.
    batch: Option<B>,
}

impl<B> Queue<B> {
    /// Waits at a site for the batch of a kind: for the one that has not left if questions are open,
    /// which is this one if there is none; and otherwise for the one at work.
    pub fn join(&mut self, kind: TypeId, site: Site, is_open: bool, batch: B) {
        let is_it = |it: &&mut Entry<B>| {
            it.kind == kind && it.site == site.id && it.batch.is_some() == is_open
        };
        if let Some(entry) = self.entries.iter_mut().find(is_it) {
            entry.add(site);
            return;
        }
        self.opened += 1;
        let mut entry = Entry {
            number: self.opened,
            kind,
            site: site.id,
            fields: vec![],
            above: vec![],
            batch: Some(batch),
        };
        entry.add(site);
        self.entries.push(entry);
    }

    /// Takes the batches that wait for no other, each with its number and its site. Whoever waits for
    /// another may bring questions to one below it.
    pub fn ready(&mut self) -> Vec<(usize, u64, B)> {
        let waits = |entry: &Entry<B>| self.entries.iter().any(|other| entry.waits_for(other));
        let waits: Vec<bool> = self.entries.iter().map(waits).collect();
        let ready = self.entries.iter_mut().zip(waits);
        let ready = ready.filter_map(|(entry, waits)| {
            let batch = (!waits).then(|| entry.batch.take()).flatten()?;
            Some((entry.number, entry.site, batch))
        });
        ready.collect()
    }

    /// A batch is over.
    pub fn end(&mut self, number: usize) {
        self.entries.retain(|entry| entry.number != number);
    }
}

impl<B> Entry<B> {
    fn add(&mut self, site: Site) {
        if !self.fields.contains(&site.field) {
            self.fields.push(site.field);
            self.above.extend(site.above);
        }
    }

    /// Whether who waits for the other may ask here next: in a field below, or once more in the same.
    fn waits_for(&self, other: &Self) -> bool {
        let comes_from = |field| {
            self.above.contains(field) || other.number < self.number && self.fields.contains(field)
        };
        other.fields.iter().any(comes_from)
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

    fn ready(queue: &mut Queue<&'static str>) -> Vec<(usize, &'static str)> {
        let ready = queue.ready().into_iter();
        ready.map(|(number, _, batch)| (number, batch)).collect()
    }

    #[test]
    fn what_is_below_waits_for_what_is_above() {
        let (names, counts) = (TypeId::of::<i32>(), TypeId::of::<i64>());
        let mut queue = Queue::default();
        queue.join(counts, field(3, 3, &[1, 2]), true, "below");
        queue.join(names, field(2, 2, &[1]), true, "above");
        queue.join(names, field(4, 4, &[1]), true, "beside");
        assert_eq!(ready(&mut queue), [(2, "above"), (3, "beside")]);
        // What was taken is at work, and still waited for.
        assert_eq!(ready(&mut queue), []);
        queue.end(3);
        assert_eq!(ready(&mut queue), []);
        queue.end(2);
        assert_eq!(ready(&mut queue), [(1, "below")]);
    }

    #[test]
    fn who_asks_twice_in_a_field_is_waited_for() {
        let (keys, counts) = (TypeId::of::<i32>(), TypeId::of::<i64>());
        let mut queue = Queue::default();
        queue.join(keys, field(1, 1, &[]), true, "first");
        queue.join(counts, field(1, 1, &[]), true, "second");
        assert_eq!(ready(&mut queue), [(1, "first")]);
        queue.end(1);
        assert_eq!(ready(&mut queue), [(2, "second")]);
    }

    #[test]
    fn aliases_of_a_field_share_a_batch_and_what_is_below_waits_for_it() {
        let (rows, counts) = (TypeId::of::<i32>(), TypeId::of::<i64>());
        let mut queue = Queue::default();
        queue.join(rows, field(1, 10, &[]), true, "shared");
        queue.join(rows, field(1, 11, &[]), true, "not opened");
        queue.join(counts, field(2, 20, &[11]), true, "below the other");
        assert_eq!(ready(&mut queue), [(1, "shared")]);
        // Who asks now for what is at work waits for that, and not for a batch of its own.
        queue.join(rows, field(1, 12, &[]), false, "not opened");
        queue.join(counts, field(3, 30, &[12]), true, "below the third");
        assert_eq!(ready(&mut queue), []);
        queue.end(1);
        assert_eq!(
            ready(&mut queue),
            [(2, "below the other"), (3, "below the third")]
        );
    }
}
