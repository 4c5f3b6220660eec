//! A test on how exact a date is, read from its text: EDTF says it by its form.

use sea_orm::{ColumnTrait, Condition, ExprTrait, sea_query::Expr};

use crate::graphql::types::fuzzy_date::Precision;

/// That the text of a date, which may be missing, is of one of these precisions.
pub fn is_of(edtf: impl ColumnTrait, precisions: &[Precision]) -> Expr {
    let each = precisions.iter().map(|it| of(edtf, *it));
    let any = each.fold(Condition::any().add(Expr::val(1).eq(0)), Condition::add);
    edtf.is_not_null().and(Expr::from(any))
}

/// By the form of the text. `_` stands for any character, `%` for any number of them.
fn of(edtf: impl ColumnTrait, precision: Precision) -> Condition {
    let like = |pattern: &str| edtf.like(pattern);
    let any = |patterns: &[&str]| {
        let each = patterns.iter().map(|pattern| edtf.like(*pattern));
        each.fold(Condition::any(), Condition::add)
    };
    let single = || Condition::all().add(any(&["[%", "%/%"]).not());
    // A month or a day that is not told leaves what is told before it.
    match precision {
        Precision::Set => any(&["[%"]),
        Precision::Interval => any(&["%/%"]),
        Precision::Century => single().add(like("__XX%")),
        Precision::Decade => single().add(like("___X%")).add(like("__X%").not()),
        Precision::Year => single()
            .add(like("___X%").not())
            .add(any(&["____-XX%"]).add(like("%-%").not())),
        Precision::Season => single().add(like("____-2%")),
        Precision::Month => single()
            .add(any(&["____-2%", "____-XX%"]).not())
            .add(any(&["____-__", "____-___", "____-__-XX%"]))
            .add(like("%-%")),
        Precision::Day => single().add(like("____-__-__%")).add(like("%X%").not()),
    }
}
