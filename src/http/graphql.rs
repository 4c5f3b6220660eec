//! /graphql: finds out what is asked and by whom, whether it may be answered, and answers.

use std::time::{Duration, Instant};

use async_graphql::{Request, Response as Answer, Value, Variables};
use axum::{
    body::Body,
    extract,
    http::{HeaderMap, HeaderValue, Method, StatusCode, request::Parts},
    response::Response,
};

use super::{
    App,
    account::Account,
    answer::{self, Cache, Said},
    asked::{self, Asked, Asking},
    clients::Client,
    documents::Document,
    negotiate::{GRAPHQL_JSON, JSON, accepted},
    refused::Refused,
    tag::Tag,
};
use crate::graphql::{
    self,
    code::{BAD_USER_INPUT, OVERLOADED, TIMED_OUT},
    error::failure,
    price::told,
    today::Today,
};
use crate::store::patience;

/// The header that asks for the price alone.
const MODE: &str = "foedera-query";

/// Answers a GraphQL request. Every refusal is GraphQL JSON too.
pub async fn handle(
    extract::State(app): extract::State<App>,
    request: extract::Request,
) -> Response {
    let begun = Instant::now();
    let (parts, body) = request.into_parts();
    let media_type = accepted(&parts.headers);
    match respond(&app, &parts, body, media_type, begun).await {
        Ok(response) => response,
        Err(refused) => {
            Account::open(None, begun).close(&refused.answer);
            answer::refused(media_type.unwrap_or(JSON), refused)
        }
    }
}

async fn respond(
    app: &App,
    parts: &Parts,
    body: Body,
    media_type: Option<&'static str>,
    begun: Instant,
) -> Result<Response, Refused> {
    let media_type = media_type.ok_or_else(unreadable)?;
    let client = app.clients.of(parts)?;
    let price_only = is_price_only(&parts.headers)?;
    let asked = asked::read(parts, body, &app.settings.limits).await?;
    let call = Call {
        app,
        parts,
        media_type,
        client,
        price_only,
        today: today(),
        begun,
        until: Instant::now() + app.settings.limits.request_timeout,
    };
    Ok(match asked {
        Asking::One(asked) => call.one(asked).await,
        Asking::Batch(each) => call.batch(each).await,
    })
}

/// A call of the endpoint.
struct Call<'a> {
    app: &'a App,
    parts: &'a Parts,
    media_type: &'static str,
    client: Client,
    /// Whether to tell the price alone, and run nothing.
    price_only: bool,
    today: Today,
    /// When it came, and until when it must be answered.
    begun: Instant,
    until: Instant,
}

impl Call<'_> {
    async fn one(&self, asked: Asked) -> Response {
        let mut account = Account::open(asked.operation_name.as_deref(), self.begun);
        let said = self.said(asked, &mut account).await;
        account.close(match &said {
            Ok(said) => &said.answer,
            Err(refused) => &refused.answer,
        });
        match said {
            Ok(said) => answer::said(self.media_type, said),
            Err(refused) => answer::refused(self.media_type, refused),
        }
    }

    /// One after the other, so that a list takes no more room at once than a request does.
    async fn batch(&self, each: Vec<Asked>) -> Response {
        let mut answers = vec![];
        for asked in each {
            let operation = asked.operation_name.as_deref();
            let mut account = Account::open(operation, Instant::now());
            let said = self.said(asked, &mut account).await;
            let answer = said.map_or_else(|refused| *refused.answer, |said| said.answer);
            account.close(&answer);
            answers.push(answer);
        }
        answer::list(&answers)
    }

    /// What is said to a request: from the registry, or that the client has it already. Whatever is
    /// asked costs something, so that nothing can be asked without end.
    async fn said(&self, asked: Asked, account: &mut Account) -> Result<Said, Refused> {
        self.charge(1, 0)?;
        let document = self.app.documents.find(&asked)?;
        let cache = self.cache(&asked, &document, account).await?;
        let is_known = |it: &Cache| it.tag.is_known(&self.parts.headers);
        if cache.as_ref().is_some_and(is_known) {
            return Ok(Said::nothing_new(cache));
        }
        let is_own = cache.is_none();
        let answer = self.work(self.answer(asked, document, is_own, account));
        Ok(Said::new(answer.await??, cache))
    }

    /// The answer, which tells what the client may still ask for unless caches may keep it.
    async fn answer(
        &self,
        asked: Asked,
        document: Document,
        is_own: bool,
        account: &mut Account,
    ) -> Result<Answer, Refused> {
        let App { schema, store, .. } = self.app;
        let rules = self.app.rules();
        let prepared = graphql::prepare(request(&document, asked), rules);
        let prepared = prepared.map_err(Refused::request_failed)?;
        account.weighed(&prepared);
        if prepared.is_mutation && self.parts.method == Method::GET {
            return Err(Refused::method("POST", "send a mutation by POST"));
        }
        let (price, limit) = (prepared.price, rules.max_price);
        if self.price_only {
            let nothing = Answer::new(Value::Null);
            return Ok(nothing.extension("price", told(price, limit, None)));
        }
        let remaining = self.charge(price, 1);
        let remaining = remaining.map_err(|refused| refused.priced(told(price, limit, None)))?;
        self.app.documents.keep(&document);
        let answer = prepared.run(schema, store, self.today).await;
        account.count(answer.statements);
        let price = told(price, limit, remaining.filter(|_| is_own));
        Ok(answer.response.extension("price", price))
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

    /// What a cache needs to know of the answer to a GET that names its document: then the address
    /// is short, and many ask for the same.
    async fn cache(
        &self,
        asked: &Asked,
        document: &Document,
        account: &mut Account,
    ) -> Result<Option<Cache>, Refused> {
        if self.parts.method != Method::GET || self.price_only || !asked.names_document() {
            return Ok(None);
        }
        let version = patience::asking(self.app.store.version());
        let version = self.work(version).await?;
        account.count(1);
        let tag = Tag::of(&[
            env!("CARGO_PKG_VERSION"),
            &version.map_err(|error| Refused::request_failed(failure(error.into())))?,
            &document.text,
            &self.today.0.to_string(),
            &format!("{:?}", self.app.rules()),
            self.parts.uri.query().unwrap_or_default(),
            self.media_type,
        ]);
        let control = self.app.settings.documents.cache_control.clone();
        Ok(Some(Cache { tag, control }))
    }
}

fn unreadable() -> Refused {
    let message = format!("this endpoint answers {GRAPHQL_JSON} and {JSON}");
    Refused::new(StatusCode::NOT_ACCEPTABLE, BAD_USER_INPUT, message)
}

fn is_price_only(headers: &HeaderMap) -> Result<bool, Refused> {
    match headers.get(MODE).map(HeaderValue::as_bytes) {
        None => Ok(false),
        Some(b"price-only") => Ok(true),
        Some(_) => Err(Refused::bad(
            "`Foedera-Query` must be `price-only`, or left away",
        )),
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

#[expect(
    clippy::disallowed_methods,
    reason = "the clock is read here, once a request"
)]
fn today() -> Today {
    Today(chrono::Utc::now().date_naive())
}
