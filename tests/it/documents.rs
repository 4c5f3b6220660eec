//! Documents that clients name: persisted ones, trusted ones, and what caches may keep of them.

use std::{fmt::Write, fs};

use axum::{body::Body, http::Request};
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::support::{
    database,
    package::{loaded, run},
    web::{Reply, Web, ask, get, post, with},
};

const QUERY: &str = "query Name($k: String!) { state(by: {key: $k}) { name } }";

fn hash(text: &str) -> String {
    Sha256::digest(text)
        .iter()
        .fold(String::new(), |mut hex, byte| {
            write!(hex, "{byte:02x}").unwrap();
            hex
        })
}

fn persisted(hash: &str) -> Value {
    json!({ "persistedQuery": { "version": 1, "sha256Hash": hash } })
}

/// By its hash, with the text or without.
fn by_hash(hash: &str, query: Option<&str>) -> Request<Body> {
    let body = json!({
        "query": query, "variables": { "k": "nor" }, "extensions": persisted(hash)
    });
    post(&body.to_string())
}

fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut encoded, byte| {
        write!(encoded, "%{byte:02X}").unwrap();
        encoded
    })
}

fn address(hash: &str, key: &str) -> String {
    let variables = encoded(&json!({ "k": key }).to_string());
    let extensions = encoded(&persisted(hash).to_string());
    format!("/graphql?variables={variables}&extensions={extensions}")
}

fn name(reply: &Reply) -> Value {
    reply.json()["data"]["state"]["name"].clone()
}

/// The protocol of Apollo: the hash alone, then both, then the hash alone again.
#[tokio::test]
async fn a_document_is_sent_once() {
    let web = Web::with(&[]).await;
    let hash = hash(QUERY);
    let unknown = web.send(by_hash(&hash, None)).await;
    assert_eq!(
        (unknown.status.as_u16(), &*unknown.code()),
        (200, "PERSISTED_QUERY_NOT_FOUND")
    );
    assert_eq!(
        unknown.json()["errors"][0]["message"],
        "PersistedQueryNotFound"
    );
    assert_eq!(name(&web.send(by_hash(&hash, Some(QUERY))).await), "Norway");
    assert_eq!(name(&web.send(by_hash(&hash, None)).await), "Norway");
    let in_address = get(&address(&hash, "nor"), "application/json");
    assert_eq!(name(&web.send(in_address).await), "Norway");
}

#[tokio::test]
async fn a_hash_is_that_of_the_document() {
    let web = Web::with(&[]).await;
    let wrong = web.send(by_hash(&hash("{a}"), Some(QUERY))).await;
    assert_eq!(
        (wrong.status.as_u16(), &*wrong.code()),
        (400, "BAD_USER_INPUT")
    );
    assert_eq!(
        web.send(by_hash(&hash("{a}"), None)).await.code(),
        "PERSISTED_QUERY_NOT_FOUND"
    );
    let other = json!({ "extensions": { "persistedQuery": { "version": 2, "sha256Hash": "" } } });
    assert_eq!(web.send(post(&other.to_string())).await.status, 400);
}

/// What can't run is not kept, and of what is kept, the one not asked for the longest goes first.
#[tokio::test]
async fn what_is_kept_has_a_limit() {
    let web = Web::with(&["--persisted-bytes", "900"]).await;
    let broken = "{ broken";
    assert_eq!(
        web.send(by_hash(&hash(broken), Some(broken))).await.code(),
        "GRAPHQL_PARSE_FAILED"
    );
    assert_eq!(
        web.send(by_hash(&hash(broken), None)).await.code(),
        "PERSISTED_QUERY_NOT_FOUND"
    );
    let other = "query Other($k: String!) { state(by: {key: $k}) { name } }";
    let third = "query Third($k: String!) { state(by: {key: $k}) { name } }";
    for query in [QUERY, other, QUERY, third] {
        assert_eq!(
            name(&web.send(by_hash(&hash(query), Some(query))).await),
            "Norway"
        );
    }
    assert_eq!(name(&web.send(by_hash(&hash(QUERY), None)).await), "Norway");
    assert_eq!(
        web.send(by_hash(&hash(other), None)).await.code(),
        "PERSISTED_QUERY_NOT_FOUND"
    );
    let none = Web::with(&["--persisted-bytes", "0"]).await;
    assert_eq!(
        none.send(by_hash(&hash(QUERY), None)).await.code(),
        "PERSISTED_QUERY_NOT_SUPPORTED"
    );
    assert_eq!(
        name(&none.send(by_hash(&hash(QUERY), Some(QUERY))).await),
        "Norway"
    );
}

/// A file of trusted documents, in the form that Apollo's tools write and as a plain object.
fn manifests() -> (TempDir, [String; 2]) {
    let folder = TempDir::new().unwrap();
    let apollo = json!({
        "format": "apollo-persisted-query-manifest", "version": 1,
        "operations": [{ "id": "named", "name": "Name", "type": "query", "body": QUERY }]
    });
    let files = [
        ("apollo.json", apollo),
        ("plain.json", json!({ "named": QUERY })),
    ];
    let files = files.map(|(file, content)| {
        let path = folder.path().join(file);
        fs::write(&path, content.to_string()).unwrap();
        path.to_str().unwrap().to_owned()
    });
    (folder, files)
}

fn by_id(id: &str) -> Request<Body> {
    post(&json!({ "documentId": id, "variables": { "k": "nor" } }).to_string())
}

