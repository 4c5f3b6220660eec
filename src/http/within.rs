//! Ends a call that takes too long, or that panics.

use std::{
    any::Any,
    panic::AssertUnwindSafe,
    time::{Duration, Instant},
};

use async_graphql::futures_util::FutureExt;

use super::refused::Refused;

/// Waits for an answer until the deadline. After it the call is refused as late, which names how long it
/// may take.
///
/// The library was seen to panic on an invalid document instead of refusing it. A call that panics fails
/// alone, and its connection goes on.
pub async fn within<T>(
    limit: Duration,
    deadline: Instant,
    answer: impl Future<Output = Result<T, Refused>>,
) -> Result<T, Refused> {
    let answer = AssertUnwindSafe(answer).catch_unwind();
    let answer = answer.map(|answer| answer.unwrap_or_else(|cause| Err(panicked(&*cause))));
    let answer = tokio::time::timeout_at(deadline.into(), answer).await;
    answer.unwrap_or_else(|_| Err(Refused::late(limit)))
}

/// The cause stays in the log.
fn panicked(cause: &(dyn Any + Send)) -> Refused {
    let text = cause.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| cause.downcast_ref::<&str>().copied());
    tracing::error!(cause = text, "a call panicked");
    Refused::failed()
}

#[cfg(test)]
mod tests {
    use std::future::pending;

    use axum::http::StatusCode;

    use super::*;

    async fn status(answer: impl Future<Output = Result<(), Refused>>) -> Option<StatusCode> {
        let limit = Duration::from_millis(10);
        let answer = within(limit, Instant::now() + limit, answer).await;
        answer.err().map(|refused| refused.status)
    }

    #[tokio::test]
    async fn what_fails_is_told_from_what_is_late() {
        assert_eq!(status(async { Ok(()) }).await, None);
        let failed = StatusCode::INTERNAL_SERVER_ERROR;
        assert_eq!(status(async { panic!("no good") }).await, Some(failed));
        let late = StatusCode::GATEWAY_TIMEOUT;
        assert_eq!(status(pending()).await, Some(late));
    }
}
