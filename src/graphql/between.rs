//! Agreements between two actors.

use async_graphql::Context;

use super::types::{
    agreement::{Agreement, AgreementFilter, AgreementOrderField},
    fuzzy_date::Date,
};
use crate::{
    graphql::{
        connection::{self, OrderBy, PageArgs},
        error::{Result, bad_input},
        filter::AgreementStatusFilter,
        lookup::ActorBy,
        page::Page,
        today::Today,
        vocabulary::AgreementStatus,
    },
    store::{
        between::With,
        links::{AgreementsOfActor, AgreementsOfLineage},
    },
};

/// What is asked about the agreements of one actor with another.
pub struct Between {
    /// The other actor.
    pub other: ActorBy,
    /// On which day the status held.
    pub as_of: Option<Date>,
    /// Which statuses.
    pub status: Option<Vec<AgreementStatus>>,
    /// Whether agreements of their predecessors count.
    pub include_predecessors: bool,
    /// Which agreements.
    pub filter: Option<Box<AgreementFilter>>,
    /// In which order.
    pub order_by: Option<Vec<OrderBy<AgreementOrderField>>>,
}

impl Between {
    /// A page of the agreements of an actor with the other.
    pub async fn page(
        self,
        ctx: &Context<'_>,
        own: i64,
        args: PageArgs,
    ) -> Result<Page<Agreement>> {
        let other = self.other.id(ctx).await?;
        if other == own {
            return Err(bad_input(
                "`other` is the record itself; name another State or organization",
            ));
        }
        let with = With {
            other,
            predecessors: self.include_predecessors,
        };
        let status = Today::held(self.status, self.as_of)?;
        let status = status.map(|(status, day)| AgreementStatusFilter::one_of(status, day));
        let filter = (self.filter, (status, with));
        if self.include_predecessors {
            connection::of_parent(AgreementsOfLineage, own, filter, self.order_by, args)
        } else {
            connection::of_parent(AgreementsOfActor, own, filter, self.order_by, args)
        }
    }
}
