//! A collector of traces that keeps what it is sent.

use std::sync::{Arc, Mutex};

use axum::{Router, body::Bytes, extract, routing::post};
use opentelemetry_proto::tonic::{
    collector::trace::v1::{ExportTraceServiceRequest, ExportTraceServiceResponse},
    common::v1::any_value::Value,
    trace::v1::Span,
};
use prost::Message;
use tokio::net::TcpListener;

/// The spans that came.
#[derive(Clone, Default)]
pub struct Collector(Arc<Mutex<Vec<Span>>>);

impl Collector {
    /// Listens on a port of its own. Returns its address too.
    pub async fn listen() -> (Self, String) {
        let collector = Self::default();
        let router = Router::new()
            .route("/v1/traces", post(keep))
            .with_state(collector.clone());
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async { axum::serve(listener, router).await.unwrap() });
        (collector, address)
    }

    pub fn spans(&self) -> Vec<Span> {
        self.0.lock().unwrap().clone()
    }
}

async fn keep(extract::State(collector): extract::State<Collector>, body: Bytes) -> Vec<u8> {
    let request = ExportTraceServiceRequest::decode(body).unwrap();
    let scopes = request.resource_spans.into_iter().flat_map(|it| {
        let resource = it.resource.unwrap_or_default().attributes;
        let named = resource.iter().any(|it| it.key == "service.name");
        assert!(named, "{resource:?}");
        it.scope_spans
    });
    let spans = scopes.flat_map(|it| it.spans);
    collector.0.lock().unwrap().extend(spans);
    ExportTraceServiceResponse::default().encode_to_vec()
}

/// The text of an attribute; empty if there is none.
pub fn attribute(span: &Span, key: &str) -> String {
    let value = span.attributes.iter().find(|it| it.key == key);
    match value.and_then(|it| it.value.clone()?.value) {
        Some(Value::StringValue(text)) => text,
        Some(Value::IntValue(number)) => number.to_string(),
        other => other.map_or_else(String::new, |it| format!("{it:?}")),
    }
}
