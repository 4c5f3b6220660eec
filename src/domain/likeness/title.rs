//! What a title says: its words in one spelling, and what tells it from the title of another
//! agreement all but the same: numbers, letters of annexes, years, States.

use std::collections::{BTreeSet, HashMap};

use super::{
    company,
    numerals::{compound, number},
};

/// Words that say nothing.
const SILENT: [&str; 20] = [
    "a",
    "an",
    "and",
    "at",
    "between",
    "by",
    "concerning",
    "for",
    "from",
    "in",
    "no",
    "nos",
    "number",
    "of",
    "on",
    "or",
    "s",
    "the",
    "to",
    "with",
];

/// What has letters for names, as `Annex B`.
const LETTERED: [&str; 8] = [
    "annex",
    "annexes",
    "appendices",
    "appendix",
    "part",
    "protocol",
    "protocols",
    "schedule",
];

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A number from here on is a year.
const YEARS: u32 = 1000;

/// What a title says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Title {
    /// The words that say something, in one spelling. Numbers are among them.
    pub words: BTreeSet<String>,
    /// The same words as they follow each other, some of them twice.
    sequence: Vec<String>,
    /// Its numbers, but for years and days of months.
    pub numbers: BTreeSet<u32>,
    /// The years that it names.
    pub years: BTreeSet<u32>,
    /// The letters of its annexes, protocols and the like.
    pub letters: BTreeSet<char>,
    /// The States that it names.
    pub states: BTreeSet<i64>,
    /// Whether it names States and says no more, as `Canada Colombia`.
    pub is_of_names: bool,
}

impl Title {
    /// Reads a folded title.
    #[must_use]
    pub fn read(folded: &str, states: &States) -> Self {
        let bare = company::bare(folded);
        let all = company::alone(&split(&bare).collect::<Vec<_>>());
        let (states, is_of_names) = states.named(&all);
        let mut title = Self {
            states,
            is_of_names,
            ..Self::default()
        };
        let (mut at, mut lettered) = (0, false);
        while at < all.len() {
            let (word, next) = (all[at], all.get(at + 1).copied().unwrap_or_default());
            let pair = compound(word, next);
            let after = all.get(at + 1 + usize::from(pair.is_some()));
            let of_date = [at.checked_sub(1).and_then(|it| all.get(it)), after];
            let of_date = of_date.iter().flatten().any(|it| MONTHS.contains(it));
            if let Some(number) = pair.or_else(|| number(word)) {
                title.number(number, of_date);
            } else if let Some(letter) = letter(word).filter(|_| lettered) {
                title.letters.insert(letter);
                title.sequence.push(word.to_owned());
            } else if !SILENT.contains(&word) {
                title.sequence.push(spelt(word));
            }
            let goes_on = word.len() == 1 || ["and", "or", "to"].contains(&word);
            lettered = LETTERED.contains(&word) || lettered && goes_on;
            at += 1 + usize::from(pair.is_some());
        }
        title.words = title.sequence.iter().cloned().collect();
        title
    }

    /// Whether two titles have the same words in the same order, and as often.
    #[must_use]
    pub fn is_exactly(&self, other: &Self) -> bool {
        self.sequence == other.sequence
    }

    /// Whether two titles name two States or more, and the same.
    #[must_use]
    pub fn names_the_same(&self, other: &Self) -> bool {
        self.states.len() >= 2 && self.states == other.states
    }

    fn number(&mut self, number: u32, of_date: bool) {
        self.sequence.push(number.to_string());
        if number >= YEARS {
            self.years.insert(number);
        } else if !of_date {
            self.numbers.insert(number);
        }
    }
}

/// The letter that a word is. `s` is what is left of a possessive.
fn letter(word: &str) -> Option<char> {
    let mut letters = word.chars();
    let letter = letters.next().filter(|it| it.is_alphabetic() && *it != 's');
    letter.filter(|_| letters.next().is_none())
}

/// The words of a folded text. `co-operation` is one, as `cooperation` is.
fn split(folded: &str) -> impl Iterator<Item = &str> {
    let words = folded.split(|it: char| !it.is_alphanumeric());
    words.filter(|it| !it.is_empty() && *it != "co")
}

/// A word in one spelling: the singular, as they write it in America, and one word for what goes
/// with another agreement.
fn spelt(word: &str) -> String {
    let one = match word.strip_suffix("ies") {
        Some(stem) if stem.len() > 1 => format!("{stem}y"),
        _ if word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") => {
            word[..word.len() - 1].to_owned()
        }
        _ => word.to_owned(),
    };
    match one.as_str() {
        "complementary" | "supplemental" | "supplementary" => "additional".to_owned(),
        "cooperation" | "operation" => "operation".to_owned(),
        "cooperative" | "operative" => "operative".to_owned(),
        _ => one.replace("isation", "ization"),
    }
}

/// States by the names that titles may have for them.
#[derive(Clone, Debug, Default)]
pub struct States {
    /// By the first word of a name, longest first.
    by_first: HashMap<String, Vec<Named>>,
}

/// The words of a name after the first, and the State. None if several have it.
type Named = (Vec<String>, Option<i64>);

impl States {
    /// From folded names. A name that two States have means neither.
    pub fn new(names: impl IntoIterator<Item = (String, i64)>) -> Self {
        let mut states = Self::default();
        for (name, state) in names {
            let mut words = split(&name).map(str::to_owned);
            let Some(first) = words.next() else { continue };
            let rest: Vec<String> = words.collect();
            let names = states.by_first.entry(first).or_default();
            match names.iter_mut().find(|(it, _)| *it == rest) {
                Some((_, known)) => *known = known.filter(|it| *it == state),
                None => names.push((rest, Some(state))),
            }
        }
        for names in states.by_first.values_mut() {
            names.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        states
    }

    /// The States that words name, and whether they say no more. `Papua New Guinea` does not name Guinea.
    fn named(&self, words: &[&str]) -> (BTreeSet<i64>, bool) {
        let mut all = BTreeSet::new();
        let mut says_more = false;
        let mut left = words;
        while let Some((first, after)) = left.split_first() {
            let names = self.by_first.get(*first).into_iter().flatten();
            let mut names = names.filter(|(rest, _)| {
                rest.len() <= after.len() && rest.iter().zip(after).all(|(one, other)| one == other)
            });
            let found = names.next();
            says_more |= found.is_none() && !SILENT.contains(first);
            all.extend(found.and_then(|(_, state)| *state));
            left = &after[found.map_or(0, |(rest, _)| rest.len())..];
        }
        let is_of_names = !all.is_empty() && !says_more;
        (all, is_of_names)
    }
}
