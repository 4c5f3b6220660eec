//! What an operator is told of a running program: its log, its traces, its numbers.

mod log;
pub mod metrics;
mod numbers;
pub mod operation;
mod traces;
mod transport;

use std::time::SystemTime;

use opentelemetry_sdk::trace::SdkTracerProvider;
use tracing_subscriber::{Layer, Registry, layer::SubscriberExt, util::SubscriberInitExt};

use crate::config::TelemetryArgs;

/// Where events and spans go.
type Sink = Box<dyn Layer<Registry> + Send + Sync>;

/// What was started. Spans still wait in it, so it is to be stopped before the program ends.
pub struct Telemetry(Option<SdkTracerProvider>);

/// Starts the log, and the traces if they have somewhere to go.
pub fn start(args: TelemetryArgs) -> anyhow::Result<Telemetry> {
    metrics::began(now());
    let endpoint = args.otlp_endpoint.filter(|endpoint| !endpoint.is_empty());
    let provider = endpoint
        .map(|endpoint| traces::provider(&endpoint))
        .transpose()?;
    let mut sinks = vec![log::sink(args.log, args.log_format)];
    // A filter of its own for each: what is traced need not be logged.
    sinks.extend(
        provider
            .as_ref()
            .map(|it| traces::sink(it, args.otlp_filter)),
    );
    tracing_subscriber::registry().with(sinks).init();
    Ok(Telemetry(provider))
}

impl Telemetry {
    /// Sends the spans that wait. It blocks for some seconds at most, so it runs beside the tasks
    /// that send them.
    pub async fn stop(self) {
        if let Some(provider) = self.0 {
            let stopped = tokio::task::spawn_blocking(move || provider.shutdown()).await;
            if let Ok(Err(error)) = stopped {
                tracing::warn!(%error, "the last spans were not sent");
            }
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "when the program began is read here, once"
)]
fn now() -> SystemTime {
    SystemTime::now()
}
