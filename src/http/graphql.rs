//! /graphql: finds out what is asked and by whom, whether it may be answered, and answers.

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
    self, Prepared,
    code::{BAD_USER_INPUT, OVERLOADED, TIMED_OUT, UNAVAILABLE},
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
    match respond(&app, &parts, body, media_type).await {
        Ok(response) => response,
        Err(refused) => {
            Account::open(None).close(&refused.answer);
            answer::refused(media_type, refused)
        }
    }
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
    Ok(
        match asked::read(parts, body, &app.settings.limits).await? {
            Asking::One(asked) => call.one(asked, media_type).await,
            Asking::Batch(each) => call.batch(each).await,
        },
    )
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
    async fn one(&self, asked: Asked, media_type: &'static str) -> Response {
        let mut account = Account::open(asked.operation_name.as_deref());
        let said = self.said(asked, &mut account).await;
        account.close(match &said {
            Ok(said) => &said.answer,
            Err(refused) => &refused.answer,
        });
        match said {
            Ok(said) => answer::said(media_type, said),
            Err(refused) => answer::refused(media_type, refused),
        }
    }

    /// One after the other, so that a list takes no more room at once than a request does.
    async fn batch(&self, each: Vec<Asked>) -> Response {
        let mut answers = vec![];
        for asked in each {
            let mut account = Account::open(asked.operation_name.as_deref());
            let said = self.said(asked, &mut account).await;
            let answer = said.map_or_else(|refused| *refused.answer, |said| said.answer);
            account.close(&answer);
            answers.push(answer);
        }
        answer::list(&answers)
    }

    /// What is said to a request: from the registry, or that the client has it already.
    async fn said(&self, asked: Asked, account: &mut Account) -> Result<Said, Refused> {
        let document = self.app.documents.find(&asked)?;
        let cache = self.cache(&asked, &document).await?;
        let is_known = |it: &Cache| it.tag.is_known(&self.parts.headers);
        if cache.as_ref().is_some_and(is_known) {
            return Ok(Said::nothing_new(cache));
        }
        let rules = self.app.rules();
        let prepared = graphql::prepare(request(&document, asked), rules);
        let prepared = prepared.map_err(Refused::request_failed)?;
        account.weighed(&prepared);
        if prepared.is_mutation && self.parts.method == Method::GET {
            return Err(Refused::method("POST", "send a mutation by POST"));
        }
        self.app.documents.keep(&document);
        let price = prepared.price;
        let told = |answer: Answer, remaining| {
            answer.extension("price", told(price, rules.max_price, remaining))
        };
        if self.price_only {
            return Ok(Said::new(told(Answer::new(Value::Null), None), None));
        }
        let remaining = self.app.clients.charge(&self.client, price)?;
        let answer = self.run(prepared, account).await?;
        // What caches may keep tells nobody's budget.
        let remaining = remaining.filter(|_| cache.is_none());
        Ok(Said::new(told(answer, remaining), cache))
    }

    /// Runs a request when there is room, and for as long as it may take.
    async fn run(&self, prepared: Prepared, account: &mut Account) -> Result<Answer, Refused> {
        let App {
            schema,
            store,
            gate,
            settings,
            ..
        } = self.app;
        let work = async {
            let place = gate.enter().await.ok_or_else(overloaded)?;
            let answer = prepared.run(schema, store, self.today).await;
            drop(place);
            Ok(answer)
        };
        let limit = settings.limits.request_timeout;
        let answered = tokio::time::timeout(limit, work).await;
        let answer = answered.map_err(|_| late(limit.as_secs_f64()))??;
        account.statements = Some(answer.statements);
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
