//! Languages, as tags name them.

/// The language of a tag (BCP 47) such as `ru` or `pt-BR`, in lower case; region and script are not
/// heard. None if it is no tag.
#[must_use]
pub fn primary(tag: &str) -> Option<String> {
    let mut parts = tag.split(['-', '_']);
    let language = parts.next().filter(|it| (2..=8).contains(&it.len()))?;
    let letters = |part: &str| part.bytes().all(|it| it.is_ascii_alphanumeric());
    let is_tag = language.bytes().all(|it| it.is_ascii_alphabetic())
        && parts.all(|part| (1..=8).contains(&part.len()) && letters(part));
    is_tag.then(|| language.to_ascii_lowercase())
}

#[test]
fn a_tag_names_its_language_first() {
    for tag in ["ru", "RU", "ru-RU", "ru_RU", "ru-Cyrl-RU"] {
        assert_eq!(primary(tag).as_deref(), Some("ru"), "{tag}");
    }
    for tag in ["", "r", "norsk språk", "ru-", "ru-!!", "12"] {
        assert_eq!(primary(tag), None, "{tag}");
    }
}
