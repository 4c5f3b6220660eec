//! What the collections of manytreaties have in common: names of columns, and what happened to an
//! agreement.

use chrono::Datelike;

use super::{
    date::Dated,
    draft::{Draft, Left},
    file::Row,
    records::{ENTRY, Happened},
};
use crate::domain::claims::YEARS;

/// A date of a column. One that stands for none is none.
pub fn date(row: &Row<'_>, column: &str) -> Dated {
    let date = Dated::read(row.get(column));
    match date.day() {
        Some(day) if !YEARS.contains(&day.year()) => Dated::None,
        _ => date,
    }
}

/// For how many parties an agreement is made.
pub fn laterality(ambit: &str) -> &'static str {
    match ambit {
        "Bilateral" => "BILATERAL",
        "Trilateral" | "Regional" => "PLURILATERAL",
        "Multilateral" => "MULTILATERAL",
        _ => "",
    }
}

/// A day of something that has happened. One that stands for none is told as a doubt.
pub fn happened(draft: &mut Draft<'_>, row: &Row<'_>, column: &str) -> Dated {
    let date = date(row, column);
    if !date.is_given() && !row.get(column).is_empty() {
        draft.doubt(row, column, NEVER_HAPPENED);
    }
    date
}

pub const NEVER_HAPPENED: &str = "the source writes such a year for what has not happened";

const NO_REPETITION: &str =
    "none of the other days, and what happened on it is not told; it is not kept";

/// The columns of an agreement that are read of both.
pub const AGREEMENT: [&str; 10] = [
    "treatyID",
    "Title",
    "Begin",
    "End",
    "Signature",
    "Force",
    END,
    "TypeAmbit",
    "TypeAgree",
    "TypeSubject",
];
const END: &str = "Term";

/// What happened to an agreement as a whole.
pub fn events(draft: &mut Draft<'_>, row: &Row<'_>, key: &str) -> Result<(), Left> {
    let (signed, forced) = (date(row, "Signature"), date(row, "Force"));
    let days = [("signature", &signed), (ENTRY, &forced)];
    let kinds = [("Signature", "SIGNATURE"), ("Force", "ENTRY_INTO_FORCE")];
    for (at, (column, kind)) in kinds.into_iter().enumerate() {
        let on = happened(draft, row, column);
        let event = Happened::new(key, kind, &on, column);
        draft.event_after(row, &event, &days[..at])?;
    }
    for column in ["Begin", "End"] {
        let repeats = ["Signature", "Force", END].map(|it| row.get(it));
        if date(row, column).is_given() && !repeats.contains(&row.get(column)) {
            draft.doubt(row, column, NO_REPETITION);
        }
    }
    // A year that never comes says here that no end is in sight.
    let end = date(row, END);
    draft.event_after(row, &Happened::new(key, "TERMINATION", &end, END), &days)
}
