//! The questions of one request, answered in batches: siblings put theirs into one, and it leaves when
//! nothing else can run, and nothing above it is asked still.
//!
//! A batch that leaves after a time, or on another thread, may leave while siblings are still
//! asking: then the number of statements depends on how busy the machine is.

mod bell;
mod queue;

use std::{
    any::{Any, TypeId},
    collections::HashMap,
    future::poll_fn,
    mem::take,
    pin::pin,
    slice,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    task::{Context, Poll, Waker},
};

use async_graphql::futures_util::{StreamExt, future::BoxFuture, stream::FuturesUnordered};
use sea_orm::DbErr;
use tokio::{sync::Semaphore, task::coop};
use tracing::Instrument;

use super::site::Site;
use crate::store::{Store, question::Question};
use bell::Bell;
use queue::Queue;

/// Answers the questions of one request, each once.
#[derive(Clone)]
pub struct Loaders(Arc<Shared>);

struct Shared {
    store: Store,
    /// By the kind of question and the site at which it is asked: a [`Sheet`] each.
    sheets: Mutex<HashMap<(TypeId, u64), Box<dyn Any + Send>>>,
    queue: Mutex<Queue<Batch>>,
    /// How often somebody was told at once.
    told: AtomicUsize,
    /// Whoever asks the database takes one.
    turns: Arc<Semaphore>,
}

/// So often a request is told at once for each unit of the runtime's budget. A pause costs something,
/// since whatever has begun stands by meanwhile.
const TURN: usize = 8;

/// So many batches and single questions of a request are at work at once: others need connections too.
const AT_ONCE: usize = 4;

/// What answers the questions of a kind at a site.
type Batch = fn(Loaders, u64) -> BoxFuture<'static, ()>;

/// An answer if there is one, or why it can't be told.
type Answer<K> = Result<Option<<K as Question>::Answer>, Arc<DbErr>>;

/// The answers to several questions, in their order.
type Answers<K> = Result<Vec<Option<<K as Question>::Answer>>, Arc<DbErr>>;

/// How it stands with questions that somebody asks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    /// All are answered.
    Answered,
    /// A batch has taken all that are asked at the site.
    AtWork,
    /// Some wait for a batch.
    Open,
}

/// The questions of a kind at one site.
struct Sheet<K: Question> {
    /// Those that no batch has taken.
    open: Vec<K>,
    /// `None` until the batch of the question is over.
    answers: HashMap<K, Option<Answer<K>>>,
    /// Those who wait for answers.
    wakers: Vec<Waker>,
}

impl<K: Question> Default for Sheet<K> {
    fn default() -> Self {
        Self {
            open: vec![],
            answers: HashMap::new(),
            wakers: vec![],
        }
    }
}

impl Loaders {
    /// Nothing asked yet.
    pub fn over(store: Store) -> Self {
        Self(Arc::new(Shared {
            store,
            sheets: Mutex::default(),
            queue: Mutex::default(),
            told: AtomicUsize::new(0),
            turns: Arc::new(Semaphore::new(AT_ONCE)),
        }))
    }

    /// The answer to a question that is asked once in a request, so that no siblings are waited for.
    pub async fn answer<K: Question>(&self, key: K) -> Answer<K> {
        let keys = slice::from_ref(&key);
        if let Some(known) = self.0.store.known(keys) {
            return Ok(known.into_iter().next().flatten());
        }
        let _turn = self.0.turns.acquire().await;
        Ok(self.0.store.answers(keys).await?.remove(&key))
    }

    /// The answers to questions, in their order: at once if all are kept, and otherwise together with
    /// what siblings ask at the same site.
    pub async fn load_all<K: Question>(
        &self,
        site: impl FnOnce() -> Site,
        keys: &[K],
    ) -> Answers<K> {
        if let Some(answers) = self.0.store.known(keys) {
            self.pause().await;
            return Ok(answers);
        }
        let site = site();
        let id = site.id;
        let asked = self.on_sheet(id, |sheet| sheet.ask(keys));
        if asked != Asked::Answered {
            let kind = TypeId::of::<K>();
            let mut queue = lock(&self.0.queue);
            if asked == Asked::Open {
                queue.open(kind, &site, batch::<K>);
            }
            queue.wait(kind, &site);
        }
        poll_fn(|ctx| self.on_sheet(id, |sheet| sheet.poll(keys, ctx))).await
    }

    /// Lets others have this thread now and then: who is told at once waits for nothing.
    async fn pause(&self) {
        let told = self.0.told.fetch_add(1, Ordering::Relaxed);
        if told % TURN == TURN - 1 || !coop::has_budget_remaining() {
            coop::consume_budget().await;
        }
    }

