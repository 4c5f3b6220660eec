//! What is told of each request: a line of the log, its numbers, the fields of its span.

use std::time::{Duration, Instant};

use async_graphql::Response;
use tracing::Span;

use crate::{
    graphql::{
        code::{self, INTERNAL, OVERLOADED, TIMED_OUT, UNAVAILABLE},
        error::is_request_error,
    },
    telemetry::{
        metrics::{self, Answered, Outcome},
        operation,
    },
};

/// The account of a request. One that is never closed tells that there was no answer.
pub struct Account {
    operation: Option<String>,
    price: Option<u64>,
    /// How many statements it took, if it came so far.
    statements: Option<usize>,
    span: Span,
    begun: Instant,
    closed: bool,
}

impl Account {
    /// Begins with a request that names this operation, and came at this instant.
    pub fn open(operation: Option<&str>, begun: Instant) -> Self {
        Self {
            operation: operation.map(str::to_owned),
            price: None,
            statements: None,
            span: Span::current(),
            begun,
            closed: false,
        }
    }

    /// Takes down what the document costs, and the operation of it that runs.
    pub fn weighed(&mut self, price: u64, operation: Option<&str>) {
        self.price = Some(price);
        if let Some(operation) = operation {
            self.operation = Some(operation.to_owned());
        }
    }

    /// Takes down how many statements were sent for it.
    pub fn took(&mut self, statements: usize) {
        self.statements = Some(statements);
    }

    /// Tells how the request was answered: by this, or without a fault.
    pub fn close(mut self, answer: Option<&Response>) {
        self.closed = true;
        let errors = answer.map_or(0, |it| it.errors.len());
        self.tell(answer.map_or(Outcome::Ok, outcome), errors);
    }

    fn tell(&mut self, outcome: Outcome, errors: usize) {
        let name = self.operation.take();
        let operation = operation::shown(name.as_deref());
        let duration = self.begun.elapsed();
        let duration_ms = milliseconds(duration);
        let (told, code) = outcome.told();
        // When a client leaves, this runs outside the span.
        self.span.in_scope(|| {
            tracing::info!(
                operation = &*operation,
                outcome = told,
                code,
                duration_ms,
                price = self.price,
                statements = self.statements,
                errors,
                "operation {operation}: {told} after {duration_ms} ms"
            );
        });
        self.span.record("operation", &*operation);
        self.span.record("outcome", told);
        if code == Some(INTERNAL) || outcome == Outcome::Timeout {
            self.span.record("otel.status_code", "ERROR");
        }
        metrics::answered(Answered {
            operation: operation::called(name),
            outcome,
            duration,
            price: self.price,
            statements: self.statements,
        });
    }
}

impl Drop for Account {
    /// Whoever waited for the answer waits no more.
    fn drop(&mut self) {
        if !self.closed {
            self.tell(Outcome::Cancelled, 0);
        }
    }
}

fn outcome(response: &Response) -> Outcome {
    match response.errors.first().map(code::of) {
        None => Outcome::Ok,
        Some(Some(TIMED_OUT)) => Outcome::Timeout,
        Some(Some(OVERLOADED)) => Outcome::Overloaded,
        Some(Some(UNAVAILABLE)) => Outcome::Unavailable,
        Some(code) if is_request_error(response) => Outcome::Refused(code.unwrap_or(INTERNAL)),
        Some(code) => Outcome::Partial(code.unwrap_or(INTERNAL)),
    }
}

fn milliseconds(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
