//! The playground: its pages, its assets under lasting names and in their encodings, with GraphiQL
//! and without. What the pages do is tested in a browser (`tests/browser`).

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use expect_test::{Expect, expect};
use foedera::http::playground;

use crate::support::web::{Reply, Web};

/// Assets as `script/playground` makes them, as far as the server sees.
const BUILT: &[playground::File] = &[
    ("graphiql.css", b"plain style"),
    ("graphiql.js", b"plain script"),
    ("graphiql.js.br", b"brotli script"),
    ("graphiql.js.gz", b"gzip script"),
    ("licences.txt", b"MIT"),
];

async fn with(built: &[playground::File]) -> Web {
    Web::of(playground::routes(built)).await
}

async fn ask(web: &Web, method: &str, uri: &str, encodings: &str) -> Reply {
    let request = Request::builder()
        .method(method)
        .uri(uri)
        .header("accept-encoding", encodings);
    web.send(request.body(Body::empty()).unwrap()).await
}

async fn get(router: &Web, uri: &str) -> Reply {
    ask(router, "GET", uri, "identity").await
}

/// The addresses of the assets that a text names.
fn assets(text: &str) -> Vec<String> {
    let named = text.split("\"/assets/").skip(1);
    named
        .map(|rest| format!("/assets/{}", rest.split('"').next().unwrap()))
        .collect()
}

/// The address of an asset that a text names.
fn asset(text: &str, stem: &str, ending: &str) -> String {
    let start = format!("/assets/{stem}.");
    let is_it = |it: &String| it.starts_with(&start) && it.ends_with(ending);
    assets(text).into_iter().find(is_it).unwrap()
}

fn check_head(answer: &Reply, names: &[&str], expected: &Expect) {
    let lines = names
        .iter()
        .map(|it| format!("{it}: {}\n", answer.header(it)));
    expected.assert_eq(&format!("{}\n{}", answer.status, lines.collect::<String>()));
}

