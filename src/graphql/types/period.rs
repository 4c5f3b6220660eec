//! Stretches of days over which an agreement, or one party to it, has one status.

use std::sync::Arc;

use async_graphql::{Description, Object};
use chrono::NaiveDate;
use entity::event;

use super::{
    event::Event,
    fuzzy_date::{Date, FuzzyDate},
};
use crate::{
    domain::timeline::{self, Period},
    graphql::{
        error::Result,
        vocabulary::{AgreementStatus, Certainty, PartyStatus},
    },
    store::timelines::Periods,
};

/// One period among those to which it belongs, and the events from which they follow.
pub struct Told<S> {
    periods: Periods<S>,
    events: Arc<[event::Model]>,
    at: usize,
}

impl<S: Copy + PartialEq> Told<S> {
    /// Each of these periods.
    pub fn all(periods: Periods<S>, events: Arc<[event::Model]>) -> impl Iterator<Item = Self> {
        (0..periods.len()).map(move |at| Self {
            periods: Arc::clone(&periods),
            events: Arc::clone(&events),
            at,
        })
    }

    /// The period in which a day lies.
    pub fn on(periods: Periods<S>, events: Arc<[event::Model]>, day: NaiveDate) -> Self {
        let at = timeline::on(&periods, day);
        Self {
            periods,
            events,
            at,
        }
    }

    fn period(&self) -> &Period<S> {
        &self.periods[self.at]
    }

    fn candidates<T: From<S>>(&self) -> Vec<T> {
        let Period {
            status, otherwise, ..
        } = *self.period();
        let second = (status != otherwise).then_some(otherwise);
        [Some(status), second]
            .into_iter()
            .flatten()
            .map(T::from)
            .collect()
    }

    fn since(&self) -> Option<Date> {
        timeline::since(&self.periods, self.at).map(Date)
    }

    fn ends_on(&self) -> Result<Option<FuzzyDate>> {
        let ends = self.period().ends.map(|event| &self.events[event]);
        FuzzyDate::read(ends.and_then(|event| event.effective_on_edtf.as_deref()))
    }

    fn basis(&self) -> Vec<Event> {
        let basis = self.period().basis.iter();
        basis
            .map(|event| self.events[*event].clone().into())
            .collect()
    }
}

/// A stretch of days over which an agreement has one status, `[from, until)`. The periods of an
/// agreement follow from its events alone, cover all days, and do not overlap.
#[derive(Description)]
pub struct AgreementPeriod(pub Told<timeline::AgreementStatus>);

#[Object(use_type_description)]
impl AgreementPeriod {
    /// The status. If it is uncertain, the one that follows from the events that had certainly taken
    /// effect; see `candidates`.
    async fn status(&self) -> AgreementStatus {
        self.0.period().status.into()
    }

    /// How sure the status is.
    async fn certainty(&self) -> Certainty {
        self.0.period().certainty.into()
    }

    /// The statuses that it may be: one, or two where an event of vague date decides.
    async fn candidates(&self) -> Vec<AgreementStatus> {
        self.0.candidates()
    }

    /// The first day of the period. Null for the one before all events.
    async fn from(&self) -> Option<Date> {
        self.0.period().from.map(Date)
    }

    /// The first day after the period. Null for the last one.
    async fn until(&self) -> Option<Date> {
        self.0.period().until.map(Date)
    }

    /// The first day on which it had this status without a break, and without doubt. Null if it
    /// never had another.
    async fn since(&self) -> Option<Date> {
        self.0.since()
    }

    /// Whether notice was given that it will end, and neither taken back nor carried out. Notice is
    /// not the end (VCLT arts. 56, 65-68).
    async fn under_notice(&self) -> bool {
        self.0.period().notice.is_some()
    }

    /// The day on which the notice will take effect. Null without a notice, or if the day is not
    /// known; it is never guessed.
    async fn ends_on(&self) -> Result<Option<FuzzyDate>> {
        self.0.ends_on()
    }

    /// The events on which the status rests. Empty if it is unknown.
    async fn basis(&self) -> Vec<Event> {
        self.0.basis()
    }
}

/// A stretch of days over which one party to an agreement has one status, `[from, until)`. The
/// periods of a party follow from the events of the agreement alone, cover all days, and do not
/// overlap.
#[derive(Description)]
pub struct PartyPeriod(pub Told<timeline::PartyStatus>);

#[Object(use_type_description)]
impl PartyPeriod {
    /// The status. If it is uncertain, the one that follows from the events that had certainly taken
    /// effect; see `candidates`.
    async fn status(&self) -> PartyStatus {
        self.0.period().status.into()
    }

    /// How sure the status is.
    async fn certainty(&self) -> Certainty {
        self.0.period().certainty.into()
    }

    /// The statuses that it may be: one, or two where an event of vague date decides.
    async fn candidates(&self) -> Vec<PartyStatus> {
        self.0.candidates()
    }

    /// Whether it counts as bound because the agreement is in force, though no entry into force for
    /// it alone is recorded: it consented, or the agreement is bilateral.
    async fn inferred(&self) -> bool {
        self.0.period().inferred
    }

    /// The first day of the period. Null for the one before all events.
    async fn from(&self) -> Option<Date> {
        self.0.period().from.map(Date)
    }

    /// The first day after the period. Null for the last one.
    async fn until(&self) -> Option<Date> {
        self.0.period().until.map(Date)
    }

    /// The first day on which it had this status without a break, and without doubt. Null if it
    /// never had another.
    async fn since(&self) -> Option<Date> {
        self.0.since()
    }

    /// Whether notice was given that it will leave, or that the agreement will end, and neither
    /// taken back nor carried out. Notice is not the end (VCLT arts. 56, 65-68).
    async fn under_notice(&self) -> bool {
        self.0.period().notice.is_some()
    }

    /// The day on which the notice will take effect. Null without a notice, or if the day is not
    /// known; it is never guessed.
    async fn ends_on(&self) -> Result<Option<FuzzyDate>> {
        self.0.ends_on()
    }

    /// The events on which the status rests. Empty if it is unknown.
    async fn basis(&self) -> Vec<Event> {
        self.0.basis()
    }
}
