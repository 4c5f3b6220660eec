//! In which order parties ceased to exist.

use std::collections::BTreeMap;

use super::Succession;

impl Succession {
    /// Each after those that made its party an heir, since what an heir inherited it hands on; beside
    /// that, the earlier first. What goes round in a circle comes last.
    #[must_use]
    pub fn in_order(mut all: Vec<Self>) -> Vec<Self> {
        all.sort_by_key(|it| it.on.earliest);
        // How many predecessors of each party are not placed.
        let mut waits: BTreeMap<usize, usize> = BTreeMap::new();
        for heir in all.iter().filter_map(|it| it.heir.party()) {
            *waits.entry(heir).or_default() += 1;
        }
        let mut placed = vec![];
        loop {
            let is_next = |it: &Self| waits.get(&it.party).is_none_or(|count| *count == 0);
            let (next, rest): (Vec<_>, Vec<_>) = all.into_iter().partition(is_next);
            if next.is_empty() {
                placed.extend(rest);
                return placed;
            }
            for heir in next.iter().filter_map(|it| it.heir.party()) {
                waits.entry(heir).and_modify(|count| *count -= 1);
            }
            placed.extend(next);
            all = rest;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::timeline::{Days, Heir, Succession};

    /// The order of parties of which each has an heir, or none, all on a day of a month.
    fn order(all: &[(usize, Option<usize>, u32)]) -> Vec<usize> {
        let all = all.iter().map(|(party, heir, day)| {
            let day = chrono::NaiveDate::from_ymd_opt(1990, 1, *day);
            Succession {
                party: *party,
                on: Days {
                    earliest: day,
                    latest: day,
                },
                heir: heir.map_or(Heir::Nobody, Heir::Party),
            }
        });
        let placed = Succession::in_order(all.collect()).into_iter();
        placed.map(|it| it.party).collect()
    }

    #[test]
    fn an_heir_hands_on_what_it_inherited() {
        // Party 0 is the heir of 1, and 2 of 0, whatever day and place they have.
        for (first, second) in [(3, 3), (3, 5), (5, 3)] {
            let chain = [(0, Some(2), first), (1, Some(0), second)];
            assert_eq!(order(&chain), [1, 0]);
        }
        assert_eq!(
            order(&[(0, None, 7), (1, None, 2), (2, Some(3), 5)]),
            [1, 2, 0]
        );
    }

    #[test]
    fn a_circle_has_an_end() {
        let circle = [(0, Some(1), 2), (1, Some(0), 1), (2, Some(0), 9)];
        assert_eq!(order(&circle), [2, 1, 0]);
    }
}
