//! Acts of participants in the UN Treaty Collection: what they are, and what they are called.

/// The kind of event that an action is. What has no kind of its own keeps its name as a title.
pub fn kind(action: &str) -> (&'static str, bool) {
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

/// The act of a column that tells of several, as `Accession(a), Participation(P)`: the one with the
/// mark that stands beside the day, or the only one without a mark. Else all, as the column has them.
pub fn act<'a>(column: &'a str, mark: &str) -> &'a str {
    let acts = column.split(", ").map(|act| match act.strip_suffix(')') {
        Some(marked) => marked.rsplit_once('(').unwrap_or((act, "")),
        None => (act, ""),
    });
    let acts: Vec<_> = acts.collect();
    let is_marked = acts.iter().any(|(_, mark)| !mark.is_empty());
    let mut named = acts.iter().filter(|(_, it)| *it == mark);
    match (named.next(), named.next()) {
        (Some((act, _)), None) if is_marked => act.trim_end(),
        _ => column,
    }
}

#[cfg(test)]
mod tests {
    use super::act;

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
            assert_eq!(act(column, mark), told);
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
            assert_eq!(act(column, mark), column);
        }
    }
}
