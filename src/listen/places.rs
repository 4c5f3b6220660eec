//! The places that connections take, and which of their clients the server waits for.

use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, AtomicUsize, Ordering},
    },
    time::Duration,
};

use tokio::{
    sync::{Notify, OwnedSemaphorePermit, Semaphore},
    time::{Instant, timeout},
};

use super::Limits;

/// While all clients are being answered, one that can be sent away is looked for so often.
const DISMISS_EVERY: Duration = Duration::from_millis(20);

/// The turn of a client that is being answered.
const NONE: u64 = 0;

/// All places.
#[derive(Clone)]
pub struct Places {
    free: Arc<Semaphore>,
    awaited: Arc<Mutex<Awaited>>,
    /// So many bytes of large answers may wait to be taken.
    most_unsent: usize,
}

/// The clients that the server waits for, in turn: the first has kept it waiting longest.
#[derive(Default)]
struct Awaited {
    last: u64,
    clients: BTreeMap<u64, (Instant, Arc<Pending>)>,
}

/// What the server waits for of a client.
#[derive(Default)]
struct Pending {
    /// Tells it to go.
    leave: Notify,
    /// How many bytes of a large answer it has not taken.
    unsent: AtomicUsize,
}

impl Pending {
    fn unsent(&self) -> usize {
        self.unsent.load(Ordering::Relaxed)
    }
}

impl Places {
    /// All places, and all of them free.
    pub fn new(limits: Limits) -> Self {
        let places = limits.connections.get();
        Self {
            most_unsent: limits.unsent,
            free: Arc::new(Semaphore::new(places.min(Semaphore::MAX_PERMITS))),
            awaited: Arc::default(),
        }
    }

    /// A place for one more client: a free one, or that of the client that has kept the server
    /// waiting longest. While all are being answered, it takes a while.
    pub async fn take(&self) -> Connection {
        loop {
            if let Ok(place) = Arc::clone(&self.free).try_acquire_owned() {
                return self.connection(place);
            }
            self.dismiss_first();
            let freed = Arc::clone(&self.free).acquire_owned();
            if let Ok(Ok(place)) = timeout(DISMISS_EVERY, freed).await {
                return self.connection(place);
            }
        }
    }

    /// Sends away the client that has kept the server waiting longest.
    pub fn dismiss_first(&self) {
        if let Some((_, (_, pending))) = self.awaited().clients.pop_first() {
            pending.leave.notify_one();
        }
    }

    /// Sends away the clients that have taken longest for large answers, until there is room for what
    /// the others have not taken. The last stays, whatever it has asked for.
    fn make_room(&self) {
        let clients = &mut self.awaited().clients;
        let slow = clients.iter().map(|(turn, (_, it))| (*turn, it.unsent()));
        let slow: Vec<_> = slow.filter(|(_, unsent)| *unsent > 0).collect();
        let mut all: usize = slow.iter().map(|(_, unsent)| unsent).sum();
        for (turn, unsent) in slow.iter().take(slow.len().saturating_sub(1)) {
            if all <= self.most_unsent {
                break;
            }
            all -= unsent;
            if let Some((_, pending)) = clients.remove(turn) {
                pending.leave.notify_one();
            }
        }
    }

    /// Sends away the clients that have kept the server waiting for so long.
    pub fn dismiss_after(&self, limit: Duration) {
        let mut awaited = self.awaited();
        while let Some(first) = awaited.clients.first_entry() {
            let (since, pending) = first.get();
            if since.elapsed() < limit {
                break;
            }
            pending.leave.notify_one();
            first.remove();
        }
    }

    fn connection(&self, place: OwnedSemaphorePermit) -> Connection {
        Connection {
            places: self.clone(),
            turn: AtomicU64::new(NONE),
            pending: Arc::default(),
            _place: place,
        }
    }

    fn awaited(&self) -> MutexGuard<'_, Awaited> {
        self.awaited.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What has a place, until it is dropped.
pub struct Connection {
    places: Places,
    turn: AtomicU64,
    pending: Arc<Pending>,
    _place: OwnedSemaphorePermit,
}

impl Connection {
    /// The client is to do something: send a request, or take an answer, of which so many bytes are
    /// those of a large one.
    pub fn is_awaited(&self, unsent: usize) {
        self.waits();
        if unsent > 0 {
            self.pending.unsent.store(unsent, Ordering::Relaxed);
            self.places.make_room();
        }
    }

    fn waits(&self) {
        let mut awaited = self.places.awaited();
        awaited.clients.remove(&self.turn.load(Ordering::Relaxed));
        awaited.last += 1;
        let turn = awaited.last;
        let entry = (Instant::now(), Arc::clone(&self.pending));
        awaited.clients.insert(turn, entry);
        self.turn.store(turn, Ordering::Relaxed);
    }

    /// The client has taken all of an answer.
    pub fn has_taken(&self) {
        self.pending.unsent.store(0, Ordering::Relaxed);
    }

    /// The client has sent all of a request.
    pub fn is_answered(&self) {
        let turn = self.turn.swap(NONE, Ordering::Relaxed);
        self.places.awaited().clients.remove(&turn);
    }

    /// Waits until the client is sent away, which never happens while it is being answered.
    pub async fn dismissed(&self) {
        loop {
            self.pending.leave.notified().await;
            if self.turn.load(Ordering::Relaxed) != NONE {
                return;
            }
        }
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.is_answered();
    }
}
