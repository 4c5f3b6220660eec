//! Documents that flood with selections: each is refused with a code before anything is read, and a
//! query after it is answered as before. What a limit accepts stands in `limits` and `price`.

use crate::support::flood::{COSTLY, INVALID, UNPARSED, many, refused};

#[tokio::test]
async fn nesting() {
    let lists = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    let objects = |depth: usize| "{not: ".repeat(depth) + "{}" + &"}".repeat(depth);
    let filter = |value: &str| format!("{{ states(filter: {value}) {{ totalCount }} }}");
    refused(vec![
        (COSTLY, filter(&lists(20_000))),
        (COSTLY, filter(&objects(6_000))),
        (COSTLY, filter(&lists(60))),
        (COSTLY, filter(&objects(60))),
        (COSTLY, "[".repeat(49_000)),
        (COSTLY, "{a".repeat(24_000)),
        (COSTLY, "{a(b:".repeat(9_000)),
        (COSTLY, "{...".repeat(12_000)),
        (
            COSTLY,
            format!("query($a: {}Int) {{ a }}", "[".repeat(40_000)),
        ),
        (
            COSTLY,
            format!("query($a: Int = {}) {{ a }}", lists(20_000)),
        ),
        (COSTLY, format!("{{ a @skip(if: {}) }}", lists(20_000))),
        (UNPARSED, "{a".repeat(60) + "?" + &"}".repeat(60)),
        (
            UNPARSED,
            filter(&("{a:".repeat(55) + "?" + &"}".repeat(55))),
        ),
    ])
    .await;
}

#[tokio::test]
async fn fragments() {
    let fragment = |at: usize, body: &str| format!(" fragment f{at} on Query {{ {body} }}");
    let bomb = |width: usize, depth: usize| {
        let spreads = |at: usize| format!("...f{} ", at + 1).repeat(width);
        let bombs = many(depth, |at| fragment(at, &spreads(at)));
        "{ ...f0 }".to_owned() + &bombs + &fragment(depth, "__typename")
    };
    let cycle = |length: usize| {
        many(length, |at| {
            fragment(at, &format!("...f{}", (at + 1) % length))
        })
    };
    let one = fragment(0, &"__typename ".repeat(2_000));
    refused(vec![
        (COSTLY, bomb(2, 40)),
        (COSTLY, bomb(60, 10)),
        (COSTLY, bomb(1_500, 3)),
        (INVALID, "{ ...f0 }".to_owned() + &cycle(1)),
        (INVALID, "{ ...f0 }".to_owned() + &cycle(30)),
        (COSTLY, "{ ...f0 }".to_owned() + &cycle(1_000)),
        (COSTLY, "{ __typename }".to_owned() + &cycle(1_000)),
        // Each operation and each fragment expands anew.
        (
            COSTLY,
            one.clone() + &many(1_000, |at| format!("query q{at} {{ ...f0 }}")),
        ),
        (
            COSTLY,
            one + &many(700, |at| fragment(at + 1, "...f0")) + "{ ...f1 }",
        ),
        (
            INVALID,
            "{ __typename }".to_owned() + &many(900, |at| fragment(at, "__typename")),
        ),
    ])
    .await;
}

#[tokio::test]
async fn introspection_multiplied() {
    let leaves = |count| many(count, |at| format!("a{at}: description "));
    let schemas = |count| {
        let schema = "__schema { types { fields { name args { name } } } }";
        many(count, |at| format!("a{at}: {schema} "))
    };
    refused(vec![
        (
            COSTLY,
            format!(
                "{{ __schema {{ types {{ fields {{ {} }} }} }} }}",
                leaves(2_000)
            ),
        ),
        (COSTLY, format!("{{ {} }}", schemas(100))),
    ])
    .await;
}

/// Two fields under one name were compared argument by argument, and again for each selection
/// around them: gigabytes of errors.
#[tokio::test]
async fn fields_of_one_name() {
    let arguments = |count: usize| many(count, |at| format!("a{at}: 1 "));
    let conflicts = "x: a x: b ".repeat(1_500);
    let (open, close) = ("{ ... ".repeat(30), "}".repeat(30));
    refused(vec![
        (INVALID, format!("{{ {} }}", "a ".repeat(4_000))),
        (INVALID, format!("{{ {conflicts} }}")),
        (INVALID, format!("{open} {{ {conflicts} }} {close}")),
        (
            INVALID,
            "{ a: states { totalCount } a: agreements { totalCount } }".to_owned(),
        ),
        (
            INVALID,
            "{ states(first: 1) { totalCount } states(first: 2) { totalCount } }".to_owned(),
        ),
        (
            INVALID,
            "{ states(first: 1) { totalCount } ... { states { totalCount } } }".to_owned(),
        ),
        (
            INVALID,
            format!("{{ a({}) {} }}", arguments(20), "a ".repeat(4_000)),
        ),
        (
            COSTLY,
            format!("{{ a({}) {} }}", arguments(2_000), "a ".repeat(4_000)),
        ),
        (
            INVALID,
            format!(
                "fragment f on Query {{ x: a x: b }} {}",
                many(500, |at| format!("query q{at} {{ ...f }}"))
            ),
        ),
    ])
    .await;
}

#[tokio::test]
async fn aliases_directives_and_variables() {
    let skips = "@skip(if: false) ".repeat(2_500);
    refused(vec![
        (
            COSTLY,
            format!("{{ {} }}", many(6_000, |at| format!("a{at}:b "))),
        ),
        (
            INVALID,
            format!("{{ {} }}", many(4_000, |at| format!("a{at}:b "))),
        ),
        (
            INVALID,
            format!("{{ {} }}", many(4_000, |at| format!("stat{at:04} "))),
        ),
        (
            COSTLY,
            format!(
                "{{ {} }}",
                many(101, |at| format!("a{at}: states {{ totalCount }}"))
            ),
        ),
        (COSTLY, format!("{{ states {skips} {{ totalCount }} }}")),
        (
            COSTLY,
            format!(
                "{{ states {} {{ totalCount }} }}",
                many(6_000, |at| format!("@a{at} "))
            ),
        ),
        (
            COSTLY,
            format!(
                "query({}) {{ __typename }}",
                many(3_500, |at| format!("$a{at}: Int "))
            ),
        ),
        (
            COSTLY,
            format!(
                "query({}) {{ __typename }}",
                many(3_000, |at| format!("$a{at}: A{at} "))
            ),
        ),
        (
            COSTLY,
            format!("query({}) {{ __typename }}", "$a: Int ".repeat(6_000)),
        ),
        (
            INVALID,
            many(17, |query| {
                let declared = many(200, |at| format!("$a{at}: Int "));
                format!("query q{query}({declared}) {{ __typename }} ")
            }),
        ),
        (
            INVALID,
            format!(
                "query($a: [Int] = [{}]) {{ __typename }}",
                "1 ".repeat(14_000)
            ),
        ),
        (UNPARSED, "query q { __typename }".repeat(2_000)),
        (UNPARSED, "{ __typename }".repeat(3_000)),
        (INVALID, "mutation { a }".to_owned()),
        (INVALID, "subscription { a }".to_owned()),
    ])
    .await;
}
