//! Documents that flood with names, texts and arguments: each is refused with a code before anything
//! is read. What a limit accepts stands in `limits` and `arguments`.

use async_graphql::{Request, Variables};
use serde_json::{Value, json};

use crate::support::{
    code_of,
    flood::{COSTLY, UNPARSED, many, refused},
    shipped,
};

#[tokio::test]
async fn long_words_and_texts() {
    let (word, digits) = ("a".repeat(40_000), "9".repeat(40_000));
    refused(vec![
        (COSTLY, format!("{{ {word} }}")),
        (COSTLY, format!("{{ {word}: __typename }}")),
        (COSTLY, format!("query {word} {{ __typename }}")),
        (COSTLY, format!("query(${word}: Int) {{ __typename }}")),
        (COSTLY, format!("query($a: {word}) {{ __typename }}")),
        (COSTLY, format!("{{ ...{word} }}")),
        (COSTLY, format!("{{ __typename @{word} }}")),
        (
            COSTLY,
            format!("{{ states(first: {digits}) {{ totalCount }} }}"),
        ),
        (
            COSTLY,
            format!("{{ states(first: -1.{digits}e{digits}) {{ totalCount }} }}"),
        ),
        (
            COSTLY,
            format!("{{ agreements(filter: {{form: {{eq: {word}}}}}) {{ totalCount }} }}"),
        ),
        (
            COSTLY,
            format!("{{ state(by: {{key: \"{word}\"}}) {{ name }} }}"),
        ),
        (
            COSTLY,
            format!("{{ states(after: \"{word}\") {{ totalCount }} }}"),
        ),
        (COSTLY, format!("{{ nodes(ids: [\"{word}\"]) {{ id }} }}")),
    ])
    .await;
}

/// A block string without an end was looked at again from each of its quotes.
#[tokio::test]
async fn strings_without_an_end() {
    let escaped = r#"\""""#;
    refused(vec![
        (
            UNPARSED,
            format!("{{ a(b: [\"\"\"{}", format!("x{escaped}\"\"").repeat(6_000)),
        ),
        (
            UNPARSED,
            format!("{{ a(b: [\"\"\"{}", escaped.repeat(12_000)),
        ),
        (UNPARSED, format!("{{ a(b: \"\"\"{}", "x".repeat(40_000))),
        (UNPARSED, format!("{{ a(b: [{}", "\"".repeat(40_001))),
        (UNPARSED, format!("{{ a(b: \"{}", r#"\""#.repeat(20_000))),
        (UNPARSED, format!("{{ a {}", "#".repeat(49_000))),
        (UNPARSED, format!("{{ a {}?", "#\n".repeat(20_000))),
        (UNPARSED, format!("{{ a {}?", " ,".repeat(20_000))),
    ])
    .await;
}

#[tokio::test]
async fn lists_in_arguments() {
    let keys = |count: usize| "\"a\" ".repeat(count);
    let states = |filter: &str| format!("{{ states(filter: {{{filter}}}) {{ totalCount }} }}");
    let by_key = "{key: {eq: \"a\"}} ";
    refused(vec![
        (COSTLY, states(&format!("key: {{in: [{}]}}", keys(10_001)))),
        (
            COSTLY,
            format!("{{ nodes(ids: [{}]) {{ id }} }}", keys(10_001)),
        ),
        (COSTLY, states(&format!("and: [{}]", by_key.repeat(1_000)))),
        (COSTLY, states(&format!("or: [{}]", by_key.repeat(1_000)))),
        (COSTLY, states(&("not: {".repeat(40) + &"}".repeat(40)))),
        (
            COSTLY,
            format!(
                "{{ states(orderBy: [{}]) {{ totalCount }} }}",
                "{field: NAME} ".repeat(3_000)
            ),
        ),
    ])
    .await;
}

/// One variable in many places: what the library looks at is the variable, each time.
#[tokio::test]
async fn one_variable_in_many_places() {
    let registry = shipped().await;
    let names = |count| many(count, |at| format!("a{at}: name(lang: $a) "));
    let fields = |count| {
        format!(
            "query($a: String) {{ state(by: {{key: \"nor\"}}) {{ {} }} }}",
            names(count)
        )
    };
    let operations = many(500, |at| {
        format!("query q{at}($a: StateFilter) {{ states(filter: $a) {{ totalCount }} }}")
    });
    let list = |count| json!({ "key": { "in": vec!["a"; count] } });
    let attacks: [(String, Value); 3] = [
        (fields(10), json!("x".repeat(10_001))),
        (fields(10), json!(["x".repeat(10_001)])),
        (operations, list(1_000)),
    ];
    for (document, value) in attacks {
        let variables = Variables::from_json(json!({ "a": value }));
        let answer = registry
            .answer_request(Request::new(&document).variables(variables))
            .await;
        assert_eq!(code_of(&answer), COSTLY, "{}", &document[..60]);
        assert_eq!(answer.statements, 0);
    }
}
