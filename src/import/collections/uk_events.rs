//! What happened to the agreements of UK Treaties Online as a whole.

use super::{
    date::Dated,
    draft::{Draft, Left},
    file::Row,
    records::{ENTRY, Happened, MAY_HAVE_ENTERED},
};

/// What happened to the whole: the column of the day, of the day of effect, and the kind.
pub const EVENTS: [(&str, &str, &str); 6] = [
    ("adopted_on", "", "ADOPTION"),
    ("signed_on", "", "SIGNATURE"),
    ("provisional_in_force_on", "", "PROVISIONAL_APPLICATION"),
    ("in_force_on", "in_force_effective_on", "ENTRY_INTO_FORCE"),
    ("terminated_on", "terminated_effective_on", "TERMINATION"),
    ("withdrawn_on", "", "WITHDRAWAL"),
];

pub fn events(draft: &mut Draft<'_>, row: &Row<'_>, key: &str, signed: &Dated) -> Result<(), Left> {
    let forced = Dated::read(row.get("in_force_on"));
    let days = [("signature", signed), (ENTRY, &forced)];
    for (column, effect, kind) in EVENTS {
        let told = (Dated::read(row.get(column)), Dated::read(row.get(effect)));
        let (on, effective, note) = in_doubt(row, kind, signed, told);
        // Whoever withdraws is the State whose collection this is.
        let party = match kind {
            "WITHDRAWAL" if on.is_given() => draft.party(key, "gbr")?,
            _ => String::new(),
        };
        let event = Happened {
            party: &party,
            effective: &effective,
            note,
            place: if kind == "SIGNATURE" {
                row.get("signed_at")
            } else {
                ""
            },
            ..Happened::new(key, kind, &on, column)
        };
        let before = match kind {
            "ADOPTION" => &[],
            "TERMINATION" | "WITHDRAWAL" => &days[..],
            _ => &days[..1],
        };
        draft.event_after(row, &event, before)?;
    }
    Ok(())
}

/// What is said of the whole and may be of the United Kingdom alone, or be more than is said: the days
/// that are kept, and why.
fn in_doubt(
    row: &Row<'_>,
    kind: &str,
    signed: &Dated,
    (on, effective): (Dated, Dated),
) -> (Dated, Dated, &'static str) {
    match kind {
        "ENTRY_INTO_FORCE" if !on.is_given() && !effective.is_given() => {
            let applied = Dated::read(row.get("provisional_in_force_on"));
            if applied.is_given() {
                return (applied.or_later(), Dated::None, MAY_BE_IN_FORCE);
            }
            let ends = ["terminated_on", "withdrawn_on"].map(|it| Dated::read(row.get(it)));
            let is_over = ends.iter().any(|end| signed.is_before(end));
            let entered = Some(signed.or_later()).filter(|_| is_over);
            (
                entered.unwrap_or(Dated::None),
                Dated::None,
                MAY_HAVE_ENTERED,
            )
        }
        "TERMINATION" if row.get("type") == "MULTILATERAL" && on.day().is_some() => {
            let ended = if effective.is_day() { effective } else { on };
            (ended.or_later(), Dated::None, MAY_HAVE_ENDED)
        }
        _ => (on, effective, ""),
    }
}

const MAY_BE_IN_FORCE: &str = "The source has a day of provisional application and none of entry into \
    force: it may have entered into force on that day, later or not at all.";

const MAY_HAVE_ENDED: &str = "The source has this day of treaties that ended and of treaties that the United \
    Kingdom denounced: it may have ended then, later or not at all.";
