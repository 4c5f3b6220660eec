//! Answers that are given again. An answer follows from the data and the day, and from what is asked:
//! while these are the same, it need not be found anew.

use std::sync::Arc;

use async_graphql::Value;
use serde_json::Map;

use super::bounded::Bounded;
use crate::{config::LimitArgs, graphql::today::Today, store::version::Version};

/// What the answers are called in the metrics.
const CACHE: &str = "answers";

/// All that an answer follows from, but for the program and its settings.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Question {
    pub version: Version,
    pub today: Today,
    pub document: String,
    pub operation: Option<String>,
    pub variables: Option<Map<String, serde_json::Value>>,
}

/// An answer without an error.
#[derive(Clone, Debug)]
pub struct Found {
    /// The data, as JSON.
    pub data: Arc<str>,
    /// What it costs.
    pub price: u64,
    /// The name of the operation that ran.
    pub operation: Option<String>,
}

/// The answers that are kept.
pub type Answers = Bounded<Question, Found>;

/// No answer yet.
pub fn none(limits: &LimitArgs) -> Answers {
    Bounded::new(CACHE, limits.kept_bytes, |question, found| {
        let variables = question.variables.as_ref();
        let variables = variables.map(|it| serde_json::to_string(it).unwrap_or_default());
        question.document.len() + variables.map_or(0, |it| it.len()) + found.data.len()
    })
}

impl Found {
    /// An answer with these data.
    pub fn new(data: &Value, price: u64, operation: Option<String>) -> Self {
        Self {
            data: serde_json::to_string(data).unwrap_or_default().into(),
            price,
            operation,
        }
    }

    /// The whole answer as JSON, with what is told of its price.
    pub fn json(&self, price: &Value) -> String {
        let price = serde_json::to_string(price).unwrap_or_default();
        let data = &self.data;
        format!("{{\"data\":{data},\"extensions\":{{\"price\":{price}}}}}")
    }
}
