//! Who signed an agreement for Colombia: a name and an office in one text.

use super::{
    colombia::COUNTRY,
    draft::{Draft, Left},
    file::Row,
    records::slug,
    told::Value,
};

pub const SIGNED: &str = "signed_for_colombia";

/// Who signed for Colombia: a name and an office in one text.
pub fn signatory(draft: &mut Draft<'_>, row: &Row<'_>, agreement: &str) -> Result<(), Left> {
    let text = row.get(SIGNED);
    let words: Vec<_> = text.split_whitespace().collect();
    let at = words.iter().position(is_office).unwrap_or(words.len());
    let (name, capacity) = (words[..at].join(" "), words[at..].join(" "));
    // A dash may stand between the two.
    let name = name.trim_end_matches([' ', '-']);
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
    if names_another(&capacity) {
        draft.doubt(row, SIGNED, ANOTHER);
    }
    let (source, official) = (draft.of.key, format!("colombia.{}", slug(name)));
    let value = Value {
        of: "name",
        is: name,
        column: SIGNED,
    };
    let rest = [("collection", source), ("sources", source)];
    draft.once_told(row, ("official", &official), &[value], &rest)?;
    draft.add(
        "signature",
        &[
            ("key", &format!("{agreement}.{}", slug(name))),
            ("official", &official),
            ("role", "SIGNED"),
            ("capacity", &capacity),
            ("on_behalf_of", COUNTRY),
            ("agreement", agreement),
            ("sources", source),
        ],
    )
}

const ANOTHER: &str = "somebody else seems to be named here, too; no signature of theirs is kept";

/// The first words of an office, where the name before them ends; some as the source misspells them.
const OFFICES: [&str; 16] = [
    "CANCILLER",
    "CONSUL",
    "DIRECTOR",
    "EMBAJADOR",
    "ENCARGAD",
    "ENVIADO",
    "JEFE",
    "MINISTR",
    "MINSTR",
    "MNISTR",
    "PLENOS",
    "PRESIDENTE",
    "SECRETARI",
    "SUBSECRETARI",
    "VICEMINISTR",
    "VICEPRESIDENTE",
];

fn is_office(word: &&str) -> bool {
    OFFICES.iter().any(|office| word.starts_with(office))
}

/// Whether an office ends with somebody else's name and office: `Y PEDRO BRICEÑO MENDEZ GENERAL`.
fn names_another(capacity: &str) -> bool {
    let (_, last) = capacity.rsplit_once(" Y ").unwrap_or_default();
    let words: Vec<_> = last.split(' ').collect();
    let is_begin = |word: &&str| *word == "GENERAL" || is_office(word);
    let begin = words.iter().position(is_begin).filter(|at| *at > 1);
    // Whoever is `ENCARGADO` of one office has another, which stands before it.
    begin.is_some_and(|at| !words[at].starts_with("ENCARGAD"))
}
