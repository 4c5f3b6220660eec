//! Short keys for long questions.

use std::hash::{BuildHasher, Hash, RandomState};

/// Stands for a question.
pub type Fingerprint = [u64; 2];

/// Makes fingerprints. Nobody can choose two questions of one fingerprint, since the hashers differ
/// each time the server starts.
#[derive(Clone, Debug, Default)]
pub struct Fingerprints([RandomState; 2]);

impl Fingerprints {
    /// The fingerprint of a question.
    pub fn of(&self, question: &impl Hash) -> Fingerprint {
        self.0.each_ref().map(|hasher| hasher.hash_one(question))
    }
}
