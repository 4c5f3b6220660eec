//! Changes: agreements whose status differs between two days.

use async_graphql::{Context, Description, Object};
use chrono::NaiveDate;
use entity::{agreement::Entity, agreement_period, event, party, party_period};
use sea_orm::{ColumnTrait, Condition, ExprTrait};

use super::{
    agreement::Agreement,
    event::{Event, EventFilter, EventOrderField},
    fuzzy_date::Date,
    party::Party,
    period::{self, AgreementPeriod, PartyPeriod},
};
use crate::{
    graphql::{
        connection::{self, Listed, OrderBy, PageArgs},
        error::{Result, bad_input, or_null},
        lookup::StateBy,
        page::Page,
        site,
    },
    store::{
        Filter, Row,
        links::{EventsOfAgreement, PartiesOfAgreement},
        periods::differs::Between,
    },
};

/// Two days, and perhaps a State: what is asked about changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Changed {
    between: Between,
    actor: Option<i64>,
}

impl Changed {
    /// What changed from one day to a later one.
    pub async fn between(
        ctx: &Context<'_>,
        from: Date,
        to: Date,
        state: Option<StateBy>,
    ) -> Result<Self> {
        if from.0 >= to.0 {
            return Err(bad_input("`from` must be a day before `to`"));
        }
        let actor = match state {
            Some(by) => Some(by.id(ctx).await?),
            None => None,
        };
        let between = Between {
            from: from.0,
            to: to.0,
        };
        Ok(Self { between, actor })
    }
}

/// The agreements that changed.
impl Filter<Entity> for Changed {
    fn condition(&self) -> Condition {
        Condition::all().add(match self.actor {
            Some(actor) => self.between.of_part(actor),
            None => self.between.of_agreement(),
        })
    }
}

/// The part of the actor.
impl Filter<party::Entity> for Changed {
    fn condition(&self) -> Condition {
        let actor = self.actor.unwrap_or_default();
        Condition::all().add(self.between.is_borne(actor))
    }
}

/// What may have happened, or taken effect, after the first day and by the second.
impl Filter<event::Entity> for Changed {
    fn condition(&self) -> Condition {
        use event::Column::{
            EffectiveOnEarliest, EffectiveOnEdtf, EffectiveOnLatest, OccurredOnEarliest,
            OccurredOnEdtf, OccurredOnLatest,
        };
        let between = |edtf: event::Column, earliest: event::Column, latest: event::Column| {
            let begins = earliest.is_null().or(earliest.lte(self.between.to));
            let ends = latest.is_null().or(latest.gt(self.between.from));
            edtf.is_not_null().and(begins).and(ends)
        };
        let occurred = between(OccurredOnEdtf, OccurredOnEarliest, OccurredOnLatest);
        let effective = between(EffectiveOnEdtf, EffectiveOnEarliest, EffectiveOnLatest);
        Condition::all().add(occurred.or(effective))
    }
}

/// An agreement whose status, or the status of a party to it, differs between two days.
#[derive(Description)]
pub struct Change {
    agreement: Row<Entity>,
    changed: Changed,
}

impl Change {
    /// What changed about an agreement.
    pub fn new(agreement: Row<Entity>, changed: Changed) -> Self {
        Self { agreement, changed }
    }

    async fn party_row(&self, ctx: &Context<'_>) -> Result<Option<Row<party::Entity>>> {
        if self.changed.actor.is_none() {
            return Ok(None);
        }
        let id = self.agreement.id;
        let parts = site::rows(ctx, PartiesOfAgreement, id, self.changed, 1).await?;
        Ok(parts.into_iter().next())
    }

    async fn party_period(&self, ctx: &Context<'_>, day: NaiveDate) -> Result<Option<PartyPeriod>> {
        let Some(party) = self.party_row(ctx).await? else {
            return Ok(None);
        };
        let period = period::on::<party_period::Entity>(ctx, party.id, day).await?;
        Ok(Some(PartyPeriod(period)))
    }
}

impl Listed for Change {
    type Table = Entity;
}

#[Object(use_type_description)]
impl Change {
    /// The agreement.
    async fn agreement(&self) -> Agreement {
        Agreement(self.agreement.clone())
    }

    /// The status of the agreement on the first day.
    async fn before(&self, ctx: &Context<'_>) -> Result<AgreementPeriod> {
        let id = self.agreement.id;
        let period =
            period::on::<agreement_period::Entity>(ctx, id, self.changed.between.from).await?;
        Ok(AgreementPeriod(period))
    }

    /// The status of the agreement on the later day.
    async fn after(&self, ctx: &Context<'_>) -> Result<AgreementPeriod> {
        let id = self.agreement.id;
        let period =
            period::on::<agreement_period::Entity>(ctx, id, self.changed.between.to).await?;
        Ok(AgreementPeriod(period))
    }

    /// The part of the State asked about, or the one it bears. Null if none was named.
    async fn party(&self, ctx: &Context<'_>) -> Option<Party> {
        or_null(ctx, self.party_row(ctx).await).map(Party)
    }

    /// The status of that part on the first day. Null if no State was named.
    async fn party_before(&self, ctx: &Context<'_>) -> Option<PartyPeriod> {
        or_null(ctx, self.party_period(ctx, self.changed.between.from).await)
    }

    /// The status of that part on the later day. Null if no State was named.
    async fn party_after(&self, ctx: &Context<'_>) -> Option<PartyPeriod> {
        or_null(ctx, self.party_period(ctx, self.changed.between.to).await)
    }

    /// What happened to the agreement, by whatever party, or took effect, after the first day and by
    /// the later one; what may have, where days are vague.
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
            EventsOfAgreement,
            self.agreement.id,
            (filter, self.changed),
            order_by,
            PageArgs::new(after, before, first, last),
        )
    }
}
