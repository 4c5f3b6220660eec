//! What is stored of a record beside what is planned: the values that would be others, as a data
//! package has them.

use std::collections::{BTreeSet, HashMap};

use sea_orm::{
    ConnectionTrait, DbErr, ExprTrait,
    sea_query::{Alias, Expr, Query},
};

use super::{
    context::Stored,
    plan::{Attached, Plan, Record},
    table::{Cell, Table, Target, columns_of},
};

/// A value that would be another.
#[derive(Debug)]
pub(super) struct Difference {
    /// The column of a data package.
    pub column: String,
    /// What is stored.
    pub before: String,
    /// What is planned.
    pub after: String,
}

/// Compares what is stored with a plan that is not written yet.
pub(super) struct Differences<'a, C> {
    stored: &'a Stored,
    hanging: Hanging<'a>,
    keys: Keys<'a, C>,
}

impl<'a, C: ConnectionTrait> Differences<'a, C> {
    pub fn new(db: &'a C, stored: &'a Stored, plan: &'a Plan) -> Self {
        Self {
            stored,
            hanging: Hanging::new(&plan.attached),
            keys: Keys {
                db,
                stored,
                plan,
                known: HashMap::new(),
            },
        }
    }

    /// The values of a record that would be others, in the order of the columns.
    pub async fn of(&mut self, table: &str, record: &Record) -> Result<Vec<Difference>, DbErr> {
        let mut tables = self.stored.tables.iter();
        let found = tables.find(|(it, _)| it.resource.name == table);
        let stored = found.and_then(|(table, rows)| Some((table, &rows.get(&record.key)?.1)));
        let Some((table, old)) = stored else {
            return Ok(vec![]);
        };
        let (mut differences, mut first) = (vec![], 0);
        for (field, target) in table.resource.schema.fields.iter().zip(&table.targets) {
            let columns = columns_of(&field.name, target);
            let mut cells = first..first + columns.len();
            // Records of two kinds may have the same number.
            let is_of_another_kind =
                matches!(target, Target::Record) && kind(table, old) != kind(table, &record.cells);
            let differs = cells.find(|at| is_of_another_kind || old[*at] != record.cells[*at]);
            let (column, values) = match differs {
                Some(at) => {
                    let before = self.text(table, target, (old, at)).await?;
                    let after = self.text(table, target, (&record.cells, at)).await?;
                    // What follows from a value differs alone if the rule for it was changed.
                    let is_own = at == first;
                    let column = if is_own {
                        &field.name
                    } else {
                        &columns[at - first].name
                    };
                    (column, Some((before, after)))
                }
                None => (&field.name, self.hanging(table, target, record.id).await?),
            };
            first += columns.len();
            differences.extend(values.map(|(before, after)| Difference {
                column: column.clone(),
                before,
                after,
            }));
        }
        Ok(differences)
    }

    async fn text(
        &mut self,
        table: &Table,
        target: &Target,
        (cells, at): (&[Cell], usize),
    ) -> Result<String, DbErr> {
        Ok(match (&cells[at], target) {
            (Cell::Text(text), _) => text.clone().unwrap_or_default(),
            (Cell::Day(day), _) => day.map_or(String::new(), |it| it.to_string()),
            (Cell::Number(number), _) => number.map_or(String::new(), |it| it.to_string()),
            (Cell::Id(None), _) => String::new(),
            (Cell::Id(Some(id)), Target::Reference(table)) => self.keys.of(table, *id).await?,
            (Cell::Id(Some(id)), _) => {
                let Some(kind) = kind(table, cells) else {
                    return Ok(id.to_string());
                };
                self.keys.of(&kind.to_lowercase(), *id).await?
            }
        })
    }

