//! Which fields of one name can be merged into one. What can't is refused before anything is read, so
//! that a record of the answer is one that there is.

use async_graphql::parser::{
    parse_schema,
    types::{TypeKind, TypeSystemDefinition},
};
use foedera::graphql::{schema, sdl};

use crate::support::{
    code_of,
    flood::{INVALID, many, refused},
    shipped,
};

/// The selections of a record of any type.
fn node(selected: &str) -> String {
    format!("{{node(id:\"U3RhdGU6cnVz\"){{{selected}}}}}")
}

/// Each of these is refused, and the answer names the first two fields that do not fit: here by how
/// the document goes on where they stand.
async fn conflict(documents: &[(&str, [&str; 2])]) {
    let registry = shipped().await;
    for (document, places) in documents {
        let answer = registry.answer(document).await;
        assert_eq!(code_of(&answer), INVALID, "{document}");
        assert_eq!(answer.statements, 0, "{document}");
        let [error] = &answer.response.errors[..] else {
            panic!("{document}\n{:#?}", answer.response.errors);
        };
        assert!(error.message.contains("` stands for "), "{error:?}");
        assert_eq!(error.locations.len(), 2, "{document}");
        for (at, place) in error.locations.iter().zip(places) {
            let found = &document[at.column - 1..];
            assert!(found.starts_with(place), "{document}\nat {found}");
        }
    }
}

/// Each of these is answered.
async fn merge(documents: &[&str]) {
    let registry = shipped().await;
    for document in documents {
        registry.data(document).await;
    }
}

/// Part of a record was told as part of another: the executor looks at names alone.
#[tokio::test]
async fn fields_of_one_name_and_type_are_the_same_field() {
    conflict(&[
        (
            "{a: states{totalCount} a: agreements{totalCount}}",
            ["a: states", "a: agreements"],
        ),
        (
            "{states(first:1){totalCount} states{totalCount}}",
            ["states(first:1)", "states{"],
        ),
        (
            "{states(first:1){totalCount} states(first:2){totalCount}}",
            ["states(first:1)", "states(first:2)"],
        ),
    ])
    .await;
}

