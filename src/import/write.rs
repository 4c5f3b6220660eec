//! Writes a plan, in the transaction of its caller.

use std::cmp;

use chrono::{DateTime, SecondsFormat, Utc};
use sea_orm::{
    ConnectionTrait, DbErr, ExprTrait, Value,
    sea_query::{Alias, Expr, Query},
};

use crate::{
    domain::text::fold,
    store::bulk::{VALUES, insert},
};

use super::{
    plan::{Attached, Plan, Record, TablePlan},
    progress::{Course, Progress},
    report::Report,
};

/// So many records are made ready to be written at once.
const RECORDS: usize = 10_000;

/// Writes a plan.
pub async fn write<P: Progress>(
    db: &impl ConnectionTrait,
    plan: Plan,
    course: &mut Course<'_, P>,
) -> Result<(), DbErr> {
    for table in plan.tables {
        release(db, &table).await?;
        for records in table.inserts.chunks(RECORDS) {
            let rows = records.iter().map(values).collect();
            insert(db, &table.name, &table.columns, rows).await?;
            course.wrote(&table.name, records.len());
        }
        for record in &table.updates {
            update(db, &table, record).await?;
        }
        course.wrote(&table.name, table.updates.len());
    }
    attach(db, &plan.attached).await
}

/// Keeps that a package was imported. The number tells versions of the data apart, so it is made of
/// the time: after a restore takes the last import back, the next does not get its number.
pub async fn record(
    db: &impl ConnectionTrait,
    (name, version): (&str, &str),
    report: &Report,
) -> Result<(), DbErr> {
    let columns = [
        "id",
        "package",
        "version",
        "imported_at",
        "inserted",
        "updated",
        "unchanged",
    ];
    let count = |number: usize| Value::from(i64::try_from(number).unwrap_or(i64::MAX));
    let now = now();
    let row = vec![
        number(db, now).await?.into(),
        name.into(),
        version.into(),
        now.to_rfc3339_opts(SecondsFormat::Secs, true).into(),
        count(report.inserted),
        count(report.updated),
        count(report.unchanged),
    ];
    insert(db, "data_import", &columns, vec![row]).await
}

#[expect(
    clippy::disallowed_methods,
    reason = "an import is dated; nothing else depends on it"
)]
fn now() -> DateTime<Utc> {
    Utc::now()
}

/// The number of an import of this instant: higher than all before.
async fn number(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<i64, DbErr> {
    let mut query = Query::select();
    query.expr(Expr::col("id").max()).from("data_import");
    let last = db.query_one(&query).await?;
    let last = last.map(|row| row.try_get_by_index::<Option<i64>>(0));
    let last = last.transpose()?.flatten().unwrap_or_default();
    Ok(cmp::max(last + 1, now.timestamp_millis()))
}

fn values(record: &Record) -> Vec<Value> {
    let own = [Value::from(record.id), Value::from(record.key.clone())];
    own.into_iter()
        .chain(record.cells.iter().cloned().map(Value::from))
        .collect()
}

/// Empties the unique columns of the rows to update, so that one row may take what another gives
/// up.
async fn release(db: &impl ConnectionTrait, table: &TablePlan) -> Result<(), DbErr> {
    if table.unique.is_empty() {
        return Ok(());
    }
    for records in table.updates.chunks(VALUES) {
        let none = || Expr::val(Value::from(None::<String>));
        let mut query = Query::update();
        query
            .table(Alias::new(&table.name))
            .values(
                table
                    .unique
                    .iter()
                    .map(|column| (Alias::new(column), none())),
            )
            .and_where(Expr::col("id").is_in(records.iter().map(|record| record.id)));
        db.execute(&query).await?;
    }
    Ok(())
}

async fn update(
    db: &impl ConnectionTrait,
    table: &TablePlan,
    record: &Record,
) -> Result<(), DbErr> {
    let cells = record
        .cells
        .iter()
        .cloned()
        .map(|cell| Expr::val(Value::from(cell)));
    let mut query = Query::update();
    query
        .table(Alias::new(&table.name))
        .values(table.columns[2..].iter().map(Alias::new).zip(cells))
        .and_where(Expr::col("id").eq(record.id));
    if record.cells.is_empty() {
        Ok(())
    } else {
        db.execute(&query).await.map(drop)
    }
}

async fn attach(db: &impl ConnectionTrait, attached: &Attached) -> Result<(), DbErr> {
    detach(db, attached).await?;
    let citations = attached.new_citations.iter();
    let citations =
        citations.map(|(kind, id, source)| vec![kind.into(), (*id).into(), (*source).into()]);
    let columns = ["record_kind", "record_id", "source_id"];
    insert(db, "citation", &columns, citations.collect()).await?;
    let subjects = attached.new_subjects.iter();
    let subjects = subjects.map(|(id, subject)| vec![(*id).into(), (*subject).into()]);
    let columns = ["agreement_id", "subject_id"];
    insert(db, "agreement_subject", &columns, subjects.collect()).await?;
    let names = attached
        .names
        .iter()
        .filter_map(|(kind, id, language, name)| {
            Some(vec![
                kind.into(),
                (*id).into(),
                language.into(),
                name.as_ref()?.into(),
                fold(name.as_ref()?).into(),
            ])
        });
    let columns = [
        "record_kind",
        "record_id",
        "language",
        "name",
        "name_folded",
    ];
    insert(db, "name", &columns, names.collect()).await
}

/// Takes away what hangs on records no more, and what is about to be replaced.
async fn detach(db: &impl ConnectionTrait, attached: &Attached) -> Result<(), DbErr> {
    for (kind, record, source) in &attached.old_citations {
        let of_source = Expr::col("source_id").eq(*source);
        remove(db, "citation", of_record(kind, *record).and(of_source)).await?;
    }
    for (agreement, subject) in &attached.old_subjects {
        let of_agreement = Expr::col("agreement_id").eq(*agreement);
        let row = of_agreement.and(Expr::col("subject_id").eq(*subject));
        remove(db, "agreement_subject", row).await?;
    }
    for (kind, record, language, _) in &attached.names {
        let in_language = Expr::col("language").eq(language.as_str());
        remove(db, "name", of_record(kind, *record).and(in_language)).await?;
    }
    Ok(())
}

fn of_record(kind: &str, id: i64) -> Expr {
    Expr::col("record_kind")
        .eq(kind)
        .and(Expr::col("record_id").eq(id))
}

async fn remove(db: &impl ConnectionTrait, table: &str, row: Expr) -> Result<(), DbErr> {
    let mut query = Query::delete();
    query.from_table(Alias::new(table)).and_where(row);
    db.execute(&query).await.map(drop)
}
