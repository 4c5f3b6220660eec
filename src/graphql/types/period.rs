//! Stretches of days over which an agreement, or one party to it, has one status.

use async_graphql::{Context, Description, Object};
use chrono::NaiveDate;
use entity::{agreement_period, party_period};

use super::{
    actor::Actor,
    event::Event,
    fuzzy_date::{Date, FuzzyDate},
};
use crate::{
    graphql::{
        connection,
        error::{Error, Result, or_null},
        site,
        vocabulary::{AgreementStatus, Certainty, PartyStatus},
    },
    store::{
        Row,
        loader::by_id,
        periods::{Periods, PeriodsOf, told_from},
    },
};

/// The period of an agreement or a party in which a day lies.
pub async fn on<P: Periods>(ctx: &Context<'_>, owner: i64, day: NaiveDate) -> Result<Row<P>> {
    let found = site::ask(ctx, PeriodsOf::<P>::on(owner, day)).await?;
    let mut found = found.unwrap_or_default();
    found
        .pop()
        .ok_or(Error::Dangling(std::any::type_name::<P>(), owner))
}

/// All periods of an agreement or a party.
pub async fn all<P: Periods>(ctx: &Context<'_>, owner: i64) -> Result<Vec<Row<P>>> {
    let all = site::ask(ctx, PeriodsOf::<P>::all(owner)).await?;
    Ok(all.unwrap_or_default())
}

/// The statuses that it may be: one, or two where there is doubt.
fn candidates<S: Copy + PartialEq, T: From<S>>(status: S, otherwise: S) -> Vec<T> {
    let second = (status != otherwise).then_some(otherwise);
    let both = [Some(status), second].into_iter().flatten();
    both.map(T::from).collect()
}

/// The day of effect of the notice that names it.
async fn ends_on(ctx: &Context<'_>, notice: Option<i64>) -> Result<Option<FuzzyDate>> {
    let Some(notice) = notice else {
        return Ok(None);
    };
    let event: Event = connection::referred(ctx, notice).await?;
    FuzzyDate::read(event.0.effective_on_edtf.as_deref())
}

/// A stretch of days over which an agreement has one status, `[from, until)`. The periods of an
/// agreement follow from its events and what claims say of their days. They cover all days and do
/// not overlap; two in turn may have one status, and differ in certainty, notice or basis.
#[derive(Description)]
pub struct AgreementPeriod(pub Row<agreement_period::Entity>);

#[Object(use_type_description)]
impl AgreementPeriod {
    /// The status. If it is in doubt, the one that follows from the events that had certainly taken
    /// effect, as this registry has them; see `candidates`.
    async fn status(&self) -> AgreementStatus {
        self.0.status.into()
    }

    /// How sure the status is.
    async fn certainty(&self) -> Certainty {
        self.0.certainty.into()
    }

    /// The statuses that it may be: one, or two where an event of vague date or a claim decides.
    async fn candidates(&self) -> Vec<AgreementStatus> {
        candidates(self.0.status, self.0.otherwise)
    }

    /// The first day of the period. Null for the one before all events.
    async fn from(&self) -> Option<Date> {
        told_from(self.0.from).map(Date)
    }

    /// The first day after the period. Null for the last one.
    async fn until(&self) -> Option<Date> {
        self.0.until.map(Date)
    }

    /// The first day on which it had this status without a break, and without doubt. Null if it is in
    /// doubt, or never had another.
    async fn since(&self) -> Option<Date> {
        told_from(self.0.since).map(Date)
    }

    /// The notice under which it stands. Null without one.
    async fn notice(&self, ctx: &Context<'_>) -> Option<Event> {
        connection::referred_if_any(ctx, self.0.notice_id).await
    }

    /// Whether notice was given that it will end, and neither taken back nor carried out. Notice is
    /// not the end (VCLT arts. 56, 65-68).
    async fn under_notice(&self) -> bool {
        self.0.notice_id.is_some()
    }

    /// The day on which the notice will take effect. Null without a notice, or if the day is not
    /// known; it is never guessed.
    async fn ends_on(&self, ctx: &Context<'_>) -> Option<FuzzyDate> {
        or_null(ctx, ends_on(ctx, self.0.ends_id).await)
    }

    /// The events on which the status rests. Empty if it is unknown.
    async fn basis(&self, ctx: &Context<'_>) -> Result<Vec<Event>> {
        basis(ctx, [None, self.0.basis_id]).await
    }
}

/// A stretch of days over which one party to an agreement has one status, `[from, until)`. The
/// periods of a party follow from the events of the agreement, what claims say of their days, and
/// successions. They cover all days and do not overlap; two in turn may have one status, and differ
/// in certainty, notice or basis.
#[derive(Description)]
pub struct PartyPeriod(pub Row<party_period::Entity>);

#[Object(use_type_description)]
impl PartyPeriod {
    /// The status. If it is in doubt, the one that follows from the events that had certainly taken
    /// effect, as this registry has them; see `candidates`.
    async fn status(&self) -> PartyStatus {
        self.0.status.into()
    }

    /// How sure the status is.
    async fn certainty(&self) -> Certainty {
        self.0.certainty.into()
    }

    /// The statuses that it may be: one, or two where an event of vague date or a claim decides.
    async fn candidates(&self) -> Vec<PartyStatus> {
        candidates(self.0.status, self.0.otherwise)
    }

    /// Who bears the part in this period: the party itself, or the State that continues it after it
    /// ceased to exist, as Russia does for the USSR.
    async fn bearer(&self, ctx: &Context<'_>) -> Result<Actor> {
        Actor::referred(ctx, self.0.bearer_id).await
    }

    /// Whether it counts as bound because the agreement is in force, though no entry into force for
    /// it alone is recorded: it consented, or is a side of a bilateral one.
    async fn inferred(&self) -> bool {
        self.0.inferred
    }

    /// The first day of the period. Null for the one before all events.
    async fn from(&self) -> Option<Date> {
        told_from(self.0.from).map(Date)
    }

    /// The first day after the period. Null for the last one.
    async fn until(&self) -> Option<Date> {
        self.0.until.map(Date)
    }

    /// The first day on which it had this status without a break, and without doubt. Null if it is in
    /// doubt, or never had another.
    async fn since(&self) -> Option<Date> {
        told_from(self.0.since).map(Date)
    }

    /// The notice under which it stands. Null without one.
    async fn notice(&self, ctx: &Context<'_>) -> Option<Event> {
        connection::referred_if_any(ctx, self.0.notice_id).await
    }

    /// Whether notice was given that it will leave, or that the agreement will end, and neither
    /// taken back nor carried out. Notice is not the end (VCLT arts. 56, 65-68).
    async fn under_notice(&self) -> bool {
        self.0.notice_id.is_some()
    }

    /// The day on which the notice will take effect. Null without a notice, or if the day is not
    /// known; it is never guessed.
    async fn ends_on(&self, ctx: &Context<'_>) -> Option<FuzzyDate> {
        or_null(ctx, ends_on(ctx, self.0.ends_id).await)
    }

    /// The events on which the status rests. Empty if it is unknown, or if the State ceased to
    /// exist.
    async fn basis(&self, ctx: &Context<'_>) -> Result<Vec<Event>> {
        basis(ctx, [self.0.consent_id, self.0.basis_id]).await
    }
}

async fn basis(ctx: &Context<'_>, events: [Option<i64>; 2]) -> Result<Vec<Event>> {
    let keys = events
        .into_iter()
        .flatten()
        .map(by_id::<entity::event::Entity>);
    let found = site::ask_all(ctx, keys).await?;
    Ok(found.into_iter().map(Event).collect())
}
