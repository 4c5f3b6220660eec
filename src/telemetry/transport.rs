//! How spans travel: HTTP, with TLS or without.

use std::time::Duration;

use async_trait::async_trait;
use http_body_util::{BodyExt, Full, Limited};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};
use opentelemetry_http::{Bytes, HttpClient, HttpError, Request, Response};
use tokio::{runtime::Handle, time::timeout};

/// A collector answers with at most so many bytes.
const MAX_ANSWER: usize = 64 * 1024;

type Sender = Client<HttpsConnector<HttpConnector>, Full<Bytes>>;

/// Sends for the exporter. The thread of the exporter is not one of the runtime, on which alone
/// connections live, so each request is a task there.
#[derive(Debug)]
pub struct Transport {
    sender: Sender,
    limit: Duration,
    runtime: Handle,
}

impl Transport {
    /// What sends on the runtime of the caller, and gives up after `limit`.
    pub fn new(limit: Duration) -> Self {
        let connector = HttpsConnectorBuilder::new()
            .with_webpki_roots()
            .https_or_http()
            .enable_http1()
            .build();
        Self {
            sender: Client::builder(TokioExecutor::new()).build(connector),
            limit,
            runtime: Handle::current(),
        }
    }
}

#[async_trait]
impl HttpClient for Transport {
    async fn send_bytes(&self, request: Request<Bytes>) -> Result<Response<Bytes>, HttpError> {
        let (sender, limit) = (self.sender.clone(), self.limit);
        let sent = async move { timeout(limit, send(sender, request)).await? };
        self.runtime.spawn(sent).await?
    }
}

async fn send(sender: Sender, request: Request<Bytes>) -> Result<Response<Bytes>, HttpError> {
    let response = sender.request(request.map(Full::new)).await?;
    let (head, body) = response.into_parts();
    let body = Limited::new(body, MAX_ANSWER).collect().await?;
    Ok(Response::from_parts(head, body.to_bytes()))
}
