//! Says a vague date in words, from the tables of `words`.

use chrono::{Datelike, NaiveDate};

use super::span::{Doubt, Part, Season, Span};
use super::words::{Case, Grammar, Language};
use super::{FuzzyDate, Missing, Shape};

/// The place a date takes in the sentence.
#[derive(Clone, Copy)]
enum Role {
    Alone,
    Noun,
    About,
    From,
    To,
    Since,
    Until,
    Between,
}

impl FuzzyDate {
    /// The date in words: `19 December 2025`, `perhaps about 1994`, `between 1990 and 2004`.
    ///
    /// A century carries its usual name: `19XX`, the years 1900 to 1999, is the 20th century.
    /// A doubt about an end of an interval or a set stands behind it, in brackets.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let grammar = language.grammar();
        match self.shape {
            Shape::One(part) => one(part, grammar),
            Shape::FromTo(first, last) => from_to(first, last, grammar),
            Shape::From(first, missing) => from(first, missing, grammar),
            Shape::To(last, missing) => to(last, missing, grammar),
            Shape::Between(first, last) => between(first, last, grammar),
            Shape::OrLater(first) => fill(grammar.or_later, &end(first, Role::Alone, grammar), ""),
            Shape::OrEarlier(last) => {
                fill(grammar.or_earlier, &end(last, Role::Alone, grammar), "")
            }
        }
    }
}

fn one(part: Part, grammar: &Grammar) -> String {
    let say = |role| phrase(part.span, role, grammar);
    match (part.doubt.uncertain, part.doubt.approximate) {
        (false, false) => say(Role::Alone),
        (false, true) => say(Role::About),
        (true, false) => fill(grammar.perhaps, &say(Role::Noun), ""),
        (true, true) => fill(grammar.perhaps, &say(Role::About), ""),
    }
}

fn from_to(first: Part, last: Part, grammar: &Grammar) -> String {
    let first = end(first, Role::From, grammar);
    let last = end(last, Role::To, grammar);
    format!("{first} {last}")
}

fn from(first: Part, missing: Missing, grammar: &Grammar) -> String {
    let since = end(first, Role::Since, grammar);
    match missing {
        Missing::Open => since,
        Missing::Unknown => fill(grammar.end_unknown, &since, ""),
    }
}

fn to(last: Part, missing: Missing, grammar: &Grammar) -> String {
    let until = end(last, Role::Until, grammar);
    match missing {
        Missing::Open => until,
        Missing::Unknown => fill(grammar.start_unknown, &until, ""),
    }
}

fn between(first: Part, last: Part, grammar: &Grammar) -> String {
    let plain = Doubt::default();
    if let (Span::Year(from), Span::Year(to)) = (first.span, last.span)
        && (first.doubt, last.doubt) == (plain, plain)
    {
        return fill(grammar.between_years, &from.to_string(), &to.to_string());
    }
    let first = end(first, Role::Between, grammar);
    fill(grammar.between, &first, &end(last, Role::Between, grammar))
}

/// A date that is not the whole sentence.
fn end(part: Part, role: Role, grammar: &Grammar) -> String {
    let phrase = phrase(part.span, role, grammar);
    let template = match (part.doubt.uncertain, part.doubt.approximate) {
        (false, false) => return phrase,
        (false, true) => grammar.end_approximate,
        (true, false) => grammar.end_uncertain,
        (true, true) => grammar.end_both,
    };
    fill(template, &phrase, "")
}

/// A date with the preposition, the article and the case of its role.
fn phrase(span: Span, role: Role, grammar: &Grammar) -> String {
    let frame = (grammar.frame)(span);
    let (frame, case) = match role {
        Role::Alone => (frame.alone, Case::Nominative),
        Role::Noun => (frame.noun, Case::Nominative),
        Role::About => (frame.about, Case::Genitive),
        Role::From => (frame.from, Case::Genitive),
        Role::To => (frame.to, Case::Accusative),
        Role::Since => (frame.since, Case::Genitive),
        Role::Until => (frame.until, Case::Accusative),
        Role::Between => (frame.noun, Case::Instrumental),
    };
    frame.replace("{}", &noun(span, case, grammar))
}

fn noun(span: Span, case: Case, grammar: &Grammar) -> String {
    match span {
        Span::Day(date) => day(date, grammar),
        Span::Month { year, month } => {
            let name = grammar.months[case as usize][usize::from(month) - 1];
            grammar
                .month
                .replace("{m}", name)
                .replace("{y}", &year.to_string())
        }
        Span::Season { year, season } => season_of(year, season, case, grammar),
        Span::Year(year) => grammar.year[case as usize].replace("{y}", &year.to_string()),
        Span::Decade(year) => grammar.decade[case as usize].replace("{y}", &year.to_string()),
        Span::Century(year) => {
            let ordinal = (grammar.ordinal)(year / 100 + 1);
            grammar.century[case as usize].replace("{c}", &ordinal)
        }
    }
}

fn day(date: NaiveDate, grammar: &Grammar) -> String {
    let template = if date.day() == 1 {
        grammar.first
    } else {
        grammar.day
    };
    template
        .replace("{d}", &date.day().to_string())
        .replace("{m}", grammar.months_of_days[date.month0() as usize])
        .replace("{y}", &date.year().to_string())
}

/// A winter is said with both its years: "winter 2001" would leave open which.
fn season_of(year: u16, season: Season, case: Case, grammar: &Grammar) -> String {
    let name = grammar.seasons[case as usize][season as usize];
    let (template, years) = match season {
        Season::Winter => (grammar.winter, format!("{year}–{}", year + 1)),
        _ => (grammar.season, year.to_string()),
    };
    template.replace("{s}", name).replace("{y}", &years)
}

fn fill(template: &str, first: &str, second: &str) -> String {
    template.replace("{a}", first).replace("{b}", second)
}
