//! Documents that flood, and a check that each is refused before anything is read.

use serde_json::json;

use super::{code_of, shipped};

pub const COSTLY: &str = "TOO_COSTLY";
pub const INVALID: &str = "GRAPHQL_VALIDATION_FAILED";
pub const UNPARSED: &str = "GRAPHQL_PARSE_FAILED";

/// A document and its code.
pub type Attack = (&'static str, String);

/// Each is refused with its code before anything is read, and a query after it is answered.
pub async fn refused(attacks: Vec<Attack>) {
    let registry = shipped().await;
    let usual = "{ state(by: {iso: \"NOR\"}) { name } }";
    for (code, document) in attacks {
        let begins: String = document.chars().take(100).collect();
        let answer = registry.answer(&document).await;
        assert_eq!(code_of(&answer), code, "{begins}");
        assert_eq!(answer.statements, 0, "{begins}");
        let size = serde_json::to_string(&answer.response).unwrap().len();
        assert!(size < 200_000, "an answer of {size} bytes to {begins}");
        let well = registry.data(usual).await;
        assert_eq!(well, json!({ "state": { "name": "Norway" } }));
    }
}

/// So many parts, each made from its number.
pub fn many(parts: usize, part: impl Fn(usize) -> String) -> String {
    (0..parts).map(part).collect()
}
