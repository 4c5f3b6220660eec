//! Whose turn it is to read.

use std::{sync::Arc, time::Duration};

use sea_orm::DbErr;
use tokio::sync::{Semaphore, SemaphorePermit};

use super::failure;

/// How many statements read at once.
pub const READERS: u32 = 8;

/// A read waits so long for its turn: then the others take longer than anyone would wait.
const IMPATIENCE: Duration = Duration::from_secs(3);

/// The turns of all that read by one pool. The pool has a connection more than there are turns, for
/// what is asked aside.
#[derive(Clone, Debug)]
pub struct Turns(Arc<Semaphore>);

impl Default for Turns {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(READERS as usize)))
    }
}

impl Turns {
    /// A turn, for as long as it is held.
    pub async fn take(&self) -> Result<SemaphorePermit<'_>, DbErr> {
        if let Ok(turn) = self.0.try_acquire() {
            return Ok(turn);
        }
        match tokio::time::timeout(IMPATIENCE, self.0.acquire()).await {
            Ok(Ok(turn)) => Ok(turn),
            _ => Err(failure::no_turn()),
        }
    }
}
