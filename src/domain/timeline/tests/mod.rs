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
mod rules;
mod sides;
mod signatures;
mod tallies;
mod trust;

use super::{AgreementStatus, History, PartyStatus, Period, of_agreement, of_parties};

/// The periods of an agreement and of all its parties.
struct Timeline {
    agreement: Vec<Period<AgreementStatus>>,
    parties: Vec<Vec<Period<PartyStatus>>>,
}

fn timeline(history: &History) -> Timeline {
    Timeline {
        agreement: of_agreement(history),
        parties: of_parties(history),
    }
}
