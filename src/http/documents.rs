//! Documents that a client names instead of sending: trusted ones, that the server was started with,
//! and persisted ones, that clients register by their hash.

use std::{collections::HashMap, fmt::Write, fs, path::Path};

use anyhow::{Context, bail};
use axum::http::StatusCode;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::{asked::Asked, refused::Refused};
use crate::{
    cache::{BoundedCache, Stats},
    config::DocumentArgs,
    graphql::code::{DOCUMENT_NOT_FOUND, DOCUMENT_NOT_TRUSTED, DOCUMENTS_NOT_KEPT},
};

/// A SHA-256 has so many hexadecimal digits.
const DIGITS: usize = 64;

/// The document of a request.
#[derive(Debug)]
pub struct Document {
    /// Its text.
    pub text: String,
    /// The hash under which to keep it, if the client sent both.
    pub keep_as: Option<String>,
}

/// The documents that the server knows.
pub struct Documents {
    trusted: HashMap<String, String>,
    only_trusted: bool,
    /// What clients registered: texts by their hashes.
    persisted: BoundedCache<String>,
}

/// The two forms of a file of trusted documents.
#[derive(Deserialize)]
#[serde(untagged)]
enum Manifest {
    Operations { operations: Vec<Operation> },
    ById(HashMap<String, String>),
}

/// The extension by which a client names a document by its hash.
#[derive(Deserialize)]
struct Persisted {
    version: u64,
    #[serde(rename = "sha256Hash")]
    hash: String,
}

#[derive(Deserialize)]
struct Operation {
    id: String,
    body: String,
}

impl Documents {
    /// Reads the trusted documents, if there are any.
    pub fn new(args: &DocumentArgs) -> anyhow::Result<Self> {
        let trusted = args.trusted_documents.as_deref().map(read).transpose()?;
        Ok(Self {
            trusted: trusted.unwrap_or_default(),
            only_trusted: args.only_trusted_documents,
            persisted: BoundedCache::new(args.persisted_bytes, String::len),
        })
    }

    /// How it stands with those that clients registered.
    pub fn stats(&self) -> Stats {
        self.persisted.stats()
    }

    /// Finds the document of a request.
    pub fn find(&self, asked: &Asked) -> Result<Document, Refused> {
        let named = name(asked)?;
        match (asked.query.as_deref().filter(|it| !it.is_empty()), named) {
            (None, None) => Err(Refused::bad(
                "`query` is missing: a document, or name one by `documentId`",
            )),
            (None, Some(name)) => self.known(&name),
            (Some(text), named) => self.sent(text, named),
        }
    }

    /// Keeps a document that was sent to be kept, once it is known to be one that may run.
    pub fn keep(&self, document: &Document) {
        if let Some(hash) = &document.keep_as {
            let key = self.persisted.key(&hash.as_str());
            self.persisted.keep(key, document.text.clone());
        }
    }

    fn known(&self, name: &str) -> Result<Document, Refused> {
        let trusted = self.trusted.get(name).cloned();
        let persisted = || self.persisted.find(self.persisted.key(&name));
        if let Some(text) = trusted.or_else(persisted) {
            return Ok(Document {
                text,
                keep_as: None,
            });
        }
        if self.only_trusted {
            let message = "no trusted document has this name";
            let status = StatusCode::FORBIDDEN;
            return Err(Refused::new(status, DOCUMENT_NOT_TRUSTED, message));
        }
        let refuse = |code, message| Err(Refused::request_error(code, message));
        if !is_hash(name) {
            return refuse(
                DOCUMENT_NOT_FOUND,
                "no document has this id; send it as `query`, without `documentId`",
            );
        }
        if !self.persisted.keeps() {
            return refuse(DOCUMENTS_NOT_KEPT, "PersistedQueryNotSupported");
        }
        refuse(DOCUMENT_NOT_FOUND, "PersistedQueryNotFound")
    }

    fn sent(&self, text: &str, named: Option<String>) -> Result<Document, Refused> {
        if self.only_trusted && !self.trusted.contains_key(&hash(text)) {
            let message = "this server runs the documents of its clients' builds alone; name one by `documentId`";
            return Err(Refused::new(
                StatusCode::FORBIDDEN,
                DOCUMENT_NOT_TRUSTED,
                message,
            ));
        }
        let is_of_text = |named: &String| {
            *named == hash(text) || self.trusted.get(named).is_some_and(|it| it == text)
        };
        if named.as_ref().is_some_and(|named| !is_of_text(named)) {
            return Err(Refused::bad(
                "`query` is not the document that is named beside it; send one of the two alone",
            ));
        }
        Ok(Document {
            text: text.to_owned(),
            keep_as: named
                .filter(|named| is_hash(named) && self.persisted.keeps() && !self.only_trusted),
        })
    }
}

/// The name of a document, without the prefix that says it is a hash.
fn name(asked: &Asked) -> Result<Option<String>, Refused> {
    let extensions = asked.extensions.as_ref();
    let Some(persisted) = extensions.and_then(|it| it.get("persistedQuery")) else {
        return Ok(asked.document_id.as_deref().map(bare));
    };
    match async_graphql::from_value(persisted.clone()) {
        Ok(Persisted { version: 1, hash }) if is_hash(&hash) => Ok(Some(hash.to_ascii_lowercase())),
        _ => Err(Refused::bad(
            "`extensions.persistedQuery` must be {\"version\": 1, \"sha256Hash\": \"<hex>\"}",
        )),
    }
}

/// A name without the prefix that says it is a hash.
fn bare(name: &str) -> String {
    name.strip_prefix("sha256:").unwrap_or(name).to_owned()
}

fn is_hash(name: &str) -> bool {
    name.len() == DIGITS && name.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Trusted documents by their ids and by their hashes.
fn read(path: &Path) -> anyhow::Result<HashMap<String, String>> {
    let setting = "FOEDERA_TRUSTED_DOCUMENTS";
    let text = fs::read_to_string(path)
        .with_context(|| format!("{setting}: can't read {}", path.display()))?;
    let manifest = serde_json::from_str(&text).with_context(|| {
        format!(
            "{setting}: neither `{{\"<id>\": \"<document>\"}}` nor a manifest with `operations`"
        )
    })?;
    let by_id = match manifest {
        Manifest::ById(by_id) => by_id,
        Manifest::Operations { operations } => {
            let each = operations.into_iter().map(|it| (it.id, it.body));
            each.collect()
        }
    };
    if by_id.is_empty() {
        bail!("{setting}: the file has no document");
    }
    let by_hash: Vec<_> = by_id
        .values()
        .map(|text| (hash(text), text.clone()))
        .collect();
    let by_id = by_id.iter().map(|(id, text)| (bare(id), text.clone()));
    let mut trusted: HashMap<_, _> = by_id.collect();
    trusted.extend(by_hash);
    Ok(trusted)
}

/// The SHA-256 of a text, in hexadecimal.
pub fn hash(text: &str) -> String {
    let mut hex = String::with_capacity(DIGITS);
    for byte in Sha256::digest(text.as_bytes()) {
        // A string takes whatever is written.
        _ = write!(hex, "{byte:02x}");
    }
    hex
}
