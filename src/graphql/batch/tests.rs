//! How often an answer is polled that waits for batches.

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
