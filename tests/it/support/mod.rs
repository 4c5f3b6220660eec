//! What the tests share: a registry to ask, and a check of its answer and its statement count.

pub mod catalogue;
pub mod collections;
pub mod collector;
pub mod database;
pub mod flood;
pub mod introspection;
pub mod package;
pub mod pages;
pub mod server;
pub mod source;
pub mod treaty;
pub mod web;

use std::{fs, path::Path};

use async_graphql::Request;
use chrono::NaiveDate;
use expect_test::Expect;
use foedera::{
    graphql::{self, Answer, Schema, today::Today},
    store::Store,
};
use serde_json::Value;

/// A registry that can be asked.
pub struct Registry {
    pub schema: Schema,
    pub store: Store,
}

/// The registry with the shipped data set. Nobody writes to it.
pub async fn shipped() -> Registry {
    Registry::over(database::shipped().await.reader)
}

/// The day of the tests.
pub fn today() -> Today {
    Today(NaiveDate::from_ymd_opt(2026, 3, 1).unwrap())
}

impl Registry {
    pub fn over(db: sea_orm::DatabaseConnection) -> Self {
        Self {
            schema: graphql::schema(),
            store: Store::new(db),
        }
    }

    /// The whole answer, as the executor gives it.
    pub async fn answer(&self, query: &str) -> Answer {
        self.answer_request(Request::new(query)).await
    }

    pub async fn answer_request(&self, request: Request) -> Answer {
        graphql::execute(&self.schema, &self.store, today(), request).await
    }

    /// The data of an answer without errors.
    pub async fn data(&self, query: &str) -> Value {
        let answer = self.answer(query).await.response;
        assert!(answer.errors.is_empty(), "{query}\n{:#?}", answer.errors);
        answer.data.into_json().unwrap()
    }
}

/// Checks an answer on the shipped data set, and how many statements it took.
pub async fn check(query: &str, statements: usize, expected: Expect) {
    let answer = shipped().await.answer(query).await;
    expected.assert_eq(&pretty(&answer));
    assert_eq!(answer.statements, statements, "statements of {query}");
}

/// The code of the first error of an answer on the shipped data set; empty if there is none.
pub async fn code(query: &str) -> String {
    code_of(&shipped().await.answer(query).await)
}

/// The code of the first error of an answer; empty if there is none.
pub fn code_of(answer: &Answer) -> String {
    let error = answer.response.errors.first();
    let code = error.and_then(|error| error.extensions.as_ref()?.get("code"));
    code.map_or_else(String::new, |code| {
        code.to_string().trim_matches('"').to_owned()
    })
}

/// An answer as JSON, errors with their messages and codes.
pub fn pretty(answer: &Answer) -> String {
    let response = serde_json::to_value(&answer.response).unwrap();
    let shown = if answer.response.errors.is_empty() {
        &response["data"]
    } else {
        &response
    };
    let mut text = serde_json::to_string_pretty(shown).unwrap();
    text.push('\n');
    text
}

/// Checks that a committed file is what the code says now. `script/bless` writes it anew.
pub fn check_committed(path: &str, said: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if updating() {
        fs::write(&file, said).unwrap();
    }
    let committed = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        committed == said,
        "run `script/bless`, then review `{path}`"
    );
}

#[expect(
    clippy::disallowed_methods,
    reason = "the variable that expect-test reads too"
)]
fn updating() -> bool {
    std::env::var_os("UPDATE_EXPECT").is_some()
}
