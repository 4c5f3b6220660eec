//! The precision of dates, by which they may be found, and their words.

use std::collections::BTreeSet;

use foedera::import::package::Package;
use regex::Regex;

use crate::support::{
    Registry, code, database,
    package::{changed, run},
    pages::{all, all_keys},
    shipped,
};

/// How exact a date is, told by its text: each date has one precision.
#[tokio::test]
async fn each_date_has_the_precision_by_which_it_is_found() {
    finds_each_by_its_precision(&shipped().await, 4).await;
}

/// Checks each precision, and that so many of them occur.
async fn finds_each_by_its_precision(registry: &Registry, occur: usize) {
    let query = "{ agreements(first: 100, after: $after, filter: {signedOn: {known: true}}) {
        pageInfo { hasNextPage endCursor } nodes { key signedOn { edtf precision } } } }";
    let rows = all(registry, query).await;
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
        assert_eq!(all_keys(registry, &query).await, expected, "{precision}");
        if !expected.is_empty() {
            seen.insert(precision);
        }
    }
    assert!(seen.len() >= occur, "{seen:?}");
}

/// A list may name one a thousand times. The statement would be deeper than SQLite follows.
#[tokio::test]
async fn a_precision_counts_once_however_often_it_is_named() {
    let registry = shipped().await;
    let keys = async |precision: &str| {
        let query = format!(
            "{{ agreements(first: 100, after: $after, filter: {{signedOn: {{precision: [{precision}]}}}}) {{
                pageInfo {{ hasNextPage endCursor }} nodes {{ key }} }} }}"
        );
        all_keys(&registry, &query).await
    };
    assert_eq!(keys(&"MONTH ".repeat(1_000)).await, keys("MONTH").await);
}

/// The filter reads the text of a date, the field its meaning: for each form of EDTF both say the
/// same.
#[tokio::test]
async fn each_form_of_a_date_is_found_by_the_precision_it_has() {
    let forms = [
        "1990",
        "1990?",
        "1990~",
        "1990%",
        "199X",
        "19XX",
        "1990-05",
        "1990-05~",
        "1990-12?",
        "1990-05-01",
        "1990-05-31?",
        "1990-10-20",
        "1990-21",
        "1990-24~",
        "1990-XX",
        "1990-XX-XX",
        "1990-05-XX",
        "1990/1992",
        "1990-05/..",
        "../1990",
        "1990-05-01/",
        "[1990..1992]",
        "[..1990]",
        "[1990-05-01..]",
        "2011",
        "2010-02",
        "0000",
    ];
    let database = database::empty().await;
    let package = changed("agreement.csv", |text| {
        let mut forms = forms.iter();
        let mut lines: Vec<_> = text.lines().map(str::to_owned).collect();
        let day = Regex::new(r",\d{4}-\d\d-\d\d,").unwrap();
        for line in &mut lines[1..] {
            // The date stands in the seventh column, and is the only one of a line.
            if let Some(form) = day.is_match(line).then(|| forms.next()).flatten() {
                *line = day.replace(line, format!(",{form},")).into_owned();
            }
        }
        lines.join("\n") + "\n"
    });
    let claims = changed("claim.csv", |text| {
        let lines = text.lines().filter(|line| !line.contains(",signedOn,"));
        lines.collect::<Vec<_>>().join("\n") + "\n"
    });
    let report = run(&database, &package_of(package, claims)).await;
    assert!(report.contains("inserted"), "{report}");
    finds_each_by_its_precision(&Registry::over(database.reader), 8).await;
}

/// One package with the claims of another.
fn package_of(mut package: Package, claims: Package) -> Package {
    let claims = claims.resources.into_iter().find(|it| it.name == "claim");
    package.resources.retain(|it| it.name != "claim");
    package.resources.extend(claims);
    package
}

/// A name and a date take the same tags.
#[tokio::test]
async fn dates_are_written_in_the_language_of_a_tag() {
    let text = |lang: &str| {
        format!(
            "{{ agreement(by: {{key: \"npt-1968\"}}) {{ signedOn {{ text(lang: \"{lang}\") }} }} }}"
        )
    };
    let data = shipped().await.data(&text("ru_RU")).await;
    assert_eq!(data["agreement"]["signedOn"]["text"], "1 июля 1968 года");
    assert_eq!(code(&text("ru-!!")).await, "BAD_USER_INPUT");
}
