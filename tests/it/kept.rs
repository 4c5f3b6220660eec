//! What is kept beyond a request: it saves statements or time, and what was read is over with the
//! version of the data.

use std::time::Duration;

use foedera::{graphql, store::Store};
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::{
    Registry, database,
    package::{changed, loaded, run},
    server::{self, Server},
    web::{ANEW, Reply, Web, post},
};

/// Room for all that is read here.
const ROOM: usize = 1024 * 1024;

const QUERY: &str = "{ agreement(by: {key: \"rus-bgr-mod-1992\"}) { parties { nodes { actor {
    ... on State { name agreements { totalCount } } } } } } }";

#[tokio::test]
async fn what_is_kept_saves_statements_until_an_import() {
    let database = loaded().await;
    let registry = Registry {
        schema: graphql::schema(),
        store: Store::new(database.reader.clone()).keeping(ROOM),
    };
    let first = registry.answer(QUERY).await;
    let second = registry.answer(QUERY).await;
    assert_eq!(first.response.data, second.response.data);
    // The first statement tells the version, and all the rest is kept.
    assert_eq!((first.statements, second.statements), (4, 1));

    let renamed = changed("state.csv", |text| {
        text.replace("bgr,Bulgaria,", "bgr,Changed,")
    });
    run(&database, &renamed).await;
    let third = registry.answer(QUERY).await;
    assert_eq!(third.statements, 4);
    assert!(third.response.data.to_string().contains("Changed"));
}

/// A restore takes the last import back, and its number would be given once more.
#[tokio::test]
async fn what_a_restore_took_back_is_not_told_by_the_next_import() {
    let database = loaded().await;
    let registry = Registry {
        schema: graphql::schema(),
        store: Store::new(database.reader.clone()).keeping(ROOM),
    };
    let named = |name| {
        changed("state.csv", move |text| {
            text.replace("bgr,Bulgaria,", &format!("bgr,{name},"))
        })
    };
    run(&database, &named("Lost")).await;
    let lost = registry.answer(QUERY).await.response.data.to_string();
    let number = match database::server() {
        Some(_) => "SELECT setval(pg_get_serial_sequence('data_import', 'id'), 1)",
        None => "UPDATE sqlite_sequence SET seq = 1 WHERE name = 'data_import'",
    };
    let taken_back = "DELETE FROM data_import WHERE id = (SELECT max(id) FROM data_import)";
    for statement in [taken_back, number] {
        database.writer.execute_unprepared(statement).await.unwrap();
    }
    run(&database, &named("Found")).await;
    let found = registry.answer(QUERY).await.response.data.to_string();
    assert_eq!(found, lost.replace("Lost", "Found"));
}

/// Siblings go on together, whichever of them is kept: a field is asked about in one statement.
#[tokio::test]
async fn one_of_several_that_is_kept_costs_no_statement_more() {
    let registry = Registry {
        schema: graphql::schema(),
        store: Store::new(database::shipped().await.reader).keeping(ROOM),
    };
    let one = "{ agreement(by: {key: \"rus-bgr-mod-1992\"}) {
        parties(first: 1) { nodes { actor { ... on State { name } } } } } }";
    registry.answer(one).await;
    assert_eq!(registry.answer(QUERY).await.statements, 4);
}

#[tokio::test]
async fn a_store_that_keeps_nothing_asks_each_time() {
    let registry = Registry::over(database::shipped().await.reader);
    for _ in 0..2 {
        assert_eq!(registry.answer(QUERY).await.statements, 4);
    }
}

/// Keeps no answer, since each is too large.
const NO_ANSWER: (&str, &str) = ("FOEDERA_KEPT_BYTES", "1");

