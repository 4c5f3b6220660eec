//! How many statements a request takes depends on its shape alone, not on how many rows it meets.

use crate::support::{
    Registry,
    introspection::{Connection, Types},
    shipped,
};

const SIZES: [usize; 3] = [1, 5, 50];

#[tokio::test]
async fn every_connection_takes_as_many_statements_for_one_row_as_for_many() {
    let registry = shipped().await;
    let types = Types::of(&registry).await;
    let mut walked = 0;
    for parent in types.parents() {
        for connection in types.connections(&parent) {
            let path = types.path(&parent, "first: $size");
            let counts = counts(&registry, &path, &connection).await;
            // One for each level, one for the count, one to look another actor up.
            let lookup = usize::from(connection.required.contains("other"));
            let statements = path.len() + 2 + lookup;
            assert_eq!(
                counts, [statements; 3],
                "{path:?} {parent}.{}",
                connection.name
            );
            walked += 1;
        }
    }
    assert!(walked > 80, "walked {walked} connections only");
}

/// The statements of a page of pages at each size.
async fn counts(registry: &Registry, path: &[String], connection: &Connection) -> [usize; 3] {
    let mut counts = [0; 3];
    for (count, size) in counts.iter_mut().zip(SIZES) {
        let inner = format!(
            "{}({}first: {size}) {{ totalCount nodes {{ __typename }} }}",
            connection.name, connection.required
        );
        let query = path.iter().rev().fold(inner, |inner, field| {
            format!(
                "{} {{ nodes {{ {inner} }} }}",
                field.replace("$size", &size.to_string())
            )
        });
        let answer = registry.answer(&format!("{{ {query} }}")).await;
        assert!(
            answer.response.errors.is_empty(),
            "{query}\n{:?}",
            answer.response.errors
        );
        *count = answer.statements;
    }
    counts
}

/// Two fields that ask for the same kind of record at about the same time: whether their questions
/// meet in one batch once depended on which answer came first.
#[tokio::test]
async fn fields_side_by_side_never_share_a_batch_by_chance() {
    let registry = shipped().await;
    let query = "{ official(by: {key: \"alexander-fomin\"}) {
        signatures { nodes { office { institution { name } } } }
        appointments { nodes { office { institution { name } } } } } }";
    for _ in 0..20 {
        assert_eq!(registry.answer(query).await.statements, 7);
    }
}

/// Ten thousand siblings ask for a while, and a batch once left while they did.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_batch_leaves_when_all_siblings_have_asked() {
    let registry = shipped().await;
    let days =
        (1900..2030).map(|year| format!("y{year}: status(asOf: \"{year}-01-01\") {{ status }}"));
    let days: Vec<_> = days.collect();
    let query = format!(
        "{{ agreements(first: 100) {{ nodes {{ {} }} }} }}",
        days.join(" ")
    );
    assert_eq!(registry.answer(&query).await.statements, 2);
    let query = "{ agreements(first: 40, filter: {parties: {count: {gte: 50}}}) { nodes {
        parties(first: 100) { nodes { status { status } disputed agreement { key } } } } } }";
    assert_eq!(registry.answer(query).await.statements, 5);
}
