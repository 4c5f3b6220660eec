//! Documents that were parsed before. Clients ask with few documents and many variables, and a parser
//! takes as long as some lookups.

use std::sync::Arc;

use crate::{
    graphql::guard::{self, ParsedDocument, Refusal},
    store::{
        bounded::{Bounded, Standing},
        fingerprint::{Fingerprint, Fingerprints},
    },
};

/// The documents take at most so many bytes: that is room for some two hundred.
const MOST: usize = 8 * 1024 * 1024;

/// The documents that are kept, whether they are valid or not.
pub struct ParsedDocuments {
    documents: Bounded<Fingerprint, Arc<ParsedDocument>>,
    fingerprints: Fingerprints,
}

impl ParsedDocuments {
    /// No document yet.
    pub fn none() -> Self {
        Self {
            documents: Bounded::new(MOST, |_, document| document.size()),
            fingerprints: Fingerprints::default(),
        }
    }

    /// How it stands with them.
    pub fn standing(&self) -> Standing {
        self.documents.standing()
    }

    /// The document of a text; or the answer that refuses it.
    pub fn document(&self, text: &str) -> Result<Arc<ParsedDocument>, Refusal> {
        let key = self.fingerprints.of(&text);
        if let Some(document) = self.documents.find(&key) {
            return Ok(document);
        }
        let document = Arc::new(guard::parse(text)?);
        self.documents.keep(key, Arc::clone(&document));
        Ok(document)
    }
}