/// What other documents read, or found missing, is read no more.
#[tokio::test]
async fn rows_are_kept_for_other_documents() {
    let documents = [
        "{ agreement(by: {key: \"rus-bgr-mod-1992\"}) { title parties { totalCount } } }",
        "{ agreement(by: {key: \"rus-bgr-mod-1992\"}) { key parties { totalCount } } }",
        "{ states(first: 3) { totalCount nodes { name } } }",
        "{ states(first: 3) { totalCount nodes { isoCode } } }",
        "{ state(by: {key: \"atlantis\"}) { name } }",
        "{ state(by: {key: \"atlantis\"}) { key } }",
    ];
    let told = metrics_after("other", &[NO_ANSWER], &documents).await;
    for result in ["hit", "miss"] {
        let line =
            format!("foedera_cache_requests_total{{cache=\"rows\",result=\"{result}\"}} 5\n");
        assert!(told.contains(&line), "{line}{told}");
    }
    let statements = number(&told, "foedera_request_statements_sum");
    // Five, and the version each time if it is not told lately.
    assert!((6.0..=11.0).contains(&statements), "{statements}");
}

#[tokio::test]
async fn what_is_kept_takes_no_more_than_it_may() {
    let page = |first| format!("{{ agreements(first: {first}) {{ nodes {{ key }} }} }}");
    let pages: Vec<_> = (10..30).map(page).collect();
    let pages: Vec<_> = pages.iter().map(String::as_str).collect();
    let room = ("FOEDERA_KEPT_ROWS_BYTES", "50000");
    let told = metrics_after("room", &[NO_ANSWER, room], &pages).await;
    let bytes = number(&told, "foedera_cache_bytes{cache=\"rows\"}");
    assert!((20_000.0..=50_000.0).contains(&bytes), "{bytes}");
    let none = ("FOEDERA_KEPT_ROWS_BYTES", "0");
    let told = metrics_after("no_room", &[NO_ANSWER, none], &pages).await;
    assert!(number(&told, "foedera_cache_bytes{cache=\"rows\"}") < 1.0);
}

/// A number of the metrics.
fn number(told: &str, name: &str) -> f64 {
    let line = told.lines().find_map(|it| it.strip_prefix(name));
    line.unwrap_or_else(|| panic!("{name}: {told}"))
        .trim()
        .parse()
        .unwrap()
}

/// What is said to a query with these variables.
async fn said(web: &Web, query: &str, variables: Value) -> Reply {
    let body = json!({ "query": query, "variables": variables });
    let reply = web.send(post(&body.to_string())).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    reply
}

const NAME: &str = "query Name($iso: String!) { state(by: {iso: $iso}) { name } }";

fn name(reply: &Reply) -> Value {
    reply.json()["data"]["state"]["name"].clone()
}

#[tokio::test]
async fn an_answer_is_given_again_in_the_same_bytes() {
    let database = loaded().await;
    let web = Web::over(database.reader.clone(), &["--client-bucket", "0"]);
    let variables = json!({ "iso": "NOR" });
    let first = said(&web, NAME, variables.clone()).await;
    // No import, so no other version: nobody looks.
    let behind = "UPDATE state SET name = 'Changed' WHERE iso_code = 'NOR'";
    database.writer.execute_unprepared(behind).await.unwrap();
    let again = said(&web, NAME, variables).await;
    assert_eq!(name(&first), "Norway");
    assert_eq!(first.body, again.body);
    assert_eq!(first.header("content-type"), again.header("content-type"));
    assert_eq!(again.header("cache-control"), "no-store");
    // A server that is set to keep nothing looks each time.
    let other = Web::over(database.reader.clone(), &ANEW);
    let anew = said(&other, NAME, json!({ "iso": "NOR" })).await;
    assert_eq!(name(&anew), "Changed");
}

