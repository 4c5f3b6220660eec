//! A test on how exact a date is, read from its text: EDTF says it by its form.

use std::collections::BTreeSet;

use sea_orm::{ColumnTrait, ExprTrait, sea_query::Expr};

use super::column::stored;
use crate::graphql::types::fuzzy_date::Precision;

/// The forms of dates: the first that a text has tells its precision. `_` stands for any character,
/// `%` for any number of them. A month or a day that is not told leaves what is told before it.
const FORMS: [(&str, Precision); 9] = [
    ("[%", Precision::Set),
    ("%/%", Precision::Interval),
    ("__XX%", Precision::Century),
    ("___X%", Precision::Decade),
    ("____-XX%", Precision::Year),
    ("____-2%", Precision::Season),
    ("____-__-XX%", Precision::Month),
    ("____-__-%", Precision::Day),
    ("____-%", Precision::Month),
];

/// That the text of a date, which may be missing, is of one of these precisions.
pub fn is_of(edtf: impl ColumnTrait, precisions: &[Precision]) -> Expr {
    // Each once, however often the client names it.
    let names: BTreeSet<_> = precisions.iter().map(stored).collect();
    edtf.is_not_null().and(precision(edtf).is_in(names))
}

/// The precision of a text, told once for each row, however many are asked for.
fn precision(edtf: impl ColumnTrait) -> Expr {
    let [(form, precision), others @ ..] = FORMS;
    let first = Expr::case(edtf.like(form), stored(&precision));
    let told = others.into_iter().fold(first, |told, (form, precision)| {
        told.case(edtf.like(form), stored(&precision))
    });
    told.finally(stored(&Precision::Year)).into()
}
