//! Short keys for long questions.

use std::hash::{BuildHasher, DefaultHasher, Hash, Hasher, RandomState};

/// Stands for a question.
pub type Fingerprint = [u64; 2];

/// Makes fingerprints. Nobody can choose two questions of one fingerprint, since the hashers differ
/// each time the server starts.
#[derive(Clone, Debug, Default)]
pub struct Fingerprints([RandomState; 2]);

/// Two hashers, so that a question is walked through once.
struct Both([DefaultHasher; 2]);

impl Fingerprints {
    /// The fingerprint of a question.
    pub fn of(&self, question: &impl Hash) -> Fingerprint {
        let mut both = Both(self.0.each_ref().map(BuildHasher::build_hasher));
        question.hash(&mut both);
        both.0.map(|it| it.finish())
    }
}

impl Hasher for Both {
    fn write(&mut self, bytes: &[u8]) {
        for hasher in &mut self.0 {
            hasher.write(bytes);
        }
    }

    fn finish(&self) -> u64 {
        self.0[0].finish()
    }
}
