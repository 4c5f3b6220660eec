//! What tells two agreements apart whose titles are all but the same.

use std::collections::BTreeSet;

use super::Described;

/// What an agreement that goes with another calls itself. Its title may be all but the same.
const BESIDE: [&[&str]; 4] = [
    &["additional"],
    &["amend", "amending", "amendment"],
    &["annex", "annexe"],
    &["protocol"],
];

/// Words that titles have or lack, or have others for, of the same agreement.
const FORMAL: [&str; 71] = [
    "agreement",
    "amended",
    "america",
    "area",
    "as",
    "behalf",
    "britain",
    "british",
    "certain",
    "commonwealth",
    "concluded",
    "constitute",
    "constituting",
    "convention",
    "country",
    "dated",
    "democratic",
    "dominion",
    "done",
    "exchange",
    "exchanged",
    "federal",
    "federation",
    "federative",
    "field",
    "further",
    "government",
    "great",
    "her",
    "his",
    "international",
    "ireland",
    "its",
    "kingdom",
    "letter",
    "majesty",
    "north",
    "northern",
    "note",
    "other",
    "part",
    "people",
    "president",
    "provide",
    "providing",
    "provision",
    "purpose",
    "pursuant",
    "regarding",
    "related",
    "relating",
    "relative",
    "republic",
    "respect",
    "respecting",
    "respective",
    "same",
    "set",
    "signed",
    "socialist",
    "soviet",
    "sphere",
    "state",
    "territory",
    "their",
    "these",
    "treaty",
    "under",
    "union",
    "united",
    "ussr",
];

/// Whether something tells the agreements of two records apart: something that goes with an
/// agreement and the agreement itself, another number, letter or year, other States, or another
/// word in place of one.
pub(super) fn differs(one: &Described, other: &Described) -> bool {
    let (a, b) = (&one.title, &other.title);
    let has = |words: &BTreeSet<String>, any: &[&str]| any.iter().any(|it| words.contains(*it));
    let beside = |any: &&[&str]| has(&a.words, any) != has(&b.words, any);
    BESIDE.iter().any(beside)
        || each_has_more(&a.numbers, &b.numbers)
        || each_has_more(&a.letters, &b.letters)
        || each_has_more(&a.years, &b.years)
        || other_states(one, other)
        || (!is_of_two(one, other) && replaced(&a.words, &b.words))
}

fn each_has_more<T: Ord>(one: &BTreeSet<T>, other: &BTreeSet<T>) -> bool {
    !one.is_subset(other) && !other.is_subset(one)
}

/// Whether each concerns a State that the other does not. Of two parties, none may be another,
/// unless the titles are the same, or name the same States: two sources may have a State and its
/// predecessor, or Canada and the United Kingdom that acted for it.
fn other_states(one: &Described, other: &Described) -> bool {
    let strange = |it: &Described, to: &Described| {
        let known = |state: &i64| to.title.states.contains(state) || to.parties.contains(state);
        it.title.states.iter().any(|state| !known(state))
    };
    let both_of_two = one.parties.len() == 2 && other.parties.len() == 2;
    let others = both_of_two && one.parties != other.parties;
    let same = one.title.words == other.title.words || one.title.names_the_same(&other.title);
    strange(one, other) && strange(other, one) || others && !same
}

/// Whether both are agreements of two States. What they have for one thing two sources call by
/// different words, but many States adopt several texts on a day, which differ in a word.
fn is_of_two(one: &Described, other: &Described) -> bool {
    let few = |it: &Described| (1..=2).contains(&it.parties.len());
    let named = &one.title.states;
    few(one) && few(other) || named.len() == 2 && *named == other.title.states
}

/// Whether each title has a word that says something and that the other has not.
fn replaced(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let more = |one: &BTreeSet<String>, other: &BTreeSet<String>| {
        one.difference(other).any(|word| {
            !FORMAL.contains(&word.as_str()) && !other.iter().any(|it| is_misspelt(word, it))
        })
    };
    more(one, other) && more(other, one)
}

/// Whether a long word is another with one letter more, less or different.
fn is_misspelt(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let (shorter, longer) = (one.len().min(other.len()), one.len().max(other.len()));
    if shorter < LONG || longer > shorter + 1 {
        return false;
    }
    let same = |it: &(&char, &char)| it.0 == it.1;
    let before = one.iter().zip(&other).take_while(same).count();
    let backwards = one.iter().rev().zip(other.iter().rev());
    let after = backwards.take(shorter - before).take_while(same).count();
    before + after + 1 >= longer
}

/// Words of so many letters are long: of shorter ones, another letter makes another word.
const LONG: usize = 5;

#[cfg(test)]
mod tests {
    use super::is_misspelt;

    #[test]
    fn one_letter_of_a_long_word_may_be_wrong() {
        for (one, other) in [
            ("beneguela", "benguela"),
            ("managament", "management"),
            ("zambesi", "zambezi"),
            ("particulary", "particularly"),
        ] {
            assert!(is_misspelt(one, other), "{one} {other}");
            assert!(is_misspelt(other, one), "{other} {one}");
        }
    }

    #[test]
    fn another_word_is_no_misspelling() {
        for (one, other) in [
            ("bch", "ibc"),
            ("land", "sand"),
            ("export", "import"),
            ("tourism", "energy"),
            ("north", "south"),
            ("pentabromodiphenyl", "octabromodiphenyl"),
            ("prek", "perk"),
        ] {
            assert!(!is_misspelt(one, other), "{one} {other}");
        }
    }
}
