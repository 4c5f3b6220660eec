//! More than the server can do: so many requests at once, and so long.

use std::{cell::Cell, time::Duration};

use async_graphql::futures_util::future::join_all;
use foedera::store::{connect::Database, patience::asking};
use sea_orm::{ConnectionTrait, DatabaseTransaction, TransactionTrait};
use tokio::time::timeout;

use crate::support::{
    database,
    web::{ANEW, Web, ask, from, get},
};

const QUERY: &str = "{ states(first: 3) { nodes { name } } }";

/// All connections that a pool may have: until they are dropped, whoever reads waits.
async fn all_of(database: &Database) -> Vec<DatabaseTransaction> {
    let [readers, _] = database.pools();
    let mut held = Vec::new();
    for _ in 0..readers.max {
        held.push(database.reader.begin().await.unwrap());
    }
    held
}

/// One is worked on, one waits, and the third is refused at once: of several clients, or of one.
#[tokio::test]
async fn beyond_those_that_wait_a_request_is_refused() {
    let database = database::shipped().await;
    // Where nothing is kept, a request first of all needs room.
    let limits = ["--max-requests", "1", "--max-waiting", "1"];
    let flags = [&limits[..], &ANEW].concat();
    let web = Web::over(database.reader.clone(), &flags);
    for addresses in [["1", "2", "3"], ["1", "1", "1"]] {
        let held = all_of(&database).await;
        let of = |at: &str| from(&format!("203.0.113.{at}:1000"), ask(QUERY));
        let [one, two, three] = addresses.map(|at| web.send(of(at)));
        // Asked in this order, and the connections are given back after all three.
        let give_back = async { drop(held) };
        let (first, second, third, ()) = tokio::join!(one, two, three, give_back);
        assert_eq!([first.code(), second.code()], ["", ""]);
        assert_eq!((third.status.as_u16(), &*third.code()), (503, "OVERLOADED"));
        assert_eq!(third.header("retry-after"), "1");
        assert_eq!(web.send(of("1")).await.code(), "");
    }
}

/// One client has an eighth of the places at work. Whatever else it sends waits, and keeps nobody out.
#[tokio::test]
async fn a_client_leaves_places_for_others() {
    let database = database::shipped().await;
    for (places, of_one) in [("8", 1), ("16", 2)] {
        let flags = [&["--max-requests", places][..], &ANEW].concat();
        let web = Web::over(database.reader.clone(), &flags);
        let held = all_of(&database).await;
        let answered = Cell::new(0);
        let one = "203.0.113.1:1000";
        let waits = async || {
            let reply = web.send(from(one, ask(QUERY))).await;
            answered.set(answered.get() + 1);
            reply.code()
        };
        // What reads nothing waits for a place alone.
        let quick = async |address| {
            let reply = web.send(from(address, ask("{ __typename }"))).await;
            assert_eq!((reply.code(), answered.get()), (String::new(), 0));
        };
        let rest = async {
            if of_one > 1 {
                quick(one).await;
            }
            let other = async {
                quick("203.0.113.2:1000").await;
                drop(held);
            };
            tokio::join!(join_all((0..17).map(|_| waits())), other).0
        };
        let (first, rest) = tokio::join!(waits(), rest);
        assert_eq!((first, rest), (String::new(), vec![String::new(); 17]));
    }
}

#[tokio::test]
async fn a_request_that_takes_too_long_is_refused() {
    let database = database::shipped().await;
    let web = Web::over(database.reader.clone(), &["--request-timeout", "0.01"]);
    let held = all_of(&database).await;
    let late = web.send(ask(QUERY)).await;
    assert_eq!((late.status.as_u16(), &*late.code()), (504, "TIMED_OUT"));
    drop(held);
}

/// While others hold all connections, whoever asks is told that there is no room. The server is ready
/// all the same, and tells what it knows already.
#[tokio::test]
async fn others_that_read_for_long_leave_the_server_ready() {
    let database = database::shipped().await;
    let limits = ["--max-requests", "1", "--max-waiting", "0"];
    let web = Web::of_database(&database, &limits);
    let known = "{ collections { totalCount } }";
    assert_eq!(web.send(ask(known)).await.code(), "");
    let held = all_of(&database).await;
    let busy = web.send(ask(QUERY));
    let others = async {
        // As long as it waits, it has the only place at work.
        tokio::time::sleep(Duration::from_millis(300)).await;
        assert_eq!(web.send(get("/ready", "*/*")).await.status, 200);
        assert_eq!(web.send(ask(known)).await.code(), "");
    };
    let (busy, ()) = tokio::join!(busy, others);
    assert_eq!((busy.status.as_u16(), &*busy.code()), (503, "OVERLOADED"));
    assert!(busy.json().get("data").is_none(), "{}", busy.body);
    assert_eq!(busy.header("retry-after"), "5");
    drop(held);
    assert_eq!(web.send(ask(QUERY)).await.code(), "");
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
    let left = timeout(Duration::from_millis(50), asks).await;
    assert!(left.is_err());
    // The pools close once nothing is at work.
    let closed = timeout(Duration::from_secs(10), database.close()).await;
    closed.expect("the statement is still at work").unwrap();
}
