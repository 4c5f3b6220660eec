//! One request of a call: what is asked, and the store it is answered from.

use async_graphql::Request;

use super::{asked::Asked, documents::Document};
use crate::store::Store;

/// One request of a call.
pub struct Work<'a> {
    pub asked: &'a Asked,
    pub document: Document,
    /// Counts the statements of this request.
    pub store: Store,
}

impl Work<'_> {
    /// The operation that the client names.
    pub fn operation(&self) -> Option<&str> {
        let named = self.asked.operation_name.as_deref();
        named.filter(|name| !name.is_empty())
    }

    /// The values of the variables, as JSON.
    pub fn variables(&self) -> Option<String> {
        let variables = self.asked.variables.as_ref()?;
        serde_json::to_string(variables).ok()
    }

    /// The request as the executor takes it.
    pub fn request(&self) -> Request {
        let variables = self.asked.variables.clone().unwrap_or_default();
        // The document was parsed, so its text is not read again.
        let mut request = Request::new("").variables(variables);
        request.operation_name = self.operation().map(str::to_owned);
        request
    }
}
