//! More than the server can do: so many requests at once, and so long.

use std::time::Duration;

use foedera::store::connect::{Database, asking};
use sea_orm::ConnectionTrait;

use crate::support::{
    database,
    web::{Web, ask},
};

const QUERY: &str = "{ states(first: 3) { nodes { name } } }";

/// One is worked on, one waits, and the third is refused at once.
#[tokio::test]
async fn beyond_those_that_wait_a_request_is_refused() {
    let web = Web::with(&["--max-requests", "1", "--max-waiting", "1"]).await;
    let send = || web.send(ask(QUERY));
    let (first, second, third) = tokio::join!(send(), send(), send());
    assert_eq!(
        (first.code(), second.code()),
        (String::new(), String::new())
    );
    assert_eq!((third.status.as_u16(), &*third.code()), (503, "OVERLOADED"));
    assert_eq!(third.header("retry-after"), "1");
    assert_eq!(send().await.code(), "");
}

#[tokio::test]
async fn a_request_that_takes_too_long_is_refused() {
    let web = Web::with(&["--request-timeout", "0.000001"]).await;
    let late = web.send(ask(QUERY)).await;
    assert_eq!((late.status.as_u16(), &*late.code()), (504, "TIMED_OUT"));
}

/// A pool closes once its connections are back, so it would wait for a statement without an end.
#[tokio::test]
async fn a_statement_that_nobody_waits_for_is_stopped() {
    // SQLite stops it since nobody waits; PostgreSQL since its time is over.
    let patience = match database::server() {
        None => Duration::from_hours(1),
        Some(_) => Duration::from_secs(1),
    };
    let address = database::fresh("endless").await;
    let database = Database::open_with(&address, None, patience).await.unwrap();
    let endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT 1 - x FROM n) \
                   SELECT count(*) FROM n";
    let asks = asking(database.reader.execute_unprepared(endless));
    let left = tokio::time::timeout(Duration::from_millis(50), asks).await;
    assert!(left.is_err());
    database.close().await.unwrap();
}
