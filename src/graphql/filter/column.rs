//! Tests on the value of a column.

use std::collections::BTreeSet;

use async_graphql::{Enum, InputObject, InputType, resolver_utils::EnumType};
use sea_orm::{
    ColumnTrait, ExprTrait,
    sea_query::{Expr, LikeExpr},
};

use super::{Test, known, nothing, precision::is_of, present};
use crate::{
    domain::text::{fold, fold_part, storable},
    graphql::{
        types::fuzzy_date::{Date, Precision},
        vocabulary::{
            AgreementForm, AgreementLevel, AgreementRelationKind, DecreeEffect, DecreeKind,
            EventKind, InstitutionKind, Laterality, OrganizationKind, Rank, Recognition,
            RecordKind, SigningRole, SourceKind, SubjectField, SuccessionKind,
        },
    },
};

/// A test on a text. Upper and lower case, and letters with and without accents, are the same.
#[derive(InputObject, Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct TextFilter {
    /// The whole text is this.
    eq: Option<String>,
    /// The whole text is one of these; at most 1,000. An empty list matches nothing.
    #[graphql(name = "in", validator(max_items = 1000))]
    one_of: Option<Vec<String>>,
    /// This occurs somewhere in the text; at most 1,000 characters.
    #[graphql(validator(chars_max_length = 1000))]
    contains: Option<String>,
    /// The text begins with this.
    starts_with: Option<String>,
    /// Whether there is a text at all.
    known: Option<bool>,
}

impl<C: ColumnTrait> Test<C> for TextFilter {
    fn parts(&self, column: C) -> Vec<Expr> {
        let part = |text: &str, test: &dyn Fn(&str) -> Expr| match fold_part(&storable(text)) {
            // A lone accent is folded to nothing, and nothing is in every text.
            folded if folded.is_empty() && !text.is_empty() => nothing(),
            folded => test(&folded),
        };
        [
            self.eq.as_ref().map(|text| column.eq(folded(text))),
            self.one_of
                .as_ref()
                .map(|texts| column.is_in(texts.iter().map(|text| folded(text)))),
            self.contains
                .as_ref()
                .map(|text| part(text, &|text| column.like(contains(text)))),
            self.starts_with
                .as_ref()
                .map(|text| part(text, &|text| begins(column, text))),
        ]
        .into_iter()
        .flatten()
        .map(|part| present(column, part))
        .chain(self.known.map(|is| known(column, is)))
        .collect()
    }
}

fn folded(text: &str) -> String {
    fold(&storable(text))
}

/// A range instead of a pattern, so that an index serves it on either engine.
fn begins(column: impl ColumnTrait, prefix: &str) -> Expr {
    column
        .gte(prefix)
        .and(column.lt(format!("{prefix}\u{10FFFF}")))
}

/// A pattern of texts that contain this. Only one with signs to escape says by what: PostgreSQL reads
/// a pattern anew for each row that says so.
fn contains(text: &str) -> LikeExpr {
    let escaped = text
        .replace('\\', "\\\\")
        .replace('%', "\\%")
        .replace('_', "\\_");
    let pattern = LikeExpr::new(format!("%{escaped}%"));
    if escaped == text {
        pattern
    } else {
        pattern.escape('\\')
    }
}

/// A test on a code or key: letter for letter.
#[derive(InputObject, Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct KeyFilter {
    /// It is this.
    eq: Option<String>,
    /// It is one of these; at most 1,000. An empty list matches nothing.
    #[graphql(name = "in", validator(max_items = 1000))]
    one_of: Option<Vec<String>>,
    /// Whether there is one at all.
    known: Option<bool>,
}

