//! Records that the registry has of a collection, and that its files do not have, or no longer.

use std::collections::HashSet;

use entity::collection;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    sea_query::{Alias, Expr, ExprTrait, Query},
};

use crate::import::{
    package::{Package, positions},
    shipped,
};

/// The table of a record, and its key.
pub type Leftover = (String, String);

/// The records that are stored of a collection, by themselves or by their agreement, and that a
/// package of it does not have.
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
    let mut left = vec![];
    for table in shipped::descriptor().resources {
        let is_named = table.naming("collection").next().is_some();
        let condition = if is_named {
            of_collection.clone()
        } else if table.of_agreement().is_some() {
            of_agreements.clone()
        } else {
            continue;
        };
        let table = table.name;
        let given = keys(package, &table);
        let query = Query::select()
            .column("key")
            .from(Alias::new(&table))
            .and_where(condition)
            .order_by("id", sea_orm::Order::Asc)
            .take();
        for row in db.query_all(&query).await? {
            let key: String = row.try_get("", "key")?;
            if !given.contains(key.as_str()) {
                left.push((table.clone(), key));
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
