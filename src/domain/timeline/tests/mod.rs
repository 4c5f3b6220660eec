//! The rules of time against a second reading of them, and against worked cases.

mod properties;
mod reading;
mod rules;

use super::{AgreementStatus, History, PartyStatus, Period, of_agreement, of_party};

/// The periods of an agreement and of all its parties.
struct Timeline {
    agreement: Vec<Period<AgreementStatus>>,
    parties: Vec<Vec<Period<PartyStatus>>>,
}

fn timeline(history: &History) -> Timeline {
    let parties = 0..history.parties;
    Timeline {
        agreement: of_agreement(history),
        parties: parties.map(|party| of_party(history, party)).collect(),
    }
}
