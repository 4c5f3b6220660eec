//! Rows of a package: agreements, their parties, and what happened to them.

use serde_json::{Value, json};

/// An agreement, signed on a day.
pub fn agreement(key: &str, laterality: &str, signed_on: &str) -> Value {
    json!({"key": key, "title": key, "form": "AGREEMENT", "level": "INTERSTATE",
        "laterality": laterality, "signed_on": signed_on, "collection": "foedera",
        "subjects": "military-cooperation", "sources": "common-knowledge"})
}

/// The part of an actor.
pub fn party(agreement: &str, actor: &str) -> Value {
    json!({"key": format!("{agreement}.{actor}"), "agreement": agreement, "actor": actor,
        "sources": "common-knowledge"})
}

/// What happened on a day: by an actor, or as a whole if none is named.
pub fn event(agreement: &str, actor: Option<&str>, kind: &str, on: &str) -> Value {
    let party = actor.map(|actor| format!("{agreement}.{actor}"));
    let whose = party.as_deref().unwrap_or(agreement);
    let key = format!("{whose}.{}", kind.to_lowercase().replace('_', "-"));
    json!({"key": key, "kind": kind, "agreement": agreement, "party": party,
        "occurred_on": on, "sources": "common-knowledge"})
}
