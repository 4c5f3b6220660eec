//! What the records say together: where sources differ, and what changed between two days.

use async_graphql::{Context, Object};

use crate::graphql::{
    connection::{self, OrderBy, PageArgs},
    error::Result,
    lookup::StateBy,
    page::Page,
    types::{
        agreement::{AgreementFilter, AgreementOrderField},
        change::{Change, Changed},
        claim::ClaimOrderField,
        dispute::{Dispute, DisputeFilter, FirstOfItsDispute},
        fuzzy_date::Date,
    },
};

/// What the records say together.
#[derive(Default)]
pub struct Findings;

/// What the records say together.
#[Object]
impl Findings {
    /// The facts on which sources differ.
    async fn disputes(
        &self,
        filter: Option<Box<DisputeFilter>>,
        order_by: Option<Vec<OrderBy<ClaimOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Dispute>> {
        let filter = (filter, FirstOfItsDispute);
        connection::of_table_as(
            Dispute,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// The agreements whose status differs between two days; of a State, those of which it bears a part
    /// on one of the days, and in which the status of the agreement or of that part differs. Candidates
    /// of a status and notice of its end are no status: ask for the events of that time to see notices.
    /// A State that is not there is refused, and so are days of which the first is not before the
    /// second.
    #[expect(
        clippy::too_many_arguments,
        reason = "those of a connection, and three of its own"
    )]
    async fn changes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The first day.")] from: Date,
        #[graphql(desc = "The later day.")] to: Date,
        #[graphql(desc = "Only agreements of which this State bears a part on one of the days.")]
        state: Option<StateBy>,
        filter: Option<Box<AgreementFilter>>,
        order_by: Option<Vec<OrderBy<AgreementOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Change>> {
        let changed = Changed::between(ctx, from, to, state).await?;
        let filter = (filter, changed);
        connection::of_table_as(
            move |row| Change::new(row, changed),
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }
}
