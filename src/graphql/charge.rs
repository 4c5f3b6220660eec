//! What a client is told of the price of a request.

use async_graphql::Value;
use serde::Serialize;

/// The extension `price` of an answer.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Charge {
    /// What the request costs.
    pub requested: u64,
    /// The most that one request may cost.
    pub limit: u64,
    /// What the client may still ask for now, if that has a limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remaining: Option<u64>,
}

impl From<Charge> for Value {
    fn from(charge: Charge) -> Self {
        async_graphql::to_value(charge).unwrap_or_default()
    }
}
