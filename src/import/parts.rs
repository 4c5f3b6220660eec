//! A large package in parts, each of which can be checked and written by itself: first what
//! agreements share, then agreements with all that hangs on them, at last what may name any of them.

use std::collections::HashMap;

use super::package::{Package, Resource, positions};

/// The tables whose rows belong to one agreement, and the column that names it.
const OF_AGREEMENTS: [(&str, &str); 5] = [
    ("agreement", "key"),
    ("party", "agreement"),
    ("event", "agreement"),
    ("signature", "agreement"),
    ("decree_action", "agreement"),
];

/// The tables whose rows may name several agreements, or what hangs on them.
const LAST: [&str; 2] = ["agreement_relation", "claim"];

/// The parts of a package, in the order in which they can be written. A part of agreements is full
/// with so many rows. Every line of the package was read.
pub fn of(package: Package, most: usize) -> Vec<Package> {
    let part_of = assigned(&package, most);
    let last = part_of.values().max().copied().unwrap_or_default() + 1;
    let part = |_| Package {
        name: package.name.clone(),
        version: package.version.clone(),
        resources: vec![],
    };
    let mut parts: Vec<_> = (0..=last).map(part).collect();
    for resource in package.resources {
        let (column, name) = (column(&resource), resource.name.as_str());
        let shared = if LAST.contains(&name) { last } else { 0 };
        let mut rows: Vec<Vec<_>> = parts.iter().map(|_| vec![]).collect();
        for row in resource.rows {
            // What belongs to no agreement of the package may name anything of it.
            let of = |at: usize| part_of.get(&row.values[at]).copied().unwrap_or(last);
            rows[column.map_or(shared, of)].push(row);
        }
        for (part, rows) in parts
            .iter_mut()
            .zip(rows)
            .filter(|(_, rows)| !rows.is_empty())
        {
            part.resources.push(Resource {
                name: resource.name.clone(),
                file: resource.file.clone(),
                header: resource.header.clone(),
                rows,
                broken: vec![],
            });
        }
    }
    parts.retain(|part| !part.resources.is_empty());
    parts
}

/// The part of each agreement. The first part is for what they share.
fn assigned(package: &Package, most: usize) -> HashMap<String, usize> {
    let mut rows: HashMap<&str, usize> = HashMap::new();
    for resource in &package.resources {
        let Some(at) = column(resource) else {
            continue;
        };
        for row in &resource.rows {
            *rows.entry(&row.values[at]).or_default() += 1;
        }
    }
    let mut part_of = HashMap::new();
    let agreements = package.resources.iter().find(|it| it.name == "agreement");
    let Some((resource, at)) = agreements.and_then(|it| Some((it, column(it)?))) else {
        return part_of;
    };
    let (mut part, mut filled) = (1, 0);
    for row in &resource.rows {
        let key = &row.values[at];
        filled += rows.get(key).copied().unwrap_or_default();
        part_of.insert(key.to_owned(), part);
        if filled >= most {
            (part, filled) = (part + 1, 0);
        }
    }
    part_of
}

/// Where the agreement of a row stands, in a table whose rows belong to one.
fn column(resource: &Resource) -> Option<usize> {
    let mut tables = OF_AGREEMENTS.iter();
    let (_, column) = tables.find(|(table, _)| *table == resource.name)?;
    positions(&resource.header).get(column).copied()
}

#[cfg(test)]
mod tests {
    use super::of;
    use crate::import::package::Package;

    const DESCRIPTOR: &str = r#"{"name": "wells", "resources": [
        {"name": "claim", "path": "claim"}, {"name": "event", "path": "event"},
        {"name": "source", "path": "source"}, {"name": "agreement", "path": "agreement"},
        {"name": "party", "path": "party"}]}"#;

    fn text(file: &str) -> &'static str {
        match file {
            "agreement" => "key,title\na,A\nb,B\nc,C\n",
            "party" => "key,agreement\na.1,a\na.2,a\nc.1,c\nb.1,b\n",
            "event" => "key,agreement\nc.e,c\nlone,\na.e,a\n",
            "claim" => "key,record\n1,a.e\n",
            _ => "key\ns\n",
        }
    }

    #[test]
    fn an_agreement_stays_with_all_that_hangs_on_it() {
        let read = |file: &str| Ok(text(file).as_bytes().to_vec());
        let parts = of(Package::from_files(DESCRIPTOR, read).unwrap(), 5);
        let told = |part: &Package| {
            let tables = part.resources.iter().map(|it| {
                let keys = it.rows.iter().map(|row| &row.values[0]);
                format!("{} {}", it.name, keys.collect::<Vec<_>>().join(" "))
            });
            tables.collect::<Vec<_>>().join(", ")
        };
        let told: Vec<_> = parts.iter().map(told).collect();
        assert_eq!(
            told,
            [
                "source s",
                "event a.e, agreement a b, party a.1 a.2 b.1",
                "event c.e, agreement c, party c.1",
                "claim 1, event lone",
            ]
        );
    }
}
