//! Bilateral agreements of Colombia: the law that approved each, the ruling of the court on it, the
//! decree that promulgated it, and who signed.

use std::path::Path;

use super::{
    colombia_act::{ACTS, RULED, decree, is_undecided},
    colombia_signatory::{SIGNED, signatory},
    date::Dated,
    draft::{Draft, Left},
    file::Row,
    form::form,
    records::{Agreement, Happened, slug},
};

const AGREEMENTS: &str = "co_treaties_full.csv";
pub const COUNTRY: &str = "col";

pub fn read(draft: &mut Draft<'_>, folder: &Path) -> anyhow::Result<()> {
    let mut columns = vec![
        "title",
        "place_of_adoption",
        "date_of_adoption",
        "counterparties",
        SIGNED,
        "in_force",
        FORCE,
        CHANGED,
    ];
    columns.extend(ACTS.iter().map(|act| act.number));
    columns.extend(ACTS.iter().map(|act| act.day).filter(|it| !it.is_empty()));
    draft.each(folder, AGREEMENTS, &columns, agreement)
}

fn agreement(row: &Row<'_>, draft: &mut Draft<'_>) -> Result<(), Left> {
    let signed = Dated::read(row.get("date_of_adoption"));
    let other = draft.actor(row, "counterparties", signed.day())?;
    let plain = format!("colombia.{}.{other}", slug(row.get("date_of_adoption")));
    let key = draft.free("agreement", &plain);
    let title = row
        .get("title")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let note = match row.get("in_force") {
        "NO" if is_undecided(row) => {
            &format!("{NOT_IN_FORCE}; the court ruled on it, {}", row.get(RULED))
        }
        "NO" => NOT_IN_FORCE,
        _ => "",
    };
    draft.agreement(&Agreement {
        key: &key,
        title: &title,
        form: form(&title),
        laterality: "BILATERAL",
        signed_on: signed.edtf(),
        signed_at: row.get("place_of_adoption"),
        note,
        ..Agreement::default()
    })?;
    draft.party(&key, COUNTRY)?;
    draft.party(&key, &other)?;
    let event = Happened {
        place: row.get("place_of_adoption"),
        ..Happened::new(&key, "SIGNATURE", &signed, "date_of_adoption")
    };
    draft.event(row, &event)?;
    force(draft, row, &key, &signed)?;
    for act in &ACTS {
        decree(draft, row, &key, act)?;
    }
    signatory(draft, row, &key)
}

/// When it entered into force, and that it is or is not in force.
fn force(
    draft: &mut Draft<'_>,
    row: &Row<'_>,
    agreement: &str,
    signed: &Dated,
) -> Result<(), Left> {
    let force = Dated::read(row.get(FORCE));
    let event = Happened::new(agreement, "ENTRY_INTO_FORCE", &force, FORCE);
    draft.event(row, &event)?;
    match (row.get("in_force"), force.is_given()) {
        ("SI", false) => entered(draft, row, agreement, signed),
        ("NO", true) => ended(draft, row, agreement, &force),
        _ => Ok(()),
    }
}

/// That it is in force, without a day. So it entered into force after its signature, and by the day on
/// which the row was last changed; open, if that is not known.
fn entered(
    draft: &mut Draft<'_>,
    row: &Row<'_>,
    agreement: &str,
    signed: &Dated,
) -> Result<(), Left> {
    let from = signed.clone().day_after().day();
    let force = from.map_or(Dated::None, |from| Dated::between(from, changed(row).day()));
    let why = if force.is_given() { ENTERED } else { NO_ENTRY };
    draft.doubt(row, "in_force", why);
    let event = Happened {
        note: UNDATED,
        ..Happened::new(agreement, "ENTRY_INTO_FORCE", &force, CHANGED)
    };
    draft.event(row, &event)
}

/// The day on which a row was last changed.
fn changed(row: &Row<'_>) -> Dated {
    Dated::read(row.get(CHANGED).split(' ').next().unwrap_or_default())
}

/// That it entered into force and is not in force. So it ended, after its first day in force and by
/// the day on which the row was last changed; open, if that is not known.
fn ended(draft: &mut Draft<'_>, row: &Row<'_>, agreement: &str, force: &Dated) -> Result<(), Left> {
    let first = force.clone().day_after();
    let changed = changed(row);
    // A row from before it entered into force can't tell that it ended.
    let Some(from) = first.day().filter(|_| !changed.is_before(&first)) else {
        draft.doubt(row, "in_force", NO_END);
        return Ok(());
    };
    let end = Dated::between(from, changed.day());
    draft.doubt(row, "in_force", ENDED);
    let event = Happened {
        note: UNTOLD,
        ..Happened::new(agreement, "TERMINATION", &end, CHANGED)
    };
    draft.event(row, &event)
}

const NOT_IN_FORCE: &str = "not in force, as the source has it";
pub const FORCE: &str = "entry_into_force_date";
const CHANGED: &str = "updated_at";
const NO_END: &str =
    "not in force, though it entered into force on a day; the day is kept, an end is not told";
const ENDED: &str =
    "not in force, though it entered into force on a day; its end is kept as some day after that";
const ENTERED: &str =
    "in force, though no day is told; its entry into force is kept as some day after the signature";
const NO_ENTRY: &str =
    "in force, though no day is told that may be that of its entry; none is kept";
const UNDATED: &str = "The source tells that it is in force, not since when.";
const UNTOLD: &str =
    "The source tells that it is no longer in force, not since when, nor how it ended.";
