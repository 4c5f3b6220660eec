//! What the collections of manytreaties have in common: names of columns, and what happened to an
//! agreement.

use chrono::Datelike;

use super::{
    date::Dated,
    draft::{Draft, Left},
    file::Row,
    records::{ENTRY, Happened, MAY_HAVE_ENTERED},
    treaties::Treaties,
    treaty::Treaty,
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
    tell_none(draft, row, column);
    date(row, column)
}

/// Tells of a day that stands for none.
pub fn tell_none(draft: &mut Draft<'_>, row: &Row<'_>, column: &str) {
    if never_happened(draft, row, column) {
        draft.doubt(row, column, NEVER_HAPPENED);
    } else if is_not_known(draft, row, column) {
        draft.doubt(row, column, NOT_KNOWN);
    }
}

/// The year that IEADB tells where it has no day of a signature: all parties of a treaty whose own day
/// is not told signed on a first of January.
pub fn year_alone(
    draft: &mut Draft<'_>,
    row: &Row<'_>,
    column: &str,
    treaty: &Treaty,
) -> Option<Dated> {
    let year = row.get(column).strip_suffix("-01-01")?;
    if draft.of.key != "ieadb" || treaty.is_signed_on_a_day() {
        return None;
    }
    draft.doubt(row, column, YEAR_ALONE);
    Some(Dated::read(year))
}

/// Whether a column says that something has not happened.
pub fn never_happened(draft: &Draft<'_>, row: &Row<'_>, column: &str) -> bool {
    let is_none = !row.get(column).is_empty() && !date(row, column).is_given();
    is_none && !is_not_known(draft, row, column)
}

/// Whether a column says that the source has no day: then nothing tells that it has not come. No code
/// book of IEADB is at hand, but these years stand in agreements of two that have no other day, and of
/// some of these another source has it.
fn is_not_known(draft: &Draft<'_>, row: &Row<'_>, column: &str) -> bool {
    let year = Dated::read(row.get(column)).day().map(|day| day.year());
    draft.of.key == "ieadb" && year.is_some_and(|year| [2699, 2899].contains(&year))
}

pub const NEVER_HAPPENED: &str = "the source writes such a year for what has not happened";

const NOT_KNOWN: &str = "the source writes such a year where it has no day";

const YEAR_ALONE: &str =
    "the source writes the first of January where it has no day of the treaty; the year is kept";

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

/// When an agreement may have entered into force of which the source tells its end, and no entry into
/// force, be it for a party. None of any other.
fn may_have_entered(draft: &Draft<'_>, row: &Row<'_>, treaties: &Treaties) -> Dated {
    let signed = date(row, "Signature");
    let is_over = signed.is_before(&date(row, END));
    let is_told = date(row, "Force").is_given() || treaties.is_entered(row);
    if !is_over || is_told || never_happened(draft, row, "Force") {
        return Dated::None;
    }
    signed.or_later()
}

/// What happened to an agreement as a whole.
pub fn events(
    draft: &mut Draft<'_>,
    row: &Row<'_>,
    key: &str,
    treaties: &Treaties,
) -> Result<(), Left> {
    let (signed, forced) = (date(row, "Signature"), date(row, "Force"));
    let days = [("signature", &signed), (ENTRY, &forced)];
    let kinds = [("Signature", "SIGNATURE"), ("Force", "ENTRY_INTO_FORCE")];
    for (at, (column, kind)) in kinds.into_iter().enumerate() {
        let on = happened(draft, row, column);
        let event = Happened::new(key, kind, &on, column);
        draft.event_after(row, &event, &days[..at])?;
    }
    let entered = may_have_entered(draft, row, treaties);
    let entry = Happened::new(key, "ENTRY_INTO_FORCE", &entered, "Force");
    let note = MAY_HAVE_ENTERED;
    draft.event(row, &Happened { note, ..entry })?;
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
