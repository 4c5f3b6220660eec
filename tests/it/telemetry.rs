//! What an operator is told: lines of the log, numbers, traces. What a client sends stays out.

use std::{collections::BTreeSet, fs, path::Path};

use async_graphql::futures_util::FutureExt;
use foedera::telemetry::metrics;
use opentelemetry_proto::tonic::trace::v1::{Span, span::SpanKind};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::{
    collector::{Collector, attribute},
    database,
    server::{self, Server},
    web::{Web, get, post, with},
};

/// A value of a variable, which nobody but the database may see.
const SECRET: &str = "value-of-a-variable";

/// Each request is answered anew, whatever was asked before, and how lately.
const ANEW: [(&str, &str); 2] = [
    ("FOEDERA_KEPT_BYTES", "0"),
    ("FOEDERA_KEPT_ROWS_BYTES", "0"),
];

fn with_secret() -> Value {
    json!({
        "query": "query States($text: String!) { states(filter: {key: {eq: $text}}) { nodes {
            name memberships { totalCount } } } }",
        "variables": { "text": SECRET },
    })
}

/// Starts a server on the engine under test.
async fn start(folder: &TempDir, name: &str, settings: &[(&str, &str)]) -> Server {
    let address = database::fresh(name).await;
    let mut settings = settings.to_vec();
    settings.push(("DATABASE_URL", &address));
    Server::start(folder, &settings)
}

#[tokio::test]
async fn each_request_is_a_line_of_json() {
    let folder = TempDir::new().unwrap();
    let settings = [&ANEW[..], &[("FOEDERA_LOG_FORMAT", "json")]].concat();
    let mut server = start(&folder, "log", &settings).await;
    server.send(&with_secret());
    server.ask("{ __typename }");
    server.ask("{ states { ");
    server.send(&json!({ "query": "{ __typename }", "operationName": "a\n{\"forged\":1}" }));
    assert!(server.stop());

    let log = server.log();
    assert!(
        !log.contains(SECRET) && !log.contains("memberships"),
        "{log}"
    );
    let lines: Vec<Value> = log
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let answers: Vec<_> = lines
        .iter()
        .filter(|it| it["outcome"] != Value::Null)
        .collect();
    let told = |field: &str| -> Vec<_> { answers.iter().map(|it| it[field].clone()).collect() };
    assert_eq!(
        told("operation"),
        ["States", "anonymous", "anonymous", r#"a\n{\"forged\":1}"#]
    );
    assert_eq!(told("outcome"), ["ok", "ok", "refused", "refused"]);
    assert_eq!(
        told("statements"),
        [json!(1), json!(0), Value::Null, json!(0)]
    );
    assert_eq!(told("errors"), [0, 0, 1, 1]);
    for line in answers {
        assert!(line["duration_ms"].is_u64(), "{line}");
        assert!(line["timestamp"].as_str().unwrap().ends_with('Z'), "{line}");
        assert_eq!(line["request_id"].as_str().unwrap().len(), 36, "{line}");
        assert_eq!(line["level"], "INFO");
        assert_eq!(line["otel.kind"], Value::Null);
        let message = line["message"].as_str().unwrap();
        for told in ["operation", "outcome"] {
            assert!(message.contains(line[told].as_str().unwrap()), "{line}");
        }
    }
}

/// What one request of a list was told of stands in no line of the others.
#[tokio::test]
async fn the_requests_of_a_list_are_told_apart() {
    let folder = TempDir::new().unwrap();
    let mut server = start(&folder, "list", &[("FOEDERA_MAX_BATCH", "2")]).await;
    let one = |name| json!({ "query": format!("query {name} {{ __typename }}") });
    server.send(&json!([one("First"), one("Second")]));
    assert!(server.stop());
    let log = server.log();
    let lines = |name| log.lines().filter(|it| it.contains(name)).count();
    assert_eq!((lines("First"), lines("Second")), (1, 1), "{log}");
}

#[tokio::test]
async fn no_level_logs_a_value() {
    let folder = TempDir::new().unwrap();
    let mut server = start(&folder, "levels", &[("RUST_LOG", "trace")]).await;
    server.send(&with_secret());
    assert!(server.stop());
    let log = server.log();
    assert!(
        log.contains("SELECT") && log.contains("operation States: ok"),
        "{log}"
    );
    assert!(!log.contains(SECRET) && !log.contains("otel."), "{log}");
}

/// The number of this line of the metrics, as it is written.
fn number<'a>(metrics: &'a str, name: &str) -> &'a str {
    let number = |line: &'a str| line.strip_prefix(name)?.strip_prefix(' ');
    let found = metrics.lines().find_map(number);
    found.unwrap_or_else(|| panic!("no {name}\n{metrics}"))
}

