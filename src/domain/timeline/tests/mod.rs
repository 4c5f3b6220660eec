//! The rules of time against a second reading of them, and against worked cases.

mod contradiction;
mod doubts;
mod ends;
mod entries;
mod growth;
mod happening;
mod leaving;
mod possible;
mod properties;
mod reading;
mod recorded;
mod rules;
mod sides;
mod signatures;
mod tallies;
mod trust;

use super::{History, Timeline};

fn timeline(history: &History) -> Timeline {
    Timeline::of(history)
}
