//! What one client may have of the server at a time, so that there is room for others.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use tokio::sync::{OwnedSemaphorePermit, Semaphore, SemaphorePermit};

use super::{clients::Client, gate::Gate};
use crate::config::HttpArgs;

/// A client sends so many statements at once: half of what the database reads at a time.
const STATEMENTS: usize = 4;

/// A client has this part of all places at work: what it sends at once may take a processor's time, be it
/// refused for its price in the end.
const PART: u32 = 8;

/// Prices are counted by so much. What costs less needs no room.
const UNIT: u64 = 1_000;

/// So many clients are remembered before those that have nothing at work are forgotten.
const MANY: usize = 1_000;

/// The shares of those who have something at work, and the room of all together.
pub struct Shares {
    of: Mutex<HashMap<Client, Arc<Share>>>,
    /// Twice what one request may cost, in units: an answer is built as a whole, however long, before it
    /// is told or refused.
    room: Semaphore,
    /// What one request may cost, in units. A client has that much, and half of all so.
    most: usize,
    /// All places at work, and how many of them a client has.
    gate: Gate,
    places: u32,
    are_limited: bool,
}

/// What one client has.
pub struct Share {
    gate: Gate,
    turns: Arc<Semaphore>,
    room: Semaphore,
}

/// A place at work, for as long as it is held: the client's own, if it has a share, and one of all.
pub type Place = (Option<OwnedSemaphorePermit>, OwnedSemaphorePermit);

/// Room for what a request costs, for as long as it is held: the client's own, and that of all.
pub type Reserved<'a> = [SemaphorePermit<'a>; 2];

impl Shares {
    pub fn new(settings: &HttpArgs) -> Self {
        let limits = &settings.limits;
        let most = usize::try_from(units(limits.max_price)).unwrap_or(usize::MAX);
        let most = most.clamp(1, Semaphore::MAX_PERMITS / 2);
        Self {
            of: Mutex::default(),
            room: Semaphore::new(2 * most),
            most,
            gate: Gate::new(limits.max_requests, limits.max_waiting),
            places: (limits.max_requests / PART).max(1),
            are_limited: settings.clients.client_bucket > 0,
        }
    }

    /// The share of a client. None if clients have no limits.
    pub fn of(&self, client: &Client) -> Option<Arc<Share>> {
        if !self.are_limited {
            return None;
        }
        let mut shares = self.of.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(share) = shares.get(client) {
            return Some(Arc::clone(share));
        }
        if shares.len() >= MANY {
            shares.retain(|_, share| share.is_taken());
        }
        let share = Arc::new(Share {
            gate: self.gate.part(self.places),
            turns: Arc::new(Semaphore::new(STATEMENTS)),
            room: Semaphore::new(self.most),
        });
        shares.insert(client.clone(), Arc::clone(&share));
        Some(share)
    }

    /// A place at work, once there is one: first of the client's own, so that whoever waits for that takes
    /// none from others. None if there is not even room to wait.
    pub async fn place(&self, share: Option<&Share>) -> Option<Place> {
        let own = match share {
            Some(share) => Some(share.gate.enter().await?),
            None => None,
        };
        Some((own, self.gate.enter().await?))
    }

    /// Room for a request of a client, once there is some. None if it needs none.
    pub async fn room<'a>(&'a self, share: Option<&'a Share>, price: u64) -> Option<Reserved<'a>> {
        let share = share.filter(|_| price >= UNIT)?;
        let units = u32::try_from(units(price)).unwrap_or(u32::MAX);
        let units = units.min(u32::try_from(self.most).unwrap_or(u32::MAX));
        // First its own, so that whoever waits for that keeps nothing from others.
        let own = share.room.acquire_many(units).await.ok()?;
        Some([own, self.room.acquire_many(units).await.ok()?])
    }
}

impl Share {
    /// Whether a request of the client is at work, or a statement of one that left.
    fn is_taken(self: &Arc<Self>) -> bool {
        Arc::strong_count(self) > 1 || self.turns.available_permits() < STATEMENTS
    }

    /// Its turns at the database.
    pub fn turns(&self) -> Arc<Semaphore> {
        Arc::clone(&self.turns)
    }
}

fn units(price: u64) -> u64 {
    price / UNIT
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use async_graphql::futures_util::FutureExt;
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Settings {
        #[command(flatten)]
        http: HttpArgs,
    }

    fn shares() -> Shares {
        Shares::new(&Settings::parse_from(["foedera"]).http)
    }

    fn client(at: u8) -> Client {
        Client::At(IpAddr::from([203, 0, 113, at]))
    }

    #[test]
    fn a_client_leaves_room_for_others() {
        let shares = shares();
        let [one, two, three] = [1, 2, 3].map(|at| shares.of(&client(at)).unwrap());
        let room = |share, price| shares.room(Some(share), price).now_or_never();
        let first = room(&one, 150_000).unwrap();
        // Its own room is taken, and that of others is not. What costs little needs none.
        assert!(room(&one, 60_000).is_none());
        assert!(room(&one, 900).is_some());
        let second = room(&two, 200_000).unwrap();
        assert!(room(&three, 60_000).is_none());
        assert!(room(&three, 50_000).is_some());
        drop(first);
        assert!(room(&one, 200_000).is_some());
        drop(second);
    }

    #[test]
    fn a_share_is_that_of_a_client_while_it_has_something_at_work() {
        let shares = shares();
        let share = shares.of(&client(1)).unwrap();
        assert!(Arc::ptr_eq(&share, &shares.of(&client(1)).unwrap()));
        assert!(!Arc::ptr_eq(&share, &shares.of(&client(2)).unwrap()));
        // Who leaves, and comes back at once, has no new turns while the database works for it still.
        let left = shares.of(&client(3)).unwrap();
        let _turn = left.turns().try_acquire_owned().unwrap();
        drop(left);
        for at in 0..2 * MANY {
            shares.of(&Client::Named(at.to_string()));
        }
        assert!(shares.of.lock().unwrap().len() <= MANY);
        assert!(Arc::ptr_eq(&share, &shares.of(&client(1)).unwrap()));
        let turns = shares.of(&client(3)).unwrap().turns();
        assert_eq!(turns.available_permits(), STATEMENTS - 1);
    }
}
