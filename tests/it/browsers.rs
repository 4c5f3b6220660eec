//! What a page of another site can make a browser send, and what it may read.

use axum::{body::Body, http::Request};

use crate::support::web::{Web, ask, get, posted, with};

/// What a form of any page can send: a GET that opens a page, and a POST in one of three types.
#[tokio::test]
async fn what_a_form_can_send_is_not_run() {
    let uri = "/graphql?query=%7B__typename%7D";
    let web = Web::with(&[]).await;
    let form = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    let reply = web.send(get(uri, form)).await;
    assert_eq!(
        (reply.status.as_u16(), &*reply.code()),
        (403, "CSRF_REFUSED")
    );
    for mode in ["navigate", "no-cors", "websocket"] {
        let request = with("sec-fetch-mode", mode, get(uri, "*/*"));
        let reply = web.send(request).await;
        assert_eq!(
            (reply.status.as_u16(), &*reply.code()),
            (403, "CSRF_REFUSED"),
            "{mode}"
        );
    }
    for mode in ["cors", "same-origin"] {
        let request = with("sec-fetch-mode", mode, get(uri, "*/*"));
        assert_eq!(web.send(request).await.status, 200, "{mode}");
    }
    let encodings = [
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=a",
        "text/plain",
    ];
    for content_type in encodings {
        let reply = web
            .send(posted(content_type, r#"{"query":"{__typename}"}"#))
            .await;
        assert_eq!(reply.status, 415, "{content_type}");
    }
}

#[tokio::test]
async fn pages_of_this_machine_may_read_unless_others_are_set() {
    let reads = async |flags: &[&str], origin: &str| {
        let reply = Web::with(flags)
            .await
            .send(with("origin", origin, ask("{__typename}")))
            .await;
        reply.header("access-control-allow-origin").to_owned()
    };
    assert_eq!(
        reads(&[], "http://localhost:5173").await,
        "http://localhost:5173"
    );
    assert_eq!(reads(&[], "https://example.org").await, "");
    assert_eq!(reads(&[], "null").await, "");
    assert_eq!(reads(&[], "evil://localhost").await, "");
    assert_eq!(reads(&[], "http://localhost:+80").await, "");
    assert_eq!(reads(&[], "http://localhost.example.org").await, "");
    let one = ["--cors-origin", "https://example.org,https://example.net"];
    assert_eq!(
        reads(&one, "https://example.net").await,
        "https://example.net"
    );
    assert_eq!(reads(&one, "http://localhost:5173").await, "");
    assert_eq!(
        reads(&["--cors-origin", "*"], "https://example.com").await,
        "*"
    );
}

#[tokio::test]
async fn a_browser_is_told_what_a_page_may_send() {
    let web = Web::with(&[]).await;
    for path in ["/graphql", "/schema.graphql"] {
        let request = Request::options(path)
            .header("origin", "http://localhost")
            .header("access-control-request-method", "POST");
        let reply = web.send(request.body(Body::empty()).unwrap()).await;
        let told = |name: &str| reply.header(&format!("access-control-{name}")).to_owned();
        assert_eq!(told("allow-origin"), "http://localhost", "{path}");
        assert_eq!(told("allow-methods"), "GET,POST");
        assert_eq!(
            told("allow-headers"),
            "accept,authorization,content-type,if-none-match,foedera-query,x-request-id"
        );
        assert_eq!(told("max-age"), "7200");
    }
}

/// A cache must not give one origin what was said to another; and a page reads the id of its request.
#[tokio::test]
async fn every_answer_depends_on_its_origin_and_shows_its_headers() {
    let web = Web::with(&[]).await;
    for request in [
        ask("{__typename}"),
        get("/graphql?documentId=none", "*/*"),
        get("/schema.graphql", "*/*"),
        get("/", "text/html"),
        get("/health", "*/*"),
        get("/ready", "*/*"),
        get("/nowhere", "*/*"),
    ] {
        let request = with("x-request-id", "an odd one", request);
        let reply = web.send(with("origin", "http://localhost", request)).await;
        let vary = reply.headers.get_all("vary");
        let varies: Vec<_> = vary.iter().map(|it| it.to_str().unwrap()).collect();
        assert!(varies.contains(&"origin"), "{varies:?}");
        assert_eq!(reply.header("access-control-expose-headers"), "*");
        // The server's own, which is none of the client's.
        assert_eq!(reply.header("x-request-id").len(), 36);
        assert_eq!(reply.header("x-content-type-options"), "nosniff");
    }
}

/// A program that posts is told what none may leave out, and nothing that is for pages alone.
#[tokio::test]
async fn a_program_that_posts_is_told_less() {
    let reply = Web::with(&[]).await.send(ask("{__typename}")).await;
    assert_eq!(reply.header("vary"), "origin");
    assert_eq!(reply.header("cache-control"), "no-store");
    assert!(!reply.headers.contains_key("access-control-expose-headers"));
    let read = with("accept-encoding", "gzip", ask("{__typename}"));
    let reply = Web::with(&["--compress-above", "1"]).await.send(read).await;
    assert_eq!(reply.header("content-encoding"), "gzip");
}

#[tokio::test]
async fn every_answer_tells_browsers_to_take_it_for_nothing_else() {
    let web = Web::with(&[]).await;
    for request in [
        ask("{__typename}"),
        get("/ready", "*/*"),
        get("/nowhere", "*/*"),
    ] {
        let reply = web.send(request).await;
        assert_eq!(reply.header("x-content-type-options"), "nosniff");
        assert!(
            reply
                .header("content-security-policy")
                .contains("frame-ancestors 'none'")
        );
    }
}