#[tokio::test]
async fn another_question_has_another_answer() {
    let web = Web::with(&[]).await;
    let two = "query A { state(by: {iso: \"NOR\"}) { name } }
        query B { state(by: {iso: \"SWE\"}) { name } }";
    for _ in 0..2 {
        for (iso, expected) in [("NOR", "Norway"), ("SWE", "Sweden")] {
            assert_eq!(
                name(&said(&web, NAME, json!({ "iso": iso })).await),
                expected
            );
        }
        for (operation, expected) in [("A", "Norway"), ("B", "Sweden")] {
            let body = json!({ "query": two, "operationName": operation });
            let reply = web.send(post(&body.to_string())).await;
            assert_eq!(name(&reply), expected);
        }
    }
}

#[tokio::test]
async fn an_answer_that_is_given_again_costs_what_it_did() {
    let web = Web::with(&[]).await;
    let query = "{ states(first: 50) { nodes { name } } }";
    let mut left = vec![];
    for _ in 0..3 {
        let price = said(&web, query, Value::Null).await.json()["extensions"]["price"].clone();
        left.push([&price["requested"], &price["remaining"]].map(|it| it.as_u64().unwrap()));
    }
    let [price, remaining] = left[0];
    assert!(price > 50);
    assert_eq!(
        left[1..],
        [[price, remaining - price], [price, remaining - 2 * price]]
    );
}

#[tokio::test]
async fn an_answer_with_an_error_is_not_kept() {
    let web = Web::with(&[]).await;
    let query = "{ state(by: {iso: \"NOR\"}) { name } node(id: \"xx\") { id } }";
    for _ in 0..2 {
        let reply = said(&web, query, Value::Null).await;
        assert_eq!(
            (reply.code(), name(&reply)),
            ("BAD_USER_INPUT".to_owned(), "Norway".into())
        );
    }
}

/// 0.0 is no `Int`, whatever was answered for 0.
#[tokio::test]
async fn a_number_is_told_from_another_of_the_same_bits() {
    let web = Web::with(&[]).await;
    let query = "query($n: Int!) { officials(first: $n) { totalCount } }";
    assert_eq!(said(&web, query, json!({ "n": 0 })).await.code(), "");
    for _ in 0..2 {
        let reply = said(&web, query, json!({ "n": 0.0 })).await;
        assert_eq!(reply.code(), "GRAPHQL_VALIDATION_FAILED");
    }
}

#[tokio::test]
async fn an_import_is_seen_within_a_moment() {
    let database = loaded().await;
    let web = Web::over(database.reader.clone(), &["--client-bucket", "0"]);
    let variables = json!({ "iso": "BGR" });
    assert_eq!(name(&said(&web, NAME, variables.clone()).await), "Bulgaria");
    let renamed = changed("state.csv", |text| {
        text.replace("bgr,Bulgaria,", "bgr,Changed,")
    });
    run(&database, &renamed).await;
    // A version is taken for the present one for a moment.
    for _ in 0..100 {
        if name(&said(&web, NAME, variables.clone()).await) == "Changed" {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("the answer of the version before is still given");
}

#[tokio::test]
async fn the_metrics_tell_how_often_an_answer_was_there() {
    was_there_the_second_time("answers", &[]).await;
}

#[tokio::test]
async fn a_document_is_parsed_once() {
    was_there_the_second_time("parsed", &[NO_ANSWER]).await;
}

/// Asks three times, and looks what the metrics tell of a cache.
async fn was_there_the_second_time(cache: &str, settings: &[(&str, &str)]) {
    let told = metrics_after(cache, settings, &[QUERY; 3]).await;
    for (result, count) in [("hit", 2), ("miss", 1)] {
        let line = format!(
            "foedera_cache_requests_total{{cache=\"{cache}\",result=\"{result}\"}} {count}\n"
        );
        assert!(told.contains(&line), "{line}{told}");
    }
}

/// The metrics of a server that was asked these.
async fn metrics_after(name: &str, settings: &[(&str, &str)], documents: &[&str]) -> String {
    let folder = TempDir::new().unwrap();
    let address = database::fresh(&format!("kept_{name}")).await;
    let mut settings = settings.to_vec();
    settings.push(("DATABASE_URL", &address));
    settings.push(("FOEDERA_METRICS_LISTEN", "127.0.0.1:0"));
    let mut server = Server::start(&folder, &settings);
    for document in documents {
        server.ask(document);
    }
    let told = server::get(&server.told("Metrics"), "/metrics");
    assert!(server.stop());
    told
}
