//! The tables of the registry as an import sees them: columns by name, rows by key.

use std::collections::HashMap;

use chrono::NaiveDate;
use entity::{
    actor, agreement, agreement_relation, appointment, claim, collection, decree, decree_action,
    event, institution, membership, office, official, organization, party, signature, source,
    state, subject, succession,
};
use sea_orm::{
    Condition, ConnectionTrait, DbErr, EntityTrait, IdenStatic, Iterable, QueryResult, Value,
    sea_query::{Alias, Expr, Query},
};

use super::{
    check::is_fuzzy_date,
    package::{Field, ResourceDescriptor},
    shipped,
};

/// A value of a column.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Cell {
    /// A text.
    Text(Option<String>),
    /// A day.
    Day(Option<NaiveDate>),
    /// The id of a row.
    Id(Option<i64>),
    /// A whole number.
    Number(Option<i64>),
}

impl Cell {
    /// Whether it holds nothing.
    pub fn is_missing(&self) -> bool {
        matches!(
            self,
            Self::Text(None) | Self::Day(None) | Self::Id(None) | Self::Number(None)
        )
    }
}

impl From<Cell> for Value {
    fn from(cell: Cell) -> Self {
        match cell {
            Cell::Text(text) => text.into(),
            Cell::Day(day) => day.into(),
            Cell::Id(number) | Cell::Number(number) => number.into(),
        }
    }
}

/// What a column of a table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Text,
    Day,
    Id,
    Number,
}

impl Kind {
    fn read(self, row: &QueryResult, column: &str) -> Result<Cell, DbErr> {
        Ok(match self {
            Self::Text => Cell::Text(row.try_get("", column)?),
            Self::Day => Cell::Day(row.try_get("", column)?),
            Self::Id => Cell::Id(row.try_get("", column)?),
            Self::Number => Cell::Number(row.try_get("", column)?),
        })
    }
}

/// A column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    /// What it is called.
    pub name: String,
    kind: Kind,
}

/// How a column of a file becomes columns of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A text, as it is.
    Text,
    /// A whole number.
    Number,
    /// A text, and the same folded, to search and order by.
    FoldedText,
    /// A vague date: its text, earliest and latest day.
    FuzzyDate,
    /// The id of a row of this table.
    Reference(String),
    /// The id of a row of the table that the column `record_kind` names.
    Record,
    /// Rows of `citation`.
    Sources,
    /// Rows of `agreement_subject`.
    Subjects,
    /// A row of `name` in this language.
    Name(String),
}

/// A table, and where each column of its file goes.
#[derive(Debug)]
pub struct Table {
    /// What the descriptor says of it.
    pub resource: ResourceDescriptor,
    /// Where its columns go, in the order of its fields.
    pub targets: Vec<Target>,
    /// Its stored columns without `id` and `key`.
    pub columns: Vec<Column>,
}

/// The rows of a table by their keys: the id, and the values of its columns.
pub type Rows = HashMap<String, (i64, Vec<Cell>)>;

/// The tables of the registry, in an order in which references point back.
pub fn all() -> Vec<Table> {
    let resources = shipped::descriptor().resources;
    resources.into_iter().map(Table::new).collect()
}

impl Table {
    /// The table that a descriptor describes.
    pub fn new(resource: ResourceDescriptor) -> Self {
        let stored = stored_columns(&resource.name);
        let fields = resource.schema.fields.iter();
        let targets: Vec<_> = fields
            .map(|field| target(&resource, field, &stored))
            .collect();
        let columns = resource.schema.fields.iter().zip(&targets);
        let columns = columns
            .flat_map(|(field, target)| columns_of(&field.name, target))
            .collect();
        Self {
            resource,
            targets,
            columns,
        }
    }

    /// The columns that hold no value twice, and may hold none.
    pub fn unique_columns(&self) -> Vec<String> {
        let fields = self.resource.schema.fields.iter();
        let unique = fields.filter(|it| it.constraints.unique && !it.constraints.required);
        unique.map(|field| field.name.clone()).collect()
    }

