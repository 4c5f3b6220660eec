//! Records that a collection needs beside those its files name, as the State whose acts they are: they
//! come with the curated data set.

use std::collections::BTreeSet;

use anyhow::bail;
use sea_orm::{
    ConnectionTrait, DbErr,
    sea_query::{Alias, Expr, ExprTrait, Query},
};

use crate::{
    import::{context::values, package::Package, shipped},
    store::bulk::KEYS,
};

/// Fails if a package of a collection names a record that is neither in it nor in the registry. Each
/// row that names it would be told otherwise, by the lines of no file that anybody has.
pub async fn expect_none(db: &impl ConnectionTrait, package: &Package) -> anyhow::Result<()> {
    for described in shipped::descriptor().resources {
        let mut resources = package.resources.iter();
        let Some(resource) = resources.find(|it| it.name == described.name) else {
            continue;
        };
        for reference in &described.schema.foreign_keys {
            let of = reference.reference.resource.as_str();
            let named = reference.fields.iter();
            let named = named.flat_map(|it| values(resource, it)).collect();
            if let Some(key) = lacking(db, package, of, named).await?.first() {
                let collection = &package.name;
                bail!(
                    "the registry has no {of} `{key}`, which {collection} needs; import the \
                     curated data set first, as by `foedera import data`"
                );
            }
        }
    }
    Ok(())
}

/// Those of the keys that neither a package nor the registry has in a table.
async fn lacking<'a>(
    db: &impl ConnectionTrait,
    package: &Package,
    table: &str,
    mut keys: BTreeSet<&'a str>,
) -> Result<BTreeSet<&'a str>, DbErr> {
    for own in package.resources.iter().filter(|it| it.name == table) {
        for key in values(own, "key") {
            keys.remove(key);
        }
    }
    let asked: Vec<_> = keys.iter().copied().collect();
    for asked in asked.chunks(KEYS) {
        let mut query = Query::select();
        query
            .column("key")
            .from(Alias::new(table))
            .and_where(Expr::col("key").is_in(asked.iter().copied()));
        for row in db.query_all(&query).await? {
            let key: String = row.try_get("", "key")?;
            keys.remove(key.as_str());
        }
    }
    Ok(keys)
}
