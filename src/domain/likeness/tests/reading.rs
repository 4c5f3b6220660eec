//! What titles say.

use std::collections::BTreeSet;

use super::{Title, states};
use crate::domain::text::fold;

fn read(title: &str) -> Title {
    Title::read(&fold(title), &states())
}

fn words(title: &str) -> String {
    let words: Vec<_> = read(title).words.into_iter().collect();
    words.join(" ")
}

#[test]
fn words_are_in_one_spelling() {
    for (one, other) in [
        ("Cooperation", "Co-operation"),
        ("World Health Organisation", "World Health Organizations"),
        ("Fisheries", "Fishery"),
        ("Twenty-second meeting", "22nd Meetings"),
        ("Protocol III", "Protocol No. 3"),
        ("First Protocol", "Protocol 1"),
        ("Supplementary Protocol", "Additional Protocol"),
        ("His Majesty's Government", "His Majestys Government"),
        ("Agreement between A and the B", "Agreement: B"),
    ] {
        assert_eq!(words(one), words(other));
    }
    assert_eq!(words("of the"), "");
    // Words that only look like another.
    assert_ne!(words("gas"), words("ga"));
    assert_ne!(words("access"), words("acces"));
}

#[test]
fn numbers_are_told_from_years_and_days() {
    let it = read("Protocol II of 1978 to the Convention of 12 August 1949, Annexes 1 and 4");
    assert_eq!(it.numbers, BTreeSet::from([1, 2, 4]));
    assert_eq!(it.years, BTreeSet::from([1949, 1978]));
    let it = read("Treaty of May 8th, 1871");
    assert_eq!((it.numbers.len(), it.years.len()), (0, 1));
    let it = read("Twenty-Second Meeting");
    assert_eq!(it.numbers, BTreeSet::from([22]));
    assert_eq!(read("Twenty").numbers, BTreeSet::from([20]));
}

#[test]
fn letters_are_those_of_annexes() {
    let letters = |title| read(title).letters.into_iter().collect::<String>();
    assert_eq!(letters("Amendment to Annex B of the Protocol"), "b");
    assert_eq!(letters("Annexes A, B and C of a Treaty"), "abc");
    assert_eq!(letters("A Treaty with B"), "");
    assert_eq!(letters("Protocol on the Majesty's Annex"), "");
}

#[test]
fn a_title_names_states() {
    let named = |title| read(title).states.into_iter().collect::<Vec<_>>();
    let title = "Agreement between Denmark and the Republic of Finland";
    assert_eq!(named(title), [3, 4]);
    assert_eq!(named("Papua New Guinea"), [6]);
    assert_eq!(named("Papua New"), [0; 0]);
    assert_eq!(named("New Guinea"), [5]);
    assert_eq!(named("Guinea and United Kingdom"), [5, 9]);
    // Two States have this name.
    assert_eq!(named("Congo"), [0; 0]);
}

#[test]
fn titles_with_the_same_words_need_not_be_the_same() {
    let is_exactly = |one, other| read(one).is_exactly(&read(other));
    let title = "Additional Protocol to the Convention on Third Party Liability";
    assert!(is_exactly(
        title,
        "Additional Protocol To The Convention On 3 Party Liability"
    ));
    for other in [
        "Additional Protocol to the Convention Supplementary to the Convention on Third Party Liability",
        "Protocol Additional to the Convention on Third Party Liability",
    ] {
        assert_eq!(words(title), words(other));
        assert!(!is_exactly(title, other));
    }
}
