//! Writes down what a table gets later on.

use sea_orm_migration::prelude::*;

use crate::column;

/// A reference that a table gets later on. It may be missing.
pub struct MoreReference {
    table: &'static str,
    column: &'static str,
    target: &'static str,
}

impl MoreReference {
    /// A reference to a row of `collection`.
    pub const fn to_collection(table: &'static str) -> Self {
        Self {
            table,
            column: "collection_id",
            target: "collection",
        }
    }

    /// Adds it, with an index.
    pub async fn add(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        let Self {
            table,
            column,
            target,
        } = self;
        // SQLite takes a foreign key of a column that is added only within the column, and that is
        // not how the query builder writes it.
        let sql = format!(
            r#"ALTER TABLE "{table}" ADD COLUMN "{column}" bigint REFERENCES "{target}" ("id")"#
        );
        manager.get_connection().execute_unprepared(&sql).await?;
        let mut index = Index::create().name(self.index()).take();
        index.table(*table).col(*column).col("id");
        manager.create_index(index).await
    }

    /// Takes it away, after its index.
    pub async fn drop(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        let mut index = Index::drop();
        index.name(self.index()).table(self.table).if_exists();
        manager.drop_index(index).await?;
        let mut table = Table::alter();
        manager
            .alter_table(table.table(self.table).drop_column(self.column).take())
            .await
    }

    fn index(&self) -> String {
        format!("ix_{}_{}_id", self.table, self.column)
    }
}

/// Columns of days that a table gets later on. They may be missing.
pub struct MoreDays {
    pub table: &'static str,
    /// Those to order rows by.
    pub ordered: &'static [&'static str],
    pub others: &'static [&'static str],
}

impl MoreDays {
    /// Adds them.
    pub async fn add(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        for name in self.ordered.iter().chain(self.others) {
            let mut table = Table::alter();
            let day = column::date_or_null(name);
            manager
                .alter_table(table.table(self.table).add_column(day).take())
                .await?;
        }
        for name in self.ordered {
            let mut index = Index::create().name(self.index(name)).take();
            index.table(self.table).col(*name).col("id");
            manager.create_index(index).await?;
            let engine = manager.get_database_backend();
            if let Some(sql) = column::descending_index(engine, self.table, name) {
                manager.get_connection().execute_unprepared(&sql).await?;
            }
        }
        Ok(())
    }

    /// Takes them away, after the indexes on them.
    pub async fn drop(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        for name in self.ordered {
            for index in [self.index(name), format!("ix_{}_{name}_desc", self.table)] {
                let mut drop = Index::drop();
                drop.name(index).table(self.table).if_exists();
                manager.drop_index(drop).await?;
            }
        }
        for name in self.ordered.iter().chain(self.others) {
            let mut table = Table::alter();
            manager
                .alter_table(table.table(self.table).drop_column(*name).take())
                .await?;
        }
        Ok(())
    }

    fn index(&self, name: &str) -> String {
        format!("ix_{}_{name}_id", self.table)
    }
}
