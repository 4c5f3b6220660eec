//! A record shows what its claims say: the value that rule 9 picks where sources differ.

use std::collections::BTreeMap;

use entity::vocabulary::{Rank, SourceKind};
use sea_orm::ActiveEnum;

use super::{
    casing::words,
    check::Fault,
    view::{Row, View},
};
use crate::domain::{
    claims::{Standing, is_never, shown},
    fuzzy_date::FuzzyDate,
};

/// Claims whose date would be shown, where the record has another. What is no date is words, which
/// nobody can compare.
pub(super) fn contradicted(views: &[View<'_>]) -> Vec<Fault> {
    let view = |name: &str| views.iter().find(|view| view.table.resource.name == name);
    let (Some(claims), Some(sources)) = (view("claim"), view("source")) else {
        return vec![];
    };
    let facts = facts(claims).into_iter();
    let fault = facts.filter_map(|(fact, rows)| {
        let standings: Option<Vec<_>> = rows
            .iter()
            .map(|row| standing(claims, row, sources))
            .collect();
        let shown = rows[shown(&standings?)?];
        let records = view(&fact.kind.to_lowercase())?;
        let problem = problem(&fact, claims.text(shown, "value")?, records)?;
        Some(claims.fault(shown, &["value"], problem))
    });
    fault.collect()
}

/// A fact of a record.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Fact<'a> {
    kind: &'a str,
    record: i64,
    property: &'a str,
}

/// The claims of each fact, in the order of the records, by which the first of equals is shown.
fn facts<'a>(claims: &'a View<'a>) -> BTreeMap<Fact<'a>, Vec<&'a Row<'a>>> {
    let mut facts: BTreeMap<_, Vec<&Row<'_>>> = BTreeMap::new();
    for claim in &claims.rows {
        let text = |column| claims.text(claim, column);
        let fact = text("record_kind").zip(text("property"));
        if let (Some((kind, property)), Some(record)) = (fact, claims.id(claim, "record_id")) {
            let fact = Fact {
                kind,
                record,
                property,
            };
            facts.entry(fact).or_default().push(claim);
        }
    }
    for rows in facts.values_mut() {
        rows.sort_by_key(|row| row.id);
    }
    facts
}

/// What is wrong if this value is shown, if it is a date and the record has another.
fn problem(fact: &Fact<'_>, value: &str, records: &View<'_>) -> Option<String> {
    let date: FuzzyDate = value.parse().ok()?;
    let is_of_an_event = match (fact.kind, fact.property) {
        ("AGREEMENT", "enteredIntoForceOn" | "endedOn") => true,
        // That it never was has no event.
        ("PARTY", "enteredIntoForceOn") => !is_never(value),
        _ => false,
    };
    if is_of_an_event {
        let remedy = "this day is that of an event; claim its `occurredOn` or `effectiveOn`";
        return Some(remedy.to_owned());
    }
    let column = format!("{}_edtf", words(fact.property, '_'));
    let record = records.row(fact.record)?;
    records.cell(record, &column)?;
    let stored = records.text(record, &column);
    (stored != Some(date.edtf())).then(|| {
        format!(
            "this date would be shown of `{}`, which has {}; make them agree, or give another claim \
             the better rank",
            record.key,
            stored.unwrap_or("none")
        )
    })
}

fn standing(claims: &View<'_>, claim: &Row<'_>, sources: &View<'_>) -> Option<Standing> {
    let id = claims.id(claim, "source_id")?;
    let source = sources.row(id)?;
    Some(Standing {
        rank: Rank::try_from_value(&claims.text(claim, "rank")?.to_owned()).ok()?,
        source: SourceKind::try_from_value(&sources.text(source, "kind")?.to_owned()).ok()?,
        published: sources.day(source, "published_on_earliest"),
    })
}