/// The type itself is a condition that changes nothing, and so is none.
#[tokio::test]
async fn a_condition_that_changes_nothing_tells_no_fields_apart() {
    conflict(&[
        (
            r#"{ state(by:{iso:"RUS"}){name} ...F } fragment F on Query { state(by:{iso:"USA"}){isoCode key} }"#,
            [r#"state(by:{iso:"RUS"}"#, r#"state(by:{iso:"USA"}"#],
        ),
        (
            r#"{ agreement(by:{key:"nosuch"}){key} ... on Query{agreement(by:{key:"ctbt-1996"}){key title}}}"#,
            [
                r#"agreement(by:{key:"nosuch"}"#,
                r#"agreement(by:{key:"ctbt-1996"}"#,
            ],
        ),
        (
            "{states(first:1){nodes{a:name ...F}}} fragment F on State{a:key}",
            ["a:name", "a:key"],
        ),
        (
            "{states{nodes{a:name ...{a:key}}}}",
            ["a:name", "a:key"],
        ),
        (
            "{states{nodes{a:name ... @include(if: true){... on State{a:key}}}}}",
            ["a:name", "a:key"],
        ),
        (
            "{__schema{types{a:name ...T}}} fragment T on __Type{a:kind}",
            ["a:name", "a:kind"],
        ),
    ])
    .await;
}

/// A State is a Node, and may be an Actor.
#[tokio::test]
async fn a_type_is_not_told_apart_from_those_it_may_be() {
    let documents = [
        ("a:id ... on State{a:name}", ["a:id", "a:name"]),
        (
            "... on Node{a:id} ... on State{a:isoCode}",
            ["a:id", "a:isoCode"],
        ),
        (
            "... on Party{a:id} ... on State{a:id} ...{a:key}",
            ["a:id", "a:key"],
        ),
        (
            "... on Node{a:id} ... on Actor{a:__typename}",
            ["a:id", "a:__typename"],
        ),
    ];
    for (selected, places) in documents {
        conflict(&[(&node(selected), places)]).await;
    }
}

/// The same two fields select of the same record.
#[tokio::test]
async fn what_two_fields_of_one_name_select_is_merged_too() {
    conflict(&[
        (
            "{agreements(first:1){nodes{key}} agreements(first:1){nodes{key:title}}}",
            ["key}", "key:title"],
        ),
        (
            r#"{ state(by:{iso:"RUS"}){p:parties(first:1){nodes{key}}} state(by:{iso:"RUS"}){p:parties(first:1 orderBy:{field:KEY direction:DESC}){nodes{agreement{title}}}} }"#,
            ["p:parties(first:1){", "p:parties(first:1 orderBy"],
        ),
        (
            "{states{nodes{a:key}} states{edges{cursor} nodes{a:name}}}",
            ["a:key", "a:name"],
        ),
        // The third is as the first, and not as the second.
        (
            "{states{nodes{a:key}} states{nodes{b:key}} states{nodes{b:name}}}",
            ["b:key", "b:name"],
        ),
        (
            "{states{nodes{parties{nodes{a:key}}}} ...F} fragment F on Query{states{...G}} \
             fragment G on StateConnection{nodes{parties{nodes{a:id}}}}",
            ["a:key", "a:id"],
        ),
        (
            "query A{states{totalCount}} query B{...F} \
             fragment F on Query{states{nodes{a:key}} states{nodes{a:id}}}",
            ["a:key", "a:id"],
        ),
        (
            "{__schema{types{a:name}} ...{__schema{types{a:kind}}}}",
            ["a:name", "a:kind"],
        ),
        ("{nosuch{a:b} nosuch{a:c}}", ["a:b", "a:c"]),
    ])
    .await;
}

/// Whoever knows the document knows the types of the answer, whichever record it is.
#[tokio::test]
async fn fields_of_one_name_have_one_shape() {
    let documents = [
        (
            "... on State{a:name} ... on Agreement{a:languages}",
            ["a:name", "a:languages"],
        ),
        (
            "... on State{a:isoCode} ... on Organization{a:name}",
            ["a:isoCode", "a:name"],
        ),
        (
            "... on State{a:key} ... on Organization{a:kind}",
            ["a:key", "a:kind"],
        ),
        (
            "... on State{a:key} ... on Organization{a:id}",
            ["a:key", "a:id"],
        ),
        (
            "... on State{a:parties{totalCount}} ... on Organization{a:name}",
            ["a:parties", "a:name"],
        ),
        (
            "... on State{a:parties{b:totalCount}} ... on Agreement{a:events{b:nodes{key}}}",
            ["b:totalCount", "b:nodes"],
        ),
        (
            "... on State{a:parties{nodes{b:key}}} ... on Agreement{a:events{nodes{b:id}}}",
            ["b:key", "b:id"],
        ),
    ];
    for (selected, places) in documents {
        conflict(&[(&node(selected), places)]).await;
    }
}

#[tokio::test]
async fn the_same_field_is_merged() {
    let fragments = "fragment F on Query{states(first:1){nodes{key name}}} \
                     fragment G on StateConnection{totalCount}";
    merge(&[
        "{states{totalCount} states{totalCount}}",
        &format!("{{states(first:1){{nodes{{key}}}} ...F states(first:1){{...G ...G}}}} {fragments}"),
        r#"{states(first:1 filter:{key:{eq:"rus"}}){totalCount}
            states(filter:{key:{eq:"rus"}} first:1){nodes{key}}}"#,
        "query($n:Int=1){states(first:$n){totalCount} states(first:$n){nodes{key}}}",
        "{states(first:1){nodes{a:key ...{a:key} ... on State{a:key} ... on Node{a:key}}}}",
        "{states(first:1){nodes{parties(first:1){nodes{key}}} edges{node{a:key}}}
          ... on Query{states(first:1){nodes{parties(first:1){nodes{agreement{key}}}} edges{node{a:key b:id}}}}}",
        "{__typename ... on Query{__typename} __schema{queryType{name}} __schema{queryType{name kind}}}",
        r#"{a:__type(name:"State"){name} b:__type(name:"Party"){name:kind}}"#,
        "{agreements(first:1){nodes{parties(first:1){nodes{actor{__typename ... on State{name key} ... on Organization{name kind}}}}}}}",
    ])
    .await;
}

