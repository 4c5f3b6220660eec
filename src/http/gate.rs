//! So many requests are worked on at once, so many wait, and no more: a queue without an end would
//! make everyone wait for ever.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::config::LimitArgs;

/// The places at work, and those where to wait for one.
pub struct Gate {
    work: Arc<Semaphore>,
    wait: Arc<Semaphore>,
}

impl Gate {
    pub fn new(limits: &LimitArgs) -> Self {
        let places = |count: u32| Arc::new(Semaphore::new(count as usize));
        Self {
            work: places(limits.max_requests),
            wait: places(limits.max_waiting),
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
