//! What the engine under test says of its tables, beside what the entities say of them.

use std::collections::BTreeSet;

use entity::{
    actor, agreement, agreement_match, agreement_period, agreement_relation, agreement_subject,
    appointment, citation, claim, collection, data_import, decree, decree_action, event,
    institution, lineage, membership, name, office, official, organization, party, party_period,
    signature, source, state, subject, succession,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseConnection, DbBackend, EntityTrait, IdenStatic, Iterable,
    QueryResult, Statement, sea_query::ColumnType,
};

/// The columns of the database: `table.column`, its kind, and whether it may be missing.
pub async fn columns(db: &DatabaseConnection) -> BTreeSet<String> {
    let sql = match db.get_database_backend() {
        DbBackend::Postgres => {
            "SELECT table_name::text AS owner, column_name::text AS named, data_type::text AS kind,
                CASE is_nullable WHEN 'YES' THEN 1 ELSE 0 END AS may_miss
            FROM information_schema.columns WHERE table_schema = current_schema()"
        }
        _ => {
            "SELECT tables.name AS owner, columns.name AS named, lower(columns.type) AS kind,
                columns.\"notnull\" = 0 AND columns.pk = 0 AS may_miss
            FROM sqlite_master AS tables JOIN pragma_table_info(tables.name) AS columns
            WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite%'"
        }
    };
    let rows = rows(db, sql).await;
    let own = rows
        .iter()
        .filter(|row| text(row, "owner") != "seaql_migrations");
    own.map(|row| {
        let kind = match text(row, "kind").as_str() {
            "bigint" | "integer" => "integer",
            "boolean" => "boolean",
            "date" | "date_text" => "date",
            "text" => "text",
            other => panic!("no kind for {other}"),
        };
        let may_miss = row.try_get::<i32>("", "may_miss").unwrap() == 1;
        described(&text(row, "owner"), &text(row, "named"), kind, may_miss)
    })
    .collect()
}

/// The columns of all entities, in the same words.
pub fn expected() -> BTreeSet<String> {
    let tables = [
        of::<actor::Entity>(),
        of::<agreement::Entity>(),
        of::<agreement_match::Entity>(),
        of::<agreement_period::Entity>(),
        of::<agreement_relation::Entity>(),
        of::<agreement_subject::Entity>(),
        of::<appointment::Entity>(),
        of::<citation::Entity>(),
        of::<claim::Entity>(),
        of::<collection::Entity>(),
        of::<data_import::Entity>(),
        of::<decree::Entity>(),
        of::<decree_action::Entity>(),
        of::<event::Entity>(),
        of::<institution::Entity>(),
        of::<lineage::Entity>(),
        of::<membership::Entity>(),
        of::<name::Entity>(),
        of::<office::Entity>(),
        of::<official::Entity>(),
        of::<organization::Entity>(),
        of::<party::Entity>(),
        of::<party_period::Entity>(),
        of::<signature::Entity>(),
        of::<source::Entity>(),
        of::<state::Entity>(),
        of::<subject::Entity>(),
        of::<succession::Entity>(),
    ];
    tables.into_iter().flatten().collect()
}

fn of<E: EntityTrait>() -> Vec<String> {
    let table = E::default().table_name().to_owned();
    let column = |column: E::Column| {
        let definition = column.def();
        let kind = match definition.get_column_type() {
            ColumnType::BigInteger => "integer",
            ColumnType::Boolean => "boolean",
            ColumnType::Date => "date",
            ColumnType::String(_) | ColumnType::Text => "text",
            other => panic!("no kind for {other:?}"),
        };
        described(&table, column.as_str(), kind, definition.is_null())
    };
    E::Column::iter().map(column).collect()
}

fn described(table: &str, column: &str, kind: &str, may_miss: bool) -> String {
    let or_null = if may_miss { " or null" } else { "" };
    format!("{table}.{column}: {kind}{or_null}")
}

/// The answer of the engine to a statement of its own.
pub async fn rows(db: &DatabaseConnection, sql: &str) -> Vec<QueryResult> {
    let statement = Statement::from_string(db.get_database_backend(), sql);
    db.query_all_raw(statement).await.unwrap()
}

/// The text of a column of an answer.
pub fn text(row: &QueryResult, name: &str) -> String {
    row.try_get("", name).unwrap()
}
