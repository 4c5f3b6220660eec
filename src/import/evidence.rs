//! A record shows what its claims say: the value that rule 9 picks where sources differ.

use std::collections::{BTreeMap, HashMap};

use entity::vocabulary::{Rank, SourceKind};
use sea_orm::ActiveEnum;

use super::{
    check::Fault,
    view::{Row, View},
};
use crate::domain::{
    claims::{Standing, shown},
    fuzzy_date::FuzzyDate,
};

/// Claims whose date would be shown, where the record has another. What is no date is words, which
/// nobody can compare.
pub(super) fn contradicted(views: &[View<'_>]) -> Vec<Fault> {
    let view = |name: &str| views.iter().find(|view| view.table.resource.name == name);
    let (Some(claims), Some(sources)) = (view("claim"), view("source")) else {
        return vec![];
    };
    let sources: HashMap<i64, &Row<'_>> = sources.rows.iter().map(|it| (it.id, it)).collect();
    let mut facts: BTreeMap<_, Vec<&Row<'_>>> = BTreeMap::new();
    for claim in &claims.rows {
        let fact = (
            claims.text(claim, "record_kind"),
            claims.id(claim, "record_id"),
            claims.text(claim, "property"),
        );
        if let (Some(kind), Some(record), Some(property)) = fact {
            facts
                .entry((kind, record, property))
                .or_default()
                .push(claim);
        }
    }
    let fault = |((kind, record, property), mut rows): ((&str, i64, &str), Vec<&Row<'_>>)| {
        // The order of the records, by which the first of equals is shown.
        rows.sort_by_key(|row| row.id);
        let standings: Option<Vec<_>> = rows
            .iter()
            .map(|row| standing(claims, row, view("source")?, &sources))
            .collect();
        let shown = rows[shown(&standings?)?];
        let value = claims.text(shown, "value")?;
        let date: FuzzyDate = value.parse().ok()?;
        let records = view(&kind.to_lowercase())?;
        let column = format!("{}_edtf", snake(property));
        let record = records.rows.iter().find(|row| row.id == record)?;
        records.cell(record, &column)?;
        let stored = records.text(record, &column);
        (stored != Some(date.edtf())).then(|| {
            let problem = format!(
                "this date would be shown of `{}`, which has {}; make them agree, or give another \
                 claim the better rank",
                record.key,
                stored.unwrap_or("none")
            );
            claims.fault(shown, &["value"], problem)
        })
    };
    facts.into_iter().filter_map(fault).collect()
}

fn standing(
    claims: &View<'_>,
    claim: &Row<'_>,
    view: &View<'_>,
    sources: &HashMap<i64, &Row<'_>>,
) -> Option<Standing> {
    let source = sources.get(&claims.id(claim, "source_id")?)?;
    Some(Standing {
        rank: Rank::try_from_value(&claims.text(claim, "rank")?.to_owned()).ok()?,
        source: SourceKind::try_from_value(&view.text(source, "kind")?.to_owned()).ok()?,
        published: view.day(source, "published_on_earliest"),
    })
}

/// The name of a column of the field with this name.
fn snake(field: &str) -> String {
    let mut name = String::new();
    for letter in field.chars() {
        if letter.is_ascii_uppercase() {
            name.push('_');
        }
        name.push(letter.to_ascii_lowercase());
    }
    name
}
