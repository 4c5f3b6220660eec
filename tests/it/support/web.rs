//! The router in process, set as flags set it.

use axum::{
    Router,
    body::Body,
    extract::ConnectInfo,
    http::{HeaderMap, Request, StatusCode},
};
use clap::Parser;
use expect_test::Expect;
use foedera::{
    config::ServeArgs,
    graphql,
    http::{App, router},
    store::{Store, connect::Database},
};
use http_body_util::BodyExt;
use std::{net::SocketAddr, sync::Arc};
use tower::ServiceExt;

use super::database;

/// A router over the shipped data set.
pub struct Web(Router);

/// The flag that says how fast the budget of a client comes back.
const REFILL: &str = "--client-refill";

/// The flags with which nothing is kept, so that each answer is read anew.
pub const ANEW: [&str; 4] = ["--kept-bytes", "0", "--kept-rows-bytes", "0"];

/// What it answers.
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Web {
    /// Set as these flags say, and otherwise by default.
    pub async fn with(flags: &[&str]) -> Self {
        Self::of_database(&database::shipped().await, flags)
    }

    pub fn over(db: sea_orm::DatabaseConnection, flags: &[&str]) -> Self {
        Self(router(app(Store::new(db), flags)))
    }

    /// As a server has it, with a connection for small questions.
    pub fn of_database(database: &Database, flags: &[&str]) -> Self {
        let store = Store::new(database.reader.clone());
        let store = store.with_aside(database.aside.clone());
        Self(router(app(store, flags)))
    }

    /// Some routes alone.
    pub async fn of(routes: Router<Arc<App>>) -> Self {
        let app = app(Store::new(database::shipped().await.reader), &[]);
        Self(routes.with_state(app))
    }

    pub async fn send(&self, request: Request<Body>) -> Reply {
        let response = self.0.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        Reply {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&body).into_owned(),
        }
    }
}

fn app(store: Store, flags: &[&str]) -> Arc<App> {
    // Nothing leaks between two looks at a bucket, however slow the machine is.
    let still: &[&str] = if flags.contains(&REFILL) {
        &["foedera"]
    } else {
        &["foedera", REFILL, "1"]
    };
    let args = ServeArgs::parse_from(still.iter().chain(flags));
    Arc::new(App::new(graphql::schema(), store, &args.http).unwrap())
}

impl Reply {
    /// A header as text; empty if it is not there.
    pub fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name);
        value.map_or("", |value| value.to_str().unwrap())
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap()
    }

    /// The code of the first error; empty if there is none.
    pub fn code(&self) -> String {
        let json = self.json();
        let code = &json["errors"][0]["extensions"]["code"];
        code.as_str().unwrap_or_default().to_owned()
    }
}

/// Checks the status, the content type and the body of an answer by default.
pub async fn check(request: Request<Body>, expected: Expect) {
    let reply = Web::with(&[]).await.send(request).await;
    let (status, content_type) = (reply.status, reply.header("content-type"));
    expected.assert_eq(&format!("{status} {content_type}\n{}\n", reply.body));
}

pub fn post(body: &str) -> Request<Body> {
    posted("application/json", body)
}

pub fn posted(content_type: &str, body: &str) -> Request<Body> {
    let request = Request::post("/graphql").header("content-type", content_type);
    request.body(Body::from(body.to_owned())).unwrap()
}

pub fn get(uri: &str, accept: &str) -> Request<Body> {
    let request = Request::get(uri).header("accept", accept);
    request.body(Body::empty()).unwrap()
}

/// A document as the body of a POST.
pub fn ask(query: &str) -> Request<Body> {
    post(&serde_json::json!({ "query": query }).to_string())
}

/// The same request, as a peer at this address sends it.
pub fn from(address: &str, mut request: Request<Body>) -> Request<Body> {
    let peer: SocketAddr = address.parse().unwrap();
    request.extensions_mut().insert(ConnectInfo(peer));
    request
}

/// The same request with one more header.
pub fn with(name: &'static str, value: &str, mut request: Request<Body>) -> Request<Body> {
    let value = value.parse().unwrap();
    request.headers_mut().insert(name, value);
    request
}
