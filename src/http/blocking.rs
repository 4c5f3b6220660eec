//! Work that takes a processor's time beside the threads that serve: while these work, they see nobody
//! else who asks.

use tokio::{
    runtime::{Handle, RuntimeFlavor},
    task::block_in_place,
};

/// A document of more bytes takes longer to check than to find another thread for what waits.
const LONG: usize = 4 * 1024;

/// Does what takes as long as a document of so many bytes is. Another thread serves meanwhile, if the
/// program has several.
pub fn blocking<T>(bytes: usize, work: impl FnOnce() -> T) -> T {
    let has_others = || Handle::current().runtime_flavor() == RuntimeFlavor::MultiThread;
    if bytes > LONG && has_others() {
        block_in_place(work)
    } else {
        work()
    }
}

#[cfg(test)]
mod tests {
    use std::{sync::mpsc, time::Duration};

    use super::*;

    #[tokio::test(flavor = "multi_thread", worker_threads = 1)]
    async fn others_are_served_meanwhile() {
        let (other, waits) = mpsc::channel();
        let long = tokio::spawn(async move {
            // It can't end before the other one ran, which comes after it.
            let served = tokio::spawn(async move { other.send(()) });
            let waited = blocking(LONG + 1, || waits.recv_timeout(Duration::from_secs(10)));
            (waited, served.await)
        });
        assert_eq!(long.await.unwrap().0, Ok(()));
    }

    #[tokio::test]
    async fn where_there_is_one_thread_it_does_the_work() {
        assert_eq!(blocking(LONG + 1, || 1), 1);
        assert_eq!(blocking(LONG, || 2), 2);
    }
}
