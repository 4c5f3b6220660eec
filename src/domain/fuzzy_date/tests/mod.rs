//! What is read, what is refused and what is said, each as a table.

mod reading;
mod refusing;
mod saying;

use super::FuzzyDate;

/// Every form that is read, with doubts and edges of the calendar.
const FORMS: &[&str] = &[
    "2025-12-19",
    "2024-01-19?",
    "2001-05",
    "2025-03?",
    "1952",
    "2024~",
    "2021?",
    "1993%",
    "2000-08-29/2000-09-01",
    "2025-03-27/2025-04-03",
    "2023-12/2024-01",
    "2004/2004-05",
    "199X",
    "199X~",
    "19XX",
    "00XX",
    "99XX",
    "2004-XX",
    "2004-06-XX",
    "2004-XX-XX",
    "2004-XX?",
    "2001-21",
    "2001-22",
    "2001-23",
    "2001-24",
    "2003-24%",
    "0000",
    "9999-12-31",
    "2000-02-29",
    "../2004",
    "2004/..",
    "/2004",
    "2004/",
    "../2004-05-02",
    "2004-05-02/",
    "1993~/1995?",
    "[1990..2004]",
    "[1990-05..2004-06-02]",
    "[1990..]",
    "[..2004]",
    "[199X..2004~]",
];

fn read(text: &str) -> FuzzyDate {
    text.parse()
        .unwrap_or_else(|fault| panic!("{text}: {fault}"))
}

fn forms() -> impl Iterator<Item = FuzzyDate> {
    FORMS.iter().map(|text| read(text))
}
