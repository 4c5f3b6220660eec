//! Rows that are kept for other requests: those of an answer are of one version, and who reads many
//! lets others have their turn.

use std::{future::poll_fn, pin::pin, sync::Arc, time::Duration};

use async_graphql::Request;
use foedera::{
    graphql::{self, Answer, guard, prepare},
    store::Store,
};
use sea_orm::{ConnectionTrait, DbBackend, TransactionTrait};
use serde_json::{Value, json};
use tokio::{sync::Semaphore, time::timeout};

use crate::support::{
    code_of,
    package::{changed, loaded, run},
    today,
};

/// What is asked, and how often the answer was polled.
async fn asked(store: &Store, query: &str) -> (Value, usize) {
    let mut answer = pin!(answered(store, query));
    let mut polls = 0;
    let answer = poll_fn(|ctx| {
        polls += 1;
        answer.as_mut().poll(ctx)
    });
    let data = answer.await.response.data.into_json().unwrap();
    (data, polls)
}

async fn answered(store: &Store, query: &str) -> Answer {
    let schema = graphql::schema();
    let document = Arc::new(guard::parse(query).unwrap());
    let prepared = prepare(&schema, Request::new(""), document, guard::Rules::default()).unwrap();
    Answer {
        response: prepared.run(&schema, store, today()).await,
        statements: store.statements(),
    }
}

/// A request that begins with the version of the data of this moment.
async fn begun(store: &Store) -> Store {
    let request = store.counting_anew();
    request.version().await.unwrap();
    request
}

#[tokio::test]
async fn an_answer_is_of_one_version_though_an_import_came_between() {
    let database = loaded().await;
    let store = Store::new(database.reader.clone()).keeping(1 << 20);
    let kept = "one: state(by: {iso: \"BGR\"}) { name }";
    let read = "all: states(filter: {key: {eq: \"bgr\"}}) { nodes { name } }";
    let before = begun(&store).await;
    asked(&before, &format!("{{ {kept} }}")).await;

    let late = begun(&store).await;
    let before = late.statements();
    let renamed = changed("state.csv", |text| {
        text.replace("bgr,Bulgaria,", "bgr,Changed,")
    });
    run(&database, &renamed).await;
    let (data, _) = asked(&late, &format!("{{ {kept} {read} }}")).await;
    let changed = json!({ "name": "Changed" });
    assert_eq!(
        data,
        json!({ "one": changed, "all": { "nodes": [changed] } })
    );
    // The page, and both once more.
    assert_eq!(late.statements() - before, 1 + 2);
}

/// Where copies of the database take turns, what is read once more may be of two versions too.
#[tokio::test]
async fn what_is_of_two_versions_is_not_told() {
    let database = loaded().await;
    let random = match database.writer.get_database_backend() {
        DbBackend::Sqlite => "abs(random())",
        _ => "CAST(random() * 1000000000 AS bigint)",
    };
    for change in [
        "ALTER TABLE data_import RENAME TO past_import",
        &format!("CREATE VIEW data_import AS SELECT {random} AS id"),
    ] {
        database.writer.execute_unprepared(change).await.unwrap();
    }
    let query = "{ states(first: 1) { nodes { key } } agreements(first: 1) { nodes { key } } }";
    let answer = answered(&Store::new(database.reader.clone()), query).await;
    assert_eq!(code_of(&answer), "UNAVAILABLE");
    assert_eq!(answer.response.data, async_graphql::Value::Null);
}

/// Whoever has read what an import wrote is not told later of what was before.
#[tokio::test]
async fn a_version_that_a_statement_read_is_the_present_one() {
    let database = loaded().await;
    let store = Store::new(database.reader.clone()).keeping(1 << 20);
    let version = || async { begun(&store).await.version().await.unwrap().to_string() };
    let before = version().await;
    let import =
        "INSERT INTO data_import (id, package, version, imported_at, inserted, updated, unchanged)
        SELECT max(id) + 1, 'p', '1', '2026-11-27', 0, 0, 0 FROM data_import";
    database.writer.execute_unprepared(import).await.unwrap();
    asked(
        &begun(&store).await,
        "{ states(first: 1) { nodes { name } } }",
    )
    .await;
    assert_ne!(version().await, before);
}

#[tokio::test]
async fn an_answer_that_waits_for_nothing_pauses() {
    let database = loaded().await;
    let store = Store::new(database.reader.clone()).keeping(1 << 20);
    let count = |at| format!("a{at}: agreements {{ totalCount }} ");
    let counts: String = (0..12).map(count).collect();
    let query = format!("{{ states(first: 100) {{ nodes {{ {counts} }} }} }}");
    let (first, _) = asked(&begun(&store).await, &query).await;
    let again = begun(&store).await;
    let before = again.statements();
    let (second, polls) = asked(&again, &query).await;
    assert_eq!((first, before), (second, again.statements()));
    // It is polled once, and after each pause.
    assert!(polls > 1, "{polls}");
}

/// A client sends so many statements at once. A turn is over when the database is done, though nobody may
/// wait for it any more.
#[tokio::test]
async fn a_statement_has_its_turn() {
    let database = loaded().await;
    let turns = Arc::new(Semaphore::new(1));
    let store = Store::new(database.reader.clone()).in_turns(Some(Arc::clone(&turns)));
    let asks = || answered(&store, "{ states(first: 1) { nodes { name } } }");
    let a_while = Duration::from_millis(50);

    let turn = turns.acquire().await.unwrap();
    assert!(timeout(a_while, asks()).await.is_err());
    drop(turn);
    assert_eq!(asks().await.response.errors, []);

    let [readers, _] = database.pools();
    let mut held = Vec::new();
    for _ in 0..readers.max {
        held.push(database.reader.begin().await.unwrap());
    }
    assert!(timeout(a_while, asks()).await.is_err());
    assert_eq!(turns.available_permits(), 0);
    drop(held);
    let _turn = turns.acquire().await.unwrap();
}
