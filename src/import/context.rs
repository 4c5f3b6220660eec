//! What is stored, as far as an import needs it: of agreements only those that the package speaks of,
//! with all that hangs on them; of all else everything.
//!
//! An agreement is checked as a whole, so it is read as a whole. What the package does not speak of
//! was checked when it came.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
};

use entity::{agreement_subject, citation, name};
use sea_orm::{
    ActiveEnum, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    sea_query::{Alias, Expr, ExprTrait, Query},
};

use super::{
    package::{Package, Resource, positions},
    table::{self, Rows, Table},
};
use crate::store::bulk::KEYS;

/// What is stored: each table's rows, and what hangs on them.
#[derive(Debug)]
pub struct Stored {
    /// The tables, in an order in which references point back.
    pub tables: Vec<(Table, Rows)>,
    /// The highest id of each table.
    pub last: HashMap<String, i64>,
    /// The ids of the agreements of which all is read.
    pub agreements: Vec<i64>,
    /// The sources of each record.
    pub citations: HashMap<(String, i64), BTreeSet<i64>>,
    /// The names of each record, by language.
    pub names: HashMap<(String, i64), BTreeMap<String, String>>,
    /// The subjects of each agreement.
    pub subjects: HashMap<i64, BTreeSet<i64>>,
}

/// Reads what a package needs to be checked.
pub async fn read(db: &impl ConnectionTrait, package: &Package) -> Result<Stored, DbErr> {
    let all = table::all();
    let mut named = Named::by(package, &all);
    named.add_claimed(db).await?;
    let agreements = named.agreements(db).await?;
    let (mut tables, mut last) = (Vec::new(), HashMap::new());
    for table in all {
        let rows = match of_agreement(&table.resource.name) {
            None => table.read(db, None).await?,
            Some(column) => rows(db, &table, column, &agreements, &named).await?,
        };
        let highest = highest(db, &table).await?;
        last.insert(table.resource.name.clone(), highest);
        tables.push((table, rows));
    }
    Ok(Stored {
        last,
        citations: citations(db, &tables).await?,
        names: names(db).await?,
        subjects: subjects(db, &agreements).await?,
        tables,
        agreements,
    })
}

/// The rows of agreements, and those that the package names and that are of none.
async fn rows(
    db: &impl ConnectionTrait,
    table: &Table,
    column: &'static str,
    agreements: &[i64],
    named: &Named<'_>,
) -> Result<Rows, DbErr> {
    let mut rows = Rows::new();
    for ids in agreements.chunks(KEYS) {
        let of = Expr::col(column).is_in(ids.iter().copied());
        rows.extend(table.read(db, Some(of)).await?);
    }
    let keys = named.keys.get(&table.resource.name).into_iter().flatten();
    let keys: Vec<_> = keys
        .map(Cow::as_ref)
        .filter(|key| !rows.contains_key(*key))
        .collect();
    for keys in keys.chunks(KEYS) {
        let given = Expr::col("key").is_in(keys.iter().copied());
        rows.extend(table.read(db, Some(given)).await?);
    }
    Ok(rows)
}

/// The tables that grow with the agreements.
const GROWING: [&str; 3] = ["agreement", "party", "event"];

/// The column that names the agreement of a row, in such a table.
fn of_agreement(table: &str) -> Option<&'static str> {
    match table {
        "agreement" => Some("id"),
        "party" | "event" => Some("agreement_id"),
        _ => None,
    }
}

/// The sources of the records that are read.
async fn citations(
    db: &impl ConnectionTrait,
    tables: &[(Table, Rows)],
) -> Result<HashMap<(String, i64), BTreeSet<i64>>, DbErr> {
    let growing = GROWING.map(|table| Expr::val(table.to_uppercase()));
    let mut conditions = vec![Expr::col("record_kind").is_not_in(growing)];
    for (table, rows) in tables
        .iter()
        .filter(|(it, _)| of_agreement(&it.resource.name).is_some())
    {
        let kind = table.resource.name.to_uppercase();
        let ids: Vec<i64> = rows.values().map(|(id, _)| *id).collect();
        conditions.extend(ids.chunks(KEYS).map(|ids| {
            let of_kind = Expr::col("record_kind").eq(kind.as_str());
            of_kind.and(Expr::col("record_id").is_in(ids.iter().copied()))
        }));
    }
    let mut citations: HashMap<_, BTreeSet<i64>> = HashMap::new();
    for condition in conditions {
        for row in citation::Entity::find().filter(condition).all(db).await? {
            let record = (row.record_kind.to_value(), row.record_id);
            citations.entry(record).or_default().insert(row.source_id);
        }
    }
    Ok(citations)
}

async fn names(
    db: &impl ConnectionTrait,
) -> Result<HashMap<(String, i64), BTreeMap<String, String>>, DbErr> {
    let mut names: HashMap<_, BTreeMap<_, _>> = HashMap::new();
    for row in name::Entity::find().all(db).await? {
        let record = (row.record_kind.to_value(), row.record_id);
        let of_record = names.entry(record).or_default();
        of_record.insert(row.language, row.name);
    }
    Ok(names)
}

async fn subjects(
    db: &impl ConnectionTrait,
    agreements: &[i64],
) -> Result<HashMap<i64, BTreeSet<i64>>, DbErr> {
    let mut subjects: HashMap<_, BTreeSet<i64>> = HashMap::new();
    for ids in agreements.chunks(KEYS) {
        let of = agreement_subject::Column::AgreementId.is_in(ids.iter().copied());
        for row in agreement_subject::Entity::find().filter(of).all(db).await? {
            let of_agreement = subjects.entry(row.agreement_id).or_default();
            of_agreement.insert(row.subject_id);
        }
    }
    Ok(subjects)
}

