//! How likely two records of different collections are the same agreement.
//!
//! A registration number says it for certain. Else the day of signature, the words of the title and
//! the parties are weighed. What is not known speaks neither for nor against.

use std::collections::BTreeSet;

use chrono::NaiveDate;

/// What an agreement that goes with another calls itself. Its title may be all but the same.
const BESIDE: [&str; 3] = ["amendment", "annex", "protocol"];

/// What is known of a record.
#[derive(Clone, Debug, Default)]
pub struct Described {
    /// Its registration numbers: its own, and those that its claims give.
    pub numbers: BTreeSet<String>,
    /// The day of its signature, if it is known to the day.
    pub signed: Option<NaiveDate>,
    /// The words of its title that say something.
    pub words: BTreeSet<String>,
    /// Its parties.
    pub parties: BTreeSet<i64>,
}

/// What speaks for two records being the same agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// They have the same registration number.
    RegistrationNumber,
    /// They were signed on the same day, and their titles are alike.
    TitleAndDate,
    /// They were signed on the same day, by the same parties, and their titles have words in common.
    DateAndParties,
    /// They have the same title and parties in common, and no two days that differ.
    TitleAndParties,
}

/// Titles are alike if they share so much of their words.
const ALIKE: f64 = 0.75;
/// Beside the day and the parties, so much is enough.
const RELATED: f64 = 0.5;
/// Titles are the same if they share so much.
const SAME: f64 = 0.95;

/// How likely two records are the same agreement, from 0 to 100, and what speaks for it. None if
/// nothing does, or something speaks against it.
pub fn likeness(one: &Described, other: &Described) -> Option<(u8, Reason)> {
    if !one.numbers.is_disjoint(&other.numbers) {
        return Some((100, Reason::RegistrationNumber));
    }
    let title = share(&one.words, &other.words)?;
    let differs = |it: &str| one.words.contains(it) != other.words.contains(it);
    if BESIDE.iter().any(|it| differs(it)) {
        return None;
    }
    let parties = share(&one.parties, &other.parties);
    let strangers = parties == Some(0.0);
    let same_day = one.signed.is_some() && one.signed == other.signed;
    let other_days = one.signed.is_some() && other.signed.is_some() && !same_day;
    let reason = match parties {
        _ if strangers || other_days => return None,
        _ if same_day && title >= ALIKE => Reason::TitleAndDate,
        Some(parties) if same_day && parties >= 1.0 && title >= RELATED => Reason::DateAndParties,
        Some(_) if !same_day && title >= SAME => Reason::TitleAndParties,
        _ => return None,
    };
    let day = if same_day { 40.0 } else { 20.0 };
    Some((
        points(day + 40.0 * title + 20.0 * parties.unwrap_or(0.5)),
        reason,
    ))
}

/// The words of a folded title that say something.
pub fn words(folded: &str) -> BTreeSet<String> {
    const SILENT: [&str; 16] = [
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
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
    ];
    let words = folded.split(|it: char| !it.is_alphanumeric());
    let words = words.filter(|it| !it.is_empty() && !SILENT.contains(it));
    words.map(str::to_owned).collect()
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

#[cfg(test)]
mod tests {
    use super::{Described, Reason, likeness, words};

    fn record(title: &str, signed: &str, parties: &[i64]) -> Described {
        Described {
            signed: signed.parse().ok(),
            words: words(title),
            parties: parties.iter().copied().collect(),
            ..Described::default()
        }
    }

    fn numbered(number: &str) -> Described {
        Described {
            numbers: [number.to_owned()].into(),
            ..Described::default()
        }
    }

    #[test]
    fn a_number_says_it_for_certain() {
        let found = likeness(&numbered("UNTS I-44001"), &numbered("UNTS I-44001"));
        assert_eq!(found, Some((100, Reason::RegistrationNumber)));
        assert_eq!(likeness(&numbered("UNTS I-1"), &numbered("UNTS I-2")), None);
    }

    #[test]
    fn a_title_and_a_day_say_it() {
        let one = record("convention on wetlands", "1971-02-02", &[1, 2]);
        let other = record("the convention on wetlands", "1971-02-02", &[1, 2]);
        assert_eq!(likeness(&one, &other), Some((100, Reason::TitleAndDate)));
        let unknown = record("convention on wetlands", "1971-02-02", &[]);
        assert_eq!(likeness(&one, &unknown), Some((90, Reason::TitleAndDate)));
    }

    #[test]
    fn the_same_parties_on_a_day_may_sign_two_agreements() {
        let one = record("agreement on fisheries", "1971-02-02", &[1, 2]);
        let other = record("trade protocol", "1971-02-02", &[1, 2]);
        assert_eq!(likeness(&one, &other), None);
        let other = record("fisheries agreement with notes", "1971-02-02", &[1, 2]);
        let (score, reason) = likeness(&one, &other).unwrap();
        assert_eq!((score, reason), (92, Reason::TitleAndDate));
        let other = record(
            "agreement on fisheries, lakes and rivers",
            "1971-02-02",
            &[1, 2],
        );
        let (score, reason) = likeness(&one, &other).unwrap();
        assert_eq!((score, reason), (87, Reason::DateAndParties));
        let other = record(
            "protocol to the agreement on fisheries",
            "1971-02-02",
            &[1, 2],
        );
        assert_eq!(likeness(&one, &other), None);
    }

    #[test]
    fn another_day_or_other_parties_speak_against_it() {
        let one = record("agreement on trade", "1971-02-02", &[1, 2]);
        assert_eq!(
            likeness(&one, &record("agreement on trade", "1972-02-02", &[1, 2])),
            None
        );
        assert_eq!(
            likeness(&one, &record("agreement on trade", "1971-02-02", &[3, 4])),
            None
        );
        let undated = record("agreement on trade", "", &[1, 2]);
        assert_eq!(
            likeness(&one, &undated),
            Some((80, Reason::TitleAndParties))
        );
    }

    #[test]
    fn likeness_is_the_same_from_either_side() {
        let one = record("agreement on fisheries", "1971-02-02", &[1, 2, 3]);
        let other = record("agreement on fisheries and whaling", "1971-02-02", &[1, 2]);
        assert_eq!(likeness(&one, &other), likeness(&other, &one));
    }
}
