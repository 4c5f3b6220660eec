//! Acts of Colombia on an agreement: the law that approved it, the ruling of the court on it, the decree
//! that promulgated it.

use chrono::Datelike;

use super::{
    colombia::{COUNTRY, FORCE},
    date::Dated,
    draft::{Draft, Left},
    file::Row,
    records::slug,
    told::Value,
};

/// A kind of act: the columns that tell of it, what it is and does, and who issues it.
pub struct Act {
    /// The column of the number.
    pub number: &'static str,
    /// The column of the day; empty if there is none.
    pub day: &'static str,
    kind: &'static str,
    native: &'static str,
    title: &'static str,
    effect: &'static str,
    /// Key, name and kind of the body.
    issuer: (&'static str, &'static str, &'static str),
}

pub const RULED: &str = "constitutional_court_ruling";
const PROMULGATED: &str = "promulgation_decree_number";
const PROMULGATED_ON: &str = "promulgation_decree_date";

pub const ACTS: [Act; 3] = [
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
        number: RULED,
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
        number: PROMULGATED,
        day: PROMULGATED_ON,
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

/// An act, which several agreements may share, and what it does to this one.
pub fn decree(
    draft: &mut Draft<'_>,
    row: &Row<'_>,
    agreement: &str,
    act: &Act,
) -> Result<(), Left> {
    if row.get(act.number).is_empty() {
        if !row.get(act.day).is_empty() {
            draft.doubt(row, act.day, UNNUMBERED);
        }
        return Ok(());
    }
    let key = record(draft, row, act)?;
    if act.number == RULED && is_undecided(row) {
        draft.doubt(row, act.number, UNDECIDED);
        return Ok(());
    }
    draft.add(
        "decree_action",
        &[
            ("key", &format!("{agreement}.{}", act.native)),
            ("decree", &key),
            ("agreement", agreement),
            ("effect", act.effect),
            ("sources", draft.of.key),
        ],
    )
}

/// The key of the record of an act. It is added if it is not there.
fn record(draft: &mut Draft<'_>, row: &Row<'_>, act: &Act) -> Result<String, Left> {
    let (number, day) = (row.get(act.number), Dated::read(row.get(act.day)));
    let (source, issuer) = (draft.of.key, issuer(draft, act)?);
    let key = format!("colombia.{}.{}", act.native, slug(number));
    let on = adopted(&day, number);
    let value = |of, is, column| Value { of, is, column };
    draft.once_told(
        row,
        ("decree", &key),
        &[
            value("number", number, act.number),
            value("adopted_on", on.edtf(), act.day),
        ],
        &[
            ("title", &format!("{} {number}", act.title)),
            ("kind", act.kind),
            ("native_kind", act.native),
            ("issuer", issuer),
            ("collection", source),
            ("sources", source),
        ],
    )?;
    if on != day {
        draft.doubt(row, act.day, OTHER_YEAR);
        claim(draft, &key, row.get(act.day))?;
    }
    Ok(key)
}

const UNNUMBERED: &str = "the day of an act without its number; no act is kept";

const OTHER_YEAR: &str =
    "the number of the act has another year, which is kept; the day is kept as a claim";
const UNDECIDED: &str = "what the court decided is not told, and nothing came of the agreement; \
                         the ruling is kept, and no effect of it";

/// The day of an act, or the year that its number names, if that is another.
fn adopted(day: &Dated, number: &str) -> Dated {
    match (day.day(), year(number)) {
        (Some(on), Some(year)) if on.year() != year => Dated::read(&year.to_string()),
        _ => day.clone(),
    }
}

/// The year that a number of an act ends with, as `46 DE 1986`.
fn year(number: &str) -> Option<i32> {
    let (_, year) = number.rsplit_once(" DE ")?;
    let is_year = year.len() == 4 && year.bytes().all(|it| it.is_ascii_digit());
    year.parse().ok().filter(|_| is_year)
}

/// Whether there is a ruling, and the file has nothing that an agreement comes to once the court has let
/// it pass: that it is in force, since when it was, that it was promulgated.
pub fn is_undecided(row: &Row<'_>) -> bool {
    let came = [FORCE, PROMULGATED, PROMULGATED_ON]
        .iter()
        .any(|it| !row.get(it).is_empty());
    !row.get(RULED).is_empty() && row.get("in_force") == "NO" && !came
}

/// Keeps the day that the source has of an act, as another one stands there.
fn claim(draft: &mut Draft<'_>, decree: &str, day: &str) -> Result<(), Left> {
    let source = draft.of.key;
    draft.once(
        "claim",
        &[
            ("key", &format!("{decree}.adopted-on")),
            ("record_kind", "DECREE"),
            ("record", decree),
            ("property", "adoptedOn"),
            ("value", day),
            ("rank", "DEPRECATED"),
            ("source", source),
            ("note", "as the source has it; the number has another year"),
        ],
    )?;
    Ok(())
}

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
