//! The precision of dates, by which they may be found.

use std::collections::BTreeSet;

use crate::support::{
    pages::{all, all_keys},
    shipped,
};

/// How exact a date is, told by its text: each date has one precision.
#[tokio::test]
async fn each_date_has_the_precision_by_which_it_is_found() {
    let registry = shipped().await;
    let query = "{ agreements(first: 100, after: $after, filter: {signedOn: {known: true}}) {
        pageInfo { hasNextPage endCursor } nodes { key signedOn { precision } } } }";
    let rows = all(&registry, query).await;
    let mut seen = BTreeSet::new();
    for precision in [
        "DAY", "MONTH", "SEASON", "YEAR", "DECADE", "CENTURY", "INTERVAL", "SET",
    ] {
        let of_it = rows
            .iter()
            .filter(|row| row["signedOn"]["precision"] == precision);
        let expected: BTreeSet<_> = of_it.map(|row| row["key"].to_string()).collect();
        let query = format!(
            "{{ agreements(first: 100, after: $after, filter: {{signedOn: {{precision: {precision}}}}}) {{
                pageInfo {{ hasNextPage endCursor }} nodes {{ key }} }} }}"
        );
        let found = all_keys(&registry, &query).await;
        assert_eq!(found, expected, "{precision}");
        if !expected.is_empty() {
            seen.insert(precision);
        }
    }
    assert!(seen.len() > 3, "{seen:?}");
}
