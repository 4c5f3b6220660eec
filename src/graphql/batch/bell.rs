//! Tells a request that its answer can go on.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    task::Wake,
};

use async_graphql::futures_util::task::AtomicWaker;

/// Tells whether an answer can go on.
pub struct Bell {
    rung: AtomicBool,
    /// Told whenever it rings.
    pub outer: AtomicWaker,
}

impl Bell {
    /// Rung already: an answer can begin.
    pub fn rung() -> Self {
        Self {
            rung: AtomicBool::new(true),
            outer: AtomicWaker::new(),
        }
    }

    /// Whether it rang since it was asked last.
    pub fn rang(&self) -> bool {
        self.rung.swap(false, Ordering::AcqRel)
    }

    /// Whether it rings still.
    pub fn rings(&self) -> bool {
        self.rung.load(Ordering::Acquire)
    }
}

impl Wake for Bell {
    fn wake(self: Arc<Self>) {
        self.rung.store(true, Ordering::Release);
        self.outer.wake();
    }
}
