//! What a request may cost: each limit accepts within and refuses beyond, before anything runs.

use std::sync::LazyLock;

use async_graphql::{Request, Variables};
use expect_test::expect;
use foedera::graphql::{
    Schema,
    argument::TEST_PRICES,
    error::Refusal,
    guard::{self, Rules},
    prepare,
    price::{MAX_OBJECTS, MAX_PAGES, MAX_PRICE},
    schema,
};
use serde_json::{Value, json};

use crate::support::{check, code, shipped};

/// A page costs one and a value for its size, and for each node one and what is selected of it.
#[tokio::test]
async fn a_request_may_cost_so_much() {
    let leaves = |name: &str, count: u64| {
        let each = |at| format!("{name}{at}: __typename ");
        (0..count).map(each).collect::<String>()
    };
    // 100 * (100 * (4 * 4 + 1) + 3) + 2, and 100 * (60 * 4 + 1) + 2: each `nodes` is one of its
    // selections, and what has an alias costs 4.
    let pages = format!(
        "agreements(first: 100) {{ nodes {{ parties(first: 100) {{ nodes {{ {} }} }} }} }}
         states(first: 100) {{ nodes {{ {} }} }}",
        leaves("a", 4),
        leaves("b", 60)
    );
    let rest = (MAX_PRICE - 170_302 - 24_102) / 4;
    let costing = |more: u64| format!("{{ {pages} {} }}", leaves("c", rest + more));
    assert_eq!(code(&costing(0)).await, "");
    let answer = shipped().await.answer(&costing(1)).await;
    let message = &answer.response.errors[0].message;
    assert!(message.contains("costs 200004;"), "{message}");
    assert_eq!(answer.statements, 0);
}

#[tokio::test]
async fn pages_of_pages_of_pages_have_a_price() {
    let query = "{ agreements(first: 100) { nodes { parties(first: 100) { nodes {
        events(first: 100) { nodes { key } } } } } } }";
    check(query, 0, expect![[r#"
        {
          "data": null,
          "errors": [
            {
              "extensions": {
                "code": "TOO_COSTLY"
              },
              "message": "the request costs 2030302; at most 200000. Ask for smaller pages, or test and count less"
            }
          ],
          "extensions": {
            "price": {
              "limit": 200000,
              "requested": 2030302
            }
          }
        }
    "#]]).await;
}

static SCHEMA: LazyLock<Schema> = LazyLock::new(schema);

fn price(query: &str, variables: Value) -> Result<u64, Refusal> {
    let request = Request::new(query).variables(Variables::from_json(variables));
    let document = guard::parse(&request.query)?;
    let prepared = prepare(&SCHEMA, request, document.into(), Rules::default());
    prepared.map(|it| it.price)
}

/// A part of a text is looked for in all texts: more than a thousand of them took a second, for the price
/// of a page. Parents make it no dearer.
#[test]
fn parts_of_texts_have_a_price() {
    let written = |test: &str| {
        let filter = format!("filter: {{title: {{{test}: \"a\"}}}}");
        let query = format!(
            "{{ states(first: 10) {{ nodes {{ agreements({filter}) {{ totalCount }} }} }} }}"
        );
        price(&query, json!({})).unwrap()
    };
    assert_eq!(written("contains"), written("startsWith") + 300);
    let each = ["a", "b", "c", "d", "e"];
    let each = each.map(|it| format!("{it}: agreements(filter: {{or: $a}}) {{ totalCount }}"));
    let given = &format!("query ($a: [AgreementFilter!]) {{ {} }}", each.join(" "));
    let tests = |count| json!({ "a": vec![json!({"title": {"contains": "a"}}); count] });
    assert!(price(given, tests(130)).is_ok());
    assert!(price(given, tests(135)).is_err());
}

/// Under other names a field may be asked for a thousand times, for each of a hundred parents: one request
/// took three hundred megabytes. An error takes more than a text.
#[test]
fn a_field_that_is_asked_for_again_has_a_price() {
    let of = |fields: &str| {
        let query = format!("{{ agreements(first: 100) {{ nodes {{ {fields} }} }} }}");
        price(&query, json!({})).unwrap() - 102
    };
    assert_eq!(of("title key"), 2 * 100);
    assert_eq!(of("a: title b: title"), 2 * 4 * 100);
    assert_eq!(of("a: signedOn { edtf }"), 2 * 100);
    assert_eq!(of("signedOn { text(lang: \"ru\") }"), (1 + 10 + 1) * 100);
    assert_eq!(of("signedOn { a: text }"), (1 + 10) * 100);
}

/// Where a test stands tells what it may read, whatever it tests.
#[test]
fn each_test_that_may_read_much_has_a_price() {
    let of = |test: &str| {
        let query = format!("{{ agreements(filter: {{{test}: {{key: 1}}}}) {{ totalCount }} }}");
        price(&query, json!({})).unwrap()
    };
    for (test, cost) in TEST_PRICES {
        assert_eq!(of(test), of("other") + cost, "{test}");
        assert!((300..=5_000).contains(&cost), "{test}");
    }
}

/// Of several operations the one that is named counts, or where none is, the dearest: however the document
/// is read.
#[test]
fn of_several_operations_one_has_the_price() {
    let document =
        "query A { __typename } query B { states { nodes { key } } } query C { __typename }";
    let of = |name: Option<&str>| {
        let mut request = Request::new("");
        request.operation_name = name.map(str::to_owned);
        let parsed = guard::parse(document).unwrap();
        let prepared = prepare(&SCHEMA, request, parsed.into(), Rules::default());
        prepared.map(|it| it.price).unwrap()
    };
    for _ in 0..20 {
        assert_eq!((of(Some("A")), of(Some("B")), of(None)), (1, 41, 41));
    }
}

/// A precision is looked for in the texts of all dates.
#[test]
fn a_precision_has_a_price() {
    let of = |test: &str| {
        let query = format!("{{ agreements(filter: {{signedOn: {{{test}}}}}) {{ totalCount }} }}");
        price(&query, json!({})).unwrap()
    };
    assert_eq!(of("precision: [DAY]"), of("known: true") + 1_500);
}

/// Each test of a link may read all that hangs on any record. Parents make it no dearer.
#[test]
fn tests_of_links_have_a_price() {
    let written = "{ states(first: 10) { nodes { agreements(filter: {parties: {some: {agreement:
        {parties: {count: {gte: 2}}}}}}) { totalCount } } } }";
    assert_eq!(
        price(written, json!({})).unwrap(),
        10 * 23 + 2 + 300 + 2 * 5_000 + 1_500
    );
    let given = "query ($a: [AgreementFilter!]) { agreements(filter: {or: $a}) { totalCount } }";
    let tests =
        |count| json!({ "a": vec![json!({"parties": {"every": {"key": {"eq": "a"}}}}); count] });
    assert!(price(given, tests(39)).is_ok());
    assert!(price(given, tests(40)).is_err());
}

