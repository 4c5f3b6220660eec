//! What an agreement calls itself.

use crate::domain::text::fold;

/// What an agreement calls itself, by the first word of its title that says it. An amendment of a
/// convention is none.
pub fn form(title: &str) -> &'static str {
    const FORMS: [(&str, &str); 29] = [
        ("exchange of notes", "EXCHANGE_OF_NOTES"),
        ("exchanges of notes", "EXCHANGE_OF_NOTES"),
        ("exchange of letters", "EXCHANGE_OF_NOTES"),
        ("canje de notas", "EXCHANGE_OF_NOTES"),
        ("memorandum of understanding", "MEMORANDUM_OF_UNDERSTANDING"),
        ("memorando de entendimiento", "MEMORANDUM_OF_UNDERSTANDING"),
        ("memorandum de entendimiento", "MEMORANDUM_OF_UNDERSTANDING"),
        ("protocol", "PROTOCOL"),
        ("protocolo", "PROTOCOL"),
        ("convention", "CONVENTION"),
        ("convenio", "CONVENTION"),
        ("convencion", "CONVENTION"),
        ("treaty", "TREATY"),
        ("tratado", "TREATY"),
        ("agreement", "AGREEMENT"),
        ("acuerdo", "AGREEMENT"),
        ("declaration", "DECLARATION"),
        ("declaracion", "DECLARATION"),
        ("statute", "STATUTE"),
        ("charter for", "STATUTE"),
        ("charter of", "STATUTE"),
        ("amendment of", "OTHER"),
        ("amendments of", "OTHER"),
        ("amendment to", "OTHER"),
        ("amendments to", "OTHER"),
        ("enmienda", "OTHER"),
        ("annex", "OTHER"),
        ("anexo", "OTHER"),
        ("denunciation", "OTHER"),
    ];
    let folded = fold(title);
    let places = FORMS
        .iter()
        .filter_map(|(words, form)| Some((place(&folded, words)?, *form)));
    places
        .min_by_key(|(at, _)| *at)
        .map_or("OTHER", |(_, form)| form)
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
        ("Protocol annexed to the Convention", "PROTOCOL"),
        ("Enmienda al Convenio sobre pozos", "OTHER"),
        ("", "OTHER"),
    ] {
        assert_eq!(form(title), called, "{title}");
    }
}
