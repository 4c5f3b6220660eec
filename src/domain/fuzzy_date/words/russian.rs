//! Russian: the only one whose nouns change, and dates are inclusive with `по`, exclusive with `до`.

use chrono::Datelike;

use super::super::span::Span;
use super::{Frame, Grammar, roman};

const MONTHS: [&str; 12] = [
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
];

const MONTHS_GENITIVE: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];

const MONTHS_INSTRUMENTAL: [&str; 12] = [
    "январём",
    "февралём",
    "мартом",
    "апрелем",
    "маем",
    "июнем",
    "июлем",
    "августом",
    "сентябрём",
    "октябрём",
    "ноябрём",
    "декабрём",
];

pub(super) static GRAMMAR: Grammar = Grammar {
    day: "{d} {m} {y} года",
    first: "{d} {m} {y} года",
    months_of_days: MONTHS_GENITIVE,
    month: "{m} {y} года",
    months: [MONTHS, MONTHS_GENITIVE, MONTHS, MONTHS_INSTRUMENTAL],
    season: "{s} {y} года",
    winter: "{s} {y} годов",
    seasons: [
        ["весна", "лето", "осень", "зима"],
        ["весны", "лета", "осени", "зимы"],
        ["весну", "лето", "осень", "зиму"],
        ["весной", "летом", "осенью", "зимой"],
    ],
    year: ["{y} год", "{y} года", "{y} год", "{y} годом"],
    decade: ["{y}-е годы", "{y}-х годов", "{y}-е годы", "{y}-ми годами"],
    century: ["{c} век", "{c} века", "{c} век", "{c} веком"],
    ordinal: roman,
    frame,
    perhaps: "возможно, {a}",
    between: "между {a} и {b}",
    between_years: "между {a} и {b} годами",
    or_later: "{a} или позднее",
    or_earlier: "{a} или ранее",
    end_unknown: "{a}, окончание неизвестно",
    start_unknown: "{a}, начало неизвестно",
    end_approximate: "{a} (приблизительно)",
    end_uncertain: "{a} (возможно)",
    end_both: "{a} (возможно, приблизительно)",
};

static BARE: Frame = Frame {
    alone: "{}",
    noun: "{}",
    about: "около {}",
    from: "с {}",
    to: "по {}",
    since: "с {}",
    until: "по {}",
};

/// What is read `второго`: the preposition takes a vowel before it.
static SECOND: Frame = Frame {
    from: "со {}",
    since: "со {}",
    ..BARE
};

fn frame(span: Span) -> &'static Frame {
    match span {
        Span::Day(day) if day.day() == 2 => &SECOND,
        Span::Century(100) => &SECOND,
        _ => &BARE,
    }
}