#[tokio::test]
async fn a_trusted_document_is_asked_for_by_id_or_by_hash() {
    let (_folder, files) = manifests();
    for file in files {
        let web = Web::with(&["--trusted-documents", &file]).await;
        assert_eq!(name(&web.send(by_id("named")).await), "Norway");
        let hashed = by_id(&format!("sha256:{}", hash(QUERY)));
        assert_eq!(name(&web.send(hashed).await), "Norway");
        assert_eq!(name(&web.send(by_hash(&hash(QUERY), None)).await), "Norway");
        let both = json!({ "documentId": "named", "query": QUERY, "variables": {"k": "nor"} });
        assert_eq!(name(&web.send(post(&both.to_string())).await), "Norway");
        assert_eq!(web.send(ask("{ __typename }")).await.code(), "");
        let unknown = web.send(by_id("another")).await.body;
        assert!(unknown.contains("no document has this id; send it as `query`"));
    }
}

#[tokio::test]
async fn trusted_documents_may_be_all_that_runs() {
    let (_folder, [file, _]) = manifests();
    let web = Web::with(&["--trusted-documents", &file, "--only-trusted-documents"]).await;
    assert_eq!(name(&web.send(by_id("named")).await), "Norway");
    assert_eq!(
        name(&web.send(by_hash(&hash(QUERY), Some(QUERY))).await),
        "Norway"
    );
    let refused = web.send(ask("{ __typename }")).await;
    assert_eq!(
        (refused.status.as_u16(), &*refused.code()),
        (403, "DOCUMENT_NOT_TRUSTED")
    );
    let own = "{ __typename }";
    assert_eq!(
        web.send(by_hash(&hash(own), Some(own))).await.code(),
        "DOCUMENT_NOT_TRUSTED"
    );
    assert_eq!(
        web.send(by_hash(&hash(own), None)).await.code(),
        "DOCUMENT_NOT_TRUSTED"
    );
}

#[tokio::test]
async fn a_document_asked_for_by_get_is_answered_once() {
    let web = Web::with(&["--cache-control", "public, max-age=60"]).await;
    let hash = hash(QUERY);
    web.send(by_hash(&hash, Some(QUERY))).await;
    let uri = address(&hash, "nor");
    let first = web.send(get(&uri, "application/json")).await;
    assert_eq!(first.header("cache-control"), "public, max-age=60");
    assert!(first.header("vary").contains("Accept"));
    assert!(first.header("vary").contains("Foedera-Query"));
    assert!(
        first.json()["extensions"]["price"]
            .get("remaining")
            .is_none()
    );
    let tag = first.header("etag");
    let again = web
        .send(with("if-none-match", tag, get(&uri, "application/json")))
        .await;
    assert_eq!(
        (again.status.as_u16(), &*again.body, again.header("etag")),
        (304, "", tag)
    );
    assert!(again.header("vary").contains("Accept-Encoding"));
    for (other, accept) in [
        (address(&hash, "swe"), "application/json"),
        (uri, "application/graphql-response+json"),
    ] {
        let other = web
            .send(with("if-none-match", tag, get(&other, accept)))
            .await;
        assert_eq!(other.status, 200);
        assert_ne!(other.header("etag"), tag);
    }
}

#[tokio::test]
async fn no_cache_keeps_an_answer_with_an_error_or_by_post() {
    let web = Web::with(&[]).await;
    let hash = hash(QUERY);
    let posted = web.send(by_hash(&hash, Some(QUERY))).await;
    assert_eq!(
        (posted.header("cache-control"), posted.header("etag")),
        ("no-store", "")
    );
    let extensions = encoded(&persisted(&hash).to_string());
    let failed = web
        .send(get(
            &format!("/graphql?extensions={extensions}"),
            "application/json",
        ))
        .await;
    assert_eq!(failed.code(), "BAD_USER_INPUT");
    assert_eq!(
        (failed.header("cache-control"), failed.header("etag")),
        ("no-store", "")
    );
}

/// An import changes the version of the data, and so the tag.
#[tokio::test]
async fn the_tag_changes_with_the_data() {
    let database = database::empty().await;
    let web = Web::over(database.reader.clone(), &[]);
    let hash = hash(QUERY);
    web.send(by_hash(&hash, Some(QUERY))).await;
    let uri = address(&hash, "nor");
    let before = web.send(get(&uri, "application/json")).await;
    run(&database, &foedera::import::shipped::package()).await;
    let request = with(
        "if-none-match",
        before.header("etag"),
        get(&uri, "application/json"),
    );
    let after = web.send(request).await;
    assert_eq!(
        (after.status.as_u16(), name(&after)),
        (200, json!("Norway"))
    );
}

#[tokio::test]
async fn a_tag_is_of_the_version_that_was_read() {
    let import =
        "INSERT INTO data_import (id, package, version, imported_at, inserted, updated, unchanged)
        SELECT max(id) + 1, 'p', '1', '2026-11-26', 0, 0, 0 FROM data_import";
    let (database, hash) = (loaded().await, hash(QUERY));
    let server = || async {
        let web = Web::over(database.reader.clone(), &[]);
        web.send(by_hash(&hash, Some(QUERY))).await;
        web
    };
    let web = server().await;
    let ask = |key| get(&address(&hash, key), "application/json");
    for key in ["swe", "dnk", "fin"] {
        web.send(ask("nor")).await;
        database.writer.execute_unprepared(import).await.unwrap();
        let soon = web.send(ask(key)).await;
        let later = server().await.send(ask(key)).await;
        let tags = [&soon, &later].map(|it| it.header("etag"));
        assert!(tags[0].is_empty() || tags[0] == tags[1], "{tags:?}");
    }
}
