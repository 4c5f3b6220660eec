//! The tests a filter may put to a column or a relation. Each is written once, for every type.
//!
//! A test is two-valued: a missing value fails it, so that `not` is a true complement.


use async_graphql::{Enum, InputObject, InputType, resolver_utils::EnumType};
use sea_orm::{
    ColumnTrait, Condition, ExprTrait, QueryFilter, QuerySelect, QueryTrait,
    sea_query::{Expr, LikeExpr, SelectStatement},
};

use super::{
    types::{
        agreement::AgreementFilter, agreement_relation::AgreementRelationFilter,
        appointment::AppointmentFilter, decree::DecreeFilter, decree_action::DecreeActionFilter,
        event::EventFilter, fuzzy_date::Date, membership::MembershipFilter, office::OfficeFilter,
        party::PartyFilter, signature::SignatureFilter, source::SourceFilter,
        subject::SubjectFilter,
    },
    vocabulary::{
        AgreementForm, AgreementLevel, AgreementRelationKind, DecreeEffect, DecreeKind, EventKind,
        InstitutionKind, Laterality, OrganizationKind, Rank, Recognition, RecordKind, SigningRole,
        SourceKind, SubjectField, SuccessionKind,
    },
};
use crate::{
    domain::text::fold,
    store::{Filter, Link, Table, column_ref},
};

/// A test on one column, or on the three of a fuzzy date: the parts that must all hold.
pub trait Test<C> {
    /// What must hold of the column, whose value may be missing.
    fn parts(&self, column: C) -> Vec<Expr>;
}

/// The condition of an optional test.
pub fn test<C>(test: Option<&impl Test<C>>, column: C) -> Condition {
    let parts = test.map(|test| test.parts(column)).unwrap_or_default();
    parts.into_iter().fold(Condition::all(), Condition::add)
}

fn known(column: impl ColumnTrait, known: bool) -> Expr {
    if known {
        column.is_not_null()
    } else {
        column.is_null()
    }
}

/// Holds only if the column has a value of which `part` holds.
fn present(column: impl ColumnTrait, part: Expr) -> Expr {
    column.is_not_null().and(part)
}

/// A test on a text. Upper and lower case, and letters with and without accents, are the same.
#[derive(InputObject, Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct TextFilter {
    /// The whole text is this.
    eq: Option<String>,
    /// The whole text is one of these. An empty list matches nothing.
    #[graphql(name = "in")]
    one_of: Option<Vec<String>>,
    /// This occurs somewhere in the text.
    contains: Option<String>,
    /// The text begins with this.
    starts_with: Option<String>,
    /// Whether there is a text at all.
    known: Option<bool>,
}

impl<C: ColumnTrait> Test<C> for TextFilter {
    fn parts(&self, column: C) -> Vec<Expr> {
        let like = |pattern: String| column.like(LikeExpr::new(pattern).escape('\\'));
        [
            self.eq.as_ref().map(|text| column.eq(fold(text))),
            self.one_of
                .as_ref()
                .map(|texts| column.is_in(texts.iter().map(|text| fold(text)))),
            self.contains
                .as_ref()
                .map(|text| like(format!("%{}%", escaped(&fold(text))))),
            self.starts_with
                .as_ref()
                .map(|text| begins(column, &fold(text))),
        ]
        .into_iter()
        .flatten()
        .map(|part| present(column, part))
        .chain(self.known.map(|is| known(column, is)))
        .collect()
    }
}

/// A range instead of a pattern, so that an index serves it on either engine.
fn begins(column: impl ColumnTrait, prefix: &str) -> Expr {
    column
        .gte(prefix)
        .and(column.lt(format!("{prefix}\u{10FFFF}")))
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace('%', "\\%")
        .replace('_', "\\_")
}

/// A test on a code or key: letter for letter.
#[derive(InputObject, Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct KeyFilter {
    /// It is this.
    eq: Option<String>,
    /// It is one of these. An empty list matches nothing.
    #[graphql(name = "in")]
    one_of: Option<Vec<String>>,
    /// Whether there is one at all.
    known: Option<bool>,
}

impl<C: ColumnTrait> Test<C> for KeyFilter {
    fn parts(&self, column: C) -> Vec<Expr> {
        [
            self.eq
                .as_ref()
                .map(|text| present(column, column.eq(text))),
            self.one_of
                .as_ref()
                .map(|texts| present(column, column.is_in(texts))),
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
    /// It is one of these terms. An empty list matches nothing.
    #[graphql(name = "in")]
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
            self.one_of
                .as_ref()
                .map(|them| present(column, column.is_in(them.iter().map(stored)))),
            self.known.map(|is| known(column, is)),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// The text under which a term is stored: its name, the same in SQL and in GraphQL.
fn stored<T: EnumType>(term: &T) -> &'static str {
    T::items()
        .iter()
        .find(|item| item.value == *term)
        .map_or("", |item| item.name)
}

/// How sure a statement about a vague date must be.
#[derive(Enum, Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum DateMatch {
    /// It holds on whatever day the date was.
    #[default]
    Certainly,
    /// It holds on at least one of the days the date may have been.
    Possibly,
}

/// A test on a date that may be vague: a half-open range of days.
#[derive(InputObject, Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct DateFilter {
    /// On this day or later.
    from: Option<Date>,
    /// Before this day; the day itself is outside.
    until: Option<Date>,
    /// Whether a vague date must lie in the range as a whole (the default) or may.
    #[graphql(default)]
    r#match: DateMatch,
    /// Whether the date is known at all, be it vaguely.
    known: Option<bool>,
}

