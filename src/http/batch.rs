//! A list of requests in one call.

use std::time::Instant;

use axum::response::Response;
use tracing::Instrument;

use super::{
    account::Account,
    answer::{self, Outcome},
    asked::Asked,
    call::Call,
    trace,
};

impl Call<'_> {
    /// Answers one after the other, so that a list takes no more room at once than a request does.
    pub async fn batch(&self, each: &[Asked]) -> Response {
        let mut answers = vec![];
        for asked in each {
            answers.push(self.part(asked).instrument(trace::part()).await);
        }
        answer::list(&answers)
    }

    /// What becomes of one of them.
    async fn part(&self, asked: &Asked) -> Outcome {
        let mut account = Account::open(asked.operation_name.as_deref(), Instant::now());
        let said = self.said(asked, &mut account).await;
        let outcome = said.map_or_else(Outcome::from, |said| said.outcome);
        account.close(outcome.answer());
        outcome
    }
}
