//! What a client may ask for: the price of a request, told before and after, and a budget.

use std::fs;

use tempfile::TempDir;

use crate::support::web::{Web, ask, from, post, with};

/// It costs 102: fifty nodes, a field of each, and two for the page.
const QUERY: &str = "{ states(first: 50) { nodes { name } } }";

#[tokio::test]
async fn the_price_is_told_after() {
    let web = Web::with(&["--client-bucket", "0"]).await;
    let reply = web.send(ask(QUERY)).await;
    let price = serde_json::json!({ "requested": 102, "limit": 200_000 });
    assert_eq!(reply.json()["extensions"]["price"], price);
}

#[tokio::test]
async fn the_price_is_told_before() {
    let web = Web::with(&["--max-price", "100"]).await;
    let price_only = |query| with("foedera-query", "price-only", ask(query));
    let reply = web
        .send(price_only("{ states(first: 9) { nodes { name } } }"))
        .await;
    let told = serde_json::json!({ "data": null, "extensions": { "price": { "requested": 20, "limit": 100 } } });
    assert_eq!(reply.json(), told);
    let costly = web.send(price_only(QUERY)).await;
    assert_eq!(costly.code(), "TOO_COSTLY");
    assert_eq!(costly.json()["extensions"]["price"]["requested"], 102);
    assert_eq!(web.send(ask(QUERY)).await.code(), "TOO_COSTLY");
    let unknown = with("foedera-query", "explain", ask(QUERY));
    assert_eq!(web.send(unknown).await.status, 400);
}

#[tokio::test]
async fn a_client_that_asks_for_much_waits_and_others_do_not() {
    let web = Web::with(&["--client-bucket", "250", "--client-refill", "1"]).await;
    for remaining in [148, 46] {
        let reply = web.send(from("203.0.113.1:1000", ask(QUERY))).await;
        assert_eq!(reply.json()["extensions"]["price"]["remaining"], remaining);
    }
    let refused = web.send(from("203.0.113.1:2000", ask(QUERY))).await;
    assert_eq!(
        (refused.status.as_u16(), &*refused.code()),
        (429, "RATE_LIMITED")
    );
    assert_eq!(refused.json()["extensions"]["price"]["requested"], 102);
    let wait: u64 = refused.header("retry-after").parse().unwrap();
    assert!((55..=56).contains(&wait), "{wait}");
    assert_eq!(
        web.send(from("203.0.113.2:1000", ask(QUERY))).await.code(),
        ""
    );
}

/// Else it could be asked without end.
#[tokio::test]
async fn a_request_that_is_not_run_costs_what_it_takes_to_look_at_it() {
    let web = Web::with(&["--client-bucket", "1000", "--client-refill", "1"]).await;
    let asks = async |request| web.send(from("203.0.113.1:1000", request)).await;
    let mut looked_at = 0;
    let long = format!("{{ {}", "nope ".repeat(100));
    for (document, code) in [
        ("{ nope", "GRAPHQL_PARSE_FAILED"),
        (&*long, "GRAPHQL_PARSE_FAILED"),
    ] {
        assert_eq!(asks(ask(document)).await.code(), code);
        looked_at += (document.len() / 10).max(1);
    }
    let price_only = with("foedera-query", "price-only", ask(QUERY));
    assert_eq!(asks(price_only).await.code(), "");
    looked_at += QUERY.len() / 10;
    let paid = asks(ask(QUERY)).await.json();
    let remaining = paid["extensions"]["price"]["remaining"].as_u64().unwrap();
    let left = 1000 - 102 - u64::try_from(looked_at).unwrap();
    // A second or two may have passed.
    assert!(
        (left..left + 3).contains(&remaining),
        "{remaining}, not {left}"
    );
}

/// It took the time all the same.
#[tokio::test]
async fn a_document_that_is_refused_takes_what_is_left() {
    let web = Web::with(&["--client-bucket", "50", "--client-refill", "1"]).await;
    let asks = async |document| web.send(from("203.0.113.1:1000", ask(document))).await;
    let long = format!("{{ {}", "nope ".repeat(1000));
    assert_eq!(asks(&long).await.code(), "GRAPHQL_PARSE_FAILED");
    assert_eq!(asks(&long).await.code(), "RATE_LIMITED");
}

