//! Disputes: facts on which sources differ.

use async_graphql::{Context, Description, InputObject, Object};
use entity::{claim::Entity, source};
use sea_orm::Condition;

use super::claim::{Claim, ClaimFilter, ClaimOrderField};
use crate::{
    domain::claims::{self, Standing},
    graphql::{
        connection::{self, Listed, OrderBy, PageArgs},
        error::{Result, or_null},
        filter::{KeyFilter, TermFilter, combined, test},
        node::{self, AnyNode},
        page::Page,
        site,
        vocabulary::RecordKind,
    },
    store::{Filter, Row, claims::first_of_its_dispute, links::ClaimsInDispute, loader::by_id},
};

/// So many claims of one fact are weighed.
const MAX_CLAIMS: u64 = 10_000;

/// A fact on which sources differ. All their claims stand side by side; nothing is deleted for
/// being wrong.
#[derive(Description)]
pub struct Dispute(pub Row<Entity>);

impl Listed for Dispute {
    type Table = Entity;
}

#[Object(use_type_description)]
impl Dispute {
    /// What kind of record it is about.
    async fn record_kind(&self) -> RecordKind {
        self.0.record_kind.into()
    }

    /// The record it is about. One statement for each kind of record on a page.
    async fn record(&self, ctx: &Context<'_>) -> Result<AnyNode> {
        node::record(ctx, self.0.record_kind, self.0.record_id).await
    }

    /// The fact it is about, as `Claim.property` names it.
    async fn property(&self) -> &str {
        &self.0.property
    }

    /// The claim that stands: the `PREFERRED` one; else the only `NORMAL` one; else, of the `NORMAL`
    /// ones, the newest from the best kind of source. A date that the record itself shows is this
    /// one's. Null if all are `DEPRECATED`.
    async fn shown(&self, ctx: &Context<'_>) -> Option<Claim> {
        or_null(ctx, shown(ctx, self.0.id).await)
    }

    /// What each source says.
    async fn claims(
        &self,
        filter: Option<Box<ClaimFilter>>,
        order_by: Option<Vec<OrderBy<ClaimOrderField>>>,
        after: Option<String>,
        before: Option<String>,
        first: Option<i32>,
        last: Option<i32>,
    ) -> Result<Page<Claim>> {
        connection::of_parent(
            ClaimsInDispute,
            self.0.id,
            filter,
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }
}

/// The claim that stands, of those in a dispute.
async fn shown(ctx: &Context<'_>, dispute: i64) -> Result<Option<Claim>> {
    let mut claims = site::rows(ctx, ClaimsInDispute, dispute, (), MAX_CLAIMS).await?;
    let sources = claims
        .iter()
        .map(|it| by_id::<source::Entity>(it.source_id));
    let sources = site::ask_all(ctx, sources).await?;
    let standings: Vec<_> = claims.iter().zip(&sources).map(standing).collect();
    let shown = claims::shown(&standings);
    Ok(shown.map(|place| Claim(claims.swap_remove(place))))
}

fn standing((claim, source): (&Row<Entity>, &Row<source::Entity>)) -> Standing {
    Standing {
        rank: claim.rank,
        source: source.kind,
        published: source.published_on_earliest,
    }
}

/// One claim for each fact on which sources differ.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FirstOfItsDispute;

impl Filter<Entity> for FirstOfItsDispute {
    fn condition(&self) -> Condition {
        first_of_its_dispute()
    }
}

/// Which disputes to return: those that pass every test given.
#[derive(InputObject, Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct DisputeFilter {
    /// A test on `recordKind`.
    record_kind: Option<TermFilter<RecordKind>>,
    /// A test on `property`.
    property: Option<KeyFilter>,
    /// All of these hold; at most 100.
    #[graphql(validator(max_items = 100))]
    and: Option<Vec<DisputeFilter>>,
    /// At least one of these holds; at most 100. An empty list matches nothing.
    #[graphql(validator(max_items = 100))]
    or: Option<Vec<DisputeFilter>>,
    /// This does not hold.
    not: Option<Box<DisputeFilter>>,
}

impl Filter<Entity> for DisputeFilter {
    fn condition(&self) -> Condition {
        use entity::claim::Column;
        Condition::all()
            .add_option(test(self.record_kind.as_ref(), Column::RecordKind))
            .add_option(test(self.property.as_ref(), Column::Property))
            .add_option(combined(
                self.and.as_deref(),
                self.or.as_deref(),
                self.not.as_deref(),
            ))
    }
}
