//! Acts of Colombia on an agreement: the law that approved it, the ruling of the court on it, the decree
//! that promulgated it.

use super::{
    colombia::COUNTRY,
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

/// An act, which several agreements may share, and what it does to this one.
pub fn decree(
    draft: &mut Draft<'_>,
    row: &Row<'_>,
    agreement: &str,
    act: &Act,
) -> Result<(), Left> {
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
