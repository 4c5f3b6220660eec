//! Licences of collections, by which these are found.

use crate::support::shipped;

/// It was compared letter for letter with what was folded: nothing was equal.
#[tokio::test]
async fn a_licence_is_found_as_any_other_text() {
    let registry = shipped().await;
    for (filter, count) in [
        (r#"{licence: {eq: "CC BY 4.0"}}"#, 1),
        (r#"{licence: {eq: "cc by 4.0"}}"#, 1),
        (r#"{licence: {contains: "BY"}}"#, 1),
        (r#"{licence: {startsWith: "LGPL"}}"#, 1),
        (r#"{licence: {in: ["None stated", "Lgpl-2.1"]}}"#, 2),
        ("{licence: {known: false}}", 0),
        (r#"{not: {licence: {eq: "CC BY 4.0"}}}"#, 2),
    ] {
        let query = format!("{{ collections(filter: {filter}) {{ totalCount }} }}");
        let data = registry.data(&query).await;
        assert_eq!(data["collections"]["totalCount"], count, "{filter}");
    }
}
