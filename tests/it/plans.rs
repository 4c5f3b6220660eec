//! Plans: a status on a day is asked by an index, and a page behind a cursor begins within one, on
//! either engine.

use async_graphql::{InputType, Value, value};
use entity::{agreement, party};
use foedera::{
    graphql::types::{
        agreement::{AgreementFilter, AgreementOrderField},
        party::PartyFilter,
    },
    store::{
        Direction, Filter, Link, Order, Position, Slice,
        between::With,
        connect::{Database, words},
        links::AgreementsOfActor,
        planned::statement,
        range,
        words::{POSTGRES, SQLITE},
    },
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseConnection, DbBackend, EntityTrait, QueryFilter,
    QueryResult, QuerySelect, QueryTrait, Select, Statement, TransactionTrait,
    sea_query::{Expr, SelectStatement},
};
use tempfile::TempDir;

use crate::support::database;

#[tokio::test]
async fn the_status_of_agreements_is_asked_by_an_index() {
    let db = database::shipped().await.reader;
    for status in [
        value!({"is": "IN_FORCE", "asOf": "2001-05-01"}),
        value!({"in": ["SIGNED", "ENDED"], "asOf": "2001-05-01"}),
        value!({"is": "IN_FORCE", "asOf": "2001-05-01", "certainty": "POSSIBLE"}),
        value!({"is": "ENDED", "asOf": "2026-03-01", "since": {"from": "2022-01-01"}}),
    ] {
        let filter = AgreementFilter::parse(Some(value!({ "status": status })))
            .ok()
            .unwrap();
        let select = agreement::Entity::find().filter(filter.condition());
        is_asked_by_an_index(&db, select, &status).await;
    }
}

#[tokio::test]
async fn the_status_of_parties_is_asked_by_an_index() {
    let db = database::shipped().await.reader;
    for status in [
        value!({"is": "PARTY", "asOf": "2001-05-01"}),
        value!({"is": "SIGNATORY", "asOf": "2001-05-01", "since": {"until": "1996-05-01"}}),
        value!({"is": "PARTY", "asOf": "2001-05-01", "bearer": {"isoCode": {"eq": "RUS"}}}),
    ] {
        let filter = PartyFilter::parse(Some(value!({ "status": status })))
            .ok()
            .unwrap();
        let select = party::Entity::find().filter(filter.condition());
        is_asked_by_an_index(&db, select, &status).await;
        let filter = value!({"parties": {"some": {"status": status}}});
        let filter = AgreementFilter::parse(Some(filter)).ok().unwrap();
        let select = agreement::Entity::find().filter(filter.condition());
        is_asked_by_an_index(&db, select, &status).await;
    }
}

/// The plan names an index for each table of periods.
async fn is_asked_by_an_index<E: EntityTrait>(
    db: &DatabaseConnection,
    select: Select<E>,
    status: &Value,
) {
    let statement = select.build(db.get_database_backend());
    let sql = statement.to_string();
    let plan = plan(db, statement).await;
    let periods = plan.iter().filter(|line| line.contains("_period")).count();
    assert!(periods > 0, "{plan:#?}");
    for table in ["agreement_period", "party_period"] {
        let scan = format!("{}{table}", scan(db));
        let scanned = plan
            .iter()
            .any(|line| line.contains(&scan) && !line.contains("USING"));
        assert!(!scanned, "{status}\n{sql}\n{plan:#?}");
    }
}

/// Of a State with few agreements and one with many, only those of both are read.
#[tokio::test]
async fn the_agreements_of_two_are_found_by_their_parts() {
    let db = database::shipped().await.reader;
    let with = With {
        other: 2,
        predecessors: false,
    };
    let own = party::Column::ActorId.eq(1);
    let select = AgreementsOfActor::select()
        .filter(own)
        .filter(with.condition_of(1, words(&db)));
    let plan = plan(&db, select.build(db.get_database_backend())).await;
    let reads = |line: &&String| line.contains("ix_party_actor_id_agreement_id");
    let expected = match db.get_database_backend() {
        DbBackend::Postgres => plan.iter().filter(reads).count() >= 1,
        _ => plan.iter().any(|line| line == "MERGE (INTERSECT)"),
    };
    assert!(expected, "{plan:#?}");
}

/// Else a statement is prepared anew whenever its values change, and threads wait for each other.
#[tokio::test]
async fn sqlite_is_built_as_it_should_be() {
    let folder = TempDir::new().unwrap();
    let url = format!("sqlite:{}", folder.path().join("any.db").display());
    let db = Database::open(&url).await.unwrap().writer;
    let sql = "SELECT compile_options AS option FROM pragma_compile_options";
    let rows = db.query_all_raw(Statement::from_string(DbBackend::Sqlite, sql));
    let rows = rows.await.unwrap();
    let options: Vec<String> = rows
        .iter()
        .map(|it| it.try_get("", "option").unwrap())
        .collect();
    let has = |option: &str| options.iter().any(|it| it == option);
    assert!(
        has("ENABLE_QPSG") && has("DEFAULT_MEMSTATUS=0"),
        "{options:?}"
    );
    assert!(!has("ENABLE_MEMORY_MANAGEMENT"), "{options:?}");
}

