//! How often an answer is polled that waits for batches.

use std::time::Duration;

use async_graphql::futures_util::future::join_all;

use super::*;

/// A question whose answer takes a while, and no database.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Double(u8);

impl Question for Double {
    type Answer = u8;

    fn size(_: &u8) -> usize {
        1
    }

    async fn answer(_: &Store, keys: &[Self]) -> Result<HashMap<Self, Self::Answer>, Arc<DbErr>> {
        for _ in 0..3 {
            tokio::task::yield_now().await;
        }
        let double = |key: &Self| (key.clone(), key.0 * 2);
        Ok(keys.iter().map(double).collect())
    }
}

/// A field of its own, in no other.
fn field(field: u64) -> Site {
    Site {
        id: field,
        field,
        above: vec![],
    }
}

/// The output of a future, and how often it was polled.
async fn counted<F: Future>(future: F) -> (F::Output, usize) {
    let mut future = pin!(future);
    let mut polls = 0;
    let output = poll_fn(|ctx| {
        polls += 1;
        future.as_mut().poll(ctx)
    });
    (output.await, polls)
}

#[tokio::test]
async fn an_answer_is_polled_only_when_it_can_go_on() {
    let loaders = Loaders::over(Store::of_nothing());
    let ask = loaders.clone();
    let answer = counted(async move {
        let one = ask.load_all(|| field(1), &[Double(1)]).await.unwrap();
        // Another wakes it, not a batch.
        tokio::task::yield_now().await;
        let two = ask
            .load_all(|| field(2), &[Double(2), Double(3)])
            .await
            .unwrap();
        [one, two].concat()
    });
    let ((answers, polls), of_all) = counted(loaders.run(answer)).await;
    assert_eq!(answers, [2, 4, 6].map(Some));
    // At first, and once for each of the three things it waits for.
    assert_eq!(polls, 4);
    // At first, thrice for each batch, and once for who wakes it.
    assert_eq!(of_all, 8);
}

/// A question whose answer takes a while, and that tells how many were asked at once.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Crowded(u8);

static ASKED: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(0);

impl Question for Crowded {
    type Answer = u8;

    fn size(_: &u8) -> usize {
        1
    }

    async fn answer(_: &Store, keys: &[Self]) -> Result<HashMap<Self, Self::Answer>, Arc<DbErr>> {
        MOST.fetch_max(ASKED.fetch_add(1, Ordering::Relaxed) + 1, Ordering::Relaxed);
        for _ in 0..3 {
            tokio::task::yield_now().await;
        }
        ASKED.fetch_sub(1, Ordering::Relaxed);
        Ok(keys.iter().map(|key| (key.clone(), key.0)).collect())
    }
}

/// A hundred pages of whole tables once took all connections.
#[tokio::test]
async fn a_request_leaves_connections_for_others() {
    let loaders = Loaders::over(Store::of_nothing());
    let ask = loaders.clone();
    let answers = loaders.run(async move {
        let alone = (0..50).map(|key| ask.answer(Crowded(key)));
        let sites = (0..50).map(async |at| {
            let keys = [Crowded(at + 50)];
            let answers = ask.load_all(|| field(at.into()), &keys).await?;
            Ok(answers.into_iter().next().flatten())
        });
        let (alone, of_sites) = tokio::join!(join_all(alone), join_all(sites));
        alone
            .into_iter()
            .chain(of_sites)
            .collect::<Result<Vec<_>, _>>()
    });
    let expected: Vec<_> = (0..100).map(Some).collect();
    assert_eq!(answers.await.unwrap(), expected);
    assert_eq!(MOST.load(Ordering::Relaxed), AT_ONCE);
}

/// A question that tells whether it was ever answered for nobody.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Whole(u8);

static FOR_NOBODY: AtomicUsize = AtomicUsize::new(0);

impl Question for Whole {
    type Answer = u8;

    fn size(_: &u8) -> usize {
        1
    }

    async fn answer(_: &Store, keys: &[Self]) -> Result<HashMap<Self, Self::Answer>, Arc<DbErr>> {
        FOR_NOBODY.fetch_add(keys.is_empty().into(), Ordering::Relaxed);
        tokio::time::sleep(Duration::from_millis(20)).await;
        Ok(keys.iter().map(|key| (key.clone(), key.0)).collect())
    }
}

/// While no batch has a turn, what is asked at a site is one batch: none is left for which nobody asks.
#[tokio::test]
async fn no_batch_is_answered_for_nobody() {
    let loaders = Loaders::over(Store::of_nothing());
    let ask = loaders.clone();
    let answers = loaders.run(async move {
        let alone = (3..7).map(|key| ask.answer(Whole(key)));
        let first = ask.load_all(|| field(1), &[Whole(1)]);
        let second = async {
            tokio::time::sleep(Duration::from_millis(1)).await;
            ask.load_all(|| field(1), &[Whole(2)]).await
        };
        let (_, first, second) = tokio::join!(join_all(alone), first, second);
        let after = ask.load_all(|| field(2), &[Whole(7)]).await;
        [first.unwrap(), second.unwrap(), after.unwrap()].concat()
    });
    assert_eq!(answers.await, [1, 2, 7].map(Some));
    assert_eq!(FOR_NOBODY.load(Ordering::Relaxed), 0);
}
