//! Runs a request and its batches in one task, so that a batch leaves when nothing else can run.
//!
//! A batch that leaves after a time, or on another thread, may leave while siblings are still
//! asking: then the number of statements depends on how busy the machine is.

use std::{
    future::poll_fn,
    mem::take,
    pin::pin,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll, Wake, Waker},
    time::Duration,
};

use async_graphql::{
    dataloader::{DataLoader, HashMapCache},
    futures_util::{StreamExt, future::BoxFuture, stream::FuturesUnordered, task::AtomicWaker},
};

use super::Loaders;
use crate::store::Store;

/// The batches of one request, which wait until they are run.
#[derive(Clone, Default)]
pub struct Batches(Arc<Mutex<Vec<BoxFuture<'static, ()>>>>);

impl Batches {
    /// Loaders whose batches are put here.
    pub fn loaders(&self, store: Store) -> Loaders {
        let waiting = self.clone();
        DataLoader::with_cache(
            store,
            move |batch| waiting.put(batch),
            HashMapCache::default(),
        )
        .delay(Duration::ZERO)
        .max_batch_size(usize::MAX)
    }

    /// Answers a request, and runs its batches whenever the answer can't go on without them.
    pub async fn run<F: Future>(self, answer: F) -> F::Output {
        let mut answer = pin!(answer);
        let mut running = FuturesUnordered::new();
        let bell = Arc::new(Bell::default());
        let waker = Waker::from(Arc::clone(&bell));
        poll_fn(|ctx| {
            bell.outer.register(ctx.waker());
            loop {
                if let Poll::Ready(output) = answer.as_mut().poll(&mut Context::from_waker(&waker))
                {
                    return Poll::Ready(output);
                }
                // Many siblings take turns: they pause, and ring to go on at once.
                if bell.rang() {
                    continue;
                }
                running.extend(self.waiting());
                match running.poll_next_unpin(ctx) {
                    // It may have what the answer waits for.
                    Poll::Ready(Some(())) => {}
                    Poll::Ready(None) | Poll::Pending => return Poll::Pending,
                }
            }
        })
        .await
    }

    fn put(&self, batch: BoxFuture<'static, ()>) {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.push(batch);
    }

    fn waiting(&self) -> Vec<BoxFuture<'static, ()>> {
        take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Tells whether an answer can go on.
#[derive(Default)]
struct Bell {
    rung: AtomicBool,
    outer: AtomicWaker,
}

impl Bell {
    fn rang(&self) -> bool {
        self.rung.swap(false, Ordering::AcqRel)
    }
}

impl Wake for Bell {
    fn wake(self: Arc<Self>) {
        self.rung.store(true, Ordering::Release);
        self.outer.wake();
    }
}
