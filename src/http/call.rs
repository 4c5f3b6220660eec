//! A call of the endpoint: whether it may be answered, and from where.

use std::time::{Duration, Instant};

use async_graphql::{Request, Response as Answer, Value, Variables};
use axum::{
    http::{Method, StatusCode, request::Parts},
    response::Response,
};

use super::{
    App,
    account::Account,
    answer::{self, Body, Cache, Said},
    answers::{Found, Question},
    asked::Asked,
    clients::Client,
    documents::Document,
    refused::Refused,
    tag::Tag,
};
use crate::{
    graphql::{
        self,
        code::{OVERLOADED, TIMED_OUT},
        error::failure,
        price::told,
        today::Today,
    },
    store::{Store, patience, version::Version},
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

/// What answers one request of a call.
struct Work {
    document: Document,
    store: Store,
    /// Under what to keep the answer.
    question: Option<Question>,
    /// Whether the answer is for this client alone, so that it may tell what the client has left.
    is_own: bool,
}

impl Call<'_> {
    /// Answers one request.
    pub async fn one(&self, asked: Asked) -> Response {
        let mut account = Account::open(asked.operation_name.as_deref(), self.begun);
        let said = self.said(asked, &mut account).await;
        account.close(match &said {
            Ok(said) => said.body.answer(),
            Err(refused) => Some(&refused.answer),
        });
        match said {
            Ok(said) => answer::said(self.media_type, said),
            Err(refused) => answer::refused(self.media_type, refused),
        }
    }

    /// Answers one after the other, so that a list takes no more room at once than a request does.
    pub async fn batch(&self, each: Vec<Asked>) -> Response {
        let mut answers = vec![];
        for asked in each {
            let operation = asked.operation_name.as_deref();
            let mut account = Account::open(operation, Instant::now());
            let said = self.said(asked, &mut account).await;
            let body = said.map_or_else(|refused| Body::Made(*refused.answer), |said| said.body);
            account.close(body.answer());
            answers.push(body);
        }
        answer::list(&answers)
    }

    /// What is said to a request: what was found, or that the client has it already. Whatever is
    /// asked costs something, so that nothing can be asked without end.
    async fn said(&self, asked: Asked, account: &mut Account) -> Result<Said, Refused> {
        self.charge(1, 0)?;
        let document = self.app.documents.find(&asked)?;
        let store = self.app.store.counting_anew();
        let version = self.version(&store, &asked, account).await?;
        let cacheable = version.as_ref().filter(|_| self.is_cacheable(&asked));
        let cache = cacheable.map(|version| self.cache(version, &document));
        let is_known = |it: &Cache| it.tag.is_known(&self.parts.headers);
        if cache.as_ref().is_some_and(is_known) {
            account.took(store.statements());
            return Ok(Said::nothing_new(cache));
        }
        let version = version.filter(|_| self.keeps(&store));
        let question = version.map(|version| self.question(version, &asked, &document));
        let found = question.as_ref().and_then(|it| self.app.answers.find(it));
        let work = Work {
            document,
            store,
            question,
            is_own: cache.is_none(),
        };
        let body = match found {
            Some(found) => self.again(found, &work, account)?,
            None => self.work(self.anew(asked, work, account)).await??,
        };
        Ok(Said::new(body, cache))
    }

    /// An answer that was found before. It costs what it cost then.
    fn again(&self, found: Found, work: &Work, account: &mut Account) -> Result<Body, Refused> {
        account.weighed(found.price, found.operation.as_deref());
        let told = self.pay(found.price, work.is_own)?;
        self.app.documents.keep(&work.document);
        account.took(work.store.statements());
        Ok(Body::Found(found, told))
    }

    /// The answer from the registry.
    async fn anew(&self, asked: Asked, work: Work, account: &mut Account) -> Result<Body, Refused> {
        let rules = self.app.rules();
        let prepared = graphql::prepare(request(&work.document, asked), rules);
        let prepared = prepared.map_err(Refused::request_failed)?;
        let (price, operation) = (prepared.price, prepared.operation.clone());
        account.weighed(price, operation.as_deref());
        if prepared.is_mutation && self.parts.method == Method::GET {
            return Err(Refused::method("POST", "send a mutation by POST"));
        }
        if self.price_only {
            let nothing = Answer::new(Value::Null);
            let told = told(price, rules.max_price, None);
            return Ok(Body::Made(nothing.extension("price", told)));
        }
        let told = self.pay(price, work.is_own)?;
        self.app.documents.keep(&work.document);
        let is_mutation = prepared.is_mutation;
        let response = prepared
            .run(&self.app.schema, &work.store, self.today)
            .await;
        account.took(work.store.statements());
        if !response.errors.is_empty() {
            return Ok(Body::Made(response.extension("price", told)));
        }
        let found = Found::new(&response.data, price, operation);
        if let Some(question) = work.question
            && !is_mutation
            && work.store.saw_only(&question.version)
        {
            self.app.answers.keep(question, found.clone());
        }
        Ok(Body::Found(found, told))
    }

    /// Charges what a request costs, of which 1 is paid. Returns what is told of the price.
    fn pay(&self, price: u64, is_own: bool) -> Result<Value, Refused> {
        let limit = self.app.rules().max_price;
        let remaining = self.charge(price, 1);
        let remaining = remaining.map_err(|refused| refused.priced(told(price, limit, None)))?;
        Ok(told(price, limit, remaining.filter(|_| is_own)))
    }

    fn charge(&self, price: u64, paid: u64) -> Result<Option<u64>, Refused> {
        self.app.clients.charge(&self.client, price, paid)
    }

    /// Works when there is room, and for as long as the call may take.
    async fn work<T>(&self, work: impl Future<Output = T>) -> Result<T, Refused> {
        let work = async {
            let place = self.app.gate.enter().await.ok_or_else(overloaded)?;
            let done = work.await;
            drop(place);
            Ok(done)
        };
        let done = tokio::time::timeout_at(self.until.into(), work).await;
        done.unwrap_or_else(|_| Err(late(self.app.settings.limits.request_timeout)))
    }

    /// The version of the data, if the answer may be known or kept.
    async fn version(
        &self,
        store: &Store,
        asked: &Asked,
        account: &mut Account,
    ) -> Result<Option<Version>, Refused> {
        if self.price_only || !(self.is_cacheable(asked) || self.keeps(store)) {
            return Ok(None);
        }
        if let Some(version) = store.recent_version() {
            return Ok(Some(version));
        }
        let version = self.work(patience::asking(store.version())).await?;
        account.took(store.statements());
        let failed = |error| Refused::request_failed(failure(error));
        version.map(Some).map_err(|error| failed(error.into()))
    }

    /// Whether answers are kept here.
    fn keeps(&self, store: &Store) -> bool {
        store.keeps() && self.app.answers.keeps()
    }

    /// Whether caches may keep the answer: that to a GET that names its document, since then the
    /// address is short, and many ask for the same.
    fn is_cacheable(&self, asked: &Asked) -> bool {
        self.parts.method == Method::GET && !self.price_only && asked.names_document()
    }

    /// What a cache needs to know of the answer.
    fn cache(&self, version: &Version, document: &Document) -> Cache {
        let tag = Tag::of(&[
            env!("CARGO_PKG_VERSION"),
            &version.to_string(),
            &document.text,
            &self.today.0.to_string(),
            &format!("{:?}", self.app.rules()),
            self.parts.uri.query().unwrap_or_default(),
            self.media_type,
        ]);
        let control = self.app.settings.documents.cache_control.clone();
        Cache { tag, control }
    }

    fn question(&self, version: Version, asked: &Asked, document: &Document) -> Question {
        Question {
            version,
            today: self.today,
            document: document.text.clone(),
            operation: asked.operation_name.clone().filter(|it| !it.is_empty()),
            variables: asked.variables.clone(),
        }
    }
}

fn request(document: &Document, asked: Asked) -> Request {
    let variables = asked.variables.map(serde_json::Value::Object);
    let variables = variables.map(Variables::from_json).unwrap_or_default();
    let mut request = Request::new(&document.text).variables(variables);
    request.operation_name = asked.operation_name.filter(|name| !name.is_empty());
    request
}

fn overloaded() -> Refused {
    let message = "the server has no room for more requests now; try again";
    Refused::later(StatusCode::SERVICE_UNAVAILABLE, OVERLOADED, message, 1)
}

fn late(limit: Duration) -> Refused {
    let seconds = limit.as_secs_f64();
    let message = format!("no answer within {seconds} seconds; ask for less");
    Refused::new(StatusCode::GATEWAY_TIMEOUT, TIMED_OUT, message)
}
