//! /graphql: finds out what is asked and by whom, whether it may be answered, and answers.

use std::time::Instant;

use async_graphql::{Request, Response as Answer, Value, Variables};
use axum::{
    body::Body,
    extract,
    http::{HeaderMap, HeaderValue, Method, StatusCode, request::Parts},
    response::Response,
};

use super::{
    App,
    answer::{self, Cache, Told},
    asked::{self, Asked, Asking},
    clients::Client,
    documents::Document,
    negotiate::{GRAPHQL_JSON, JSON, accepted},
    refused::{OVERLOADED, Refused, TIMED_OUT},
    tag::Tag,
};
use crate::graphql::{
    self, Prepared,
    error::{BAD_USER_INPUT, UNAVAILABLE},
    price::told,
    today::Today,
};

/// The header that asks for the price alone.
const MODE: &str = "foedera-query";

/// Answers a GraphQL request. Every refusal is GraphQL JSON too.
pub async fn handle(
    extract::State(app): extract::State<App>,
    request: extract::Request,
) -> Response {
    let (parts, body) = request.into_parts();
    let Some(media_type) = accepted(&parts.headers) else {
        let message = format!("this endpoint answers {GRAPHQL_JSON} and {JSON}");
        let refused = Refused::new(StatusCode::NOT_ACCEPTABLE, BAD_USER_INPUT, message);
        return answer::refused(JSON, refused);
    };
    let answered = respond(&app, &parts, body, media_type).await;
    answered.unwrap_or_else(|refused| answer::refused(media_type, refused))
}

async fn respond(
    app: &App,
    parts: &Parts,
    body: Body,
    media_type: &'static str,
) -> Result<Response, Refused> {
    let call = Call {
        app,
        parts,
        client: app.clients.of(parts)?,
        today: today(),
        price_only: is_price_only(&parts.headers)?,
    };
    match asked::read(parts, body, &app.settings.limits).await? {
        Asking::One(asked) => call.one(asked, media_type).await,
        Asking::Batch(each) => Ok(call.batch(each).await),
    }
}

/// A call of the endpoint.
struct Call<'a> {
    app: &'a App,
    parts: &'a Parts,
    client: Client,
    today: Today,
    /// Whether to tell the price alone, and run nothing.
    price_only: bool,
}

impl Call<'_> {
    async fn one(&self, asked: Asked, media_type: &'static str) -> Result<Response, Refused> {
        let document = self.app.documents.find(&asked)?;
        let cache = self.cache(&asked, &document).await?;
        if let Some(cache) = cache
            .as_ref()
            .filter(|it| it.tag.is_known(&self.parts.headers))
        {
            return Ok(answer::not_modified(cache));
        }
        let answer = self.answer(asked, document, cache.is_none()).await?;
        Ok(answer::told(media_type, Told { answer, cache }))
    }

    /// One after the other, so that a list takes no more room at once than a request does.
    async fn batch(&self, each: Vec<Asked>) -> Response {
        let mut answers = vec![];
        for asked in each {
            let answer = match self.app.documents.find(&asked) {
                Ok(document) => self.answer(asked, document, true).await,
                Err(refused) => Err(refused),
            };
            answers.push(answer.unwrap_or_else(|refused| *refused.answer));
        }
        answer::list(&answers)
    }

    /// The answer, which tells what the client may still ask for unless caches may keep it.
    async fn answer(
        &self,
        asked: Asked,
        document: Document,
        is_own: bool,
    ) -> Result<Answer, Refused> {
        let rules = self.app.rules();
        let prepared = graphql::prepare(request(&document, asked), rules);
        let prepared = prepared.map_err(Refused::request_failed)?;
        if prepared.is_mutation && self.parts.method == Method::GET {
            return Err(Refused::method("POST", "send a mutation by POST"));
        }
        self.app.documents.keep(&document);
        let price = prepared.price;
        if self.price_only {
            let nothing = Answer::new(Value::Null);
            return Ok(nothing.extension("price", told(price, rules.max_price, None)));
        }
        let remaining = self.app.clients.charge(&self.client, price)?;
        let answer = self.run(prepared).await?;
        let price = told(price, rules.max_price, remaining.filter(|_| is_own));
        Ok(answer.extension("price", price))
    }

    /// Runs a request when there is room, and for as long as it may take.
    async fn run(&self, prepared: Prepared) -> Result<Answer, Refused> {
        let App {
            schema,
            store,
            gate,
            settings,
            ..
        } = self.app;
        let operation = prepared.operation_name().unwrap_or_default().to_owned();
        let begun = Instant::now();
        let work = async {
            let place = gate.enter().await.ok_or_else(overloaded)?;
            let answer = prepared.run(schema, store, self.today).await;
            drop(place);
            Ok(answer)
        };
        let limit = settings.limits.request_timeout;
        let answered = tokio::time::timeout(limit, work).await;
        let answer = answered.map_err(|_| late(limit.as_secs_f64()))??;
        tracing::info!(
            operation,
            duration_ms = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX),
            statements = answer.statements,
            errors = answer.response.errors.len(),
            "answered"
        );
        Ok(answer.response)
    }

    /// What a cache needs to know of the answer to a GET that names its document: then the address
    /// is short, and many ask for the same.
    async fn cache(&self, asked: &Asked, document: &Document) -> Result<Option<Cache>, Refused> {
        if self.parts.method != Method::GET || self.price_only || !asked.names_document() {
            return Ok(None);
        }
        let version = self.app.store.version().await.map_err(|error| {
            tracing::error!(%error, "the database does not answer");
            let message = "the database does not answer; try again later";
            Refused::later(StatusCode::SERVICE_UNAVAILABLE, UNAVAILABLE, message, 5)
        })?;
        let tag = Tag::of(&[
            env!("CARGO_PKG_VERSION"),
            &version,
            &document.text,
            &self.today.0.to_string(),
            self.parts.uri.query().unwrap_or_default(),
            accepted(&self.parts.headers).unwrap_or_default(),
        ]);
        let control = self.app.settings.documents.cache_control.clone();
        Ok(Some(Cache { tag, control }))
    }
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

fn late(seconds: f64) -> Refused {
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