/// How many connections to read from are at work.
const USED: &str = r#"foedera_pool_connections{pool="reader",state="used"}"#;

#[tokio::test]
async fn the_metrics_count_requests() {
    let folder = TempDir::new().unwrap();
    let settings = [&ANEW[..], &[("FOEDERA_METRICS_LISTEN", "127.0.0.1:0")]].concat();
    let mut server = start(&folder, "metrics", &settings).await;
    for _ in 0..3 {
        server.send(&with_secret());
    }
    server.ask("{ __typename }");
    server.ask("query Refused { states { ");
    server.ask("query Partial { a: __typename b: node(id: \"xx\") { id } }");
    let mut told = server::get(&server.told("Metrics"), "/metrics");
    // A connection goes back to its pool a moment after the answer is there.
    for _ in 0..100 {
        if number(&told, USED) == "0" {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
        told = server::get(&server.told("Metrics"), "/metrics");
    }
    assert!(
        told.contains("content-type: text/plain; version=0.0.4"),
        "{told}"
    );
    let requests = |labels: &str| number(&told, &format!("foedera_requests_total{{{labels}}}"));
    for (labels, count) in [
        (r#"operation="States",outcome="ok",code="""#, "3"),
        (r#"operation="anonymous",outcome="ok",code="""#, "1"),
        (
            r#"operation="anonymous",outcome="refused",code="GRAPHQL_PARSE_FAILED""#,
            "1",
        ),
        (
            r#"operation="Partial",outcome="partial",code="BAD_USER_INPUT""#,
            "1",
        ),
    ] {
        assert_eq!(requests(labels), count, "{labels}");
    }
    let of_states = r#"foedera_request_duration_seconds_count{operation="States"}"#;
    for (name, count) in [
        (of_states, "3"),
        ("foedera_request_statements_count", "5"),
        ("foedera_request_statements_sum", "3.0"),
        (r#"foedera_pool_connections_max{pool="reader"}"#, "8"),
        (USED, "0"),
        (r#"foedera_build_info{version="0.1.0"}"#, "1"),
    ] {
        assert_eq!(number(&told, name), count, "{name}");
    }
    let began: f64 = number(&told, "process_start_time_seconds").parse().unwrap();
    assert!(began > 1.7e9);
    are_documented(&told);
    assert!(!server::get(&server.told("GraphQL"), "/metrics").contains("foedera_"));

    for number in 0..1_000 {
        server.ask(&format!("query N{number} {{ __typename }}"));
    }
    let told = server::get(&server.told("Metrics"), "/metrics");
    let line = "foedera_requests_total{";
    assert!(told.lines().filter(|it| it.starts_with(line)).count() < 210);
    let others = r#"foedera_requests_total{operation="other",outcome="ok",code=""}"#;
    assert_eq!(number(&told, others), "802");
    assert!(server.stop());
}

/// Every number is in the table of the document, and the table has no other.
fn are_documented(metrics: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/operations.md");
    let document = fs::read_to_string(path).unwrap();
    let rows = document.lines().filter_map(|it| it.strip_prefix("| `"));
    let names = rows.filter_map(|it| it.split(['`', '{']).next());
    let ours = |it: &&str| it.starts_with("foedera_") || it.starts_with("process_");
    let documented: BTreeSet<_> = names.filter(ours).collect();
    let helps = metrics.lines().filter_map(|it| it.strip_prefix("# HELP "));
    let names = helps.filter_map(|it| it.split(' ').next());
    let told: BTreeSet<_> = names.collect();
    assert_eq!(told, documented);
}

#[tokio::test(flavor = "multi_thread")]
async fn spans_reach_a_collector_down_to_the_statement() {
    let (collector, endpoint) = Collector::listen().await;
    let folder = TempDir::new().unwrap();
    let traced = [
        ("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint.as_str()),
        ("FOEDERA_OTLP_FILTER", "foedera=trace"),
        ("RUST_LOG", "error"),
    ];
    let settings = [&ANEW[..], &traced].concat();
    let mut server = start(&folder, "traces", &settings).await;
    let name = "query Name($iso: String!) { state(by: {iso: $iso}) { name } }";
    server.send(&json!({ "query": name, "variables": { "iso": "NOR" } }));
    server.send(&with_secret());
    assert!(server.stop());
    // What was not asked for is not logged, though it is traced.
    assert_eq!(server.log(), "");

    let spans = collector.spans();
    assert!(!format!("{spans:?}").contains(SECRET));
    assert!(spans.iter().any(|it| it.name == "import"));
    let with_parents = |operation: &str| -> Vec<Vec<String>> {
        let root = spans
            .iter()
            .find(|it| attribute(it, "operation") == operation)
            .unwrap();
        assert_eq!(root.kind, SpanKind::Server as i32);
        assert_eq!(root.name, "POST /graphql");
        assert_eq!(attribute(root, "outcome"), "ok");
        assert_eq!(attribute(root, "method"), "POST");
        assert_eq!(attribute(root, "request_id").len(), 36);
        let statements = spans.iter().filter(|it| it.name == "statement");
        let own = statements.filter(|it| it.trace_id == root.trace_id);
        own.map(|it| line_of(&spans, it)).collect()
    };
    let of_page = ["statement", "execute", "POST /graphql"];
    let of_batch = ["statement", "batch", "execute", "POST /graphql"];
    assert_eq!(with_parents("Name"), [of_batch]);
    assert_eq!(with_parents("States"), [of_page]);
    let statement = spans.iter().rfind(|it| it.name == "statement").unwrap();
    let engine = if database::server().is_some() {
        "postgresql"
    } else {
        "sqlite"
    };
    assert_eq!(attribute(statement, "db.system.name"), engine);
    assert_eq!(attribute(statement, "db.response.returned_rows"), "0");
    assert!(attribute(statement, "db.query.text").starts_with("SELECT"));
}

/// The names of a span and of those around it.
fn line_of(spans: &[Span], span: &Span) -> Vec<String> {
    let around = spans.iter().find(|it| it.span_id == span.parent_span_id);
    let mut line = vec![span.name.clone()];
    line.extend(around.map(|it| line_of(spans, it)).unwrap_or_default());
    line
}

/// Several levels, so that the first attempt can't end it.
#[tokio::test]
async fn a_request_whose_client_left_is_counted_too() {
    let query = "query Left { states { nodes { memberships { nodes { organization {
        memberships { nodes { state { name } } } } } } } } }";
    let body = json!({ "query": query, "operationName": "Left" });
    let web = Web::with(&[]).await;
    // A name is told once a request of that name ran.
    let ran = json!({ "query": "query Left { __typename }" });
    web.send(post(&ran.to_string())).await;
    let answer = web.send(post(&body.to_string())).now_or_never();
    assert!(answer.is_none());
    let labels = r#"{operation="Left",outcome="cancelled",code=""}"#;
    let name = format!("foedera_requests_total{labels}");
    assert_eq!(number(&metrics::text(), &name), "1");
}

/// The id of the answer to a request with this id.
async fn id_for(id: &str) -> String {
    let request = with("x-request-id", id, get("/health", "*/*"));
    let reply = Web::with(&[]).await.send(request).await;
    reply.header("x-request-id").to_owned()
}

#[tokio::test]
async fn a_plain_id_of_a_client_is_kept_and_another_replaced() {
    let longest = "a".repeat(64);
    for plain in ["a", "Aa0._-", &longest] {
        assert_eq!(id_for(plain).await, plain);
    }
    for odd in ["", "a b", "a\"b", "a=b", &"a".repeat(65)] {
        let id = id_for(odd).await;
        assert_eq!(id.len(), 36, "{odd} became {id}");
    }
}