async fn highest(db: &impl ConnectionTrait, table: &Table) -> Result<i64, DbErr> {
    let mut query = Query::select();
    query
        .from(Alias::new(&table.resource.name))
        .expr_as(Expr::col("id").max(), "last");
    let row = db.query_one(&query).await?;
    let last: Option<i64> = row
        .map(|row| row.try_get("", "last"))
        .transpose()?
        .flatten();
    Ok(last.unwrap_or_default())
}

/// The keys that a package has or names, by the tables they are of.
struct Named<'a> {
    keys: HashMap<String, HashSet<Cow<'a, str>>>,
    /// The keys of the sources that the package has, not of those that it names.
    sources: Vec<&'a str>,
    /// Values of agreements that no two may share.
    unique: Vec<(String, HashSet<&'a str>)>,
}

impl<'a> Named<'a> {
    fn by(package: &'a Package, tables: &[Table]) -> Self {
        let mut keys: HashMap<_, HashSet<_>> = HashMap::new();
        let (mut sources, mut unique) = (vec![], vec![]);
        for resource in &package.resources {
            let mut tables = tables.iter().map(|it| &it.resource);
            let Some(table) = tables.find(|it| it.name == resource.name) else {
                continue;
            };
            let schema = &table.schema;
            keys.entry(table.name.clone())
                .or_default()
                .extend(values(resource, "key").map(Cow::from));
            for reference in &schema.foreign_keys {
                let of = keys
                    .entry(reference.reference.resource.clone())
                    .or_default();
                let named = reference.fields.iter();
                of.extend(named.flat_map(|it| values(resource, it)).map(Cow::from));
            }
            // Whose kind a record is of stands beside it, so it is looked for among all.
            for of in GROWING {
                let of = keys.entry(of.to_owned()).or_default();
                of.extend(values(resource, "record").map(Cow::from));
            }
            let fields = schema.fields.iter().filter(|it| it.constraints.unique);
            let columns = fields.map(|it| it.name.clone()).filter(|it| it != "key");
            if table.name == "source" {
                sources.extend(values(resource, "key"));
            }
            if table.name == "agreement" {
                unique.extend(columns.map(|it| (it.clone(), values(resource, &it).collect())));
            }
        }
        Self {
            keys,
            sources,
            unique,
        }
    }

    /// Adds the records of which stored claims speak that the package has, or whose sources it has: a claim
    /// may be of another record now, and another may be the one that is shown.
    async fn add_claimed(&mut self, db: &impl ConnectionTrait) -> Result<(), DbErr> {
        let claims = self.keys.get("claim").into_iter().flatten();
        let claims: Vec<_> = claims.map(Cow::as_ref).collect();
        let claims = claims.chunks(KEYS);
        let claims = claims.map(|keys| Expr::col("key").is_in(keys.iter().copied()));
        let sources = self.sources.chunks(KEYS).map(|keys| {
            let mut of = Query::select();
            let given = Expr::col("key").is_in(keys.iter().copied());
            of.column("id").from("source").and_where(given);
            Expr::col("source_id").in_subquery(of)
        });
        let conditions: Vec<_> = claims.chain(sources).collect();
        for (table, condition) in conditions.iter().flat_map(|it| GROWING.map(|of| (of, it))) {
            let kind = Expr::col("record_kind").eq(table.to_uppercase());
            let (mut about, mut query) = (Query::select(), Query::select());
            about.column("record_id").from("claim");
            about.and_where(kind).and_where(condition.clone());
            query.column("key").from(Alias::new(table));
            query.and_where(Expr::col("id").in_subquery(about));
            let of = self.keys.entry(table.to_owned()).or_default();
            for row in db.query_all(&query).await? {
                of.insert(Cow::from(row.try_get::<String>("", "key")?));
            }
        }
        Ok(())
    }

    /// The agreements that the package speaks of: those it names, those of the parties and events it
    /// names, and those that have a value it gives to another.
    async fn agreements(&self, db: &impl ConnectionTrait) -> Result<Vec<i64>, DbErr> {
        let mut ids = BTreeSet::new();
        for table in GROWING {
            let column = of_agreement(table).unwrap_or("id");
            let keys = self.keys.get(table).into_iter().flatten();
            let keys = keys.map(Cow::as_ref);
            ids.extend(find(db, table, column, "key", &keys.collect::<Vec<_>>()).await?);
        }
        for (column, values) in &self.unique {
            let values: Vec<_> = values.iter().copied().collect();
            ids.extend(find(db, "agreement", "id", column, &values).await?);
        }
        Ok(ids.into_iter().collect())
    }
}

/// The values of a column, if there is one.
pub(super) fn values<'a>(resource: &'a Resource, column: &str) -> impl Iterator<Item = &'a str> {
    let at = positions(&resource.header).get(column).copied();
    let rows = resource.rows.iter();
    let values = rows.filter_map(move |row| Some(&row.values[at?]));
    values.filter(|it| !it.is_empty())
}

/// What a column says in the rows in which another has one of these values.
async fn find(
    db: &impl ConnectionTrait,
    table: &str,
    column: &'static str,
    by: &str,
    values: &[&str],
) -> Result<Vec<i64>, DbErr> {
    let mut found = vec![];
    for values in values.chunks(KEYS) {
        let mut query = Query::select();
        query
            .from(Alias::new(table))
            .expr_as(Expr::col(column), "found")
            .and_where(Expr::col(Alias::new(by)).is_in(values.iter().copied()));
        for row in db.query_all(&query).await? {
            found.extend(row.try_get::<Option<i64>>("", "found")?);
        }
    }
    Ok(found)
}
