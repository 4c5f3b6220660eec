//! Any text is answered or refused with a code: words of GraphQL in any order, and real queries
//! with parts cut out, repeated and put elsewhere. `PROPTEST_CASES` makes it last longer.

use std::{fs, path::Path};

use async_graphql::{Request, ServerError, Variables};
use foedera::graphql::Answer;
use proptest::{
    collection::vec,
    prelude::*,
    sample::{Index, select},
    test_runner::TestRunner,
};
use serde_json::{Value, json};

use crate::support::shipped;

const CODES: [&str; 4] = [
    "BAD_USER_INPUT",
    "GRAPHQL_PARSE_FAILED",
    "GRAPHQL_VALIDATION_FAILED",
    "TOO_COSTLY",
];

const WORDS: [&str; 84] = [
    "{",
    "{",
    "{",
    "}",
    "}",
    "}",
    "(",
    ")",
    "(",
    ")",
    "[",
    "]",
    ":",
    ":",
    ":",
    "$",
    "!",
    "=",
    "@",
    "...",
    "... on ",
    "\"",
    "\"\"\"",
    "\\\"\"\"",
    "\\",
    "\\u0000",
    "\\ud800",
    "#",
    "\n",
    "\r\n",
    ",",
    "-",
    ".",
    "&",
    "|",
    "\0",
    "\u{feff}",
    "ä",
    "\u{1f600}",
    "query ",
    "mutation ",
    "subscription ",
    "fragment ",
    "on ",
    "f ",
    "g ",
    "State ",
    "Agreement ",
    "Node ",
    "Query ",
    "Int ",
    "StateFilter ",
    "agreements",
    "states",
    "state",
    "agreement",
    "node",
    "nodes",
    "edges ",
    "totalCount ",
    "parties",
    "events",
    "name ",
    "key ",
    "id ",
    "__typename ",
    "__schema",
    "__type",
    "types",
    "fields",
    "ofType",
    "filter:",
    "first:",
    "after:",
    "orderBy:",
    "by:",
    "and:",
    "not:",
    "eq:",
    "in:",
    "1",
    "-0",
    "1e400",
    "null ",
];

/// The documents of `docs/queries`.
fn queries() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/queries");
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path());
    let mut texts: Vec<_> = files
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    texts.sort();
    let blocks = texts
        .iter()
        .flat_map(|text| text.split("```graphql\n").skip(1));
    blocks
        .map(|block| block.split("```").next().unwrap().to_owned())
        .collect()
}

/// What becomes of a text at two of its places.
#[derive(Clone, Debug)]
enum Change {
    Cut,
    Repeat(usize),
    Insert(&'static str),
    Move,
}

fn change() -> impl Strategy<Value = (Change, Index, Index)> {
    let change = prop_oneof![
        Just(Change::Cut),
        (1..40_usize).prop_map(Change::Repeat),
        select(&WORDS[..]).prop_map(Change::Insert),
        Just(Change::Move),
    ];
    (change, any::<Index>(), any::<Index>())
}

fn changed(text: &str, (change, one, other): &(Change, Index, Index)) -> String {
    let places: Vec<_> = text
        .char_indices()
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect();
    let (one, other) = (*one.get(&places), *other.get(&places));
    let (from, until) = (one.min(other), one.max(other));
    let (before, part, after) = (&text[..from], &text[from..until], &text[until..]);
    match change {
        Change::Cut => [before, after].concat(),
        Change::Repeat(times) => [before, &part.repeat(*times), after].concat(),
        Change::Insert(word) => [before, word, part, after].concat(),
        Change::Move => [before, after, part].concat(),
    }
}

fn text() -> impl Strategy<Value = String> {
    let words = vec(select(&WORDS[..]), 0..60).prop_map(|words| words.concat());
    let mutants = (select(queries()), vec(change(), 1..5))
        .prop_map(|(query, changes)| changes.iter().fold(query, |text, it| changed(&text, it)));
    let any = vec(any::<char>(), 0..40).prop_map(String::from_iter);
    prop_oneof![4 => words, 6 => mutants, 1 => any]
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(|it| json!(it)),
        any::<String>().prop_map(Value::from),
        select(&["nor", "FULL_TEXT", "1997-04", "eq", "\0"][..]).prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 16, 4, |inner| {
        let key = select(&["and", "not", "key", "eq", "in", "first", "some"][..]);
        let field = (key, inner.clone()).prop_map(|(key, value)| json!({ key: value }));
        prop_oneof![vec(inner, 0..4).prop_map(Value::from), field]
    })
}

fn request((text, value): &(String, Value)) -> Request {
    let names = ["a", "n", "asOf", "first", "filter", "key", "day", "state"];
    let variables = names.map(|name| (name.to_owned(), value.clone()));
    let variables = Value::Object(variables.into_iter().collect());
    Request::new(text).variables(Variables::from_json(variables))
}

fn codes(answer: &Answer) -> Vec<String> {
    let code = |it: &ServerError| {
        let code = it.extensions.as_ref().and_then(|it| it.get("code"));
        code.map_or_else(String::new, |it| it.to_string().replace('"', ""))
    };
    answer.response.errors.iter().map(code).collect()
}

#[test]
fn any_text_is_answered_or_refused_with_a_code() {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.enable_all().build().unwrap();
    let registry = runtime.block_on(shipped());
    let texts = vec((text(), value()), 8);
    let answered = TestRunner::default().run(&texts, |texts| {
        for asked in texts {
            let answer = runtime.block_on(registry.answer_request(request(&asked)));
            let codes = codes(&answer);
            let known = codes.iter().all(|code| CODES.contains(&code.as_str()));
            prop_assert!(known, "{codes:?} to {asked:?}");
        }
        Ok(())
    });
    answered.unwrap();
}