#[test]
fn limits_stand_in_the_text_if_they_are_all_the_values() {
    let limited = agreement::Entity::find().limit(21).into_query();
    let filter = agreement::Column::Key.eq("a");
    let filtered = agreement::Entity::find()
        .filter(filter)
        .limit(21)
        .into_query();
    for (backend, words, query, end, values) in [
        (DbBackend::Postgres, &POSTGRES, &limited, "LIMIT 21", 0),
        (
            DbBackend::Postgres,
            &POSTGRES,
            &filtered,
            "\"key\" = $1 LIMIT $2",
            2,
        ),
        (DbBackend::Sqlite, &SQLITE, &limited, "LIMIT ?", 1),
    ] {
        let statement = statement(backend, query, words);
        assert!(statement.sql.ends_with(end), "{}", statement.sql);
        assert_eq!(statement.values.map_or(0, |it| it.0.len()), values);
    }
}

#[tokio::test]
async fn a_page_behind_a_cursor_begins_there() {
    let db = database::shipped().await.reader;
    let signed = agreement::Column::SignedOnEarliest;
    let rows = agreement::Entity::find().filter(signed.is_not_null());
    let with = rows.one(&db).await.unwrap().unwrap();
    let rows = agreement::Entity::find().filter(signed.is_null());
    let without = rows.one(&db).await.unwrap().unwrap();
    for field in [AgreementOrderField::SignedOn, AgreementOrderField::Title] {
        for direction in [Direction::Ascending, Direction::Descending] {
            let order = Order(vec![(field, direction)]);
            for row in [&with, &without] {
                let position = Position::of::<agreement::Entity>(row, &order);
                for backward in [false, true] {
                    let side = |it: bool| it.then(|| position.clone());
                    let slice = Slice {
                        after: side(!backward),
                        before: side(backward),
                        limit: 20,
                        backward,
                    };
                    begins_there(&db, &order, &slice).await;
                }
            }
        }
    }
}

/// Each time the table is read, that begins within an index.
async fn begins_there(db: &DatabaseConnection, order: &Order<AgreementOrderField>, slice: &Slice) {
    let (select, words) = (agreement::Entity::find(), words(db));
    let mut pages = vec![range::page(select.clone(), order, slice, words)];
    if words.texts.is_some() {
        let item = Expr::col(agreement::Column::Title);
        pages.push(range::items(select, order, slice, words, item));
    }
    for page in pages {
        is_read_by_index(db, &page).await;
    }
}

async fn is_read_by_index(db: &DatabaseConnection, page: &SelectStatement) {
    let statement = db.get_database_backend().build(page);
    let sql = statement.to_string();
    let plan = plan(db, statement).await;
    let count = |word: &str| plan.iter().filter(|line| line.contains(word)).count();
    let (reads, begins) = match db.get_database_backend() {
        DbBackend::Postgres => (count(" on agreement"), count("Index Cond")),
        _ => (
            count(" agreement USING"),
            count("SEARCH agreement USING INDEX"),
        ),
    };
    assert!(reads > 0 && reads == begins, "{sql}\n{plan:#?}");
    assert_eq!(
        count(&format!("{}agreement", scan(db))),
        0,
        "{sql}\n{plan:#?}"
    );
}

/// What a plan says of a table that is read as a whole.
fn scan(db: &DatabaseConnection) -> &'static str {
    match db.get_database_backend() {
        DbBackend::Postgres => "Seq Scan on ",
        _ => "SCAN ",
    }
}

/// The plan of a statement. PostgreSQL would read a small table as a whole all the same, so it is
/// told to rather not.
async fn plan(db: &DatabaseConnection, statement: Statement) -> Vec<String> {
    let (explain, column) = match db.get_database_backend() {
        DbBackend::Postgres => ("EXPLAIN", "QUERY PLAN"),
        _ => ("EXPLAIN QUERY PLAN", "detail"),
    };
    let session = db.begin().await.unwrap();
    if db.get_database_backend() == DbBackend::Postgres {
        for setting in ["enable_seqscan", "enable_bitmapscan"] {
            let off = format!("SET LOCAL {setting} = off");
            session.execute_unprepared(&off).await.unwrap();
        }
    }
    let explain = Statement {
        sql: format!("{explain} {}", statement.sql),
        ..statement
    };
    let rows = session.query_all_raw(explain).await.unwrap();
    let line = |row: &QueryResult| row.try_get("", column).unwrap();
    rows.iter().map(line).collect()
}
