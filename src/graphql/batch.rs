//! The questions of one request, answered in batches: siblings put theirs into one, and it leaves when
//! nothing else can run.
//!
//! A batch that leaves after a time, or on another thread, may leave while siblings are still
//! asking: then the number of statements depends on how busy the machine is.

use std::{
    any::{Any, TypeId},
    collections::HashMap,
    future::poll_fn,
    mem::take,
    pin::pin,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll, Wake, Waker},
};

use async_graphql::futures_util::{
    StreamExt, future::BoxFuture, stream::FuturesUnordered, task::AtomicWaker,
};
use sea_orm::DbErr;
use tracing::Instrument;

use crate::store::{Store, question::Question};

/// Answers the questions of one request, each once.
#[derive(Clone)]
pub struct Loaders(Arc<Shared>);

struct Shared {
    store: Store,
    /// By the kind of question: a [`Sheet`] each.
    sheets: Mutex<HashMap<TypeId, Box<dyn Any + Send>>>,
    /// The batches that wait until they are run.
    waiting: Mutex<Vec<Batch>>,
}

/// What answers the questions of a kind.
type Batch = fn(Loaders) -> BoxFuture<'static, ()>;

/// An answer if there is one, or why it can't be told.
type Answer<K> = Result<Option<<K as Question>::Answer>, Arc<DbErr>>;

/// The answers to several questions, in their order.
type Answers<K> = Result<Vec<Option<<K as Question>::Answer>>, Arc<DbErr>>;

/// The questions of a kind, by the site at which they are asked.
struct Sheet<K: Question> {
    sites: HashMap<u64, Site<K>>,
    /// Where there are questions that no batch has taken.
    open: Vec<u64>,
}

/// The questions of a kind at one site.
struct Site<K: Question> {
    asked: Vec<K>,
    /// `None` until the batch of the question is over.
    answers: HashMap<K, Option<Answer<K>>>,
    /// Those who wait for answers.
    wakers: Vec<Waker>,
}

impl<K: Question> Default for Sheet<K> {
    fn default() -> Self {
        Self {
            sites: HashMap::new(),
            open: vec![],
        }
    }
}

impl<K: Question> Default for Site<K> {
    fn default() -> Self {
        Self {
            asked: vec![],
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
            waiting: Mutex::default(),
        }))
    }

    /// The store, for what is asked once in a request.
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// The answers to questions, in their order, together with what siblings ask at the same site.
    pub async fn load_all<K: Question>(&self, site: u64, keys: &[K]) -> Answers<K> {
        let is_first = self.on_sheet(|sheet| sheet.ask(site, keys));
        if is_first {
            lock(&self.0.waiting).push(batch::<K>);
        }
        poll_fn(|ctx| self.on_sheet(|sheet| sheet.site(site).poll(keys, ctx))).await
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
                }
                running.extend(self.waiting());
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

    fn waiting(&self) -> impl Iterator<Item = BoxFuture<'static, ()>> {
        let batches = take(&mut *lock(&self.0.waiting));
        batches.into_iter().map(|batch| batch(self.clone()))
    }

    fn on_sheet<K: Question, T>(&self, does: impl FnOnce(&mut Sheet<K>) -> T) -> T {
        let mut sheets = lock(&self.0.sheets);
        let sheet = sheets.entry(TypeId::of::<K>());
        let sheet = sheet.or_insert_with(|| Box::new(Sheet::<K>::default()));
        let sheet = sheet.downcast_mut();
        does(sheet.unwrap_or_else(|| unreachable!("a sheet has the type it is kept under")))
    }
}

/// Answers all questions of a kind that are asked by now, those of each site together.
fn batch<K: Question>(loaders: Loaders) -> BoxFuture<'static, ()> {
    Box::pin(async move {
        for (site, keys) in loaders.on_sheet(Sheet::<K>::take) {
            let span = tracing::debug_span!("batch", questions = keys.len());
            let answers = loaders.store().answers(&keys).instrument(span).await;
            loaders.on_sheet(|sheet| sheet.site(site).answer(keys, answers));
        }
    })
}

impl<K: Question> Sheet<K> {
    fn site(&mut self, site: u64) -> &mut Site<K> {
        self.sites.entry(site).or_default()
    }

    /// Writes down the questions that are new. Returns whether they are the first of a batch.
    fn ask(&mut self, site: u64, keys: &[K]) -> bool {
        let none_is_open = self.open.is_empty();
        let questions = self.site(site);
        let none_is_asked = questions.asked.is_empty();
        for key in keys {
            if !questions.answers.contains_key(key) {
                questions.answers.insert(key.clone(), None);
                questions.asked.push(key.clone());
            }
        }
        if none_is_asked && !questions.asked.is_empty() {
            self.open.push(site);
        }
        none_is_open && !self.open.is_empty()
    }

    /// The questions that no batch has taken, by their sites.
    fn take(&mut self) -> Vec<(u64, Vec<K>)> {
        let open = take(&mut self.open).into_iter();
        open.map(|site| (site, take(&mut self.site(site).asked)))
            .collect()
    }
}

impl<K: Question> Site<K> {
    /// Writes down what was found.
    fn answer(&mut self, keys: Vec<K>, found: Result<HashMap<K, K::Answer>, Arc<DbErr>>) {
        match found {
            Ok(mut found) => self.answers.extend(keys.into_iter().map(|key| {
                let answer = found.remove(&key);
                (key, Some(Ok(answer)))
            })),
            Err(error) => self.answers.extend(keys.into_iter().map(|key| {
                let error = Arc::clone(&error);
                (key, Some(Err(error)))
            })),
        }
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

/// Tells whether an answer can go on.
struct Bell {
    rung: AtomicBool,
    outer: AtomicWaker,
}

impl Bell {
    /// Rung already: an answer can begin.
    fn rung() -> Self {
        Self {
            rung: AtomicBool::new(true),
            outer: AtomicWaker::new(),
        }
    }

    /// Whether it rang since it was asked last.
    fn rang(&self) -> bool {
        self.rung.swap(false, Ordering::AcqRel)
    }

    /// Whether it rings still.
    fn rings(&self) -> bool {
        self.rung.load(Ordering::Acquire)
    }
}

impl Wake for Bell {
    fn wake(self: Arc<Self>) {
        self.rung.store(true, Ordering::Release);
        self.outer.wake();
    }
}

#[cfg(test)]
mod tests;
