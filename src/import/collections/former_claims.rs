//! Claims that a collection made of records which its files still have, and makes no more: a day was
//! corrected, or a row is gone. They stay, deprecated: neither are they shown, nor do they leave in doubt
//! what the files say now.

use std::collections::HashMap;

use entity::{
    claim, collection, source,
    vocabulary::{Rank, RecordKind},
};
use sea_orm::{
    ActiveEnum, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
};

use super::{
    claims::record_of,
    leftover::{Leftover, keys},
};
use crate::import::{
    package::{Package, Resource, Row},
    shipped,
};

const CLAIM: &str = "claim";

/// What a collection makes claims of.
const KINDS: [RecordKind; 4] = [
    RecordKind::Agreement,
    RecordKind::Party,
    RecordKind::Event,
    RecordKind::Decree,
];

/// Adds these claims to the package, as deprecated ones, and returns them.
pub async fn deprecate(
    db: &impl ConnectionTrait,
    package: &mut Package,
) -> Result<Vec<Leftover>, DbErr> {
    let found = collection::Entity::find().filter(collection::Column::Key.eq(&package.name));
    let Some(collection) = found.one(db).await? else {
        return Ok(vec![]);
    };
    let former = former(stored(db, collection.id).await?, package);
    let told = former
        .iter()
        .map(|it| (CLAIM.to_owned(), it.key.clone()))
        .collect();
    let normal: Vec<_> = former
        .into_iter()
        .filter(|it| it.rank != Rank::Deprecated)
        .collect();
    if !normal.is_empty() {
        let sources = sources(db, collection.id).await?;
        let claims = claims(package);
        let rows = normal.iter().map(|it| row(it, &claims.header, &sources));
        let rows: Vec<_> = rows.collect();
        claims.rows.extend(rows);
    }
    Ok(told)
}

/// The claims that rest on a source of a collection.
async fn stored(db: &impl ConnectionTrait, collection: i64) -> Result<Vec<claim::Model>, DbErr> {
    let sources = source::Entity::find()
        .filter(source::Column::CollectionId.eq(collection))
        .select_only()
        .column(source::Column::Id);
    claim::Entity::find()
        .filter(claim::Column::SourceId.in_subquery(sources.into_query()))
        .order_by_asc(claim::Column::Id)
        .all(db)
        .await
}

/// The keys of the sources of a collection.
async fn sources(
    db: &impl ConnectionTrait,
    collection: i64,
) -> Result<HashMap<i64, String>, DbErr> {
    let sources = source::Entity::find()
        .filter(source::Column::CollectionId.eq(collection))
        .select_only()
        .columns([source::Column::Id, source::Column::Key]);
    let sources: Vec<_> = sources.into_tuple().all(db).await?;
    Ok(sources.into_iter().collect())
}

/// Those that are not in the package, though their record is.
fn former(stored: Vec<claim::Model>, package: &Package) -> Vec<claim::Model> {
    let made = keys(package, CLAIM);
    let given = KINDS.map(|kind| (kind, keys(package, &kind.to_value().to_lowercase())));
    let is_given = |it: &claim::Model| {
        let record = record_of(&it.key, &it.property);
        let given = given.iter().find(|(kind, _)| *kind == it.record_kind);
        given
            .zip(record)
            .is_some_and(|((_, keys), record)| keys.contains(record))
    };
    let stored = stored.into_iter();
    let former = stored.filter(|it| !made.contains(it.key.as_str()) && is_given(it));
    former.collect()
}

/// The claims of a package.
fn claims(package: &mut Package) -> &mut Resource {
    let resources = &mut package.resources;
    let place = resources.iter().position(|it| it.name == CLAIM);
    let place = place.unwrap_or_else(|| {
        let tables = shipped::descriptor().resources.into_iter();
        let fields = tables
            .filter(|it| it.name == CLAIM)
            .flat_map(|it| it.schema.fields);
        resources.push(Resource {
            name: CLAIM.to_owned(),
            file: "claim.csv".to_owned(),
            header: fields.map(|it| it.name).collect(),
            rows: vec![],
            broken: vec![],
        });
        resources.len() - 1
    });
    &mut resources[place]
}

/// A claim as a row of a package.
fn row(it: &claim::Model, header: &[String], sources: &HashMap<i64, String>) -> Row {
    let value = |column: &String| match column.as_str() {
        "key" => it.key.clone(),
        "record_kind" => it.record_kind.to_value(),
        "record" => record_of(&it.key, &it.property)
            .unwrap_or_default()
            .to_owned(),
        "property" => it.property.clone(),
        "value" => it.value.clone(),
        "rank" => Rank::Deprecated.to_value(),
        "source" => sources.get(&it.source_id).cloned().unwrap_or_default(),
        "note" => it.note.clone().unwrap_or_default(),
        _ => String::new(),
    };
    Row {
        line: 1,
        values: header.iter().map(value).collect(),
    }
}