    /// Answers a request, and runs its batches whenever the answer can't go on without them.
    pub async fn run<F: Future>(self, answer: F) -> F::Output {
        let mut answer = pin!(answer);
        let mut running = FuturesUnordered::new();
        let bell = Arc::new(Bell::rung());
        let waker = Waker::from(Arc::clone(&bell));
        poll_fn(|ctx| {
            // What rings from now on is heard below: nobody need be told.
            bell.outer.take();
            loop {
                // Many siblings take turns: they pause, and ring to go on at once.
                while bell.rang() {
                    let answered = answer.as_mut().poll(&mut Context::from_waker(&waker));
                    if answered.is_ready() {
                        return answered;
                    }
                    // It has had its turn, and goes on after the others.
                    if !coop::has_budget_remaining() {
                        ctx.waker().wake_by_ref();
                        return Poll::Pending;
                    }
                }
                running.extend(self.ready());
                if let Poll::Ready(Some(())) = running.poll_next_unpin(ctx) {
                    continue;
                }
                bell.outer.register(ctx.waker());
                // It may have rung before there was anybody to tell.
                if !bell.rings() {
                    return Poll::Pending;
                }
            }
        })
        .await
    }

    /// The batches that can leave, each with its turn and with all that is asked at its site by now.
    fn ready(&self) -> impl Iterator<Item = BoxFuture<'static, ()>> {
        let turns = &self.0.turns;
        let ready = lock(&self.0.queue).ready(turns.available_permits());
        ready.into_iter().map(|(number, site, batch)| {
            let turn = Arc::clone(turns).try_acquire_owned();
            let (loaders, answered) = (self.clone(), batch(self.clone(), site));
            Box::pin(async move {
                answered.await;
                drop(turn);
                lock(&loaders.0.queue).end(number);
            }) as BoxFuture<'static, ()>
        })
    }

    fn on_sheet<K: Question, T>(&self, site: u64, does: impl FnOnce(&mut Sheet<K>) -> T) -> T {
        let mut sheets = lock(&self.0.sheets);
        let sheet = sheets.entry((TypeId::of::<K>(), site));
        let sheet = sheet.or_insert_with(|| Box::new(Sheet::<K>::default()));
        let sheet = sheet.downcast_mut();
        does(sheet.unwrap_or_else(|| unreachable!("a sheet has the type it is kept under")))
    }
}

/// Answers all questions of a kind that are asked at a site by now.
fn batch<K: Question>(loaders: Loaders, site: u64) -> BoxFuture<'static, ()> {
    let keys = loaders.on_sheet(site, |sheet: &mut Sheet<K>| take(&mut sheet.open));
    Box::pin(async move {
        let span = tracing::debug_span!("batch", questions = keys.len());
        let answers = loaders.0.store.answers(&keys).instrument(span).await;
        loaders.on_sheet(site, |sheet| sheet.answer(keys, answers));
    })
}

impl<K: Question> Sheet<K> {
    /// Writes down the questions that are new.
    fn ask(&mut self, keys: &[K]) -> Asked {
        let mut is_answered = true;
        for key in keys {
            let answer = self.answers.entry(key.clone()).or_insert_with(|| {
                self.open.push(key.clone());
                None
            });
            is_answered &= answer.is_some();
        }
        match (is_answered, self.open.is_empty()) {
            (true, _) => Asked::Answered,
            (false, true) => Asked::AtWork,
            (false, false) => Asked::Open,
        }
    }

    /// Writes down what was found.
    fn answer(&mut self, keys: Vec<K>, mut found: Result<HashMap<K, K::Answer>, Arc<DbErr>>) {
        let each = keys.into_iter().map(|key| {
            let answer = match &mut found {
                Ok(found) => Ok(found.remove(&key)),
                Err(error) => Err(Arc::clone(error)),
            };
            (key, Some(answer))
        });
        self.answers.extend(each);
        self.wakers.drain(..).for_each(Waker::wake);
    }

    /// The answers to all of these, once they are there.
    fn poll(&mut self, keys: &[K], ctx: &Context<'_>) -> Poll<Answers<K>> {
        let answer = |key| self.answers.get(key)?.clone();
        let answers: Option<Result<_, _>> = keys.iter().map(answer).collect();
        if let Some(answers) = answers {
            return Poll::Ready(answers);
        }
        let is_last = |last: &Waker| last.will_wake(ctx.waker());
        if !self.wakers.last().is_some_and(is_last) {
            self.wakers.push(ctx.waker().clone());
        }
        Poll::Pending
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