impl<C: ColumnTrait> Test<C> for KeyFilter {
    fn parts(&self, column: C) -> Vec<Expr> {
        [
            self.eq
                .as_ref()
                .map(|text| present(column, column.eq(storable(text)))),
            self.one_of.as_ref().map(|texts| {
                present(
                    column,
                    column.is_in(texts.iter().map(|text| storable(text))),
                )
            }),
            self.known.map(|is| known(column, is)),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// A test on a term of a closed vocabulary.
#[derive(InputObject, Clone, Debug, PartialEq, Eq, Hash)]
#[graphql(
    concrete(name = "AgreementFormFilter", params(AgreementForm)),
    concrete(name = "AgreementLevelFilter", params(AgreementLevel)),
    concrete(name = "AgreementRelationKindFilter", params(AgreementRelationKind)),
    concrete(name = "DecreeEffectFilter", params(DecreeEffect)),
    concrete(name = "DecreeKindFilter", params(DecreeKind)),
    concrete(name = "EventKindFilter", params(EventKind)),
    concrete(name = "InstitutionKindFilter", params(InstitutionKind)),
    concrete(name = "LateralityFilter", params(Laterality)),
    concrete(name = "OrganizationKindFilter", params(OrganizationKind)),
    concrete(name = "RankFilter", params(Rank)),
    concrete(name = "RecognitionFilter", params(Recognition)),
    concrete(name = "RecordKindFilter", params(RecordKind)),
    concrete(name = "SigningRoleFilter", params(SigningRole)),
    concrete(name = "SourceKindFilter", params(SourceKind)),
    concrete(name = "SubjectFieldFilter", params(SubjectField)),
    concrete(name = "SuccessionKindFilter", params(SuccessionKind))
)]
pub struct TermFilter<T: InputType> {
    /// It is this term.
    eq: Option<T>,
    /// It is one of these terms; at most 1,000. An empty list matches nothing.
    #[graphql(name = "in", validator(max_items = 1000))]
    one_of: Option<Vec<T>>,
    /// Whether it is known at all.
    known: Option<bool>,
}

impl<T: InputType + EnumType, C: ColumnTrait> Test<C> for TermFilter<T> {
    fn parts(&self, column: C) -> Vec<Expr> {
        [
            self.eq
                .as_ref()
                .map(|term| present(column, column.eq(stored(term)))),
            // Each once, however often the client names it.
            self.one_of.as_ref().map(|them| {
                let them: BTreeSet<_> = them.iter().map(stored).collect();
                present(column, column.is_in(them))
            }),
            self.known.map(|is| known(column, is)),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// The text under which a term is stored: its name, the same in SQL and in GraphQL.
pub fn stored<T: EnumType>(term: &T) -> &'static str {
    T::items()
        .iter()
        .find(|item| item.value == *term)
        .map_or("", |item| item.name)
}

/// How sure a statement about a vague date must be.
#[derive(Enum, Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum DateMatch {
    /// It holds on whatever day the date was. An end of a period that is not known counts as lasting.
    #[default]
    Certainly,
    /// It holds on at least one of the days the date may have been. A missing date passes neither; of a
    /// period, a beginning that is not known passes here, and an end counts as lasting.
    Possibly,
}

/// A test on a date that may be vague: a half-open range of days. A range that ends before it begins
/// holds no day, so it matches nothing.
#[derive(InputObject, Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct DateFilter {
    /// On this day or later.
    from: Option<Date>,
    /// Before this day; the day itself is outside.
    until: Option<Date>,
    /// Whether a vague date must lie in the range as a whole (the default) or may.
    #[graphql(default)]
    r#match: DateMatch,
    /// How exact the date is: to one of these. An empty list matches nothing.
    #[graphql(validator(max_items = 1000))]
    precision: Option<Vec<Precision>>,
    /// Whether the date is known at all, be it vaguely.
    known: Option<bool>,
}

/// The three columns of a fuzzy date: its text, its earliest and its latest day.
pub type Fuzzy<C> = (C, C, C);

impl<C: ColumnTrait> Test<Fuzzy<C>> for DateFilter {
    fn parts(&self, (edtf, earliest, latest): Fuzzy<C>) -> Vec<Expr> {
        let (from, until) = (self.from.map(|day| day.0), self.until.map(|day| day.0));
        if from.zip(until).is_some_and(|(from, until)| from >= until) {
            return vec![nothing()];
        }
        let range = match self.r#match {
            DateMatch::Certainly => [
                from.map(|day| present(earliest, earliest.gte(day))),
                until.map(|day| present(latest, latest.lt(day))),
            ],
            DateMatch::Possibly => [
                from.map(|day| edtf.is_not_null().and(latest.is_null().or(latest.gte(day)))),
                until.map(|day| {
                    edtf.is_not_null()
                        .and(earliest.is_null().or(earliest.lt(day)))
                }),
            ],
        };
        range
            .into_iter()
            .flatten()
            .chain(self.precision.as_deref().map(|them| is_of(edtf, them)))
            .chain(self.known.map(|is| known(edtf, is)))
            .collect()
    }
}

/// A test on a number.
#[derive(InputObject, Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct IntFilter {
    /// It is this.
    eq: Option<i32>,
    /// It is this or more.
    gte: Option<i32>,
    /// It is less than this.
    lt: Option<i32>,
}

impl IntFilter {
    /// What must hold of the number.
    pub fn parts(&self, number: &Expr) -> Vec<Expr> {
        [
            self.eq.map(|value| number.clone().eq(value)),
            self.gte.map(|value| number.clone().gte(value)),
            self.lt.map(|value| number.clone().lt(value)),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}
