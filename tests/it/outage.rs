//! The database is gone, and back.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use foedera::store::connect::Database;
use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, TcpStream},
    task::JoinSet,
};

use crate::support::{
    database,
    web::{ANEW, Web, ask, get},
};

const QUERY: &str = "{ states { totalCount } }";

/// Half of an answer would pass for the whole, so there is none.
#[tokio::test]
async fn without_a_database_nothing_is_answered() {
    let database = database::shipped().await;
    let web = Web::over(database.reader.clone(), &[]);
    assert_eq!(web.send(ask("{ __typename }")).await.code(), "");
    database.close().await.unwrap();
    // An answer names a hundred errors; that the database is away may be the last.
    let many = format!(
        "{{ nodes(ids: [{}]) {{ id }} state(by: {{iso: \"NOR\"}}) {{ name }} }}",
        "\"x\" ".repeat(100)
    );
    let one = "{ __typename state(by: {iso: \"NOR\"}) { name } }";
    for query in [QUERY, one, &many] {
        let reply = web.send(ask(query)).await;
        assert_eq!(
            (reply.status.as_u16(), &*reply.code()),
            (503, "UNAVAILABLE")
        );
        assert!(reply.json().get("data").is_none(), "{}", reply.body);
        assert_eq!(reply.header("retry-after"), "5");
    }
    let ready = web.send(get("/ready", "*/*")).await;
    assert_eq!(
        (ready.status.as_u16(), &*ready.body),
        (503, "the database does not answer\n")
    );
    assert_eq!(web.send(get("/health", "*/*")).await.status, 200);
}

#[tokio::test]
async fn a_database_without_the_tables_is_not_ready() {
    let database = database::bare().await;
    let web = Web::over(database.reader.clone(), &[]);
    let ready = web.send(get("/ready", "*/*")).await;
    assert_eq!(ready.status, 503);
    assert!(ready.body.contains("foedera migrate"), "{}", ready.body);
    database.migrate().await.unwrap();
    assert_eq!(web.send(get("/ready", "*/*")).await.status, 200);
}

/// The way to a server, which can be cut.
struct Way {
    here: SocketAddr,
    there: Arc<str>,
    traffic: JoinSet<()>,
}

impl Way {
    async fn to(there: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let mut way = Self {
            here: listener.local_addr().unwrap(),
            there: there.into(),
            traffic: JoinSet::new(),
        };
        way.carry(listener);
        way
    }

    fn carry(&mut self, listener: TcpListener) {
        let there = self.there.clone();
        self.traffic.spawn(async move {
            let mut each = JoinSet::new();
            while let Ok((mut near, _)) = listener.accept().await {
                let there = there.clone();
                each.spawn(async move {
                    let mut far = TcpStream::connect(&*there).await.unwrap();
                    copy_bidirectional(&mut near, &mut far).await.ok();
                });
            }
        });
    }

    /// Ends all connections, and refuses new ones.
    async fn cut(&mut self) {
        self.traffic.shutdown().await;
    }

    async fn mend(&mut self) {
        let listener = TcpListener::bind(self.here).await.unwrap();
        self.carry(listener);
    }
}

/// SQLite has no server that could be gone.
#[tokio::test]
async fn a_server_that_is_back_is_asked_again() {
    if database::server().is_none() {
        return;
    }
    let address = database::fresh("outage").await;
    let (before, name) = address.rsplit_once('/').unwrap();
    let (scheme, there) = before.rsplit_once('@').unwrap();
    let mut way = Way::to(there).await;
    let address = format!("{scheme}@{}/{name}", way.here);
    let patience = Duration::from_secs(5);
    let database = Database::open_with(&address, None, patience).await.unwrap();
    database.migrate().await.unwrap();
    // What is kept would be told for a moment without the server.
    let web = Web::over(database.reader.clone(), &ANEW);
    for _ in 0..2 {
        assert_eq!(web.send(ask(QUERY)).await.code(), "");
        way.cut().await;
        let (one, other) = tokio::join!(web.send(ask(QUERY)), web.send(ask(QUERY)));
        for reply in [one, other] {
            assert_eq!(
                (reply.status.as_u16(), &*reply.code()),
                (503, "UNAVAILABLE")
            );
        }
        way.mend().await;
        assert_eq!(web.send(ask(QUERY)).await.code(), "");
    }
}
