//! Facts on which sources differ.

use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use entity::{
    claim::{self, Column},
    vocabulary::RecordKind,
};
use sea_orm::{
    ColumnTrait, Condition, DbErr, EntityTrait, ExprTrait, IdenStatic, QueryFilter, QuerySelect,
    QueryTrait,
    sea_query::{Expr, Query, SelectStatement},
};

use super::{Store, column_ref, links::Record, question::Question, words::Words};

/// Asks for the facts of a record on which sources differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DisputedFacts {
    kind: RecordKind,
    record: i64,
}

impl DisputedFacts {
    /// Those of this record.
    pub fn of<E: Record>(record: i64) -> Self {
        let kind = E::KIND;
        Self { kind, record }
    }
}

impl Question for DisputedFacts {
    type Answer = BTreeSet<String>;

    fn size(facts: &Self::Answer) -> usize {
        // A node of a tree has room for eleven.
        (1 + facts.len() / 6) * size_of::<[String; 12]>()
    }

    async fn answer(
        store: &Store,
        keys: &[Self],
    ) -> Result<HashMap<Self, Self::Answer>, Arc<DbErr>> {
        let mut records: HashMap<RecordKind, Vec<i64>> = HashMap::new();
        for DisputedFacts { kind, record } in keys {
            records.entry(*kind).or_default().push(*record);
        }
        let mut found: HashMap<Self, BTreeSet<String>> = HashMap::new();
        for (kind, records) in records {
            let columns = [Column::RecordId.as_str(), Column::Property.as_str()];
            let disputed = disputed(kind, &records, store.words());
            for (record, property) in store.pairs(disputed, columns).await? {
                let facts = found.entry(Self { kind, record }).or_default();
                facts.insert(property);
            }
        }
        Ok(found)
    }
}

/// The facts of these records of which claims have more than one value.
fn disputed(kind: RecordKind, records: &[i64], words: &Words) -> SelectStatement {
    claim::Entity::find()
        .select_only()
        .columns([Column::RecordId, Column::Property])
        .filter(Column::RecordKind.eq(kind))
        .filter(words.is_one_of(column_ref(Column::RecordId), records))
        .group_by(Column::RecordId)
        .group_by(Column::Property)
        .having(Expr::col(column_ref(Column::Value)).count_distinct().gt(1))
        .into_query()
}

/// What holds of one claim of each fact on which sources differ: another has another value, and
/// none comes before it.
pub fn first_of_its_dispute() -> Condition {
    let other = |column: Column| Expr::col((OTHER, column));
    let own = |column: Column| Expr::col(column_ref(column));
    let rival = beside(other(Column::Value).ne(own(Column::Value)));
    let earlier = beside(other(Column::Id).lt(own(Column::Id)));
    Condition::all()
        .add(Expr::exists(rival))
        .add(Expr::exists(earlier).not())
}

const OTHER: &str = "other_claim";

/// The other claims of the same fact of which this holds.
fn beside(condition: Expr) -> SelectStatement {
    let mut select = Query::select();
    select.expr(Expr::val(1)).from_as(claim::Entity, OTHER);
    for column in [Column::RecordKind, Column::RecordId, Column::Property] {
        select.and_where(Expr::col((OTHER, column)).equals(column.as_column_ref()));
    }
    select.and_where(condition).take()
}
