//! A large package in parts, each of which can be checked and written by itself: first what
//! agreements share, then agreements with all that hangs on them, at last what may name any of them.

use std::collections::{HashMap, HashSet};

use super::{
    package::{Package, Resource, Row, positions},
    shipped,
};

/// The table whose rows name any record. They stay with it, since a record must show what is claimed.
const CLAIM: &str = "claim";

/// How the tables stand to agreements.
struct Tables {
    /// Those whose rows belong to one, and the column that names it.
    of_agreements: HashMap<String, String>,
    /// Those whose rows may name several.
    of_several: HashSet<String>,
}

impl Tables {
    fn described() -> Self {
        let (mut of_agreements, mut of_several) = (HashMap::new(), HashSet::new());
        for table in shipped::descriptor().resources {
            if let Some(column) = table.of_agreement() {
                of_agreements.insert(table.name.clone(), column.to_owned());
            } else if table.naming("agreement").next().is_some() {
                of_several.insert(table.name);
            }
        }
        Self {
            of_agreements,
            of_several,
        }
    }

    /// Where the agreement of a row stands, in a table whose rows belong to one.
    fn column(&self, resource: &Resource) -> Option<usize> {
        let column = self.of_agreements.get(&resource.name)?;
        positions(&resource.header).get(column.as_str()).copied()
    }
}

/// The parts of a package, in the order in which they can be written. A part of agreements is full
/// with so many rows. Every line of the package was read.
pub fn of(package: Package, most: usize) -> Vec<Package> {
    let tables = Tables::described();
    let part_of = assigned(&package, most, &tables);
    let claimed = claimed(&package, &part_of, &tables);
    let last = part_of.values().max().copied().unwrap_or_default() + 1;
    let part = |_| Package {
        name: package.name.clone(),
        version: package.version.clone(),
        resources: vec![],
    };
    let mut parts: Vec<_> = (0..=last).map(part).collect();
    for resource in package.resources {
        let mut rows: Vec<Vec<_>> = parts.iter().map(|_| vec![]).collect();
        let (column, record) = (tables.column(&resource), record(&resource.header));
        for row in resource.rows {
            let part = match (resource.name.as_str(), column) {
                // What belongs to no agreement of the package may name anything of it.
                (_, Some(at)) => part_of.get(&row.values[at]).copied().unwrap_or(last),
                (CLAIM, _) => claimed.part(&record(&row), &tables).unwrap_or(last),
                (table, _) if tables.of_several.contains(table) => last,
                _ => 0,
            };
            rows[part].push(row);
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
fn assigned(package: &Package, most: usize, tables: &Tables) -> HashMap<String, usize> {
    let mut rows: HashMap<&str, usize> = HashMap::new();
    for resource in &package.resources {
        let Some(at) = tables.column(resource) else {
            continue;
        };
        for row in &resource.rows {
            *rows.entry(&row.values[at]).or_default() += 1;
        }
    }
    let mut part_of = HashMap::new();
    let agreements = package.resources.iter().find(|it| it.name == "agreement");
    let Some((resource, at)) = agreements.and_then(|it| Some((it, tables.column(it)?))) else {
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

/// The parts of the records that are claimed something of, by their tables and keys.
struct Claimed(HashMap<(String, String), usize>);

/// Finds the parts of the records that are claimed something of.
fn claimed(package: &Package, part_of: &HashMap<String, usize>, tables: &Tables) -> Claimed {
    let claims = package.resources.iter().filter(|it| it.name == CLAIM);
    let records = claims.flat_map(|it| it.rows.iter().map(record(&it.header)));
    let records: HashSet<_> = records.collect();
    let mut parts = HashMap::new();
    for resource in &package.resources {
        let key = positions(&resource.header).get("key").copied();
        let Some((at, key)) = tables.column(resource).zip(key) else {
            continue;
        };
        for row in &resource.rows {
            let record = (resource.name.clone(), row.values[key].to_owned());
            if let Some(part) = part_of
                .get(&row.values[at])
                .filter(|_| records.contains(&record))
            {
                parts.insert(record, *part);
            }
        }
    }
    Claimed(parts)
}

impl Claimed {
    /// The part of a record. What agreements share is in the first.
    fn part(&self, record: &(String, String), tables: &Tables) -> Option<usize> {
        let is_shared = !tables.of_agreements.contains_key(&record.0);
        self.0.get(record).copied().or(is_shared.then_some(0))
    }
}

/// Tells the table and the key of the record that a row below this header names.
fn record(header: &[String]) -> impl Fn(&Row) -> (String, String) + use<> {
    let at = |column: &str| positions(header).get(column).copied();
    let (kind, key) = (at("record_kind"), at("record"));
    move |row| {
        let value = |at: Option<usize>| at.and_then(|it| row.values.get(it)).unwrap_or_default();
        (value(kind).to_lowercase(), value(key).to_owned())
    }
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
            "claim" => {
                "key,record_kind,record\n1,EVENT,a.e\n2,PARTY,gone\n3,SOURCE,s\n4,PARTY,c.1\n"
            }
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
                "claim 3, source s",
                "claim 1, event a.e, agreement a b, party a.1 a.2 b.1",
                "claim 4, event c.e, agreement c, party c.1",
                "claim 2, event lone",
            ]
        );
    }
}