/// All parts of both may be read, for each parent anew.
#[test]
fn agreements_of_two_have_a_price_for_each_parent() {
    let query =
        "{ states(first: 10) { nodes { agreementsWith(other: {iso: \"FRA\"}) { totalCount } } } }";
    // Besides, a page of 20, its count, and the value.
    assert_eq!(
        price(query, json!({})).unwrap(),
        10 * (500 + 20 + 2) + 2 + 300
    );
}

#[tokio::test]
async fn the_price_sees_variables_and_fragments() {
    let query = "query ($n: Int) { agreements(first: $n) { ...a } }
        fragment a on AgreementConnection { nodes { ... on Node { ...b } } }
        fragment b on Agreement { parties(first: $n) { edges { node {
          events(first: $n) { nodes { key } } } } } }";
    let ask = async |size: i32| {
        let variables = Variables::from_json(json!({ "n": size }));
        let request = Request::new(query).variables(variables);
        let answer = shipped().await.answer_request(request).await.response;
        answer
            .errors
            .first()
            .map(|error| error.message.clone())
            .unwrap_or_default()
    };
    assert_eq!(ask(10).await, "");
    assert!(ask(100).await.contains("at most"), "{}", ask(100).await);
}

#[tokio::test]
async fn a_document_may_have_so_many_pages() {
    let pages = |pages: u64| {
        let each = |at| format!("a{at}: members(first: {at}) {{ totalCount }} ");
        let aliases: String = (0..pages).map(each).collect();
        format!("{{ organization(by: {{key: \"nato\"}}) {{ {aliases} }} }}")
    };
    assert_eq!(code(&pages(MAX_PAGES)).await, "");
    assert_eq!(code(&pages(MAX_PAGES + 1)).await, "TOO_COSTLY");
}

#[tokio::test]
async fn a_document_may_follow_so_many_fields_into_objects() {
    let objects = |objects: u64| {
        let each = |at| format!("a{at}: signedOn {{ edtf }} ");
        let aliases: String = (1..objects).map(each).collect();
        format!("{{ agreement(by: {{key: \"cfe-1990\"}}) {{ {aliases} }} }}")
    };
    assert_eq!(code(&objects(MAX_OBJECTS)).await, "");
    assert_eq!(code(&objects(MAX_OBJECTS + 1)).await, "TOO_COSTLY");
}

/// The default of a variable once hid the size of a page.
#[tokio::test]
async fn the_price_sees_the_defaults_of_variables() {
    let query = |size: u64| {
        format!(
            "query ($n: Int = {size}) {{ agreements(first: $n) {{ nodes {{ parties(first: $n) {{
               nodes {{ events(first: $n) {{ nodes {{ key }} }} }} }} }} }} }}"
        )
    };
    assert_eq!(code(&query(10)).await, "");
    assert_eq!(code(&query(100)).await, "TOO_COSTLY");
    let null = Request::new(query(100)).variables(Variables::from_json(json!({ "n": null })));
    assert!(
        shipped()
            .await
            .answer_request(null)
            .await
            .response
            .errors
            .is_empty()
    );
}

/// One of price 25 once took half a minute and a gigabyte: links lead from one agreement to others, and
/// back.
#[tokio::test]
async fn lists_that_are_no_pages_have_a_price() {
    for list in [
        "sameAs { agreement { SO_ON } }",
        "timeline { basis { agreement { SO_ON } } }",
    ] {
        let nested = |depth| {
            let within = |so_on: String, _| list.replace("SO_ON", &so_on);
            let lists = (0..depth).fold("key".to_owned(), within);
            format!("{{ agreement(by: {{ key: \"ptbt-1963\" }}) {{ {lists} }} }}")
        };
        assert_eq!(code(&nested(2)).await, "", "{list}");
        assert_eq!(code(&nested(3)).await, "TOO_COSTLY", "{list}");
    }
}

/// Where nothing differs, all periods are read to find that out: for the price of a field, one client
/// once kept the database from all others.
#[tokio::test]
async fn changes_have_a_price() {
    let changes = |count| {
        let days = "from: \"9000-01-01\", to: \"9999-12-31\"";
        let each = |at| format!("a{at}: changes({days}, first: 1) {{ nodes {{ key }} }} ");
        let all: String = (0..count).map(each).collect();
        format!("{{ {} }}", all.replace("key", "agreement { key }"))
    };
    assert_eq!(code(&changes(39)).await, "");
    assert_eq!(code(&changes(40)).await, "TOO_COSTLY");
}
