//! Terms of a collection beside those of it that are stored and that its files no longer have: these
//! stay, so what overlaps them is left out.

use std::collections::{BTreeSet, HashMap, HashSet};

use entity::{appointment, office, official};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait};

use super::report::{Fate, Finding, Findings};
use crate::{
    domain::fuzzy_date::FuzzyDate,
    import::{
        consistency::{FOREVER, Sure},
        package::{Package, Resource, Row, positions},
    },
};

/// The file whose rows are terms, by collection.
const FILES: [(&str, &str); 2] = [
    ("archigos", "archigos_leaders.csv"),
    ("ifg", "ifg_appointment.csv"),
];

const OVERLAP: &str =
    "it overlaps a stored term of the same official in the same office, which stays";

/// An official and an office.
type Pair = (String, String);

/// A term: its key, and when it surely was.
struct Term(String, Sure);

/// Leaves out the terms of a package that overlap stored ones which it does not replace.
pub async fn leave_out(
    db: &impl ConnectionTrait,
    package: &mut Package,
    findings: &mut Findings,
) -> Result<(), DbErr> {
    let mut resources = package.resources.iter_mut();
    let Some(terms) = resources.find(|it| it.name == "appointment") else {
        return Ok(());
    };
    let out = overlapping(&given(terms), &stored(db).await?);
    if out.is_empty() {
        return Ok(());
    }
    let rows = std::mem::take(&mut terms.rows).into_iter().enumerate();
    let (gone, kept): (Vec<_>, Vec<_>) = rows.partition(|(at, _)| out.contains(at));
    terms.rows = kept.into_iter().map(|(_, row)| row).collect();
    let stay: HashSet<_> = terms.rows.iter().map(|row| row.line).collect();
    let told = |(_, row): &(usize, Row)| (row.line, value(&terms.header, row, "key").to_owned());
    let gone: Vec<_> = gone.iter().map(told).collect();
    tell(&package.name, gone, &stay, findings);
    count(package, findings);
    Ok(())
}

/// The terms of a file, in its order.
fn given(terms: &Resource) -> Vec<(Pair, Term)> {
    let given = terms.rows.iter().map(|row| {
        let text = |column: &str| value(&terms.header, row, column);
        let date = |column: &str| text(column).parse::<FuzzyDate>().ok();
        let from = date("from").and_then(|it| it.latest());
        let until = match text("until") {
            "" => FOREVER,
            _ => date("until").and_then(|it| it.earliest()),
        };
        let pair = (text("official").to_owned(), text("office").to_owned());
        (pair, Term(text("key").to_owned(), Sure::new(from, until)))
    });
    given.collect()
}

fn value<'a>(header: &[String], row: &'a Row, column: &str) -> &'a str {
    let at = positions(header).get(column).copied();
    at.and_then(|at| row.values.get(at)).unwrap_or_default()
}

/// The terms that are stored.
async fn stored(db: &impl ConnectionTrait) -> Result<HashMap<Pair, Vec<Term>>, DbErr> {
    let officials = official::Entity::find().all(db).await?.into_iter();
    let officials: HashMap<_, _> = officials.map(|it| (it.id, it.key)).collect();
    let offices = office::Entity::find().all(db).await?.into_iter();
    let offices: HashMap<_, _> = offices.map(|it| (it.id, it.key)).collect();
    let mut stored: HashMap<_, Vec<_>> = HashMap::new();
    for row in appointment::Entity::find().all(db).await? {
        let pair = officials
            .get(&row.official_id)
            .zip(offices.get(&row.office_id));
        let Some((official, office)) = pair else {
            continue;
        };
        let until = row.until_edtf.map_or(FOREVER, |_| row.until_earliest);
        let term = Term(row.key, Sure::new(row.from_latest, until));
        let of = (official.clone(), office.clone());
        stored.entry(of).or_default().push(term);
    }
    Ok(stored)
}

/// Which terms overlap what will be stored beside them. What is stored under the key of one that is
/// left out stays too, and may be in the way of another.
fn overlapping(given: &[(Pair, Term)], stored: &HashMap<Pair, Vec<Term>>) -> BTreeSet<usize> {
    let mut out = BTreeSet::new();
    loop {
        let left = given.iter().enumerate().filter(|(at, _)| !out.contains(at));
        let left: Vec<_> = left.collect();
        let replaced: HashSet<_> = left.iter().map(|(_, (_, Term(key, _)))| key).collect();
        let is_out = |pair, sure: &Sure| {
            let mut held = stored.get(pair).into_iter().flatten();
            held.any(|Term(key, other)| !replaced.contains(key) && sure.meets(other))
        };
        let more = left
            .iter()
            .filter(|(_, (pair, Term(_, sure)))| is_out(pair, sure));
        let more: Vec<_> = more.map(|(at, _)| *at).collect();
        if more.is_empty() {
            return out;
        }
        out.extend(more);
    }
}

/// Tells of the terms that are left out, by their lines and keys. A row of which no term stays is left
/// out, and nothing else is told of it.
fn tell(collection: &str, gone: Vec<(u64, String)>, stay: &HashSet<u64>, findings: &mut Findings) {
    let mut files = FILES.iter().filter(|(of, _)| *of == collection);
    let file = files.next().map_or("appointment.csv", |(_, file)| *file);
    let lines = gone.iter().map(|(line, _)| *line);
    let mut left_out: HashSet<_> = lines.filter(|it| !stay.contains(it)).collect();
    findings.written -= left_out.len();
    findings.left_out += left_out.len();
    findings
        .findings
        .retain(|it| it.file != file || !left_out.contains(&it.line));
    // Once for a row of several terms.
    let told = gone
        .into_iter()
        .filter(|(line, _)| stay.contains(line) || left_out.remove(line));
    let told = told.map(|(line, value)| Finding {
        file,
        line,
        column: String::new(),
        value,
        why: OVERLAP.to_owned(),
        fate: if stay.contains(&line) {
            Fate::Written
        } else {
            Fate::LeftOut
        },
    });
    findings.findings.extend(told);
}

/// Lets the collection tell how many rows are left out.
fn count(package: &mut Package, findings: &Findings) {
    let mut resources = package.resources.iter_mut();
    let Some(collection) = resources.find(|it| it.name == "collection") else {
        return;
    };
    let at = positions(&collection.header).get("rows_left_out").copied();
    let left_out = findings.left_out.to_string();
    for row in &mut collection.rows {
        let values = row.values.iter().enumerate();
        let values = values.map(|(place, value)| match at {
            Some(at) if at == place => left_out.as_str(),
            _ => value,
        });
        row.values = values.collect();
    }
}
