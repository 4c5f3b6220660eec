//! How likely two records of different collections are the same agreement.
//!
//! A registration number says it for certain. Else the days of adoption and signature, the words of
//! the title and the parties are weighed, unless something tells the two apart. What is not known
//! speaks neither for nor against.

mod best;
mod company;
mod days;
mod number;
mod numerals;
#[cfg(test)]
mod tests;
mod title;
mod wording;

use std::collections::BTreeSet;

pub use best::best;
pub use days::{Apart, Days};
pub use number::Number;
pub use title::{States, Title};

/// What is known of a record.
#[derive(Clone, Debug, Default)]
pub struct Described {
    /// Its registration numbers: its own, and those that its claims give.
    pub numbers: BTreeSet<Number>,
    /// When it came about.
    pub days: Days,
    /// What its title says.
    pub title: Title,
    /// Its parties.
    pub parties: BTreeSet<i64>,
}

/// What speaks for two records being the same agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// They have the same registration number.
    RegistrationNumber,
    /// They were adopted or signed on the same day, and their titles are alike.
    TitleAndDate,
    /// They were adopted or signed on the same day, by the same parties, and their titles have words in common.
    DateAndParties,
    /// They have the same title and parties in common, and days that don't differ, or the same
    /// parties and days that differ a little.
    TitleAndParties,
}

/// How likely two records are the same agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Likeness {
    /// From 0 to 100.
    pub score: u8,
    /// What speaks for it.
    pub reason: Reason,
    /// How much of the words of their titles is the same, in per cent.
    pub title: u8,
    /// Whether their titles have the same words in the same order, and as often.
    pub exact: bool,
}

/// Titles are alike if they share so much of their words.
const ALIKE: f64 = 0.75;
/// Beside the day and the parties, or a number that says less than it seems, so much is enough.
const RELATED: f64 = 0.5;
/// Titles are the same if they share so much.
const SAME: f64 = 0.95;
/// Parties are the same if records share so much of them: lists differ in age.
const SAME_PARTIES: f64 = 0.8;
/// So many States sign two agreements that are not the same on one day seldom enough.
const MANY: usize = 20;

/// How likely two records are the same agreement. None if nothing speaks for it, or something
/// against it.
#[must_use]
pub fn likeness(one: &Described, other: &Described) -> Option<Likeness> {
    let title = share(&one.title.words, &other.title.words).unwrap_or_default();
    let numbers = one.numbers.iter();
    let numbers = numbers.flat_map(|it| other.numbers.iter().map(move |other| it.is(other)));
    let numbers: Vec<_> = numbers.filter(|it| *it != Some(false)).collect();
    let numbered = Likeness {
        score: 100,
        reason: Reason::RegistrationNumber,
        title: points(title * 100.0),
        exact: one.title.is_exactly(&other.title),
    };
    if numbers.contains(&Some(true)) {
        return Some(numbered);
    }
    if title < RELATED || wording::differs(one, other) {
        return None;
    }
    let parties = share(&one.parties, &other.parties);
    let apart = one.days.apart(&other.days);
    if !numbers.is_empty() && apart != Apart::Far && parties != Some(0.0) {
        return Some(numbered);
    }
    let reason = reason((one, other), title, parties, apart)?;
    let day = match apart {
        Apart::Same => 40.0,
        Apart::Unknown => 20.0,
        Apart::Little | Apart::Far => 10.0,
    };
    Some(Likeness {
        score: points(day + 40.0 * title + 20.0 * parties.unwrap_or(0.5)),
        reason,
        ..numbered
    })
}

fn reason(
    (one, other): (&Described, &Described),
    title: f64,
    parties: Option<f64>,
    apart: Apart,
) -> Option<Reason> {
    let says_nothing = one.title.is_of_names || other.title.is_of_names;
    match apart {
        _ if parties == Some(0.0) => None,
        Apart::Same if title >= ALIKE => Some(Reason::TitleAndDate),
        Apart::Same if !says_nothing && are_all(one, other) => Some(Reason::DateAndParties),
        Apart::Unknown if title >= SAME && parties.is_some() => Some(Reason::TitleAndParties),
        Apart::Unknown | Apart::Little if title >= SAME && are_same(one, other) => {
            Some(Reason::TitleAndParties)
        }
        _ => None,
    }
}

/// Whether two records have the very same parties, or so many of the same that one list is only older.
fn are_all(one: &Described, other: &Described) -> bool {
    let most = share(&one.parties, &other.parties).filter(|share| *share >= SAME_PARTIES);
    let common = || one.parties.intersection(&other.parties).count();
    most.is_some() && (one.parties == other.parties || common() >= MANY)
}

/// Whether two records have the same parties. Where those of one are not known, the States that
/// both titles name are taken for them.
fn are_same(one: &Described, other: &Described) -> bool {
    match share(&one.parties, &other.parties) {
        Some(share) => share >= SAME_PARTIES,
        None => one.title.names_the_same(&other.title),
    }
}

/// What two sets share, of the smaller and the larger alike: 1 if they are the same. None if one is
/// empty.
fn share<T: Ord>(one: &BTreeSet<T>, other: &BTreeSet<T>) -> Option<f64> {
    let (smaller, larger) = (one.len().min(other.len()), one.len().max(other.len()));
    if smaller == 0 {
        return None;
    }
    let common = one.intersection(other).count();
    Some(ratio(2 * common, smaller + larger))
}

#[expect(
    clippy::cast_precision_loss,
    reason = "both are counts of words or parties"
)]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is a sum of shares, from 0 to 100"
)]
fn points(score: f64) -> u8 {
    score.round().clamp(0.0, 100.0) as u8
}
