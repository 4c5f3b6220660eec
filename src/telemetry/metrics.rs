//! The numbers: what was asked, how it ended, what it took. docs/operations.md lists them.

use std::{
    borrow::Cow,
    sync::{LazyLock, Mutex, PoisonError, atomic::Ordering},
    time::{Duration, SystemTime},
};

use prometheus_client::encoding::prometheus_text;
use thread_local::ThreadLocal;

use super::numbers::{Asked, Cache, Connections, Ended, Numbers, Operation, Pool};

pub use prometheus_text::CONTENT_TYPE;

/// The numbers of this process. It has one set, as it has one log.
static NUMBERS: LazyLock<Numbers> = LazyLock::new(Numbers::new);

/// The requests that ended on each thread and wait to be counted. Counted one by one, they would have
/// the threads wait for each other at every number.
static UNCOUNTED: ThreadLocal<Mutex<Vec<Answered>>> = ThreadLocal::new();

/// So many of them are counted at once, if nobody looks before.
const AT_ONCE: usize = 128;

/// A request that ended.
#[derive(Debug)]
pub struct Answered {
    /// What its operation is called, as `operation::called` tells it.
    pub operation: Cow<'static, str>,
    /// How it ended.
    pub outcome: Outcome,
    /// After how long.
    pub duration: Duration,
    /// What its document costs, if it was weighed.
    pub price: Option<u64>,
    /// How many statements it took, if it ran to its end.
    pub statements: Option<usize>,
}

/// How a request ended. A code is one of a fixed set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// With data alone.
    Ok,
    /// With errors beside the data, of which the first has this code.
    Partial(&'static str),
    /// Before it ran, with this code.
    Refused(&'static str),
    /// Not in the time that a request has.
    Timeout,
    /// Not, since too many others ran.
    Overloaded,
    /// Not, since the database did not answer.
    Unavailable,
    /// Not, since the client left.
    Cancelled,
}

impl Outcome {
    /// Its name, and the code of its first error.
    pub const fn told(self) -> (&'static str, Option<&'static str>) {
        match self {
            Self::Ok => ("ok", None),
            Self::Partial(code) => ("partial", Some(code)),
            Self::Refused(code) => ("refused", Some(code)),
            Self::Timeout => ("timeout", None),
            Self::Overloaded => ("overloaded", None),
            Self::Unavailable => ("unavailable", None),
            Self::Cancelled => ("cancelled", None),
        }
    }
}

/// Keeps a request that ended, to be counted with others.
pub fn answered(answered: Answered) {
    let waiting = UNCOUNTED.get_or_default().lock();
    let mut waiting = waiting.unwrap_or_else(PoisonError::into_inner);
    waiting.push(answered);
    if waiting.len() >= AT_ONCE {
        count_all(&mut waiting);
    }
}

fn count_all(waiting: &mut Vec<Answered>) {
    waiting.drain(..).for_each(count);
}

fn count(answered: Answered) {
    let numbers = &*NUMBERS;
    let ran = match answered.outcome {
        Outcome::Ok | Outcome::Partial(_) => true,
        Outcome::Refused(_) => false,
        // Before it is weighed, nothing is known to have that name.
        _ => answered.price.is_some(),
    };
    let operation = if ran {
        numbers.names.of_run(answered.operation)
    } else {
        numbers.names.of_refused(answered.operation)
    };
    let operation = Operation { operation };
    let (outcome, code) = answered.outcome.told();
    let code = code.unwrap_or_default();
    let duration = numbers.durations.get_or_create(&operation);
    duration.observe(answered.duration.as_secs_f64());
    drop(duration);
    let ended = Ended {
        operation,
        outcome,
        code,
    };
    numbers.requests.get_or_create(&ended).inc();
    if let Some(price) = answered.price {
        numbers.prices.observe(float(price));
    }
    if let Some(statements) = answered.statements {
        numbers
            .statements
            .observe(float(u64::try_from(statements).unwrap_or(u64::MAX)));
    }
}

/// Keeps when the program began.
pub fn began(at: SystemTime) {
    let since = at.duration_since(SystemTime::UNIX_EPOCH);
    NUMBERS.began.set(since.unwrap_or_default().as_secs_f64());
}

/// Keeps how many connections of a pool wait, how many work, and how many there may be.
pub fn pool(pool: &'static str, idle: u32, used: u32, max: u32) {
    for (state, count) in [("idle", idle), ("used", used)] {
        let connections = Connections { pool, state };
        NUMBERS
            .connections
            .get_or_create(&connections)
            .set(count.into());
    }
    let most = NUMBERS.most_connections.get_or_create(&Pool { pool });
    most.set(max.into());
}

/// Keeps how many entries a cache has, and how many bytes they take.
pub fn cache(cache: &'static str, entries: usize, bytes: u64) {
    let cache = Cache { cache };
    let entries = i64::try_from(entries).unwrap_or(i64::MAX);
    let bytes = i64::try_from(bytes).unwrap_or(i64::MAX);
    NUMBERS.entries.get_or_create(&cache).set(entries);
    NUMBERS.bytes.get_or_create(&cache).set(bytes);
}

/// Keeps how often what was asked of a cache was there, and was not, since the program began.
pub fn cache_requests(cache: &'static str, hits: u64, misses: u64) {
    for (result, count) in [("hit", hits), ("miss", misses)] {
        let asked = NUMBERS.asked.get_or_create_owned(&Asked { cache, result });
        // Two may tell at once; the number never falls.
        asked.inner().fetch_max(count, Ordering::Relaxed);
    }
}

/// All numbers in the text format of Prometheus.
pub fn text() -> String {
    for waiting in &UNCOUNTED {
        count_all(&mut waiting.lock().unwrap_or_else(PoisonError::into_inner));
    }
    let mut text = String::new();
    // A string takes whatever is written.
    prometheus_text::encode(&mut text, &NUMBERS.registry).unwrap_or_default();
    text
}

/// A float has no place for more than 53 bits; no count is so high.
#[expect(clippy::cast_precision_loss, reason = "numbers are shown as floats")]
const fn float(number: u64) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use std::{sync::Barrier, thread};

    use super::{super::operation::called, *};

    fn ended(operation: &str, outcome: Outcome, price: Option<u64>) -> Answered {
        Answered {
            operation: called(Some(operation.to_owned())),
            outcome,
            duration: Duration::ZERO,
            price,
            statements: None,
        }
    }

    #[test]
    fn requests_that_end_on_several_threads_are_counted() {
        /// What is left when some were counted at once, too.
        const EACH: usize = 2 * AT_ONCE + 1;
        let each = || (0..EACH).for_each(|_| answered(ended("OnThreads", Outcome::Ok, None)));
        let waiting = || UNCOUNTED.get_or_default().lock().unwrap().len();
        // All are there at once, so none takes the place of another.
        let barrier = Barrier::new(3);
        thread::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(|| {
                    each();
                    barrier.wait();
                    assert!(waiting() < AT_ONCE);
                });
            }
        });
        let labels = "{operation=\"OnThreads\",outcome=\"ok\",code=\"\"}";
        let line = |count| format!("\nfoedera_requests_total{labels} {count}\n");
        assert!(text().contains(&line(3 * EACH)));
        answered(ended("OnThreads", Outcome::Ok, None));
        assert!(text().contains(&line(3 * EACH + 1)));
    }

    #[test]
    fn a_name_that_was_never_weighed_takes_no_place() {
        for (price, is_told) in [(None, false), (Some(1), true)] {
            answered(ended("OnlyLeft", Outcome::Cancelled, price));
            assert_eq!(text().contains("\"OnlyLeft\""), is_told);
        }
    }
}
