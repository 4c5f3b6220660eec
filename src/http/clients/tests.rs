//! Who a request is taken to come from.

use std::net::Ipv4Addr;

use axum::http::Request;
use clap::Parser;

use super::*;
use crate::config::ServeArgs;

fn clients(flags: &[&str]) -> Clients {
    let flags = ["foedera"].iter().chain(flags);
    Clients::new(&ServeArgs::parse_from(flags).http.clients).unwrap()
}

fn asks(clients: &Clients, peer: &str, forwarded: &[&str]) -> String {
    let mut request = Request::new(());
    let peer: SocketAddr = peer.parse().unwrap();
    request.extensions_mut().insert(ConnectInfo(peer));
    for value in forwarded {
        let value = HeaderValue::from_str(value).unwrap();
        request.headers_mut().append("x-forwarded-for", value);
    }
    match clients.of(&request.into_parts().0).unwrap() {
        Client::At(address) => address.to_string(),
        other => format!("{other:?}"),
    }
}

#[test]
fn what_an_unknown_proxy_says_is_not_believed() {
    let said = asks(&clients(&[]), "203.0.113.9:4000", &["198.51.100.1"]);
    assert_eq!(said, "203.0.113.9");
}

#[test]
fn the_last_address_that_no_trusted_proxy_has_is_the_client() {
    let behind = clients(&["--trusted-proxy", "10.0.0.0/8,127.0.0.1"]);
    let asks = |peer, forwarded: &[&str]| asks(&behind, peer, forwarded);
    assert_eq!(asks("10.0.0.1:80", &["198.51.100.1"]), "198.51.100.1");
    assert_eq!(
        asks("10.0.0.1:80", &["198.51.100.1, 10.0.0.7"]),
        "198.51.100.1"
    );
    // What the client itself wrote stands first, and is not looked at.
    assert_eq!(
        asks("127.0.0.1:80", &["1.2.3.4", "198.51.100.1"]),
        "198.51.100.1"
    );
    assert_eq!(asks("10.0.0.1:80", &["nonsense"]), "10.0.0.1");
    assert_eq!(asks("10.0.0.1:80", &[]), "10.0.0.1");
    assert_eq!(asks("10.0.0.1:80", &["198.51.100.1:5000"]), "198.51.100.1");
    assert_eq!(
        asks("[::ffff:10.0.0.1]:80", &["198.51.100.1"]),
        "198.51.100.1"
    );
}

#[test]
fn a_network_of_ipv6_is_one_client() {
    let said = asks(&clients(&[]), "[2001:db8:1:2:3:4:5:6]:80", &[]);
    assert_eq!(said, "2001:db8:1:2::");
}

#[test]
fn the_empty_buckets_of_many_are_looked_for_once_a_second() {
    let size = Size {
        holds: 10,
        leaks: 10,
    };
    let client = |at: usize| Client::At(Ipv4Addr::from_bits(u32::try_from(at).unwrap()).into());
    let begin = Instant::now();
    let full = Bucket::empty(begin).pour(5, size).unwrap();
    let mut buckets = Buckets {
        of: (0..MOST).map(|at| (client(at), full)).collect(),
        swept: None,
    };
    let newcomer = client(MOST);
    let mut place = |millis| {
        let now = begin + Duration::from_millis(millis);
        buckets.place(&newcomer, now, size).clone()
    };
    assert_eq!(place(0), Client::Other);
    // All buckets are empty by now, but nobody looks so soon.
    assert_eq!(place(600), Client::Other);
    assert_eq!(place(1000), newcomer);
}
