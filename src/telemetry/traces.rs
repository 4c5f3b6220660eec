//! Traces: spans sent to a collector in the OpenTelemetry protocol, over HTTP.

use std::time::Duration;

use anyhow::anyhow;
use opentelemetry::{KeyValue, trace::TracerProvider};
use opentelemetry_otlp::{Protocol, SpanExporter, WithExportConfig, WithHttpConfig};
use opentelemetry_sdk::{Resource, trace::SdkTracerProvider};
use tracing_subscriber::{Layer, filter::Targets};

use super::{Sink, transport::Transport};
use crate::config::Endpoint;

/// A collector takes a batch of spans within this time.
const EXPORT_TIMEOUT: Duration = Duration::from_secs(10);

/// What sends spans to a collector. The variables of the OpenTelemetry specification for headers,
/// sampling, batches and attributes of the resource hold too: its library reads them itself.
pub fn provider(endpoint: &Endpoint) -> anyhow::Result<SdkTracerProvider> {
    let exporter = SpanExporter::builder()
        .with_http()
        .with_protocol(Protocol::HttpBinary)
        .with_http_client(Transport::new(EXPORT_TIMEOUT))
        .with_endpoint(endpoint.traces())
        .build()
        // The library's reason repeats the address, which may hold a token.
        .map_err(|_| anyhow!("--otlp-endpoint or OTEL_EXPORTER_OTLP_ENDPOINT is no address"))?;
    let version = KeyValue::new("service.version", env!("CARGO_PKG_VERSION"));
    let resource = Resource::builder()
        .with_service_name(env!("CARGO_PKG_NAME"))
        .with_attribute(version)
        .build();
    Ok(SdkTracerProvider::builder()
        .with_resource(resource)
        .with_batch_exporter(exporter)
        .build())
}

/// Where spans go: those that pass the filter.
pub fn sink(provider: &SdkTracerProvider, filter: Targets) -> Sink {
    tracing_opentelemetry::layer()
        .with_tracer(provider.tracer(env!("CARGO_PKG_NAME")))
        .with_location(false)
        .with_threads(false)
        .with_tracked_inactivity(false)
        .with_filter(filter)
        .boxed()
}
