//! Acts of participants in the UN Treaty Collection: what they are, and what they are called.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use entity::vocabulary::EventKind;
use sea_orm::ActiveEnum;

use super::{date::Dated, file::Row};
use crate::{domain::timeline::Effect, store::periods::effect};

/// What an act is: a kind of event, and what the source calls it where the kind does not say it all.
#[derive(Debug, PartialEq, Eq)]
pub struct Act<'a> {
    pub kind: &'static str,
    pub title: &'a str,
    /// Whether the source leaves open which of several acts it was.
    pub is_one_of_several: bool,
}

/// Acts that are consent to be bound, each as its name begins.
const CONSENTS: [&str; 6] = [
    "Acceptance",
    "Accession",
    "Approval",
    "Definitive signature",
    "Ratification",
    "Succession to the",
];

/// Acts that bind as well, by means that have no kind of their own.
const BINDING: [&str; 3] = ["Application", "Participation", "Simplified procedure"];

/// What participants did to a treaty.
#[derive(Default)]
pub struct Done {
    /// The days on which somebody signed.
    pub signed: BTreeSet<NaiveDate>,
    /// The first day on which somebody consented to be bound.
    pub consented: Option<NaiveDate>,
}

impl Done {
    /// Takes the act of a row, if its day is told.
    pub fn take(&mut self, row: &Row<'_>) {
        let Some(day) = Dated::read(row.get("date")).day() else {
            return;
        };
        let kind = Act::of(row).kind;
        let signs = ["SIGNATURE", "DEFINITIVE_SIGNATURE"].contains(&kind);
        if signs && row.get("action") != "SUCCESSION_TO_SIGNATURE" {
            self.signed.insert(day);
        }
        if consents(kind) {
            self.consented = Some(self.consented.map_or(day, |first| first.min(day)));
        }
    }
}

/// Whether a kind of event is consent to be bound, by which a treaty can enter into force.
fn consents(kind: &str) -> bool {
    let kind = EventKind::try_from_value(&kind.to_owned());
    let effect = kind.ok().map(effect);
    matches!(effect, Some(Effect::Consented | Effect::SignedDefinitively))
}

impl<'a> Act<'a> {
    /// The act of a row.
    pub fn of(row: &'a Row<'_>) -> Self {
        Self::read(row.get("column"), row.get("suffix"), row.get("action"))
    }

    /// Reads the column in which an act stands, the mark beside its day, and what the file takes it for:
    /// of several acts without a mark it takes one.
    fn read(column: &'a str, mark: &str, action: &str) -> Self {
        let of_mark = acts(column).filter(|(_, it)| *it == mark);
        let of_mark: Vec<_> = of_mark.map(|(act, _)| act).collect();
        let begins = |act: &str, with: &[&str]| with.iter().any(|it| act.starts_with(it));
        // `Definitive signature or acceptance of the Protocol` is one name of two acts.
        let are_several = of_mark.len() > 1 || of_mark.iter().any(|act| act.contains(" or "));
        let is_one_of_several = are_several && of_mark.iter().all(|act| begins(act, &CONSENTS));
        let title = named(column, mark);
        let (kind, is_titled) = if is_one_of_several || begins(title, &BINDING) {
            ("CONSENT_TO_BE_BOUND", true)
        } else {
            kind(action)
        };
        Self {
            kind,
            title: if is_titled { title } else { "" },
            is_one_of_several,
        }
    }
}

/// The kind of event that an action is. What has no kind of its own keeps its name as a title.
fn kind(action: &str) -> (&'static str, bool) {
    match action {
        "SIGNATURE" => ("SIGNATURE", false),
        // Who succeeds to a signature has signed.
        "SUCCESSION_TO_SIGNATURE" => ("SIGNATURE", true),
        "RATIFICATION" => ("RATIFICATION", false),
        "ACCESSION" => ("ACCESSION", false),
        "ACCEPTANCE" => ("ACCEPTANCE", false),
        "APPROVAL" => ("APPROVAL", false),
        "SUCCESSION" => ("SUCCESSION", false),
        "DEFINITIVE_SIGNATURE" => ("DEFINITIVE_SIGNATURE", false),
        "CONSENT_TO_BE_BOUND" => ("CONSENT_TO_BE_BOUND", false),
        "PROVISIONAL_APPLICATION" => ("PROVISIONAL_APPLICATION", false),
        "FORMAL_CONFIRMATION" => ("FORMAL_CONFIRMATION", false),
        _ => ("OTHER", true),
    }
}