#[tokio::test]
async fn a_page_may_load_nothing_from_elsewhere_and_nothing_written_into_it() {
    let router = with(BUILT).await;
    for uri in ["/", "/plain"] {
        let page = get(&router, uri).await;
        check_head(
            &page,
            &[
                "content-type",
                "cache-control",
                "content-security-policy",
                "x-content-type-options",
                "referrer-policy",
            ],
            &expect![[r#"
                200 OK
                content-type: text/html; charset=utf-8
                cache-control: no-cache
                content-security-policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'
                x-content-type-options: nosniff
                referrer-policy: no-referrer
            "#]],
        );
        for word in ["://", "<style", "style=", "<script>", "onclick"] {
            assert!(!page.body.contains(word), "{uri}: {word}");
        }
    }
}

#[tokio::test]
async fn everything_a_page_names_is_there() {
    for router in [with(BUILT).await, with(&[]).await, Web::with(&[]).await] {
        let mut uris = vec!["/".to_owned(), "/plain".to_owned()];
        let mut asked = 0;
        while let Some(uri) = uris.get(asked).cloned() {
            let answer = get(&router, &uri).await;
            assert_eq!(answer.status, StatusCode::OK, "{uri}");
            let found = assets(&answer.body).into_iter();
            uris.extend(found.filter(|it| !uris.contains(it)).collect::<Vec<_>>());
            uris.dedup();
            asked += 1;
        }
        assert!(asked > 7, "{uris:?}");
    }
}

#[tokio::test]
async fn the_first_page_is_graphiql_or_says_how_to_get_it() {
    let router = with(BUILT).await;
    let page = get(&router, "/").await.body;
    assert!(page.contains("/assets/graphiql."), "{page}");
    assert!(page.contains("href=\"/plain\""), "{page}");
    let page = get(&router, "/plain").await.body;
    assert!(page.contains("<a href=\"/\">GraphiQL</a>"), "{page}");

    let router = with(&[]).await;
    let page = get(&router, "/").await.body;
    assert!(page.contains("script/playground"), "{page}");
    assert!(!page.contains("/assets/graphiql"), "{page}");
    assert_eq!(page, get(&router, "/plain").await.body);
}

#[tokio::test]
async fn an_asset_is_kept_for_good_in_the_encoding_the_browser_takes() {
    let router = with(BUILT).await;
    let page = get(&router, "/").await.body;
    let script = asset(&page, "graphiql", ".js");
    for (encodings, encoding, body) in [
        ("gzip, deflate, br, zstd", "br", "brotli script"),
        ("gzip, deflate", "gzip", "gzip script"),
        ("GZIP;q=0.5, br;q=0", "gzip", "gzip script"),
        ("identity", "", "plain script"),
        ("", "", "plain script"),
    ] {
        let answer = ask(&router, "GET", &script, encodings).await;
        assert_eq!(answer.header("content-encoding"), encoding, "{encodings}");
        assert_eq!(answer.body, body, "{encodings}");
    }
    check_head(
        &ask(&router, "HEAD", &script, "br").await,
        &[
            "content-type",
            "content-encoding",
            "content-length",
            "cache-control",
            "vary",
            "x-content-type-options",
        ],
        &expect![[r#"
            200 OK
            content-type: text/javascript; charset=utf-8
            content-encoding: br
            content-length: 13
            cache-control: public, max-age=31536000, immutable
            vary: accept-encoding
            x-content-type-options: nosniff
        "#]],
    );
    // No encoded form was made of this one.
    let style = asset(&page, "graphiql", ".css");
    let answer = ask(&router, "GET", &style, "br, gzip").await;
    assert_eq!(answer.header("content-encoding"), "");
    assert_eq!(answer.body, "plain style");
}

#[tokio::test]
async fn another_content_has_another_name() {
    let changed = &[("graphiql.css", &b"another style"[..])];
    let [before, after] = [with(BUILT).await, with(changed).await];
    let name = async |router| asset(&get(router, "/").await.body, "graphiql", ".css");
    let (before_name, after_name) = (name(&before).await, name(&after).await);
    assert_ne!(before_name, after_name);
    assert_eq!(
        get(&before, &after_name).await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn the_layers_leave_encoded_assets_as_they_are_and_encode_the_page() {
    let router = Web::with(&[]).await;
    let page = ask(&router, "GET", "/", "gzip").await;
    assert_eq!(page.header("content-encoding"), "gzip");
    let page = get(&router, "/").await.body;
    for uri in assets(&page) {
        let answer = ask(&router, "GET", &uri, "gzip").await;
        assert_eq!(answer.header("content-encoding"), "gzip", "{uri}");
    }
    let head = ask(&router, "HEAD", "/", "identity").await;
    assert_eq!((head.status, head.body.as_str()), (StatusCode::OK, ""));
}

#[tokio::test]
async fn every_question_has_a_query_and_an_explanation() {
    let router = with(&[]).await;
    let page = get(&router, "/").await.body;
    let plain = get(&router, &asset(&page, "plain", ".js")).await.body;
    let script = get(&router, &asset(&plain, "questions", ".js")).await.body;
    let list = get(&router, &asset(&script, "questions", ".json"))
        .await
        .body;
    let list: Vec<serde_json::Value> = serde_json::from_str(&list).unwrap();
    let files = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/queries"));
    // One of the files is the list of the others.
    assert_eq!(list.len(), files.unwrap().count() - 1);
    for question in &list {
        for part in ["title", "about", "query"] {
            let text = question[part].as_str().unwrap();
            assert!(!text.is_empty() && !text.contains("```"), "{question}");
        }
        // Without a name, since the pages give it one.
        let query = question["query"].as_str().unwrap();
        assert!(
            query.starts_with('{') || query.starts_with("query ("),
            "{question}"
        );
    }
    expect![[r#"
        {
          "about": "`by` takes exactly one identifier, here the alpha-3 code of ISO 3166; `key` always works, also for States of the past that have no code today. A name in a language that is not stored comes in English.",
          "number": 1,
          "query": "{\n  state(by: { iso: \"NOR\" }) {\n    key\n    isoCode\n    isoAlpha2\n    english: name\n    russian: name(lang: \"ru\")\n  }\n}",
          "title": "The State Norway, its names in English and Russian"
        }"#]]
    .assert_eq(&serde_json::to_string_pretty(&list[0]).unwrap());
}
