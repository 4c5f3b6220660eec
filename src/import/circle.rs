//! Successions that lead back to where they begin: nobody comes before itself.

use std::collections::{HashMap, VecDeque};

use super::{
    check::Fault,
    view::{Row, View},
};

/// The given successions by which an actor would come before itself, each with the shortest way back.
pub(super) fn circular(view: &View<'_>) -> Vec<Fault> {
    let ends = view.rows.iter().filter_map(|row| {
        let predecessor = view.id(row, "predecessor_id")?;
        let successor = view.id(row, "successor_id")?;
        // A row that relates an actor to itself has a fault of its own.
        (predecessor != successor).then_some((row, predecessor, successor))
    });
    let ends: Vec<_> = ends.collect();
    let mut from: HashMap<i64, Steps<'_>> = HashMap::new();
    for (row, predecessor, successor) in &ends {
        from.entry(*predecessor)
            .or_default()
            .push((row, *successor));
    }
    let fault = |(row, predecessor, successor): (&Row<'_>, _, _)| {
        let back = way(&from, successor, predecessor)?;
        let back: Vec<_> = back.into_iter().map(View::named).collect();
        let problem = format!(
            "{} would lead from the successor back to the predecessor; end the circle (a State that \
             came back has a record of its own)",
            back.join(", ")
        );
        Some(view.fault(row, &["predecessor", "successor"], problem))
    };
    let given = ends.into_iter().filter(|(row, ..)| row.is_given());
    given.filter_map(fault).collect()
}

/// The successions of a predecessor, each with its successor.
type Steps<'a> = Vec<(&'a Row<'a>, i64)>;

/// The successions of the shortest way from one actor to another.
fn way<'a>(from: &HashMap<i64, Steps<'a>>, start: i64, end: i64) -> Option<Vec<&'a Row<'a>>> {
    let mut came: HashMap<i64, (&Row<'_>, i64)> = HashMap::new();
    let mut next = VecDeque::from([start]);
    while let Some(actor) = next.pop_front() {
        for (row, successor) in from.get(&actor).into_iter().flatten() {
            if *successor != start && !came.contains_key(successor) {
                came.insert(*successor, (*row, actor));
                next.push_back(*successor);
            }
        }
    }
    let mut way = vec![];
    let mut actor = end;
    while actor != start {
        let (row, before) = came.get(&actor)?;
        way.push(*row);
        actor = *before;
    }
    way.reverse();
    Some(way)
}
