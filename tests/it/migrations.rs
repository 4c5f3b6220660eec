//! Migrations: up, down, up; then every entity's columns are there.

use foedera::import::table::stored_columns;
use migration::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, EntityTrait, Iterable, QuerySelect};

use crate::support::database;

#[tokio::test]
async fn up_down_up() {
    let database = database::bare().await;
    for _ in 0..2 {
        Migrator::up(&database.writer, None).await.unwrap();
        Migrator::down(&database.writer, None).await.unwrap();
    }
    database.migrate().await.unwrap();
    tables_match(&database.reader).await;
}

async fn tables_match(db: &impl ConnectionTrait) {
    reads::<entity::actor::Entity>(db).await;
    reads::<entity::agreement::Entity>(db).await;
    reads::<entity::agreement_relation::Entity>(db).await;
    reads::<entity::agreement_subject::Entity>(db).await;
    reads::<entity::appointment::Entity>(db).await;
    reads::<entity::citation::Entity>(db).await;
    reads::<entity::claim::Entity>(db).await;
    reads::<entity::data_import::Entity>(db).await;
    reads::<entity::decree::Entity>(db).await;
    reads::<entity::decree_action::Entity>(db).await;
    reads::<entity::event::Entity>(db).await;
    reads::<entity::institution::Entity>(db).await;
    reads::<entity::membership::Entity>(db).await;
    reads::<entity::name::Entity>(db).await;
    reads::<entity::office::Entity>(db).await;
    reads::<entity::official::Entity>(db).await;
    reads::<entity::organization::Entity>(db).await;
    reads::<entity::party::Entity>(db).await;
    reads::<entity::signature::Entity>(db).await;
    reads::<entity::source::Entity>(db).await;
    reads::<entity::state::Entity>(db).await;
    reads::<entity::subject::Entity>(db).await;
    reads::<entity::succession::Entity>(db).await;
}

/// Every column of the entity can be selected.
async fn reads<E: EntityTrait>(db: &impl ConnectionTrait) {
    let table = E::default().to_string();
    assert!(E::Column::iter().count() > 1, "{table}");
    let rows = E::find().limit(1).all(db).await;
    assert!(rows.is_ok(), "{table}: {rows:?}");
}

#[test]
fn every_column_of_the_package_has_its_place_in_a_table() {
    for resource in foedera::import::shipped::descriptor().resources {
        let stored = stored_columns(&resource.name);
        assert!(!stored.is_empty(), "{} is no table", resource.name);
        for field in resource.schema.fields {
            let name = field.name;
            let places = [name.clone(), format!("{name}_id"), format!("{name}_edtf")];
            let elsewhere = ["sources", "subjects"].contains(&name.as_str());
            let elsewhere = elsewhere || name.starts_with("name_");
            let has_place = places.iter().any(|place| stored.contains(&place.as_str()));
            assert!(has_place || elsewhere, "{}.{name}", resource.name);
        }
    }
}
