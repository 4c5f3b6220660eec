//! What is told of each request: a line of the log, its numbers, the fields of its span.

use std::time::{Duration, Instant};

use async_graphql::{Request, Response};
use tracing::Span;

use super::TIMEOUT;
use crate::{
    graphql::{
        Answer,
        error::{INTERNAL, code, is_request_error},
    },
    telemetry::{
        metrics::{self, Answered, Outcome},
        operation,
    },
};

/// The account of a request. One that is never closed tells that there was no answer.
pub struct Account {
    operation: Option<String>,
    span: Span,
    begun: Instant,
    closed: bool,
}

impl Account {
    /// Begins with a request.
    pub fn open(request: &Request) -> Self {
        Self {
            operation: request.operation_name.clone(),
            span: Span::current(),
            begun: Instant::now(),
            closed: false,
        }
    }

    /// Tells how the request was answered.
    pub fn close(mut self, answer: &Answer) {
        self.closed = true;
        let outcome = outcome(&answer.response);
        let operation = answer.operation.as_deref().or(self.operation.as_deref());
        let answered = Answered {
            operation,
            outcome,
            duration: self.begun.elapsed(),
            price: None,
            statements: Some(answer.statements),
        };
        self.tell(&answered, answer.response.errors.len());
    }

    fn tell(&self, answered: &Answered, errors: usize) {
        let operation = operation::shown(answered.operation);
        let (outcome, code) = answered.outcome.told();
        let duration_ms = milliseconds(answered.duration);
        // When a client leaves, this runs outside the span.
        self.span.in_scope(|| {
            tracing::info!(
                operation = &*operation,
                outcome,
                code,
                duration_ms,
                price = answered.price,
                statements = answered.statements,
                errors,
                "operation {operation}: {outcome} after {duration_ms} ms"
            );
        });
        self.span.record("operation", &*operation);
        self.span.record("outcome", outcome);
        if code == Some(INTERNAL) || answered.outcome == Outcome::Timeout {
            self.span.record("otel.status_code", "ERROR");
        }
        metrics::answered(answered);
    }
}

impl Drop for Account {
    /// Whoever waited for the answer waits no more.
    fn drop(&mut self) {
        if self.closed {
            return;
        }
        let duration = self.begun.elapsed();
        let answered = Answered {
            operation: self.operation.as_deref(),
            outcome: if duration < TIMEOUT {
                Outcome::Cancelled
            } else {
                Outcome::Timeout
            },
            duration,
            price: None,
            statements: None,
        };
        self.tell(&answered, 0);
    }
}

fn outcome(response: &Response) -> Outcome {
    match code(response) {
        None => Outcome::Ok,
        Some(code) if is_request_error(response) => Outcome::Refused(code),
        Some(code) => Outcome::Partial(code),
    }
}

fn milliseconds(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
