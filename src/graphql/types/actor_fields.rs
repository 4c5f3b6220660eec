//! What States and organizations have alike, since either concludes agreements.

use async_graphql::{Context, Object};

use super::agreement::{Agreement, AgreementFilter, AgreementOrderField};
use super::decree::{Decree, DecreeFilter, DecreeOrderField};
use super::event::{Event, EventFilter, EventOrderField};
use super::fuzzy_date::Date;
use super::institution::{Institution, InstitutionFilter, InstitutionOrderField};
use super::party::{Party, PartyFilter, PartyOrderField};
use super::signature::{Signature, SignatureFilter, SignatureOrderField};
use super::succession::{Succession, SuccessionFilter, SuccessionOrderField};
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
        links::{
            AgreementsOfActor, AgreementsOfLineage, DecreesOfActor, EventsOfActor,
            InstitutionsOfActor, PartiesOfActor, SignaturesOfActor, SuccessionsFrom, SuccessionsTo,
        },
    },
};

/// The fields that a State and an Organization have alike, told by the id of the actor. Both take
/// them as their own by `flatten`, so that this type itself is not in the schema.
pub struct ActorFields(pub i64);

/// What an actor has and does.
#[Object]
impl ActorFields {
    /// The agreements in which it has a part of its own, whatever its status.
    async fn agreements(
        &self,
        filter: Option<Box<AgreementFilter>>,
        order_by: Option<Vec<OrderBy<AgreementOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Agreement>> {
        connection::of_parent(
            AgreementsOfActor,
            self.0,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// The agreements that it has with another State or Organization: each has a part, and may be a
    /// signatory only, or have left. `status` is that of the agreement on the day `asOf`, where no
    /// doubt is left, or today (UTC) without it; `asOf` without `status` is refused, and so is an `other`
    /// that is not there, or the same. To ask who was bound, test `parties` in `filter`.
    #[expect(
        clippy::too_many_arguments,
        reason = "those of a connection, and four of its own"
    )]
    async fn agreements_with(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The other.")] other: ActorBy,
        as_of: Option<Date>,
        #[graphql(desc = "Only agreements of one of these statuses on the day `asOf`.")]
        status: Option<Vec<AgreementStatus>>,
        #[graphql(
            default,
            desc = "Whether the parts of those before either count as theirs, as those of the \
                    USSR for Russia. A part of one that came before both counts for neither."
        )]
        include_predecessors: bool,
        filter: Option<Box<AgreementFilter>>,
        order_by: Option<Vec<OrderBy<AgreementOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Agreement>> {
        // Boxed, since each field of the type takes as much room as the widest.
        let other = Box::pin(other_than(ctx, self.0, other)).await?;
        let with = With {
            other,
            predecessors: include_predecessors,
        };
        let status = Today::held(status, as_of)?;
        let status = status.map(|(status, day)| AgreementStatusFilter::one_of(status, day));
        let filter = (filter, (status, with));
        let args = PageArgs::new(after, before, first, last);
        if include_predecessors {
            connection::of_parent(AgreementsOfLineage, self.0, filter, order_by, args)
        } else {
            connection::of_parent(AgreementsOfActor, self.0, filter, order_by, args)
        }
    }

    /// Its own part in each agreement; not those that it bears after a State or organization before it,
    /// whose `bearer` it is.
    async fn parties(
        &self,
        filter: Option<Box<PartyFilter>>,
        order_by: Option<Vec<OrderBy<PartyOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Party>> {
        connection::of_parent(
            PartiesOfActor,
            self.0,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// What it did about agreements: signatures, ratifications, withdrawals.
    async fn events(
        &self,
        filter: Option<Box<EventFilter>>,
        order_by: Option<Vec<OrderBy<EventOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Event>> {
        connection::of_parent(
            EventsOfActor,
            self.0,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// Its institutions; of an organization: its organs.
    async fn institutions(
        &self,
        filter: Option<Box<InstitutionFilter>>,
        order_by: Option<Vec<OrderBy<InstitutionOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Institution>> {
        connection::of_parent(
            InstitutionsOfActor,
            self.0,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// The decrees that its institutions issued; of an organization: the decisions that its organs
    /// took.
    async fn decrees(
        &self,
        filter: Option<Box<DecreeFilter>>,
        order_by: Option<Vec<OrderBy<DecreeOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Decree>> {
        connection::of_parent(
            DecreesOfActor,
            self.0,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// What officials signed on its behalf.
    async fn signatures(
        &self,
        filter: Option<Box<SignatureFilter>>,
        order_by: Option<Vec<OrderBy<SignatureOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Signature>> {
        connection::of_parent(
            SignaturesOfActor,
            self.0,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// Which States or organizations it succeeded, and how.
    async fn succeeds(
        &self,
        filter: Option<Box<SuccessionFilter>>,
        order_by: Option<Vec<OrderBy<SuccessionOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Succession>> {
        connection::of_parent(
            SuccessionsTo,
            self.0,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }

    /// Which States or organizations succeeded it, and how.
    async fn succeeded_by(
        &self,
        filter: Option<Box<SuccessionFilter>>,
        order_by: Option<Vec<OrderBy<SuccessionOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Succession>> {
        connection::of_parent(
            SuccessionsFrom,
            self.0,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }
}

/// The id of the other actor, unless it is the same.
async fn other_than(ctx: &Context<'_>, own: i64, other: ActorBy) -> Result<i64> {
    let other = other.id(ctx).await?;
    if other == own {
        return Err(bad_input(
            "`other` is the record itself; name another State or organization",
        ));
    }
    Ok(other)
}
