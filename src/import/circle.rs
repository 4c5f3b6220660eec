//! Successions that lead back to where they begin: nobody comes before itself.

use std::collections::{HashMap, HashSet, VecDeque};

use super::{
    check::Fault,
    view::{Row, View},
};

/// Of a way back so many successions are named.
const NAMED: usize = 5;

/// A succession: its row, the predecessor, the successor.
type Succession<'a> = (&'a Row<'a>, i64, i64);

/// The given successions by which an actor would come before itself, each with the shortest way back.
/// Of those on the way back of another nothing is said.
pub(super) fn circular(view: &View<'_>) -> Vec<Fault> {
    let all = view.rows.iter().filter_map(|row| {
        let predecessor = view.id(row, "predecessor_id")?;
        let successor = view.id(row, "successor_id")?;
        // A row that relates an actor to itself has a fault of its own.
        (predecessor != successor).then_some((row, predecessor, successor))
    });
    let all: Vec<Succession<'_>> = all.collect();
    let mut from: HashMap<i64, Vec<usize>> = HashMap::new();
    for (at, (_, predecessor, _)) in all.iter().enumerate() {
        from.entry(*predecessor).or_default().push(at);
    }
    let mut told = HashSet::new();
    let mut faults = vec![];
    for (at, (row, ..)) in all.iter().enumerate() {
        if row.is_given()
            && !told.contains(&at)
            && let Some(back) = way_back(&all, &from, at)
        {
            faults.push(view.fault(row, &["predecessor", "successor"], problem(&all, &back)));
            told.extend(back);
        }
    }
    faults
}

fn problem(all: &[Succession<'_>], back: &[usize]) -> String {
    let named = back.iter().take(NAMED).map(|at| View::named(all[*at].0));
    let mut named: Vec<_> = named.collect();
    if back.len() > NAMED {
        named.push(format!("{} more", back.len() - NAMED));
    }
    format!(
        "{} would lead from the successor back to the predecessor; end the circle (a State that came \
         back has a record of its own)",
        named.join(", ")
    )
}

/// The successions of the shortest way from the successor of one back to its predecessor.
fn way_back(
    all: &[Succession<'_>],
    from: &HashMap<i64, Vec<usize>>,
    at: usize,
) -> Option<Vec<usize>> {
    let (_, end, start) = all[at];
    // By whom each actor was come to.
    let mut came: HashMap<i64, usize> = HashMap::new();
    let mut next = VecDeque::from([start]);
    while let Some(actor) = next.pop_front() {
        for step in from.get(&actor).into_iter().flatten() {
            let successor = all[*step].2;
            if successor != start && !came.contains_key(&successor) {
                came.insert(successor, *step);
                next.push_back(successor);
            }
        }
    }
    let mut way = vec![];
    let mut actor = end;
    while actor != start {
        let step = *came.get(&actor)?;
        way.push(step);
        actor = all[step].1;
    }
    way.reverse();
    Some(way)
}
