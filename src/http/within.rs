//! What a call waits for: within its time, and whatever happens on the way.

use std::{
    panic::AssertUnwindSafe,
    time::{Duration, Instant},
};

use async_graphql::futures_util::FutureExt;

use super::refused::Refused;

/// What is found until then, which is as long as this after the call came.
///
/// The library panics at some documents that are no good, before it can tell so: then one call has
/// failed, and not its connection.
pub async fn within<T>(
    limit: Duration,
    until: Instant,
    found: impl Future<Output = Result<T, Refused>>,
) -> Result<T, Refused> {
    let found = AssertUnwindSafe(found).catch_unwind();
    let found = found.map(|found| found.unwrap_or_else(|_| Err(Refused::failed())));
    let found = tokio::time::timeout_at(until.into(), found).await;
    found.unwrap_or_else(|_| Err(Refused::late(limit)))
}

#[cfg(test)]
mod tests {
    use std::future::pending;

    use axum::http::StatusCode;

    use super::*;

    async fn status(found: impl Future<Output = Result<(), Refused>>) -> Option<StatusCode> {
        let limit = Duration::from_millis(10);
        let found = within(limit, Instant::now() + limit, found).await;
        found.err().map(|refused| refused.status)
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
