//! Documents that were parsed before. Clients ask with few documents and many variables, and a parser
//! takes as long as some lookups.

use std::sync::Arc;

use crate::{
    cache::{BoundedCache, Stats},
    graphql::{
        error::Refusal,
        guard::{self, ParsedDocument},
    },
};

/// The documents take at most so many bytes: that is room for some two hundred.
const MOST: usize = 8 * 1024 * 1024;

/// The documents that are kept, whether they are valid or not.
pub struct DocumentCache(BoundedCache<Arc<ParsedDocument>>);

impl DocumentCache {
    /// No document yet.
    pub fn none() -> Self {
        Self(BoundedCache::new(MOST, |document| document.size()))
    }

    /// How it stands with them.
    pub fn stats(&self) -> Stats {
        self.0.stats()
    }

    /// The document of a text; or the answer that refuses it.
    pub fn document(&self, text: &str) -> Result<Arc<ParsedDocument>, Refusal> {
        let key = self.0.key(&text);
        if let Some(document) = self.0.find(key) {
            return Ok(document);
        }
        let document = Arc::new(guard::parse(text)?);
        self.0.keep(key, Arc::clone(&document));
        Ok(document)
    }
}
