//! English.

use super::super::span::Span;
use super::{Frame, Grammar};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

pub(super) static GRAMMAR: Grammar = Grammar {
    day: "{d} {m} {y}",
    first: "{d} {m} {y}",
    months_of_days: MONTHS,
    month: "{m} {y}",
    months: [MONTHS; 4],
    season: "{s} {y}",
    winter: "{s} {y}",
    seasons: [["spring", "summer", "autumn", "winter"]; 4],
    year: ["{y}"; 4],
    decade: ["{y}s"; 4],
    century: ["{c} century"; 4],
    ordinal,
    frame,
    perhaps: "perhaps {a}",
    between: "between {a} and {b}",
    between_years: "between {a} and {b}",
    or_later: "{a} or later",
    or_earlier: "{a} or earlier",
    end_unknown: "{a}, end unknown",
    start_unknown: "{a}, start unknown",
    end_approximate: "{a} (approximately)",
    end_uncertain: "{a} (perhaps)",
    end_both: "{a} (perhaps, approximately)",
};

static BARE: Frame = Frame {
    alone: "{}",
    noun: "{}",
    about: "about {}",
    from: "from {}",
    to: "to {}",
    since: "since {}",
    until: "until {}",
};

static CENTURY: Frame = Frame {
    alone: "{}",
    noun: "the {}",
    about: "about the {}",
    from: "from the {}",
    to: "to the {}",
    since: "since the {}",
    until: "until the {}",
};

static DECADE: Frame = Frame {
    alone: "the {}",
    ..CENTURY
};

fn frame(span: Span) -> &'static Frame {
    match span {
        Span::Decade(_) => &DECADE,
        Span::Century(_) => &CENTURY,
        _ => &BARE,
    }
}

fn ordinal(number: u16) -> String {
    let ending = match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}