#[tokio::test]
async fn what_costs_more_than_a_budget_takes_all_of_it() {
    let web = Web::with(&["--client-bucket", "50", "--client-refill", "1"]).await;
    let asks = async || web.send(from("203.0.113.1:1000", ask(QUERY))).await;
    let paid = asks().await.json();
    assert_eq!(paid["extensions"]["price"]["remaining"], 0, "{paid}");
    assert_eq!(asks().await.code(), "RATE_LIMITED");
}

#[tokio::test]
async fn a_token_has_a_budget_of_its_own() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("tokens");
    fs::write(&file, "newsroom secret-1\n\nministry secret-2\n").unwrap();
    let file = file.to_str().unwrap();
    let web = Web::with(&[
        "--client-tokens",
        file,
        "--client-bucket",
        "150",
        "--client-refill",
        "1",
    ])
    .await;
    let asks = async |token: &str| {
        let request = with("authorization", token, ask(QUERY));
        web.send(from("203.0.113.1:1000", request)).await
    };
    assert_eq!(asks("Bearer secret-1").await.code(), "");
    assert_eq!(asks("bearer secret-1").await.status, 429);
    assert_eq!(asks("Bearer secret-2").await.code(), "");
    let unknown = asks("Bearer secret-3").await;
    assert_eq!(
        (unknown.status.as_u16(), &*unknown.code()),
        (401, "UNAUTHENTICATED")
    );
    assert_eq!(unknown.header("www-authenticate"), "Bearer");
    assert_eq!(
        web.send(from("203.0.113.1:1000", ask(QUERY))).await.code(),
        ""
    );
}

#[tokio::test]
async fn each_request_of_a_list_is_paid_for() {
    let web = Web::with(&[
        "--max-batch",
        "3",
        "--client-bucket",
        "250",
        "--client-refill",
        "1",
    ])
    .await;
    let one = serde_json::json!({ "query": QUERY });
    let list = serde_json::json!([one, one, one]).to_string();
    let json = web.send(from("203.0.113.1:1000", post(&list))).await.json();
    assert!(json[1].get("data").is_some());
    assert_eq!(json[2]["errors"][0]["extensions"]["code"], "RATE_LIMITED");
}

#[tokio::test]
async fn the_schema_may_be_kept_from_introspection() {
    let web = Web::with(&["--introspection", "false"]).await;
    for query in [
        "{ __schema { types { name } } }",
        "{ a: __type(name: \"State\") { name } }",
    ] {
        assert_eq!(web.send(ask(query)).await.code(), "INTROSPECTION_DISABLED");
    }
    assert_eq!(
        web.send(ask("{ __typename states { nodes { __typename } } }"))
            .await
            .code(),
        ""
    );
}

/// What GraphiQL and other tools ask first. It has some 21,000 values; most chains of types are
/// shorter than what it asks for.
#[tokio::test]
async fn the_whole_schema_has_a_price_that_fits() {
    let of_type = (0..9).fold("kind name".to_owned(), |inner, _| {
        format!("kind name ofType {{ {inner} }}")
    });
    let value = format!("name description type {{ {of_type} }} defaultValue");
    let query = format!(
        "{{ __schema {{ description queryType {{ name }} mutationType {{ name }}
           subscriptionType {{ name }} types {{ kind name description specifiedByURL
             fields(includeDeprecated: true) {{ name description
               args {{ {value} }} type {{ {of_type} }} isDeprecated deprecationReason }}
             inputFields {{ {value} }} interfaces {{ {of_type} }}
             enumValues(includeDeprecated: true) {{ name description isDeprecated }}
             possibleTypes {{ {of_type} }} }}
           directives {{ name description isRepeatable locations args {{ {value} }} }} }} }}"
    );
    let reply = Web::with(&[]).await.send(ask(&query)).await.json();
    assert!(reply.get("errors").is_none(), "{}", reply["errors"]);
    let price = reply["extensions"]["price"]["requested"].as_u64().unwrap();
    assert!((20_000..100_000).contains(&price), "{price}");
}
