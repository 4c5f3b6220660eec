//! Limits of a document: each accepts within and refuses beyond, before anything runs.

use std::fmt::Write;

use async_graphql::Request;
use expect_test::expect;
use foedera::graphql::{
    guard::{MAX_BYTES, MAX_DIRECTIVES, MAX_NESTING, MAX_WORD, MAX_WORDS},
    price::{MAX_FIELDS, MAX_PRICE, MAX_VARIABLES},
};

use crate::support::{check, code, code_of, flood::many, shipped};

#[tokio::test]
async fn a_document_may_be_so_long() {
    let long = |bytes: usize| format!("{{ __typename }}{}", " ".repeat(bytes - 14));
    assert_eq!(code(&long(MAX_BYTES)).await, "");
    assert_eq!(code(&long(MAX_BYTES + 1)).await, "TOO_COSTLY");
}

#[tokio::test]
async fn brackets_may_nest_so_deep() {
    let nested = |depth: usize| format!("{}a{}", "{a".repeat(depth), "}".repeat(depth));
    let named = "GRAPHQL_VALIDATION_FAILED";
    assert_eq!(code(&nested(MAX_NESTING)).await, named);
    assert_eq!(code(&nested(MAX_NESTING + 1)).await, "TOO_COSTLY");
    let list = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    let filter = format!("{{ states(filter: {}) {{ key }} }}", list(20_000));
    assert_eq!(code(&filter).await, "TOO_COSTLY");
}

