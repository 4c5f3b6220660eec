//! What is kept beyond a request: it saves statements, and is over with the version of the data.

use foedera::{graphql, store::Store};

use crate::support::{
    Registry,
    package::{changed, loaded, run},
};

const QUERY: &str = "{ agreement(by: {key: \"rus-bgr-mod-1992\"}) { parties { nodes { actor {
    ... on State { name agreements { totalCount } } } } } } }";

#[tokio::test]
async fn what_is_kept_saves_statements_until_an_import() {
    let database = loaded().await;
    let registry = Registry {
        schema: graphql::schema(),
        store: Store::keeping(database.reader.clone()),
    };
    let first = registry.answer(QUERY).await;
    let second = registry.answer(QUERY).await;
    assert_eq!(first.response.data, second.response.data);
    // Who the actors are and how many agreements they have is kept.
    assert_eq!((first.statements, second.statements), (4, 2));

    let renamed = changed("state.csv", |text| {
        text.replace("bgr,Bulgaria,", "bgr,Changed,")
    });
    run(&database, &renamed).await;
    let third = registry.answer(QUERY).await;
    assert_eq!(third.statements, 4);
    assert!(third.response.data.to_string().contains("Changed"));
}

#[tokio::test]
async fn a_store_that_keeps_nothing_asks_each_time() {
    let registry = Registry::over(loaded().await.reader);
    for _ in 0..2 {
        assert_eq!(registry.answer(QUERY).await.statements, 4);
    }
}
