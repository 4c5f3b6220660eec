//! Clients that close their half of a connection: some have only said all that they will say, others
//! have left.

use std::time::Duration;

use axum::{Router, routing::get};
use foedera::listen::{Limits, serve};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::mpsc,
    time::{sleep, timeout},
};

const HEAD: &[u8] = b"GET / HTTP/1.1\r\nHost: foedera\r\n\r\n";

/// A client of a server with this one resource.
async fn client(router: Router) -> TcpStream {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let room = Limits {
        connections: 8.try_into().unwrap(),
        unsent: 1_000_000,
    };
    let never = std::future::pending();
    tokio::spawn(serve(listener, router, room, never, Duration::ZERO));
    let mut client = TcpStream::connect(address).await.unwrap();
    client.write_all(HEAD).await.unwrap();
    client
}

/// As `nc -N` does it: its request was dropped.
#[tokio::test]
async fn a_client_that_will_say_no_more_is_answered() {
    for takes in [0, 300] {
        let slow = move || async move {
            sleep(Duration::from_millis(takes)).await;
            "well"
        };
        let mut client = client(Router::new().route("/", get(slow))).await;
        client.shutdown().await.unwrap();
        let mut answer = String::new();
        let end = client.read_to_string(&mut answer);
        timeout(Duration::from_secs(20), end)
            .await
            .unwrap()
            .unwrap();
        assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer:?}");
        assert!(answer.ends_with("well"), "{answer:?}");
    }
}

/// Tells when it is over.
struct Work(mpsc::UnboundedSender<()>);

impl Drop for Work {
    fn drop(&mut self) {
        self.0.send(()).unwrap();
    }
}

/// The end of what it says is all that tells of it.
#[tokio::test]
async fn what_is_done_for_a_client_that_left_ends_soon() {
    let (teller, mut ends) = mpsc::unbounded_channel();
    let endless = move || async move {
        let _work = Work(teller);
        std::future::pending::<()>().await;
    };
    let client = client(Router::new().route("/", get(endless))).await;
    sleep(Duration::from_millis(100)).await;
    drop(client);
    let ended = timeout(Duration::from_secs(20), ends.recv()).await;
    assert_eq!(ended, Ok(Some(())));
}
