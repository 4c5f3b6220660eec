//! The requests, each beside the one statement that finds the same, or beside something else.

use anyhow::{Context, ensure};
use async_graphql::Request;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use foedera::{
    graphql::{Answer, Schema, execute, today::Today},
    store::Store,
};
use serde_json::Value;

/// Name, document, statement. `{AFTER}` is the cursor before page 100; `{DAY}` and `{ID}` are the
/// same for the statement.
const CASES: [(&str, &str, &str); 11] = [
    (
        "Point lookup",
        include_str!("cases/point.graphql"),
        include_str!("cases/point.sql"),
    ),
    (
        "List of 20 by date",
        include_str!("cases/list.graphql"),
        include_str!("cases/list.sql"),
    ),
    (
        "Three levels",
        include_str!("cases/nested.graphql"),
        include_str!("cases/nested.sql"),
    ),
    (
        "Fan-out",
        include_str!("cases/fan_out.graphql"),
        include_str!("cases/fan_out.sql"),
    ),
    (
        "Search between two States",
        include_str!("cases/search.graphql"),
        include_str!("cases/search.sql"),
    ),
    (
        "Filter on relations",
        include_str!("cases/relation.graphql"),
        include_str!("cases/relation.sql"),
    ),
    (
        "Page 1",
        include_str!("cases/page_1.graphql"),
        include_str!("cases/page_1.sql"),
    ),
    (
        "Page 100",
        include_str!("cases/page_100.graphql"),
        include_str!("cases/page_100.sql"),
    ),
    (
        "Last page",
        include_str!("cases/page_last.graphql"),
        include_str!("cases/page_last.sql"),
    ),
    (
        "Members on a day",
        include_str!("cases/members.graphql"),
        include_str!("cases/members.sql"),
    ),
    (
        "Question 11",
        include_str!("../../docs/queries/11-members-on-the-date-of-a-decree.md"),
        include_str!("cases/question_11.sql"),
    ),
];

/// Requests beside something else.
const OTHERS: [(&str, &str, Other); 5] = [
    (
        "Point lookup, beside a fixed answer",
        include_str!("cases/point.graphql"),
        Other::Fixed,
    ),
    (
        "Point lookup, beside a fixed answer behind the same layers",
        include_str!("cases/point.graphql"),
        Other::FixedBehindLayers,
    ),
    (
        "Introspection, beside a fixed answer",
        include_str!("cases/introspection.graphql"),
        Other::Fixed,
    ),
    (
        "Page 100, beside page 1",
        include_str!("cases/page_100.graphql"),
        Other::Request(include_str!("cases/page_1.graphql")),
    ),
    (
        "Last page, beside page 1",
        include_str!("cases/page_last.graphql"),
        Other::Request(include_str!("cases/page_1.graphql")),
    ),
];

/// A request, and what it is compared with.
pub struct Case {
    /// What it is called.
    pub name: &'static str,
    /// Its document.
    pub document: String,
    /// What stands beside it.
    pub other: Other,
}

/// What stands beside a request.
#[derive(Clone, Debug)]
pub enum Other {
    /// The statement that makes the same JSON.
    Statement(String),
    /// The server's own bytes, always there.
    Fixed,
    /// The same, behind the layers that every request to the server meets.
    FixedBehindLayers,
    /// Another request.
    Request(&'static str),
}

/// All requests.
pub async fn all(asker: &Asker) -> anyhow::Result<Vec<Case>> {
    let place = asker.page_100().await?;
    let compared = CASES.iter().map(|&(name, document, sql)| Case {
        name,
        document: place.put(fenced(document)),
        other: Other::Statement(place.put(sql)),
    });
    let others = OTHERS.iter().map(|(name, document, other)| Case {
        name,
        document: place.put(document),
        other: other.clone(),
    });
    Ok(compared.chain(others).collect())
}

/// The document of a question, which stands between text.
fn fenced(text: &str) -> &str {
    let inside = text.split_once("```graphql");
    let inside = inside.and_then(|(_, rest)| rest.split_once("```"));
    inside.map_or(text, |(document, _)| document)
}

/// Where page 100 begins.
struct Place {
    cursor: String,
    day: String,
    id: String,
}

impl Place {
    fn put(&self, text: &str) -> String {
        text.replace("{AFTER}", &self.cursor)
            .replace("{DAY}", &self.day)
            .replace("{ID}", &self.id)
    }
}

/// Asks without HTTP.
pub struct Asker {
    /// The schema.
    pub schema: Schema,
    /// The store.
    pub store: Store,
    /// The day of the requests.
    pub today: Today,
}

impl Asker {
    /// The answer to a document: its data, and how many statements it took.
    pub async fn ask(&self, document: &str) -> anyhow::Result<(Value, usize)> {
        let request = Request::new(document);
        let Answer {
            response,
            statements,
        } = execute(&self.schema, &self.store, self.today, request).await;
        ensure!(response.errors.is_empty(), "{:?}", response.errors);
        Ok((response.data.into_json()?, statements))
    }

    /// Behind the 1980th agreement by date.
    async fn page_100(&self) -> anyhow::Result<Place> {
        let mut after = "null".to_owned();
        for _ in 0..20 {
            let document = format!(
                "{{ agreements(first: 99, after: {after}, orderBy: [{{ field: SIGNED_ON }}]) \
                 {{ pageInfo {{ endCursor }} }} }}"
            );
            let (data, _) = self.ask(&document).await?;
            after = data["agreements"]["pageInfo"]["endCursor"].to_string();
        }
        let cursor = after.trim_matches('"').to_owned();
        let position = URL_SAFE_NO_PAD.decode(&cursor).context("no page 100")?;
        let position: Value = serde_json::from_slice(&position)?;
        let day = position["values"][0].as_str();
        Ok(Place {
            day: day.context("page 100 has no day")?.to_owned(),
            id: position["id"].to_string(),
            cursor,
        })
    }
}