#[tokio::test]
async fn brackets_in_strings_and_comments_do_not_count() {
    let many = "[".repeat(1000);
    let query = format!(
        "# {many}\n{{ a: states(filter: {{name: {{eq: \"{many}\\\"{many}\"}}}}) {{ totalCount }}
           b: states(filter: {{name: {{eq: \"\"\"{many} \\\"\"\" {many}\"\"\"}}}}) {{ totalCount }} }}"
    );
    assert_eq!(code(&query).await, "");
}

/// The library reads a block that never ends as two strings, and what follows it as brackets.
#[tokio::test]
async fn a_block_that_never_ends_fails_to_parse() {
    let query =
        |block: &str| format!("{{ states(filter: {{key: {{in: [{block}]}}}}) {{ totalCount }} }}");
    assert_eq!(code(&query("\"\"\"x\"\"\"")).await, "");
    assert_eq!(code(&query("\"\"\"x")).await, "GRAPHQL_PARSE_FAILED");
    assert_eq!(code(&query("\"\" \"x\"")).await, "");
}

#[tokio::test]
async fn a_document_may_have_so_many_names_and_numbers() {
    // Four of them are names: nothing uses the variable.
    let numbers = |words: usize| {
        let numbers = "1 ".repeat(words - 4);
        format!("query($a: [Int] = [{numbers}]) {{ __typename }}")
    };
    assert_eq!(code(&numbers(MAX_WORDS)).await, "GRAPHQL_VALIDATION_FAILED");
    assert_eq!(code(&numbers(MAX_WORDS + 1)).await, "TOO_COSTLY");
}

#[tokio::test]
async fn a_name_may_be_so_long() {
    let alias = |length: usize| format!("{{ {}: __typename }}", "a".repeat(length));
    assert_eq!(code(&alias(MAX_WORD)).await, "");
    assert_eq!(code(&alias(MAX_WORD + 1)).await, "TOO_COSTLY");
    let quoted = format!(
        "# {0}\n{{ state(by: {{key: \"{0}\"}}) {{ name }} }}",
        "a".repeat(1_000)
    );
    assert_eq!(code(&quoted).await, "");
}

#[tokio::test]
async fn fragments_may_expand_so_far() {
    let mut bomb = "{ ...f0 }".to_owned();
    for at in 0..40 {
        write!(
            bomb,
            " fragment f{at} on Query {{ ...f{n} ...f{n} }}",
            n = at + 1
        )
        .unwrap();
    }
    bomb += " fragment f40 on Query { __typename }";
    assert_eq!(code(&bomb).await, "TOO_COSTLY");
    let flood = |fields: u64| {
        let fields = (0..fields).fold(String::new(), |text, at| text + &format!("a{at}:key "));
        format!("{{ state(by: {{key: \"nor\"}}) {{ {fields} }} }}")
    };
    assert_eq!(code(&flood(MAX_FIELDS - 1)).await, "");
    assert_eq!(code(&flood(MAX_FIELDS)).await, "TOO_COSTLY");
}

/// The library validates all operations, each with its fragments expanded, whichever is to run.
#[tokio::test]
async fn operations_may_expand_so_far_together() {
    let leaves = many(100, |at| format!("a{at}: __typename "));
    // The fragment weighs 100 by itself, and one more in each operation.
    let operations = |count: u64| {
        let each = |at| format!("query q{at} {{ ...f }} ");
        let operations: String = (0..count).map(each).collect();
        let request = Request::new(format!("fragment f on Query {{ {leaves} }} {operations}"));
        request.operation_name("q0")
    };
    let code = async |count| code_of(&shipped().await.answer_request(operations(count)).await);
    let most = (MAX_FIELDS - 100) / 101;
    assert_eq!(code(most).await, "");
    assert_eq!(code(most + 1).await, "TOO_COSTLY");
}

#[tokio::test]
async fn a_fragment_that_spreads_itself_is_named() {
    check(
        "{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }",
        0,
        expect![[r#"
            {
              "data": null,
              "errors": [
                {
                  "extensions": {
                    "code": "GRAPHQL_VALIDATION_FAILED"
                  },
                  "message": "fragment `a` spreads itself"
                }
              ]
            }
        "#]],
    )
    .await;
}

/// Fields nest less deep than brackets, with or without a fragment between them.
#[tokio::test]
async fn fields_may_nest_so_deep() {
    let fields = |depth: usize| {
        let types = (4..depth).fold("name".to_owned(), |inner, _| {
            format!("ofType {{ {inner} }}")
        });
        let state = "__type(name: \"State\")";
        [
            format!("{{ {state} {{ fields {{ type {{ {types} }} }} }} }}"),
            format!(
                "{{ {state} {{ fields {{ ...a }} }} }} fragment a on __Field {{ type {{ {types} }} }}"
            ),
        ]
    };
    for query in fields(24) {
        assert_eq!(code(&query).await, "", "{query}");
    }
    for query in fields(25) {
        assert_eq!(code(&query).await, "GRAPHQL_VALIDATION_FAILED", "{query}");
    }
}

#[tokio::test]
async fn introspection_of_graphiql_passes() {
    let types = (0..9).fold("kind name".to_owned(), |inner, _| {
        format!("kind name ofType {{ {inner} }}")
    });
    let query = format!(
        "query IntrospectionQuery {{ __schema {{
           description queryType {{ name kind }} mutationType {{ name kind }}
           subscriptionType {{ name kind }} types {{ ...FullType }}
           directives {{ name description isRepeatable locations
             args(includeDeprecated: true) {{ ...InputValue }} }} }} }}
         fragment FullType on __Type {{
           kind name description specifiedByURL isOneOf
           fields(includeDeprecated: true) {{
             name description args(includeDeprecated: true) {{ ...InputValue }}
             type {{ ...TypeRef }} isDeprecated deprecationReason }}
           inputFields(includeDeprecated: true) {{ ...InputValue }}
           interfaces {{ ...TypeRef }}
           enumValues(includeDeprecated: true) {{
             name description isDeprecated deprecationReason }}
           possibleTypes {{ ...TypeRef }} }}
         fragment InputValue on __InputValue {{
           name description type {{ ...TypeRef }} defaultValue isDeprecated deprecationReason }}
         fragment TypeRef on __Type {{ {types} }}"
    );
    assert_eq!(code(&query).await, "", "{query}");
}

/// Introspection costs what its lists have in the mean of this schema: 216 types with 3 fields.
#[tokio::test]
async fn introspection_may_tell_so_much() {
    let asked = |leaves: u64| {
        let leaves = many(usize::try_from(leaves).unwrap(), |at| {
            format!("a{at}: name ")
        });
        format!("{{ __schema {{ types {{ fields {{ {leaves} }} }} }} }}")
    };
    // Of each type one for the list of its fields; one for that of the types, one for the schema.
    let most = (MAX_PRICE - 2 - 216) / (216 * 3 * 4);
    assert_eq!(code(&asked(most)).await, "");
    assert_eq!(code(&asked(most + 1)).await, "TOO_COSTLY");
}

#[tokio::test]
async fn a_document_may_have_so_many_directives() {
    let directed = |count: usize| {
        let directives = "@include(if: true) ".repeat(count);
        format!("{{ __typename {directives} }}")
    };
    assert_eq!(code(&directed(MAX_DIRECTIVES)).await, "");
    assert_eq!(code(&directed(MAX_DIRECTIVES + 1)).await, "TOO_COSTLY");
}

#[tokio::test]
async fn the_name_of_an_operation_may_be_so_long() {
    let code = async |length: usize| {
        let request = Request::new("{ __typename }").operation_name("a".repeat(length));
        code_of(&shipped().await.answer_request(request).await)
    };
    assert_eq!(code(MAX_WORD).await, "GRAPHQL_VALIDATION_FAILED");
    assert_eq!(code(MAX_WORD + 1).await, "TOO_COSTLY");
}

/// Validation walks fragments that nothing spreads, so the guard names a cycle among them too.
#[tokio::test]
async fn a_cycle_of_fragments_that_nothing_spreads_is_named() {
    let itself = "{ __typename } fragment a on Query { ...a }";
    assert_eq!(code(itself).await, "GRAPHQL_VALIDATION_FAILED");
    let each_other = "{ __typename } fragment a on Query { ...b } fragment b on Query { ...a }";
    assert_eq!(code(each_other).await, "GRAPHQL_VALIDATION_FAILED");
}

/// A bomb whose leaf selects nothing weighed nothing, and was expanded all the same.
#[tokio::test]
async fn a_bomb_without_a_field_is_refused() {
    for spread in ["...f0", "__typename"] {
        let mut bomb = format!("{{ {spread} }}");
        for at in 0..30 {
            write!(
                bomb,
                " fragment f{at} on Query {{ ...f{n} ...f{n} }}",
                n = at + 1
            )
            .unwrap();
        }
        bomb += " fragment f30 on Query { ...nothing }";
        assert_eq!(code(&bomb).await, "TOO_COSTLY", "{spread}");
    }
}

/// A chain of fragments nests without a bracket inside another.
#[tokio::test]
async fn a_chain_of_fragments_may_be_so_deep() {
    let chain = |length: usize| {
        let mut text = "{ ...f0 }".to_owned();
        for at in 0..length {
            write!(text, " fragment f{at} on Query {{ ...f{} }}", at + 1).unwrap();
        }
        text + &format!(" fragment f{length} on Query {{ __typename }}")
    };
    assert_eq!(code(&chain(31)).await, "");
    // The library stops here, before the guard has to.
    assert_eq!(code(&chain(32)).await, "GRAPHQL_VALIDATION_FAILED");
    assert_eq!(code(&chain(MAX_NESTING - 1)).await, "TOO_COSTLY");
    assert_eq!(code(&chain(1200)).await, "TOO_COSTLY");
}

/// The library makes an error for each, for each operation: millions, for one short document.
#[tokio::test]
async fn variables_stand_in_so_many_places() {
    // Each operation has those of the fragment, which is looked at by itself too.
    let operations = MAX_VARIABLES / 100 - 1;
    let operations = (0..operations).map(|at| format!("query q{at} {{ ...f }} "));
    let operations: String = operations.collect();
    for fragment in [
        "fragment f on Query { nodes(ids: [$]) { id } }",
        "fragment f on Query { __typename @skip(if: [$]) }",
        "fragment f on Query { ... @skip(if: [$]) { __typename } }",
        "fragment f on Query @skip(if: [$]) { __typename }",
    ] {
        let code = async |places| {
            let places = many(places, |at| format!("$a{at} "));
            code(&(operations.clone() + &fragment.replace('$', &places))).await
        };
        assert_eq!(code(100).await, "GRAPHQL_VALIDATION_FAILED", "{fragment}");
        assert_eq!(code(101).await, "TOO_COSTLY", "{fragment}");
    }
}
