//! Writes a new table down as its columns in order, with their foreign keys and indexes.

use sea_orm_migration::{prelude::*, sea_orm::DbBackend};

use crate::column;

/// A table that is yet to be created.
pub struct NewTable {
    engine: DbBackend,
    name: &'static str,
    table: TableCreateStatement,
    indexes: Vec<IndexCreateStatement>,
    descending: Vec<String>,
}

impl NewTable {
    /// A table with an id of its own, and nothing else yet.
    pub fn new(manager: &SchemaManager, name: &'static str) -> Self {
        Self::empty(manager, name).column(column::id())
    }

    /// A table whose rows take their ids from the rows of `target`.
    pub fn sharing_ids_of(manager: &SchemaManager, target: &str, name: &'static str) -> Self {
        Self::empty(manager, name)
            .column(column::shared_id())
            .foreign_key("id", target)
    }

    /// The stable public key.
    pub fn key(self) -> Self {
        let key = column::key(self.engine);
        self.column(key)
    }

    /// A whole number.
    pub fn integer(self, name: &str) -> Self {
        self.column(column::integer(name))
    }

    /// A whole number, or nothing.
    pub fn integer_or_null(self, name: &str) -> Self {
        self.column(column::integer_or_null(name))
    }

    /// Text, or a term of a vocabulary.
    pub fn text(self, name: &str) -> Self {
        let text = column::sorted_text(self.engine, name);
        self.column(text)
    }

    /// Text, a term of a vocabulary, or nothing.
    pub fn text_or_null(self, name: &str) -> Self {
        let text = column::sorted_text_or_null(self.engine, name);
        self.column(text)
    }

    /// Text to order rows by.
    pub fn ordered_text(self, name: &str) -> Self {
        self.text(name).order_index(name)
    }

    /// Text to order rows by, or nothing.
    pub fn ordered_text_or_null(self, name: &str) -> Self {
        self.text_or_null(name).order_index(name).descending(name)
    }

    /// Text that no two rows share, to order them by, or nothing.
    pub fn ordered_unique_text_or_null(self, name: &str) -> Self {
        self.unique_text_or_null(name).descending(name)
    }

    /// Text that no two rows share, or nothing.
    pub fn unique_text_or_null(self, name: &str) -> Self {
        let mut text = column::sorted_text_or_null(self.engine, name);
        self.column(text.unique_key().take())
    }

    /// Text, and beside it the folded text to search and order by.
    pub fn folded_text(self, name: &str) -> Self {
        let folded = format!("{name}_folded");
        self.text(name).ordered_text(&folded)
    }

    /// Text or nothing, and beside it the folded text to search and order by.
    pub fn folded_text_or_null(self, name: &str) -> Self {
        let folded = format!("{name}_folded");
        self.text_or_null(name).ordered_text_or_null(&folded)
    }

    /// A day.
    pub fn date(self, name: &str) -> Self {
        self.column(column::date(name))
    }

    /// A day, or nothing.
    pub fn date_or_null(self, name: &str) -> Self {
        self.column(column::date_or_null(name))
    }

    /// Yes or no.
    pub fn boolean(self, name: &str) -> Self {
        self.column(column::boolean(name))
    }

    /// A vague date.
    pub fn fuzzy_date(self, name: &str) -> Self {
        column::fuzzy_date(self.engine, name)
            .into_iter()
            .fold(self, Self::column)
    }

    /// A vague date to order rows by.
    pub fn ordered_fuzzy_date(self, name: &str) -> Self {
        let earliest = format!("{name}_earliest");
        self.fuzzy_date(name)
            .order_index(&earliest)
            .descending(&earliest)
    }

    /// A reference to a row of `target`.
    pub fn reference(self, name: &str, target: &str) -> Self {
        self.leading_reference(name, target).index(&[name])
    }

    /// A reference to a row of `target`, or to none.
    pub fn reference_or_null(self, name: &str, target: &str) -> Self {
        self.column(column::integer_or_null(name))
            .foreign_key(name, target)
            .index(&[name])
    }

    /// A reference to a row of `target`, or to none, by which nobody asks: it has no index.
    pub fn plain_reference_or_null(self, name: &str, target: &str) -> Self {
        self.column(column::integer_or_null(name))
            .foreign_key(name, target)
    }

    /// A reference to a row of `target` that needs no index of its own: it leads a wider one.
    pub fn leading_reference(self, name: &str, target: &str) -> Self {
        self.integer(name).foreign_key(name, target)
    }

    /// An index on these columns.
    pub fn index(self, columns: &[&str]) -> Self {
        let name = format!("ix_{}_{}", self.name, columns.join("_"));
        self.with_index(Index::create().name(name), columns)
    }

    /// An index that keeps two rows from agreeing in these columns.
    pub fn unique(self, columns: &[&str]) -> Self {
        let name = format!("uq_{}_{}", self.name, columns.join("_"));
        self.with_index(Index::create().name(name).unique(), columns)
    }

    /// Creates the table, then its indexes.
    pub async fn create(self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        manager.create_table(self.table).await?;
        for index in self.indexes {
            manager.create_index(index).await?;
        }
        for sql in self.descending {
            manager.get_connection().execute_unprepared(&sql).await?;
        }
        Ok(())
    }

    fn empty(manager: &SchemaManager, name: &'static str) -> Self {
        Self {
            engine: manager.get_database_backend(),
            name,
            table: Table::create().table(name).take(),
            indexes: Vec::new(),
            descending: Vec::new(),
        }
    }

    fn column(mut self, column: ColumnDef) -> Self {
        self.table.col(column);
        self
    }

    // Not every engine takes a foreign key after the table.
    fn foreign_key(mut self, name: &str, target: &str) -> Self {
        self.table.foreign_key(
            ForeignKey::create()
                .name(format!("fk_{}_{name}", self.name))
                .from(self.name, name.to_owned())
                .to(target.to_owned(), "id"),
        );
        self
    }

    /// Pages in descending order of a column that may be missing.
    fn descending(mut self, name: &str) -> Self {
        self.descending
            .extend(column::descending_index(self.engine, self.name, name));
        self
    }

    /// Pages are ordered by a column and then by id.
    fn order_index(self, name: &str) -> Self {
        self.index(&[name, "id"])
    }

    fn with_index(mut self, index: &mut IndexCreateStatement, columns: &[&str]) -> Self {
        index.table(self.name);
        for column in columns {
            index.col((*column).to_owned());
        }
        self.indexes.push(index.take());
        self
    }
}

/// Drops a table, and its indexes with it.
pub async fn drop(manager: &SchemaManager<'_>, name: &'static str) -> Result<(), DbErr> {
    manager
        .drop_table(Table::drop().table(name).to_owned())
        .await
}
