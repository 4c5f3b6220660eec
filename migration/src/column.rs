//! Column kinds, written once for both engines.
//!
//! What this file builds is part of every migration that uses it, so it changes by addition only.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

/// The primary key, which the database counts up.
pub fn id() -> ColumnDef {
    shared_id().auto_increment().take()
}

/// The primary key of a row that takes its id from a row of another table.
pub fn shared_id() -> ColumnDef {
    integer("id").primary_key().take()
}

/// A whole number of 64 bits.
pub fn integer(name: &str) -> ColumnDef {
    column(name).big_integer().not_null().take()
}

/// The id of a row of another table, or nothing.
pub fn integer_or_null(name: &str) -> ColumnDef {
    column(name).big_integer().null().take()
}

/// The stable public key.
pub fn key(engine: DbBackend) -> ColumnDef {
    sorted_text(engine, "key").unique_key().take()
}

/// Text.
pub fn sorted_text(engine: DbBackend, name: &str) -> ColumnDef {
    sorted_text_or_null(engine, name).not_null().take()
}

/// Text, or nothing.
///
/// Both engines compare and order it by its bytes; Postgres would follow the server's locale.
pub fn sorted_text_or_null(engine: DbBackend, name: &str) -> ColumnDef {
    let mut column = column(name).text().take();
    match engine {
        DbBackend::Postgres => column.extra(r#"COLLATE "C""#).take(),
        _ => column,
    }
}

/// A vague date: its EDTF text, and the earliest and latest day it may be.
pub fn fuzzy_date(engine: DbBackend, name: &str) -> [ColumnDef; 3] {
    [
        sorted_text_or_null(engine, &format!("{name}_edtf")),
        column(&format!("{name}_earliest")).date().take(),
        column(&format!("{name}_latest")).date().take(),
    ]
}

/// A day.
pub fn date(name: &str) -> ColumnDef {
    column(name).date().not_null().take()
}

/// A day, or nothing.
pub fn date_or_null(name: &str) -> ColumnDef {
    column(name).date().null().take()
}

/// Yes or no.
pub fn boolean(name: &str) -> ColumnDef {
    column(name).boolean().not_null().take()
}

fn column(name: &str) -> ColumnDef {
    ColumnDef::new(name.to_owned())
}

/// An index that reads a column from its end, missing values last, as pages in descending order
/// do. SQLite walks the ascending index backward for that; PostgreSQL puts missing values first
/// when it does, so it needs one more.
pub fn descending_index(engine: DbBackend, table: &str, column: &str) -> Option<String> {
    match engine {
        DbBackend::Postgres => Some(format!(
            r#"CREATE INDEX "ix_{table}_{column}_desc" ON "{table}" ("{column}" DESC NULLS LAST, "id" DESC)"#
        )),
        _ => None,
    }
}