    /// What hangs on a record in this column, before and after, if that would be something else.
    async fn hanging(
        &mut self,
        table: &Table,
        target: &Target,
        id: i64,
    ) -> Result<Option<(String, String)>, DbErr> {
        let kind = table.resource.name.to_uppercase();
        let record = (kind.clone(), id);
        let (of, old, changed) = match target {
            Target::Sources => {
                let changed = self.hanging.sources.get(&(kind.as_str(), id));
                ("source", self.stored.citations.get(&record), changed)
            }
            Target::Subjects => {
                let changed = self.hanging.subjects.get(&id);
                ("subject", self.stored.subjects.get(&id), changed)
            }
            Target::Name(language) => {
                let after = self
                    .hanging
                    .names
                    .get(&(kind.as_str(), id, language.as_str()));
                let before = self.stored.names.get(&record);
                let before = before.and_then(|it| it.get(language)).cloned();
                let both = after.map(|it| (before.unwrap_or_default(), (*it).to_owned()));
                return Ok(both);
            }
            _ => return Ok(None),
        };
        let Some(changed) = changed else {
            return Ok(None);
        };
        let none = BTreeSet::new();
        let old = old.unwrap_or(&none);
        let before = self.keys.list(of, old).await?;
        Ok(Some((before, self.keys.list(of, &(old ^ changed)).await?)))
    }
}

/// Of which kind the record is that a row is about.
fn kind<'a>(table: &Table, cells: &'a [Cell]) -> Option<&'a str> {
    let at = table
        .columns
        .iter()
        .position(|it| it.name == "record_kind")?;
    match &cells[at] {
        Cell::Text(kind) => kind.as_deref(),
        _ => None,
    }
}

/// What hangs on records and would be something else.
struct Hanging<'a> {
    /// The sources that a record gains or loses: kind of record, and record.
    sources: HashMap<(&'a str, i64), BTreeSet<i64>>,
    /// The subjects that an agreement gains or loses.
    subjects: HashMap<i64, BTreeSet<i64>>,
    /// The names that a record gets, of a kind, in a language.
    names: HashMap<(&'a str, i64, &'a str), &'a str>,
}

impl<'a> Hanging<'a> {
    fn new(attached: &'a Attached) -> Self {
        let mut sources: HashMap<_, BTreeSet<_>> = HashMap::new();
        let citations = attached.new_citations.iter();
        for (kind, id, source) in citations.chain(&attached.old_citations) {
            let of_record = sources.entry((kind.as_str(), *id)).or_default();
            of_record.insert(*source);
        }
        let mut subjects: HashMap<_, BTreeSet<_>> = HashMap::new();
        for (id, subject) in attached.new_subjects.iter().chain(&attached.old_subjects) {
            subjects.entry(*id).or_default().insert(*subject);
        }
        let names = attached.names.iter().map(|(kind, id, language, name)| {
            let name = name.as_deref().unwrap_or_default();
            ((kind.as_str(), *id, language.as_str()), name)
        });
        Self {
            sources,
            subjects,
            names: names.collect(),
        }
    }
}

/// The keys of ids.
struct Keys<'a, C> {
    db: &'a C,
    stored: &'a Stored,
    plan: &'a Plan,
    /// The keys of each table that was asked for, as far as they are in memory.
    known: HashMap<String, HashMap<i64, &'a str>>,
}

impl<C: ConnectionTrait> Keys<'_, C> {
    async fn of(&mut self, table: &str, id: i64) -> Result<String, DbErr> {
        if !self.known.contains_key(table) {
            self.known.insert(table.to_owned(), self.all(table));
        }
        if let Some(key) = self.known[table].get(&id) {
            return Ok((*key).to_owned());
        }
        // What the package does not speak of was not read.
        let mut query = Query::select();
        query.column("key").from(Alias::new(table));
        query.and_where(Expr::col("id").eq(id));
        let row = self.db.query_one(&query).await?;
        row.map_or(Ok(id.to_string()), |row| row.try_get("", "key"))
    }

    async fn list(&mut self, table: &str, ids: &BTreeSet<i64>) -> Result<String, DbErr> {
        let mut keys = vec![];
        for id in ids {
            keys.push(self.of(table, *id).await?);
        }
        Ok(keys.join(";"))
    }
}

impl<'a, C> Keys<'a, C> {
    fn all(&self, table: &str) -> HashMap<i64, &'a str> {
        let stored = self.stored.tables.iter();
        let stored = stored.filter(|(it, _)| it.resource.name == table);
        let stored = stored.flat_map(|(_, rows)| rows);
        let stored = stored.map(|(key, (id, _))| (*id, key.as_str()));
        let planned = self.plan.tables.iter().filter(|it| it.name == table);
        let planned = planned.flat_map(|it| &it.inserts);
        let planned = planned.map(|it| (it.id, it.key.as_str()));
        stored.chain(planned).collect()
    }
}