/// The acts of a column, each with its mark.
fn acts(column: &str) -> impl Iterator<Item = (&str, &str)> {
    column.split(", ").map(|act| match act.strip_suffix(')') {
        Some(marked) => marked.rsplit_once('(').unwrap_or((act, "")),
        None => (act, ""),
    })
}

/// The act of a column that tells of several, as `Accession(a), Participation(P)`: the one with the
/// mark that stands beside the day, or the only one without a mark. Else all, as the column has them.
fn named<'a>(column: &'a str, mark: &str) -> &'a str {
    let is_marked = acts(column).any(|(_, mark)| !mark.is_empty());
    let mut named = acts(column).filter(|(_, it)| *it == mark);
    match (named.next(), named.next()) {
        (Some((act, _)), None) if is_marked => act.trim_end(),
        _ => column,
    }
}

#[cfg(test)]
mod tests {
    use super::{Act, named};

    #[test]
    fn a_mark_tells_which_act_of_a_column_it_was() {
        for (column, mark, told) in [
            (
                "Signature, Succession to signature(d)",
                "d",
                "Succession to signature",
            ),
            (
                "Ratification, Acceptance(A), Participation under articles 3 (2) and (3)(P)",
                "P",
                "Participation under articles 3 (2) and (3)",
            ),
            (
                "Definitive signature(s), Confirmation of signature",
                "",
                "Confirmation of signature",
            ),
            (
                "Provisional application (n)",
                "n",
                "Provisional application",
            ),
        ] {
            assert_eq!(named(column, mark), told);
        }
        // Which of several it was, these do not tell.
        for (column, mark) in [
            ("Notification under article 21 (1)", ""),
            (
                "Participation by virtue of ratification, accession or succession",
                "",
            ),
            ("Ratification, Approval, Acceptance(A)", ""),
            ("Ratification, Accession(a)", "P"),
            ("Participation", "P"),
        ] {
            assert_eq!(named(column, mark), column);
        }
    }

    #[test]
    fn of_several_consents_it_is_none_in_particular() {
        let column = "Definitive signature of the Protocol, Acceptance of the Protocol, Succession to \
                      the Convention and the Protocol, Notification(d)";
        let told = Act {
            kind: "CONSENT_TO_BE_BOUND",
            title: column,
            is_one_of_several: true,
        };
        assert_eq!(Act::read(column, "", "DEFINITIVE_SIGNATURE"), told);
        let column = "Definitive signature or participation in the Protocol, Participation(P)";
        let either = Act::read(column, "", "DEFINITIVE_SIGNATURE");
        assert_eq!(either.kind, "CONSENT_TO_BE_BOUND");
        assert!(either.is_one_of_several);
        let signed = Act::read("Signature, Succession to signature(d)", "", "SIGNATURE");
        assert_eq!((signed.kind, signed.title), ("SIGNATURE", ""));
        let provisional =
            "Provisional application by signature, accession thereto, Notification (n)";
        let applied = Act::read(provisional, "", "PROVISIONAL_APPLICATION");
        assert_eq!(applied.kind, "PROVISIONAL_APPLICATION");
        assert!(!applied.is_one_of_several);
    }

    #[test]
    fn who_takes_part_is_bound() {
        for (column, mark, title) in [
            ("Application", "", "Application"),
            ("Ratification, Participation(P)", "P", "Participation"),
            (
                "Simplified procedure(p), Accession(a)",
                "p",
                "Simplified procedure",
            ),
        ] {
            let it = Act::read(column, mark, "OTHER");
            assert_eq!((it.kind, it.title), ("CONSENT_TO_BE_BOUND", title));
        }
        assert_eq!(Act::read("Registration Date", "", "OTHER").kind, "OTHER");
    }
}
