//! Connections: those who hold them in silence keep nobody out, and none that asked is lost.

use std::{
    io::{Read, Write},
    net::TcpStream,
};

use serde_json::json;
use tempfile::TempDir;

use crate::support::server::{CLOSE, Server, head, rest};

const QUERY: &str = r#"{ state(by: {iso: "NOR"}) { name } }"#;
const ANSWER: &str = r#"{"data":{"state":{"name":"Norway"}},"#;
const BODY: &str = r#"{"query": "{ state(by: {iso: \"NOR\"}) { name } }"}"#;

/// A server with so few places that a test can take them all.
fn small(folder: &TempDir) -> Server {
    Server::start(folder, &[("FOEDERA_MAX_CONNECTIONS", "8")])
}

/// So many connections, each of which sends the same and then waits.
fn holding(server: &Server, connections: usize, sent: &str) -> Vec<TcpStream> {
    let hold = |_| {
        let mut stream = server.connect();
        stream.write_all(sent.as_bytes()).unwrap();
        stream
    };
    (0..connections).map(hold).collect()
}

/// Whether the server closed a connection without a word.
fn is_closed(stream: &mut TcpStream) -> bool {
    let mut byte = [0];
    matches!(stream.read(&mut byte), Ok(0) | Err(_))
}

#[test]
fn clients_that_send_nothing_keep_nobody_out() {
    let folder = TempDir::new().unwrap();
    let mut server = small(&folder);
    let begun = "POST /graphql HTTP/1.1\r\nHost: foe";
    let half = head("", BODY.len()) + &BODY[..20];
    for sent in ["", begun, &half] {
        let mut held = holding(&server, 100, sent);
        assert!(server.ask(QUERY).contains(ANSWER), "{sent}");
        // Who came first had to go.
        assert!(is_closed(&mut held[0]), "{sent}");
    }
    assert!(server.stop());
}

/// Whoever kept the server waiting longest goes first, so a connection in use stays.
#[test]
fn a_connection_in_use_outlasts_those_in_silence() {
    let folder = TempDir::new().unwrap();
    let server = small(&folder);
    let mut used = server.connect();
    let mut silent = Vec::new();
    for _ in 0..5 {
        for _ in 0..5 {
            let mut stream = server.connect();
            asks(&mut stream);
            silent.push(stream);
        }
        asks(&mut used);
    }
    assert!(is_closed(&mut silent[0]));
}

/// Asks, and leaves the connection open.
fn asks(stream: &mut TcpStream) {
    stream
        .write_all((head("", BODY.len()) + BODY).as_bytes())
        .unwrap();
    let mut answer = Vec::new();
    while !answer.ends_with(b"}}}") {
        let mut part = [0; 1024];
        let length = stream.read(&mut part).unwrap();
        assert!(length > 0, "{}", String::from_utf8_lossy(&answer));
        answer.extend_from_slice(&part[..length]);
    }
}

/// A request whose head was read when the server is told to stop is answered.
#[test]
fn a_stop_loses_no_request_that_has_begun() {
    let folder = TempDir::new().unwrap();
    let mut server = Server::start(&folder, &[]);
    let mut idle = server.connect();
    let mut stream = server.connect();
    let expect = CLOSE.to_owned() + "Expect: 100-continue\r\n";
    stream
        .write_all(head(&expect, BODY.len()).as_bytes())
        .unwrap();
    let mut told = [0; 25];
    stream.read_exact(&mut told).unwrap();
    assert_eq!(&told, b"HTTP/1.1 100 Continue\r\n\r\n");
    server.tell_to_stop();
    // Idle connections are closed at once.
    assert!(is_closed(&mut idle));
    stream.write_all(BODY.as_bytes()).unwrap();
    let answer = rest(&mut stream);
    assert!(answer.contains(ANSWER), "{answer}");
    assert!(server.stop(), "{}", server.log());
}

