//! Spanish: `de` and `a` merge with the masculine article.

use super::super::span::{Season, Span};
use super::{Frame, Grammar, roman};

const MONTHS: [&str; 12] = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];

pub(super) static GRAMMAR: Grammar = Grammar {
    day: "{d} de {m} de {y}",
    first: "{d} de {m} de {y}",
    months_of_days: MONTHS,
    month: "{m} de {y}",
    months: [MONTHS; 4],
    season: "{s} de {y}",
    winter: "{s} de {y}",
    seasons: [["primavera", "verano", "otoño", "invierno"]; 4],
    year: ["{y}"; 4],
    decade: ["década de {y}"; 4],
    century: ["siglo {c}"; 4],
    ordinal: roman,
    frame,
    perhaps: "quizá {a}",
    between: "entre {a} y {b}",
    between_years: "entre {a} y {b}",
    or_later: "{a} o después",
    or_earlier: "{a} o antes",
    end_unknown: "{a}, final desconocido",
    start_unknown: "{a}, inicio desconocido",
    end_approximate: "{a} (aproximadamente)",
    end_uncertain: "{a} (quizá)",
    end_both: "{a} (quizá, aproximadamente)",
};

static BARE: Frame = Frame {
    alone: "{}",
    noun: "{}",
    about: "hacia {}",
    from: "de {}",
    to: "a {}",
    since: "desde {}",
    until: "hasta {}",
};

static MASCULINE: Frame = Frame {
    alone: "{}",
    noun: "el {}",
    about: "hacia el {}",
    from: "del {}",
    to: "al {}",
    since: "desde el {}",
    until: "hasta el {}",
};

static FEMININE: Frame = Frame {
    alone: "{}",
    noun: "la {}",
    about: "hacia la {}",
    from: "de la {}",
    to: "a la {}",
    since: "desde la {}",
    until: "hasta la {}",
};

static DECADE: Frame = Frame {
    alone: "la {}",
    ..FEMININE
};

fn frame(span: Span) -> &'static Frame {
    match span {
        Span::Month { .. } | Span::Year(_) => &BARE,
        Span::Season {
            season: Season::Spring,
            ..
        } => &FEMININE,
        Span::Day(_) | Span::Season { .. } | Span::Century(_) => &MASCULINE,
        Span::Decade(_) => &DECADE,
    }
}
