//! The version of the data of a moment ago, so that not every request asks for it.

use std::{
    future::Future,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicI64, Ordering::Relaxed},
    },
    time::{Duration, Instant},
};

use sea_orm::DbErr;
use tokio::sync::{MutexGuard, Notify};

use super::version::Version;

/// So long a version is taken for the present one. It is also how long an import may stay unseen.
const VERSION_TTL: Duration = Duration::from_millis(100);

/// The version, or why it can't be told.
type Told = Result<Version, Arc<DbErr>>;

/// The version that was the present one a moment ago, or why it could not be told.
#[derive(Debug, Default)]
pub struct Recent {
    known: Mutex<Option<(Instant, Told)>>,
    /// The latest that a statement read.
    read: AtomicI64,
    /// Held by whoever asks for it, so that the others wait for one answer.
    asking: tokio::sync::Mutex<()>,
    /// Wakes the others, all at once: handed from one to the next, an answer would be old before it came
    /// to the last.
    answered: Notify,
}

/// Whoever asks. The others go on when it has, or has left.
struct Asking<'a> {
    lock: Option<MutexGuard<'a, ()>>,
    answered: &'a Notify,
}

impl Drop for Asking<'_> {
    fn drop(&mut self) {
        self.lock.take();
        self.answered.notify_waiters();
    }
}

impl Recent {
    /// What was told, if that was lately.
    pub fn known(&self) -> Option<Told> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let (at, told) = known.as_ref()?;
        (at.elapsed() < VERSION_TTL).then(|| told.clone())
    }

    /// A statement read this version. If it is a later one, the known one is over, so that nobody who
    /// has read from the one is told of the other.
    pub fn is_followed_by(&self, id: i64) {
        if self.read.load(Relaxed) < id {
            let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
            // Raised while it is locked, so that whoever finds it raised finds the known one gone.
            self.read.fetch_max(id, Relaxed);
            known.take_if(|(_, told)| told.as_ref().is_ok_and(|it| it.id < id));
        }
    }

    /// What was told lately, or is told now. Those who wait for it share what is told, and a failure
    /// too: the next would not fare better.
    pub async fn get(&self, ask: impl Future<Output = Result<Version, DbErr>>) -> Told {
        let _asking = loop {
            // Made before it is looked whether anybody asks, so that no answer comes between.
            let answered = self.answered.notified();
            if let Some(told) = self.known() {
                return told;
            }
            if let Ok(lock) = self.asking.try_lock() {
                break Asking {
                    lock: Some(lock),
                    answered: &self.answered,
                };
            }
            answered.await;
        };
        let (begun, read) = (Instant::now(), self.read.load(Relaxed));
        let told = ask.await.map_err(Arc::new);
        // A version is as old as the question, a failure as new as the answer.
        let at = if told.is_ok() { begun } else { Instant::now() };
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        // Looked at while the known one is locked, so that it is either seen here or clears this.
        let latest = self.read.load(Relaxed);
        let is_over = |it: &Version| read < latest && it.id < latest;
        if !told.as_ref().is_ok_and(is_over) {
            *known = Some((at, told.clone()));
        }
        told
    }
}

#[cfg(test)]
mod tests {
    use async_graphql::futures_util::{FutureExt, future::join_all};

    use super::*;

    #[tokio::test]
    async fn a_version_is_not_known_once_a_later_one_was_read() {
        let recent = Recent::default();
        let version = |id| Version::of(id, "");
        let known = || recent.known().map(|it| it.unwrap().id);
        recent.get(async { Ok(version(5)) }).await.unwrap();
        recent.is_followed_by(5);
        assert_eq!(known(), Some(5));
        recent.is_followed_by(6);
        assert_eq!(known(), None);
        // A later one is read while it is asked for.
        let asked = async {
            recent.is_followed_by(8);
            Ok(version(7))
        };
        recent.get(asked).await.unwrap();
        assert_eq!(known(), None);
        // A restore took the last ones back.
        recent.get(async { Ok(version(4)) }).await.unwrap();
        assert_eq!(known(), Some(4));
    }

    /// Those who wait are told at once, and one of them asks if the one who did has left.
    #[tokio::test]
    async fn those_who_wait_are_told_what_one_is_told() {
        let recent = Recent::default();
        let (asked, sent) = (AtomicI64::new(0), Notify::new());
        let ask = || async {
            asked.fetch_add(1, Relaxed);
            sent.notified().await;
            Ok(Version::of(5, ""))
        };
        let mut left = Box::pin(recent.get(ask()));
        assert!(left.as_mut().now_or_never().is_none());
        let waiting = join_all((0..9).map(|_| recent.get(ask())));
        let leaves = async {
            drop(left);
            // Kept until the next one asks.
            sent.notify_one();
        };
        let (told, ()) = tokio::join!(waiting, leaves);
        assert!(told.iter().all(|it| it.as_ref().unwrap().id == 5));
        assert_eq!(asked.load(Relaxed), 2);
    }
}
