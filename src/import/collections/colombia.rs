//! Bilateral agreements of Colombia: the law that approved each, the ruling of the court on it, the
//! decree that promulgated it, and who signed.

use std::path::Path;

use super::{
    date::Dated,
    draft::{Draft, Left},
    file::Row,
    records::{Agreement, Happened, form, slug},
};

const AGREEMENTS: &str = "co_treaties_full.csv";
const COUNTRY: &str = "col";

/// A kind of act: the columns that tell of it, what it is and does, and who issues it.
struct Act {
    /// The column of the number.
    number: &'static str,
    /// The column of the day; empty if there is none.
    day: &'static str,
    kind: &'static str,
    native: &'static str,
    title: &'static str,
    effect: &'static str,
    /// Key, name and kind of the body.
    issuer: (&'static str, &'static str, &'static str),
}

const ACTS: [Act; 3] = [
    Act {
        number: "approving_law_number",
        day: "approving_law_date",
        kind: "LAW",
        native: "ley",
        title: "Ley",
        effect: "APPROVES",
        issuer: (
            "colombia.congress",
            "Congreso de la República de Colombia",
            "PARLIAMENT",
        ),
    },
    Act {
        number: "constitutional_court_ruling",
        day: "",
        kind: "COURT_RULING",
        native: "sentencia",
        title: "Sentencia",
        effect: "APPROVES",
        issuer: (
            "colombia.court",
            "Corte Constitucional de Colombia",
            "OTHER",
        ),
    },
    Act {
        number: "promulgation_decree_number",
        day: "promulgation_decree_date",
        kind: "PRESIDENTIAL_DECREE",
        native: "decreto",
        title: "Decreto",
        effect: "PROMULGATES",
        issuer: (
            "colombia.president",
            "Presidencia de la República de Colombia",
            "PRESIDENCY",
        ),
    },
];

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
        "NO" => "not in force, as the source has it",
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
    let force = Dated::read(row.get(FORCE));
    draft.event(row, &Happened::new(&key, "ENTRY_INTO_FORCE", &force, FORCE))?;
    if row.get("in_force") == "NO" && force.is_given() {
        ended(draft, row, &key, &force)?;
    }
    for act in &ACTS {
        decree(draft, row, &key, act)?;
    }
    signatory(draft, row, &key)
}

/// That it entered into force and is not in force. So it ended, after its first day in force and by
/// the day on which the row was last changed; open, if that is not known.
fn ended(draft: &mut Draft<'_>, row: &Row<'_>, agreement: &str, force: &Dated) -> Result<(), Left> {
    let first = force.clone().day_after();
    let changed = Dated::read(row.get(CHANGED).split(' ').next().unwrap_or_default());
    // A row from before it entered into force can't tell that it ended.
    let Some(from) = first.day().filter(|_| !changed.is_before(&first)) else {
        draft.doubt(row, "in_force", NO_END);
        return Ok(());
    };
    let until = changed.day().map(|day| day.to_string()).unwrap_or_default();
    let end = Dated::read(&format!("[{from}..{until}]"));
    draft.doubt(row, "in_force", ENDED);
    let event = Happened {
        note: UNTOLD,
        ..Happened::new(agreement, "TERMINATION", &end, CHANGED)
    };
    draft.event(row, &event)
}

/// An act, which several agreements may share, and what it does to this one.
fn decree(draft: &mut Draft<'_>, row: &Row<'_>, agreement: &str, act: &Act) -> Result<(), Left> {
    let number = row.get(act.number);
    let on = Dated::read(row.get(act.day));
    if number.is_empty() {
        if on.is_given() {
            draft.doubt(row, act.day, UNNUMBERED);
        }
        return Ok(());
    }
    let (source, issuer) = (draft.of.key, issuer(draft, act)?);
    let key = format!("colombia.{}.{}", act.native, slug(number));
    draft.once(
        "decree",
        &[
            ("key", &key),
            ("number", number),
            ("title", &format!("{} {number}", act.title)),
            ("kind", act.kind),
            ("native_kind", act.native),
            ("issuer", issuer),
            ("adopted_on", on.edtf()),
            ("collection", source),
            ("sources", source),
        ],
    )?;
    draft.add(
        "decree_action",
        &[
            ("key", &format!("{agreement}.{}", act.native)),
            ("decree", &key),
            ("agreement", agreement),
            ("effect", act.effect),
            ("sources", source),
        ],
    )
}

const UNNUMBERED: &str = "the day of an act without its number; no act is kept";

/// The key of the body that issues such acts.
fn issuer(draft: &mut Draft<'_>, act: &Act) -> Result<&'static str, Left> {
    let (key, name, kind) = act.issuer;
    let source = draft.of.key;
    draft.once(
        "institution",
        &[
            ("key", key),
            ("actor", COUNTRY),
            ("name", name),
            ("kind", kind),
            ("sources", source),
        ],
    )?;
    Ok(key)
}

/// The first words of an office, where the name before them ends.
const OFFICES: [&str; 12] = [
    "CANCILLER",
    "CONSUL",
    "DIRECTOR",
    "EMBAJADOR",
    "ENCARGAD",
    "ENVIADO",
    "JEFE",
    "MINISTR",
    "PRESIDENTE",
    "SECRETARI",
    "VICEMINISTR",
    "VICEPRESIDENTE",
];

/// Who signed for Colombia: a name and an office in one text.
fn signatory(draft: &mut Draft<'_>, row: &Row<'_>, agreement: &str) -> Result<(), Left> {
    let text = row.get(SIGNED);
    let words: Vec<_> = text.split_whitespace().collect();
    let is_office = |word: &&str| OFFICES.iter().any(|office| word.starts_with(office));
    let at = words.iter().position(is_office).unwrap_or(words.len());
    let (name, capacity) = (words[..at].join(" "), words[at..].join(" "));
    if text == "ILEGIBLE" || name.is_empty() {
        if !text.is_empty() {
            draft.doubt(
                row,
                SIGNED,
                "no name can be read here; no signature is kept",
            );
        }
        return Ok(());
    }
    let (source, official) = (draft.of.key, format!("colombia.{}", slug(&name)));
    draft.once(
        "official",
        &[
            ("key", &official),
            ("name", &name),
            ("collection", source),
            ("sources", source),
        ],
    )?;
    draft.add(
        "signature",
        &[
            ("key", &format!("{agreement}.{}", slug(&name))),
            ("official", &official),
            ("role", "SIGNED"),
            ("capacity", &capacity),
            ("on_behalf_of", COUNTRY),
            ("agreement", agreement),
            ("sources", source),
        ],
    )
}

const SIGNED: &str = "signed_for_colombia";
const FORCE: &str = "entry_into_force_date";
const CHANGED: &str = "updated_at";
const NO_END: &str =
    "not in force, though it entered into force on a day; the day is kept, an end is not told";
const ENDED: &str =
    "not in force, though it entered into force on a day; its end is kept as some day after that";
const UNTOLD: &str =
    "The source tells that it is no longer in force, not since when, nor how it ended.";
