//! What an agreement calls itself.

use crate::domain::text::fold;

/// What an agreement calls itself: what its title begins with; else what the source says that it is;
/// else the first word of its title that says it.
pub fn form_of(title: &str, told: &str) -> &'static str {
    let begun = first(title).filter(|(at, _)| *at == 0);
    let found = begun.or_else(|| first(told)).or_else(|| first(title));
    found.map_or(OTHER, |(_, form)| form)
}

/// What an agreement calls itself, by the first word of its title that says it. An amendment of a
/// convention is none.
pub fn form(title: &str) -> &'static str {
    form_of(title, "")
}

const OTHER: &str = "OTHER";

const FORMS: [(&str, &str); 29] = [
    ("exchange of note", "EXCHANGE_OF_NOTES"),
    ("exchanges of note", "EXCHANGE_OF_NOTES"),
    ("notes exchanged", "EXCHANGE_OF_NOTES"),
    ("exchange of letter", "EXCHANGE_OF_NOTES"),
    ("exchanges of letter", "EXCHANGE_OF_NOTES"),
    ("canje de notas", "EXCHANGE_OF_NOTES"),
    ("memorandum of understanding", "MEMORANDUM_OF_UNDERSTANDING"),
    ("memorando de entendimiento", "MEMORANDUM_OF_UNDERSTANDING"),
    ("memorandum de entendimiento", "MEMORANDUM_OF_UNDERSTANDING"),
    ("mou", "MEMORANDUM_OF_UNDERSTANDING"),
    ("protocol", "PROTOCOL"),
    ("protocolo", "PROTOCOL"),
    ("convention", "CONVENTION"),
    ("convenio", "CONVENTION"),
    ("convencion", "CONVENTION"),
    ("treaty", "TREATY"),
    ("treaties", "TREATY"),
    ("tratado", "TREATY"),
    ("agreement", "AGREEMENT"),
    ("acuerdo", "AGREEMENT"),
    ("declaration", "DECLARATION"),
    ("declaracion", "DECLARATION"),
    ("statute", "STATUTE"),
    ("charter for", "STATUTE"),
    ("charter of", "STATUTE"),
    ("annex", OTHER),
    ("enmienda", OTHER),
    ("anexo", OTHER),
    ("denunciation", OTHER),
];

/// What changes an agreement, or is made under one: what it is of, or to, is not its own form.
const CHANGES: [&str; 6] = [
    "adjustment",
    "amendment",
    "extension",
    "modification",
    "prolongation",
    "revision",
];

/// What stands behind them.
const OF: [&str; 6] = ["of", "to", "on", "for", "concerning", "regarding"];

/// What only a title that begins with it is.
const DECISIONS: [&str; 3] = ["decision", "regulation", "resolution"];

/// The first words that say what something is, with their place.
fn first(text: &str) -> Option<(usize, &'static str)> {
    let text = fold(text);
    let told = FORMS
        .iter()
        .filter_map(|(words, form)| Some((place(&text, words)?, *form)));
    let changes = CHANGES.iter().filter_map(|word| {
        let at = place(&text, word)?;
        let next = text[at..].split_whitespace().nth(1);
        next.is_some_and(|it| OF.contains(&it))
            .then_some((at, OTHER))
    });
    let decisions = DECISIONS.iter().filter_map(|word| place(&text, word));
    let decisions = decisions.filter(|at| *at == 0).map(|at| (at, OTHER));
    told.chain(changes)
        .chain(decisions)
        .min_by_key(|(at, _)| *at)
}

/// Where words stand in a text, as a whole and not as a part of another; the last may be a plural.
fn place(text: &str, words: &str) -> Option<usize> {
    let mut places = text.match_indices(words);
    let is_whole = |at: usize| {
        let before = text[..at].chars().next_back();
        let rest = text[at + words.len()..].split(|it: char| !it.is_alphanumeric());
        !before.is_some_and(char::is_alphanumeric)
            && matches!({ rest }.next(), Some("" | "s" | "es"))
    };
    places.find(|(at, _)| is_whole(*at)).map(|(at, _)| at)
}

#[test]
fn an_agreement_is_what_its_title_calls_it_first() {
    for (title, called) in [
        ("Protocol to the Convention on Wells", "PROTOCOL"),
        ("Agreements on Wells", "AGREEMENT"),
        ("Convenio sobre pozos", "CONVENTION"),
        ("Protocolo adicional al Convenio", "PROTOCOL"),
        ("Charter of the United Wells", "STATUTE"),
        ("Final Act on Conventional Wells", "OTHER"),
        ("Settlement of a Disagreement, by Treaty", "TREATY"),
        ("Amendments to the Statute of the Wells", "OTHER"),
        ("Annex VII to the Convention on Wells", "OTHER"),
        ("Wells (Amendment) Agreement", "AGREEMENT"),
        ("Wells Charter Treaty", "TREATY"),
        ("Notes exchanged respecting Wells", "EXCHANGE_OF_NOTES"),
        (
            "Exchanges of Letters on the Wells Convention",
            "EXCHANGE_OF_NOTES",
        ),
        ("Treaties on Wells", "TREATY"),
        ("Extension of the Treaty on Wells", "OTHER"),
        (
            "Agreement on the Extension of the Treaty on Wells",
            "AGREEMENT",
        ),
        ("1992 Amendments Regarding the Protocol on Wells", "OTHER"),
        ("Adjustments to the Protocol on Wells", "OTHER"),
        ("Amendment Agreement on Wells", "AGREEMENT"),
        ("Resolution to amend the Convention on Wells", "OTHER"),
        ("Dispute Resolution Agreement", "AGREEMENT"),
        ("Protocol annexed to the Convention", "PROTOCOL"),
        ("Enmienda al Convenio sobre pozos", "OTHER"),
        ("", "OTHER"),
    ] {
        assert_eq!(form(title), called, "{title}");
    }
}

#[test]
fn what_the_source_says_counts_where_no_title_begins_with_it() {
    for (title, told, form) in [
        (
            "Agreement on Wells, with final Protocol",
            "Protocol",
            "AGREEMENT",
        ),
        (
            "Wells Convention Implementing Agreement",
            "Agreement",
            "AGREEMENT",
        ),
        ("Common Policy on Wells", "Treaty", "TREATY"),
        ("Wells Convention", "Other", "CONVENTION"),
        ("Wells", "MOU", "MEMORANDUM_OF_UNDERSTANDING"),
        ("Wells", "", "OTHER"),
    ] {
        assert_eq!(form_of(title, told), form, "{title}");
    }
}
