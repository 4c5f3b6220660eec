//! Migrations: up, down, up; then the tables are what the entities say they are.

use entity::collection;
use foedera::import::table::stored_columns;
use migration::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, DatabaseConnection, EntityTrait};

use crate::support::{catalogue, database, source::sources};

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

/// So that they are found before the next import.
#[tokio::test]
async fn licences_that_are_there_are_folded() {
    let database = database::bare().await;
    let db = &database.writer;
    Migrator::up(db, Some(32)).await.unwrap();
    let row = "INSERT INTO collection (key, title, title_folded, licence, credit)
        VALUES ('a', 'A', 'a', 'CC BY 4.0', 'A')";
    db.execute_unprepared(row).await.unwrap();
    database.migrate().await.unwrap();
    let rows = collection::Entity::find()
        .all(&database.reader)
        .await
        .unwrap();
    let licences = rows.iter().map(|it| it.licence_folded.as_deref());
    assert_eq!(licences.collect::<Vec<_>>(), [Some("cc by 4.0")]);
}

/// Neither has a column or a table that the other has not, or has in another kind.
async fn tables_match(db: &DatabaseConnection) {
    let (stored, expected) = (catalogue::columns(db).await, catalogue::expected());
    let missing: Vec<_> = expected.difference(&stored).collect();
    let surplus: Vec<_> = stored.difference(&expected).collect();
    assert!(
        missing.is_empty() && surplus.is_empty(),
        "only in `entity`: {missing:#?}\nonly in the database: {surplus:#?}"
    );
}

#[test]
fn every_entity_is_compared() {
    let compared = catalogue::expected();
    for (path, text) in sources("entity/src") {
        let name = path
            .trim_start_matches("entity/src/")
            .trim_end_matches(".rs");
        if text.contains("DeriveEntityModel") {
            let id = format!("{name}.id: integer");
            assert!(compared.contains(&id), "{path}: enter it in `catalogue.rs`");
        }
    }
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