/// The three columns of a fuzzy date: its text, its earliest and its latest day.
pub type Fuzzy<C> = (C, C, C);

impl<C: ColumnTrait> Test<Fuzzy<C>> for DateFilter {
    fn parts(&self, (edtf, earliest, latest): Fuzzy<C>) -> Vec<Expr> {
        let (from, until) = (self.from.map(|day| day.0), self.until.map(|day| day.0));
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
    fn parts(&self, number: &Expr) -> Vec<Expr> {
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

/// A test on the nodes at the other end of a to-many link.
#[derive(InputObject, Clone, Debug, PartialEq, Eq, Hash)]
#[graphql(
    concrete(name = "ManyAgreementFilter", params(AgreementFilter)),
    concrete(name = "ManyAgreementRelationFilter", params(AgreementRelationFilter)),
    concrete(name = "ManyAppointmentFilter", params(AppointmentFilter)),
    concrete(name = "ManyDecreeFilter", params(DecreeFilter)),
    concrete(name = "ManyDecreeActionFilter", params(DecreeActionFilter)),
    concrete(name = "ManyEventFilter", params(EventFilter)),
    concrete(name = "ManyMembershipFilter", params(MembershipFilter)),
    concrete(name = "ManyOfficeFilter", params(OfficeFilter)),
    concrete(name = "ManyPartyFilter", params(PartyFilter)),
    concrete(name = "ManySignatureFilter", params(SignatureFilter)),
    concrete(name = "ManySourceFilter", params(SourceFilter)),
    concrete(name = "ManySubjectFilter", params(SubjectFilter))
)]
pub struct ManyFilter<F: InputType> {
    /// At least one passes this filter.
    some: Option<Box<F>>,
    /// All pass this filter; so it holds where there are none.
    every: Option<Box<F>>,
    /// None passes this filter; so it holds where there are none.
    none: Option<Box<F>>,
    /// How many there are in all.
    count: Option<IntFilter>,
}

/// The condition of an optional test on a to-many link, for the table whose `id` names the parent.
pub fn many<L, F>(test: Option<&ManyFilter<F>>, _: L, id: impl ColumnTrait) -> Condition
where
    L: Link,
    F: Filter<L::Child> + InputType,
{
    let Some(test) = test else {
        return Condition::all();
    };
    let not = |filter: &F| Condition::all().add(complement(filter.condition()));
    Condition::all()
        .add_option(
            test.some
                .as_ref()
                .map(|it| id.in_subquery(parents::<L>(it.condition()))),
        )
        .add_option(
            test.every
                .as_ref()
                .map(|it| id.not_in_subquery(parents::<L>(not(it)))),
        )
        .add_option(
            test.none
                .as_ref()
                .map(|it| id.not_in_subquery(parents::<L>(it.condition()))),
        )
        .add(
            test.count
                .iter()
                .flat_map(|it| it.parts(&counted::<L>(id)))
                .fold(Condition::all(), Condition::add),
        )
}

/// The parents on which a child with this condition hangs.
fn parents<L: Link>(condition: Condition) -> SelectStatement {
    let mut select = L::select().select_only().filter(condition);
    let query = QueryTrait::query(&mut select);
    query
        .expr(Expr::col(L::parent()))
        .and_where(Expr::col(L::parent()).is_not_null())
        .take()
}

fn counted<L: Link>(id: impl ColumnTrait) -> Expr {
    let child = Expr::col(column_ref(L::Child::id_column()));
    let count = if L::REPEATS {
        child.count_distinct()
    } else {
        child.count()
    };
    let mut select = L::select().select_only();
    let query = QueryTrait::query(&mut select);
    let here = Expr::col(L::parent()).equals(id.as_column_ref());
    Expr::SubQuery(
        None,
        Box::new(query.expr(count).and_where(here).take().into()),
    )
}

/// The condition of an optional test on the one node a column refers to.
pub fn one<E, F>(filter: Option<&F>, column: impl ColumnTrait) -> Condition
where
    E: Table,
    F: Filter<E>,
{
    Condition::all().add_option(filter.map(|filter| {
        let ids = E::find()
            .select_only()
            .column(E::id_column())
            .filter(filter.condition());
        present(column, column.in_subquery(ids.into_query()))
    }))
}

/// The three ways to combine filters of one type.
pub fn combined<E: Table, F: Filter<E>>(
    and: Option<&[F]>,
    or: Option<&[F]>,
    not: Option<&F>,
) -> Condition {
    let each = |filters: &[F]| filters.iter().map(F::condition).collect::<Vec<_>>();
    Condition::all()
        .add_option(and.map(|it| each(it).into_iter().fold(Condition::all(), add)))
        .add_option(or.map(|it| {
            each(it)
                .into_iter()
                .fold(Condition::any().add(nothing()), add)
        }))
        .add_option(not.map(|filter| complement(filter.condition())))
}

/// Adds a condition that may be empty, and then holds for every row.
fn add(all: Condition, condition: Condition) -> Condition {
    if condition.is_empty() {
        all.add(nothing().not())
    } else {
        all.add(condition)
    }
}

fn complement(condition: Condition) -> Condition {
    let holds = if condition.is_empty() {
        Condition::all().add(nothing().not())
    } else {
        condition
    };
    holds.not()
}

/// What holds for no row.
fn nothing() -> Expr {
    Expr::val(1).eq(0)
}
