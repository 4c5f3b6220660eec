//! Short keys for all that a value follows from, however long that is.

use std::hash::{BuildHasher, DefaultHasher, Hash, Hasher, RandomState};

/// Stands for what a value follows from.
pub type Key = [u64; 2];

/// Makes keys. Nobody can choose two values that get one key, since the hashers differ each time
/// the server starts.
#[derive(Clone, Debug, Default)]
pub struct Keys([RandomState; 2]);

/// Two hashers, so that what a value follows from is walked through once.
struct Both([DefaultHasher; 2]);

impl Keys {
    /// The key of what a value follows from.
    pub fn of(&self, follows_from: &impl Hash) -> Key {
        let mut both = Both(self.0.each_ref().map(BuildHasher::build_hasher));
        follows_from.hash(&mut both);
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