/// No record is of two object types, so what is asked of each may differ.
#[tokio::test]
async fn fields_of_different_object_types_may_differ() {
    let documents = [
        "id ... on State{id key} ... on Node{id key}",
        "... on State{a:name} ... on Agreement{a:title}",
        "... on State{a:parties{totalCount}} ... on Agreement{a:events(first:1){totalCount}}",
        "... on State{a:parties{nodes{b:key}}} ... on Agreement{a:events{nodes{b:key}}}",
        "... on State{a:parties{nodes{b:agreement{c:title}}}}
         ... on Agreement{a:parties{nodes{b:actor{... on State{c:name}}}}}",
        "... on State{... @include(if: true){a:name}} ... on Agreement{...{a:title}}",
    ];
    for selected in documents {
        merge(&[&node(selected)]).await;
    }
    let fragments = "fragment S on State{a:name} fragment A on Agreement{a:title}";
    merge(&[&format!("{} {fragments}", node("...S ...A"))]).await;
}

/// What is merged is a record that there is.
#[tokio::test]
async fn what_is_merged_is_one_record() {
    let registry = shipped().await;
    let state = |selected: &str| format!("state(by:{{iso:\"RUS\"}}){{{selected}}}");
    let (one, other) = (state("key"), state("isoCode parties(first:1){totalCount}"));
    let together = format!("{{ {one} ...F }} fragment F on Query {{ {other} }}");
    let apart = format!(
        "{{ {} }}",
        state("key isoCode parties(first:1){totalCount}")
    );
    assert_eq!(registry.data(&together).await, registry.data(&apart).await);
}

/// Fields of one name are compared with the first of them, and what they select once: not each with
/// each, and not once more for each selection around.
#[tokio::test]
async fn floods_of_fields_of_one_name() {
    let nested = |of: &str, depth: usize| "x{".repeat(depth) + of + &"}".repeat(depth);
    let fragments = many(40, |at| {
        let next = many(39 - at, |it| format!("...F{} ", at + 1 + it));
        format!("fragment F{at} on Query {{ a {next} }}")
    });
    refused(vec![
        (INVALID, format!("{{ {} }}", "a{b} ".repeat(490))),
        (INVALID, format!("{{ {} a{{b:c}} }}", "a{b} ".repeat(490))),
        (INVALID, format!("{{ {} }}", nested("a", 20).repeat(24))),
        (
            INVALID,
            many(24, |at| nested(&format!("a:b{at}"), 20) + " ").replacen('x', "{x", 1) + "}",
        ),
        (
            INVALID,
            format!("{{ {} }}", many(490, |at| format!("...on T{at}{{a{{b}}}}"))),
        ),
        ("TOO_COSTLY", format!("{{ ...F0 }} {fragments}")),
    ])
    .await;
}

/// The check takes a field of an interface together with those of all object types. That is the same as
/// with each apart, as long as it selects nothing.
#[test]
fn fields_of_interfaces_select_nothing() {
    let schema = parse_schema(sdl(&schema())).unwrap();
    let fields = schema.definitions.iter().flat_map(|it| match it {
        TypeSystemDefinition::Type(it) => match &it.node.kind {
            TypeKind::Interface(of) => of.fields.as_slice(),
            _ => &[],
        },
        _ => &[],
    });
    for field in fields {
        let of = field.node.ty.node.to_string();
        assert!(["ID!", "String!"].contains(&of.as_str()), "{of}");
    }
}
