//! /graphql: finds out what is asked and by whom, whether it may be answered, and answers.

use std::{convert::Infallible, sync::Arc, time::Instant};

use async_graphql::futures_util::{FutureExt, future::BoxFuture};
use axum::{
    body::Body,
    extract::Request,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, request::Parts},
    response::Response,
};
use tower::{Service, service_fn};

use super::{
    App,
    account::Account,
    answer,
    asked::{self, Asking},
    call::Call,
    negotiate::{GRAPHQL_JSON, JSON, accepted},
    refused::Refused,
};
use crate::graphql::{code::BAD_USER_INPUT, today::Today};

/// The header that asks for the price alone.
static MODE: HeaderName = HeaderName::from_static("foedera-query");

/// Answers GraphQL requests. Not a handler of axum, which would move a request, and all that becomes of
/// it, some more times.
pub fn endpoint(
    app: Arc<App>,
) -> impl Service<
    Request,
    Response = Response,
    Error = Infallible,
    Future = BoxFuture<'static, Result<Response, Infallible>>,
> + Clone {
    service_fn(move |request: Request| {
        let app = Arc::clone(&app);
        let (parts, body) = request.into_parts();
        async move { Ok(handle(&app, &parts, body).await) }.boxed()
    })
}

/// Answers a request. Every refusal is GraphQL JSON too.
async fn handle(app: &App, parts: &Parts, body: Body) -> Response {
    let begun = Instant::now();
    let media_type = accepted(&parts.headers);
    match respond(app, parts, body, media_type, begun).await {
        Ok(response) => response,
        Err(refused) => {
            Account::open(None, begun).close(Some(&refused.answer));
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
    Ok(match &asked {
        Asking::One(asked) => call.one(asked).await,
        // Boxed, since few send lists.
        Asking::Batch(each) => Box::pin(call.batch(each)).await,
    })
}

fn unreadable() -> Refused {
    let message = format!("this endpoint answers {GRAPHQL_JSON} and {JSON}");
    Refused::new(StatusCode::NOT_ACCEPTABLE, BAD_USER_INPUT, message)
}

fn is_price_only(headers: &HeaderMap) -> Result<bool, Refused> {
    match headers.get(&MODE).map(HeaderValue::as_bytes) {
        None => Ok(false),
        Some(b"price-only") => Ok(true),
        Some(_) => Err(Refused::bad(
            "`Foedera-Query` must be `price-only`, or left away",
        )),
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the clock is read here, once a request"
)]
fn today() -> Today {
    Today(chrono::Utc::now().date_naive())
}
