//! Records that the registry has of a collection, and that its files do not have, or no longer.

use std::collections::HashSet;

use entity::collection;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait, Query},
};

use crate::import::package::{Package, positions};

/// The table of a record, and its key.
pub type Leftover = (&'static str, String);

/// The tables that name the collection of a record.
const NAMED: [&str; 4] = ["agreement", "decree", "official", "source"];
/// The tables whose records are of the collection of their agreement.
const OF_AGREEMENTS: [&str; 2] = ["party", "event"];

/// The records of these tables that are stored of a collection, and that a package of it does not have.
pub async fn of(db: &impl ConnectionTrait, package: &Package) -> Result<Vec<Leftover>, DbErr> {
    let found = collection::Entity::find().filter(collection::Column::Key.eq(&package.name));
    let Some(collection) = found.one(db).await? else {
        return Ok(vec![]);
    };
    let of_collection = Expr::col("collection_id").eq(collection.id);
    let agreements = Query::select()
        .column("id")
        .from("agreement")
        .and_where(of_collection.clone())
        .take();
    let of_agreements = Expr::col("agreement_id").in_subquery(agreements);
    let named = NAMED.map(|table| (table, of_collection.clone()));
    let hanging = OF_AGREEMENTS.map(|table| (table, of_agreements.clone()));
    let mut left = vec![];
    for (table, condition) in named.into_iter().chain(hanging) {
        let given = keys(package, table);
        let query = Query::select()
            .column("key")
            .from(table)
            .and_where(condition)
            .order_by("id", sea_orm::Order::Asc)
            .take();
        for row in db.query_all(&query).await? {
            let key: String = row.try_get("", "key")?;
            if !given.contains(key.as_str()) {
                left.push((table, key));
            }
        }
    }
    Ok(left)
}

/// The keys that a package has of a table.
pub fn keys<'a>(package: &'a Package, table: &str) -> HashSet<&'a str> {
    let mut resources = package.resources.iter();
    let resource = resources.find(|it| it.name == table);
    let at = resource.and_then(|it| Some((it, *positions(&it.header).get("key")?)));
    let keys = at.map(|(it, at)| it.rows.iter().map(move |row| &row.values[at]));
    keys.into_iter().flatten().collect()
}
