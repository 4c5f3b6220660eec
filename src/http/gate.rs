//! So many requests are worked on at once, so many wait, and no more: a queue without an end would
//! make everyone wait for ever.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// The places at work, and those where to wait for one.
pub struct Gate {
    work: Arc<Semaphore>,
    wait: Arc<Semaphore>,
}

impl Gate {
    /// So many places at work, and so many where to wait.
    pub fn new(work: u32, wait: u32) -> Self {
        Self {
            work: places(work),
            wait: places(wait),
        }
    }

    /// So many places at work for one client. Who waits for one of these takes a place where all wait.
    pub fn part(&self, work: u32) -> Self {
        Self {
            work: places(work),
            wait: Arc::clone(&self.wait),
        }
    }

    /// A place at work, for as long as it is held; `None` if there is not even room to wait.
    pub async fn enter(&self) -> Option<OwnedSemaphorePermit> {
        if let Ok(place) = self.work.clone().try_acquire_owned() {
            return Some(place);
        }
        let _waiting = self.wait.try_acquire().ok()?;
        self.work.clone().acquire_owned().await.ok()
    }
}

fn places(count: u32) -> Arc<Semaphore> {
    Arc::new(Semaphore::new(count as usize))
}
