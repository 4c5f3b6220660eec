//! What a title says that comes with an agreement, as `(with Annexes and Protocol of Signature)`. Some
//! sources tell it and some don't.

use super::numerals::number;

/// What comes with an agreement.
const ANNEXES: [&str; 10] = [
    "annex",
    "annexes",
    "appendices",
    "appendix",
    "exchange",
    "exchanges",
    "protocol",
    "protocols",
    "schedule",
    "schedules",
];

/// Words between those, and what is said of them.
const BETWEEN: [&str; 7] = ["a", "an", "and", "notes", "of", "optional", "signature"];

/// A folded title without what it says in brackets of what comes with the agreement.
pub fn bare(folded: &str) -> String {
    let mut bare = folded.to_owned();
    for (begin, end) in [("(with ", ')'), ("[with ", ']')] {
        if let Some((before, rest)) = bare.split_once(begin) {
            let after = rest.split_once(end).map_or("", |(_, after)| after);
            bare = format!("{before} {after}");
        }
    }
    bare
}

/// The words of a title without those that tell of what comes with the agreement: `with annexes`, but
/// not `with Annex B`, which may be the agreement itself. An optional protocol is an agreement of its own,
/// and what it concerns stands behind it.
pub fn alone<'a>(words: &[&'a str]) -> Vec<&'a str> {
    let mut alone = vec![];
    let mut left = words;
    while let Some((first, after)) = left.split_first() {
        if !alone.is_empty() && begins_optional(left) && !is_of_protocol(after) {
            break;
        }
        let company = if *first == "with" { told(after) } else { 0 };
        if company == 0 {
            alone.push(*first);
        }
        left = &after[company..];
    }
    alone
}

/// Whether words begin with an optional protocol that comes with an agreement.
fn begins_optional(words: &[&str]) -> bool {
    matches!(
        words,
        ["and" | "with", "optional", "protocol" | "protocols", ..]
    )
}

/// Whether a record says at its end that it is of a protocol: `[Optional Protocol]`, `this record is for
/// the Optional Protocol`.
fn is_of_protocol(words: &[&str]) -> bool {
    let is_for = ["is", "for", "the", "optional", "protocol"];
    words.ends_with(&is_for[3..]) || words.windows(is_for.len()).any(|it| it == is_for)
}

/// How many words tell of what comes with an agreement.
fn told(words: &[&str]) -> usize {
    let is_told = |it: &&&str| ANNEXES.contains(*it) || BETWEEN.contains(*it);
    let told = words.iter().take_while(is_told).count();
    let names_annex = words[..told].iter().any(|it| ANNEXES.contains(it));
    let is_numbered = words
        .get(told)
        .is_some_and(|it| it.len() == 1 || number(it).is_some());
    if names_annex && !is_numbered { told } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::{alone, bare};

    fn read(title: &str) -> String {
        let bare = bare(title);
        let words: Vec<_> = bare.split_whitespace().collect();
        alone(&words).join(" ")
    }

    #[test]
    fn what_comes_with_an_agreement_is_no_part_of_its_title() {
        for company in [
            " (with protocols i, ii and iii)",
            " [with annexes and protocol of signature]",
            " (with final recommendations",
            " with annexes and protocol",
            " with an optional protocol",
            "",
        ] {
            assert_eq!(
                read(&format!("treaty on wells{company}")),
                "treaty on wells"
            );
        }
        assert_eq!(read("treaty (with annex) on wells"), "treaty on wells");
        assert_eq!(read("treaty with annex on wells"), "treaty on wells");
    }

    /// A record of several agreements is of the first of them, unless it says otherwise.
    #[test]
    fn an_optional_protocol_is_an_agreement_of_its_own() {
        for protocol in [
            " with optional protocol concerning disputes",
            " and optional protocol on nationality this is the record for the main treaty",
        ] {
            let title = format!("treaty on wells{protocol}");
            assert_eq!(read(&title), "treaty on wells");
        }
        for title in [
            "treaty on wells and optional protocol on disputes this record is for the optional protocol",
            "treaty on wells and optional protocol on disputes optional protocol",
            "optional protocol to the treaty on wells",
            "protocol on wells and protocol on disputes",
        ] {
            assert_eq!(read(title), title);
        }
    }

    #[test]
    fn what_else_stands_behind_with_is() {
        for title in [
            "agreement with annex b",
            "treaty with protocol 2",
            "agreement with a state",
            "agreement with the exchange",
            "protocol annexed",
            "agreement with",
            "",
        ] {
            assert_eq!(read(title), title);
        }
    }
}
