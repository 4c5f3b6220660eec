//! What a client is told of the price of a request.

use async_graphql::{Name, Value};
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
        let members = [
            ("requested", Some(charge.requested)),
            ("limit", Some(charge.limit)),
            ("remaining", charge.remaining),
        ];
        let told = members.into_iter();
        let told = told.filter_map(|(name, number)| Some((Name::new(name), number?.into())));
        Self::Object(told.collect())
    }
}
