//! French: prepositions merge with articles, and are elided before a vowel.

use super::super::span::{Season, Span};
use super::{Frame, Grammar, roman};

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

pub(super) static GRAMMAR: Grammar = Grammar {
    day: "{d} {m} {y}",
    first: "{d}er {m} {y}",
    months_of_days: MONTHS,
    month: "{m} {y}",
    months: [MONTHS; 4],
    season: "{s} {y}",
    winter: "{s} {y}",
    seasons: [["printemps", "été", "automne", "hiver"]; 4],
    year: ["{y}"; 4],
    decade: ["années {y}"; 4],
    century: ["{c} siècle"; 4],
    ordinal,
    frame,
    perhaps: "peut-être {a}",
    between: "entre {a} et {b}",
    between_years: "entre {a} et {b}",
    or_later: "{a} ou plus tard",
    or_earlier: "{a} ou plus tôt",
    end_unknown: "{a}, fin inconnue",
    start_unknown: "{a}, début inconnu",
    end_approximate: "{a} (environ)",
    end_uncertain: "{a} (peut-être)",
    end_both: "{a} (peut-être, environ)",
};

static BARE: Frame = Frame {
    alone: "{}",
    noun: "{}",
    about: "vers {}",
    from: "de {}",
    to: "à {}",
    since: "depuis {}",
    until: "jusqu’en {}",
};

static BARE_VOWEL: Frame = Frame {
    from: "d’{}",
    ..BARE
};

static MASCULINE: Frame = Frame {
    alone: "{}",
    noun: "le {}",
    about: "vers le {}",
    from: "du {}",
    to: "au {}",
    since: "depuis le {}",
    until: "jusqu’au {}",
};

static VOWEL: Frame = Frame {
    alone: "{}",
    noun: "l’{}",
    about: "vers l’{}",
    from: "de l’{}",
    to: "à l’{}",
    since: "depuis l’{}",
    until: "jusqu’à l’{}",
};

static PLURAL: Frame = Frame {
    alone: "les {}",
    noun: "les {}",
    about: "vers les {}",
    from: "des {}",
    to: "aux {}",
    since: "depuis les {}",
    until: "jusqu’aux {}",
};

fn frame(span: Span) -> &'static Frame {
    match span {
        // The names of April, August and October begin with a vowel.
        Span::Month {
            month: 4 | 8 | 10, ..
        } => &BARE_VOWEL,
        Span::Month { .. } | Span::Year(_) => &BARE,
        Span::Season {
            season: Season::Spring,
            ..
        }
        | Span::Day(_)
        | Span::Century(_) => &MASCULINE,
        Span::Season { .. } => &VOWEL,
        Span::Decade(_) => &PLURAL,
    }
}

fn ordinal(number: u16) -> String {
    let ending = if number == 1 { "er" } else { "e" };
    roman(number) + ending
}
