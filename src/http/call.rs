//! A call of the endpoint: whether it may be answered, and from where.

use std::time::Instant;

use async_graphql::{Response as Answer, Value};
use axum::{
    http::{Method, request::Parts},
    response::Response,
};

use super::{
    App,
    account::Account,
    answer::{self, Cache, Outcome, Said},
    answer_cache::{AnswerKey, Found},
    asked::Asked,
    blocking::blocking,
    clients::{ASKED, Client},
    refused::Refused,
    share::Share,
    tag::Tag,
    within::within,
    work::Work,
};
use crate::{
    cache::Key,
    graphql::{self, Prepared, charge::Charge, error::failure, today::Today},
    store::{patience, version::Version},
};

/// A call of the endpoint.
pub struct Call<'a> {
    pub app: &'a App,
    pub parts: &'a Parts,
    pub media_type: &'static str,
    pub client: Client,
    /// Whether to tell the price alone, and run nothing.
    pub price_only: bool,
    pub today: Today,
    /// When it came, and until when it must be answered.
    pub begun: Instant,
    pub until: Instant,
}

/// Where the answer of a version of the data is kept.
struct Place {
    version: Version,
    /// By caches, if they may.
    cache: Option<Cache>,
    /// Here, if it may.
    key: Option<Key>,
}

