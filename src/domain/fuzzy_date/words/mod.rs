//! The words for vague dates, one table a language: to add a language, write its table.

mod english;
mod french;
mod russian;
mod spanish;

use super::span::Span;
use crate::domain::language::primary;

/// A language dates can be said in.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Language {
    /// `en`
    English,
    /// `ru`
    Russian,
    /// `fr`
    French,
    /// `es`
    Spanish,
}

impl Language {
    /// The language of a tag, if dates can be said in it.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        match primary(tag)?.as_str() {
            "en" => Some(Self::English),
            "ru" => Some(Self::Russian),
            "fr" => Some(Self::French),
            "es" => Some(Self::Spanish),
            _ => None,
        }
    }

    pub(super) fn grammar(self) -> &'static Grammar {
        match self {
            Self::English => &english::GRAMMAR,
            Self::Russian => &russian::GRAMMAR,
            Self::French => &french::GRAMMAR,
            Self::Spanish => &spanish::GRAMMAR,
        }
    }
}

/// The form of a noun. Only Russian tells them apart; elsewhere the four are one.
#[derive(Clone, Copy)]
pub(super) enum Case {
    Nominative,
    Genitive,
    Accusative,
    Instrumental,
}

/// A word in the order of [`Case`].
pub(super) type Cases<T> = [T; 4];

/// Everything a language has to say about dates.
///
/// Placeholders: `{d}` day, `{m}` month, `{s}` season, `{y}` year, `{c}` century,
/// `{a}` and `{b}` whole phrases.
pub(super) struct Grammar {
    pub(super) day: &'static str,
    /// The first of a month.
    pub(super) first: &'static str,
    pub(super) months_of_days: [&'static str; 12],
    pub(super) month: &'static str,
    pub(super) months: Cases<[&'static str; 12]>,
    pub(super) season: &'static str,
    /// A winter has two years.
    pub(super) winter: &'static str,
    pub(super) seasons: Cases<[&'static str; 4]>,
    pub(super) year: Cases<&'static str>,
    pub(super) decade: Cases<&'static str>,
    pub(super) century: Cases<&'static str>,
    pub(super) ordinal: fn(u16) -> String,
    pub(super) frame: fn(Span) -> &'static Frame,
    pub(super) perhaps: &'static str,
    pub(super) between: &'static str,
    /// Two bare years may share their noun.
    pub(super) between_years: &'static str,
    pub(super) or_later: &'static str,
    pub(super) or_earlier: &'static str,
    pub(super) end_unknown: &'static str,
    pub(super) start_unknown: &'static str,
    /// Behind an end of an interval or a set, where a preposition would break the sentence.
    pub(super) end_approximate: &'static str,
    pub(super) end_uncertain: &'static str,
    pub(super) end_both: &'static str,
}

/// The prepositions and articles a kind of date takes; `{}` is the date.
pub(super) struct Frame {
    /// The date alone, as a value on a page.
    pub(super) alone: &'static str,
    /// The date as a noun of a sentence.
    pub(super) noun: &'static str,
    pub(super) about: &'static str,
    pub(super) from: &'static str,
    pub(super) to: &'static str,
    pub(super) since: &'static str,
    pub(super) until: &'static str,
}

/// A number from 1 to 100 in Roman numerals, as centuries are written outside English.
fn roman(number: u16) -> String {
    const UNITS: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    const TENS: [&str; 11] = [
        "", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC", "C",
    ];
    let [tens, units] = [number / 10, number % 10].map(usize::from);
    format!("{}{}", TENS[tens], UNITS[units])
}
