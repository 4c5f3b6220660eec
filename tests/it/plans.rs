//! Plans: a status on a day is asked by an index, on either engine.

use async_graphql::{InputType, Value, value};
use entity::{agreement, party};
use foedera::{
    graphql::types::{agreement::AgreementFilter, party::PartyFilter},
    store::Filter,
};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DbBackend, EntityTrait, QueryFilter, QueryTrait, Select,
    Statement, TransactionTrait,
};

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

/// The plan names an index for each table of periods. PostgreSQL would read a small table as a
/// whole all the same, so it is told to rather not.
async fn is_asked_by_an_index<E: EntityTrait>(
    db: &DatabaseConnection,
    select: Select<E>,
    status: &Value,
) {
    let engine = db.get_database_backend();
    let statement = select.build(engine);
    let sql = statement.to_string();
    let (explain, column, scan) = match engine {
        DbBackend::Postgres => ("EXPLAIN", "QUERY PLAN", "Seq Scan on "),
        _ => ("EXPLAIN QUERY PLAN", "detail", "SCAN "),
    };
    let session = db.begin().await.unwrap();
    if engine == DbBackend::Postgres {
        session
            .execute_unprepared("SET LOCAL enable_seqscan = off")
            .await
            .unwrap();
    }
    let explain = Statement {
        sql: format!("{explain} {}", statement.sql),
        ..statement
    };
    let rows = session.query_all_raw(explain).await.unwrap();
    let plan: Vec<String> = rows
        .iter()
        .map(|row| row.try_get("", column).unwrap())
        .collect();
    let periods = plan.iter().filter(|line| line.contains("_period")).count();
    assert!(periods > 0, "{plan:#?}");
    for table in ["agreement_period", "party_period"] {
        let scan = format!("{scan}{table}");
        let scanned = plan
            .iter()
            .any(|line| line.contains(&scan) && !line.contains("USING"));
        assert!(!scanned, "{status}\n{sql}\n{plan:#?}");
    }
}