#[test]
fn headers_may_be_so_long() {
    let folder = TempDir::new().unwrap();
    let server = Server::start(&folder, &[]);
    let asked = |bytes: usize| {
        let header = format!("X-Long: {}\r\n", "x".repeat(bytes));
        server.post(&header, BODY.as_bytes())
    };
    assert!(asked(32_000).contains(ANSWER));
    let refused = asked(33_000);
    assert!(refused.starts_with("HTTP/1.1 431"), "{refused}");
    assert!(refused.contains(r#""code":"BAD_USER_INPUT""#), "{refused}");
    assert!(server.ask(QUERY).contains(ANSWER));
}

/// A head that is not read to its end is refused as any other request is.
#[test]
fn what_can_not_be_read_is_told_with_a_code() {
    let folder = TempDir::new().unwrap();
    let server = Server::start(&folder, &[]);
    let get = |address: &str, headers: &str| {
        format!("GET {address} HTTP/1.1\r\nHost: foedera\r\n{headers}\r\n")
    };
    let long = "x".repeat(150_000);
    let heads = [
        ("400", "HELO foedera\r\n\r\n".to_owned()),
        ("400", get("/graphql", "no colon\r\n")),
        ("400", get("/graphql", "\0: null\r\n")),
        (
            "414",
            get(&format!("/graphql?query={}", &long[..70_000]), ""),
        ),
        ("431", get("/graphql", &"X-One: 1\r\n".repeat(101))),
        ("431", get("/graphql", &format!("X-Long: {long}\r\n"))),
        ("431", get(&format!("/graphql?query={long}"), "")),
    ];
    for (status, head) in heads {
        // The first request of a connection, and one that comes after another.
        for before in [String::new(), get("/health", "")] {
            let mut stream = server.connect();
            stream
                .write_all((before.clone() + &head).as_bytes())
                .unwrap();
            let answers = rest(&mut stream);
            let answer = answers.split("ok\n").last().unwrap();
            let begin: String = head.chars().take(60).collect();
            assert!(
                answer.starts_with(&format!("HTTP/1.1 {status} ")),
                "{begin}: {answers}"
            );
            assert!(
                answer.contains(r#""code":"BAD_USER_INPUT""#),
                "{begin}: {answers}"
            );
            for header in [
                "x-request-id: ",
                "x-content-type-options: nosniff",
                "connection: close",
            ] {
                assert!(answer.contains(header), "{begin}: {answers}");
            }
        }
    }
    assert!(server.log().contains("BAD_USER_INPUT"), "{}", server.log());
    assert!(server.ask(QUERY).contains(ANSWER));
}

#[test]
fn a_body_that_can_not_be_read_is_not_too_long() {
    let folder = TempDir::new().unwrap();
    let server = Server::start(&folder, &[]);
    let json = "POST /graphql HTTP/1.1\r\nHost: foedera\r\nContent-Type: application/json\r\n";
    let mut stream = server.connect();
    let chunks = format!("{json}Transfer-Encoding: chunked\r\n\r\nzz\r\n");
    stream.write_all(chunks.as_bytes()).unwrap();
    let answer = rest(&mut stream);
    assert!(answer.starts_with("HTTP/1.1 400 "), "{answer}");
    assert!(answer.contains(r#""code":"BAD_USER_INPUT""#), "{answer}");
}

/// Answers that wait to be taken are memory: five hundred of eight megabytes are more than a server has.
#[test]
fn whoever_takes_large_answers_slowly_keeps_nobody_out() {
    let folder = TempDir::new().unwrap();
    let settings = [
        ("FOEDERA_UNSENT_BYTES", "10000000"),
        // So that no answer tells what is left, and all have one length.
        ("FOEDERA_CLIENT_BUCKET", "0"),
    ];
    let server = Server::start(&folder, &settings);
    let titles: Vec<_> = (0..400).map(|at| format!("t{at}: title")).collect();
    let titles = titles.join(" ");
    let query = format!("{{ agreements(first: 100) {{ nodes {{ {titles} }} }} }}");
    let whole = server.ask(&query).len();
    assert!((3_000_000..5_000_000).contains(&whole), "{whole}");
    let body = json!({ "query": query }).to_string();
    let asking = head(CLOSE, body.len()) + &body;
    let begun = |_| {
        let mut stream = server.connect();
        stream.write_all(asking.as_bytes()).unwrap();
        // The answer is there, and all but this of it waits.
        stream.read_exact(&mut [0]).unwrap();
        stream
    };
    let mut slow: Vec<_> = (0..6).map(begun).collect();
    assert!(server.ask(QUERY).contains(ANSWER));
    let taken = |stream: &mut TcpStream| {
        let mut taken = vec![];
        // Cut off, it may be reset.
        let _ = stream.read_to_end(&mut taken);
        taken.len() + 1
    };
    assert!(taken(&mut slow[0]) < whole);
    assert_eq!(taken(&mut slow[5]), whole);
}