    /// Reads the rows for which this holds; all of them without it.
    pub async fn read(&self, db: &impl ConnectionTrait, only: Option<Expr>) -> Result<Rows, DbErr> {
        let mut query = Query::select();
        query
            .from(Alias::new(&self.resource.name))
            .columns(["id", "key"]);
        query.columns(self.columns.iter().map(|it| Alias::new(&it.name)));
        query.cond_where(Condition::all().add_option(only));
        let rows = db.query_all(&query).await?;
        rows.iter().map(|row| self.row(row)).collect()
    }

    fn row(&self, row: &QueryResult) -> Result<(String, (i64, Vec<Cell>)), DbErr> {
        let cells = self.columns.iter().map(|it| it.kind.read(row, &it.name));
        let cells = cells.collect::<Result<_, _>>()?;
        Ok((row.try_get("", "key")?, (row.try_get("", "id")?, cells)))
    }
}

fn target(resource: &ResourceDescriptor, field: &Field, stored: &[&str]) -> Target {
    let name = field.name.as_str();
    let refers = resource
        .schema
        .foreign_keys
        .iter()
        .find(|key| key.fields == [name]);
    match (name, refers) {
        ("sources", _) => Target::Sources,
        ("subjects", _) => Target::Subjects,
        ("record", _) => Target::Record,
        (_, Some(key)) => Target::Reference(key.reference.resource.clone()),
        _ if field.kind == "integer" => Target::Number,
        _ if is_fuzzy_date(field) => Target::FuzzyDate,
        _ if name.starts_with("name_") => Target::Name(name["name_".len()..].to_owned()),
        _ if stored.contains(&format!("{name}_folded").as_str()) => Target::FoldedText,
        _ => Target::Text,
    }
}

/// The stored columns of a column of a file, what stands in the file first.
pub(super) fn columns_of(name: &str, target: &Target) -> Vec<Column> {
    let endings: &[(&str, Kind)] = match target {
        _ if name == "key" => &[],
        Target::Text => &[("", Kind::Text)],
        Target::Number => &[("", Kind::Number)],
        Target::FoldedText => &[("", Kind::Text), ("_folded", Kind::Text)],
        Target::FuzzyDate => &[
            ("_edtf", Kind::Text),
            ("_earliest", Kind::Day),
            ("_latest", Kind::Day),
        ],
        Target::Reference(_) | Target::Record => &[("_id", Kind::Id)],
        Target::Sources | Target::Subjects | Target::Name(_) => &[],
    };
    let columns = endings.iter().map(|(ending, kind)| Column {
        name: format!("{name}{ending}"),
        kind: *kind,
    });
    columns.collect()
}

fn columns<E: EntityTrait>() -> Vec<&'static str> {
    E::Column::iter().map(|column| column.as_str()).collect()
}

/// The columns of a table of the registry. Empty for a name that is no table.
pub fn stored_columns(table: &str) -> Vec<&'static str> {
    match table {
        "actor" => columns::<actor::Entity>(),
        "agreement" => columns::<agreement::Entity>(),
        "agreement_relation" => columns::<agreement_relation::Entity>(),
        "appointment" => columns::<appointment::Entity>(),
        "claim" => columns::<claim::Entity>(),
        "collection" => columns::<collection::Entity>(),
        "decree" => columns::<decree::Entity>(),
        "decree_action" => columns::<decree_action::Entity>(),
        "event" => columns::<event::Entity>(),
        "institution" => columns::<institution::Entity>(),
        "membership" => columns::<membership::Entity>(),
        "office" => columns::<office::Entity>(),
        "official" => columns::<official::Entity>(),
        "organization" => columns::<organization::Entity>(),
        "party" => columns::<party::Entity>(),
        "signature" => columns::<signature::Entity>(),
        "source" => columns::<source::Entity>(),
        "state" => columns::<state::Entity>(),
        "subject" => columns::<subject::Entity>(),
        "succession" => columns::<succession::Entity>(),
        _ => vec![],
    }
}