impl Call<'_> {
    /// Answers one request.
    pub async fn one(&self, asked: &Asked) -> Response {
        let mut account = Account::open(asked.operation_name.as_deref(), self.begun);
        let said = self.said(asked, &mut account).await;
        account.close(match &said {
            Ok(said) => said.outcome.answer(),
            Err(refused) => Some(&refused.answer),
        });
        match said {
            Ok(said) => answer::said(self.media_type, said),
            Err(refused) => answer::refused(self.media_type, refused),
        }
    }

    /// What is said to a request. What is known takes no room, since it takes no time.
    pub async fn said(&self, asked: &Asked, account: &mut Account) -> Result<Said, Refused> {
        self.charge(ASKED, 0)?;
        let work = Work {
            document: self.app.documents.find(asked)?,
            store: self.app.store.counting_anew(),
            asked,
        };
        let wants_version = self.is_cacheable(&work) || self.keeps(&work);
        let recent = wants_version.then(|| work.store.recent_version()).flatten();
        let recent = recent.map(|it| self.place(&work, it));
        if let Some(place) = &recent
            && let Some(said) = self.known(&work, place, account)?
        {
            return Ok(said);
        }
        let found = async {
            let mut place = recent;
            if place.is_none() && wants_version {
                // Asked before there is room, so that what is known needs none.
                let version = self.version(&work, account).await?;
                place = version.map(|it| self.place(&work, it));
                if let Some(place) = &place
                    && let Some(said) = self.known(&work, place, account)?
                {
                    return Ok(said);
                }
            }
            self.at_work(self.anew(work, place, account)).await?
        };
        let limit = self.app.settings.limits.request_timeout;
        // Boxed, so that what is known does not pay for the room that the rest takes.
        Box::pin(within(limit, self.until, found)).await
    }

    /// What is said if it is known: that the client has the answer, or what was found before, which
    /// costs what it cost then.
    fn known(
        &self,
        work: &Work<'_>,
        place: &Place,
        account: &mut Account,
    ) -> Result<Option<Said>, Refused> {
        let cache = place.cache.clone();
        let is_known = |it: &Cache| it.tag.is_known(&self.parts.headers);
        if cache.as_ref().is_some_and(is_known) {
            account.took(work.store.statements());
            return Ok(Some(Said::nothing_new(cache)));
        }
        let found = place.key.and_then(|key| self.app.answers.find(key));
        let Some(found) = found else {
            return Ok(None);
        };
        account.weighed(found.price, found.operation.as_deref());
        let told = self.pay(found.price, cache.is_none())?;
        self.app.documents.keep(&work.document);
        account.took(work.store.statements());
        Ok(Some(Said::new(Outcome::Data(found, told), cache)))
    }

    /// The answer to a request that may run, or its price.
    async fn anew(
        &self,
        work: Work<'_>,
        place: Option<Place>,
        account: &mut Account,
    ) -> Result<Said, Refused> {
        let rules = self.app.rules();
        let prepared = tracing::debug_span!("check").in_scope(|| {
            let text = &work.document.text;
            blocking(text.len(), || {
                let document = self.app.parsed.document(text)?;
                graphql::prepare(&self.app.schema, work.request(), document, rules)
            })
        });
        if self.price_only || prepared.is_err() {
            self.app.clients.spend(&self.client, &work.document.text);
        }
        let prepared = prepared.map_err(Refused::request_failed)?;
        account.weighed(prepared.price, prepared.operation.as_deref());
        if prepared.is_mutation && self.parts.method == Method::GET {
            return Err(Refused::method("POST", "send a mutation by POST"));
        }
        if self.price_only {
            let told = self.told(prepared.price, None);
            let nothing = Answer::new(Value::Null).extension("price", told.into());
            return Ok(Said::new(Outcome::Response(nothing.into()), None));
        }
        self.run(prepared, work, place, account).await
    }

    /// The answer from the registry. It is kept, here and by caches, if all of it is of one version.
    async fn run(
        &self,
        prepared: Prepared,
        work: Work<'_>,
        place: Option<Place>,
        account: &mut Account,
    ) -> Result<Said, Refused> {
        let (price, operation) = (prepared.price, prepared.operation.clone());
        let told = self.pay(price, !self.is_cacheable(&work))?;
        self.app.documents.keep(&work.document);
        let share = self.app.shares.of(&self.client);
        let _room = self.app.shares.room(share.as_deref(), price).await;
        let store = work.store.in_turns(share.as_deref().map(Share::turns));
        let response = prepared.run(&self.app.schema, &store, self.today).await;
        account.took(store.statements());
        let found = Found::new(&response.data, price, operation);
        let found = found.map_err(|refused| refused.priced(told))?;
        if !response.errors.is_empty() {
            let response = response.extension("price", told.into());
            return Ok(Said::new(Outcome::Response(response.into()), None));
        }
        let place = place.filter(|it| store.saw_only(&it.version));
        let (cache, key) = place.map_or((None, None), |it| (it.cache, it.key));
        if let Some(key) = key {
            self.app.answers.keep(key, found.clone());
        }
        Ok(Said::new(Outcome::Data(found, told), cache))
    }

    /// Charges what a request costs, of which a part is paid. Returns what is told of the price.
    fn pay(&self, price: u64, is_own: bool) -> Result<Charge, Refused> {
        let remaining = self.charge(price, ASKED);
        let remaining = remaining.map_err(|refused| refused.priced(self.told(price, None)))?;
        Ok(self.told(price, remaining.filter(|_| is_own)))
    }

    /// What is told of a price, and of what the client may still ask for.
    fn told(&self, requested: u64, remaining: Option<u64>) -> Charge {
        Charge {
            requested,
            limit: self.app.rules().max_price,
            remaining,
        }
    }

    fn charge(&self, price: u64, paid: u64) -> Result<Option<u64>, Refused> {
        self.app.clients.charge(&self.client, price, paid)
    }

    /// Works when there is room.
    async fn at_work<T>(&self, work: impl Future<Output = T>) -> Result<T, Refused> {
        let share = self.app.shares.of(&self.client);
        let place = self.app.shares.place(share.as_deref()).await;
        let place = place.ok_or_else(Refused::overloaded)?;
        let done = work.await;
        drop(place);
        Ok(done)
    }

    /// The version of the data. Without one, what needs no version is answered all the same.
    async fn version(
        &self,
        work: &Work<'_>,
        account: &mut Account,
    ) -> Result<Option<Version>, Refused> {
        let version = patience::asking(work.store.version()).await;
        account.took(work.store.statements());
        match version {
            Err(error) if self.is_cacheable(work) => {
                Err(Refused::request_failed(failure(error.into())))
            }
            version => Ok(version.ok()),
        }
    }

    /// Whether the answer, or what is read for it, may be kept under its version.
    fn keeps(&self, work: &Work) -> bool {
        !self.price_only && (self.app.answers.keeps() || work.store.keeps())
    }

    /// Whether caches may keep the answer: that to a GET that names its document, since then the
    /// address is short, and many ask for the same.
    fn is_cacheable(&self, work: &Work) -> bool {
        self.parts.method == Method::GET && !self.price_only && work.asked.names_document()
    }

    /// Where the answer is kept if all of it is of this version.
    fn place(&self, work: &Work<'_>, version: Version) -> Place {
        let cache = self.is_cacheable(work).then(|| self.cache(work, &version));
        let keeps = self.app.answers.keeps() && !self.price_only;
        let key = keeps.then(|| self.key(work, &version));
        Place {
            version,
            cache,
            key,
        }
    }

    /// What a cache needs to know of the answer. What it keeps is for all, so it does not tell what a
    /// client has left.
    fn cache(&self, work: &Work<'_>, version: &Version) -> Cache {
        let tag = Tag::of(&[
            env!("CARGO_PKG_VERSION"),
            &version.to_string(),
            &work.document.text,
            &self.today.0.to_string(),
            &format!("{:?}", self.app.rules()),
            self.parts.uri.query().unwrap_or_default(),
            self.media_type,
        ]);
        let control = self.app.settings.documents.cache_control.clone();
        Cache { tag, control }
    }

    /// Under what the answer is kept.
    fn key(&self, work: &Work<'_>, version: &Version) -> Key {
        self.app.answers.key(&AnswerKey {
            version,
            today: self.today,
            document: &work.document.text,
            operation: work.operation(),
            variables: work.variables(),
        })
    }
}
