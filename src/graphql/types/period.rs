//! A stretch of days over which an agreement has one status.

use std::sync::Arc;

use async_graphql::{Description, Object};
use entity::event;

use super::{
    event::Event,
    fuzzy_date::{Date, FuzzyDate},
};
use crate::{
    domain::timeline::{self, Period},
    graphql::{
        error::Result,
        vocabulary::{AgreementStatus, Certainty},
    },
};

/// A stretch of days over which an agreement has one status, `[from, until)`. The periods of an
/// agreement follow from its events alone, cover all days, and do not overlap.
#[derive(Description)]
pub struct AgreementPeriod {
    told: Arc<Told>,
    at: usize,
}

/// All periods of an agreement, and the events from which they follow.
struct Told {
    periods: Vec<Period<timeline::AgreementStatus>>,
    events: Vec<event::Model>,
}

impl AgreementPeriod {
    /// All periods of an agreement.
    pub fn all(
        periods: Vec<Period<timeline::AgreementStatus>>,
        events: Vec<event::Model>,
    ) -> Vec<Self> {
        let told = Arc::new(Told { periods, events });
        let all = 0..told.periods.len();
        all.map(|at| Self {
            told: Arc::clone(&told),
            at,
        })
        .collect()
    }

    /// The period.
    pub fn period(&self) -> &Period<timeline::AgreementStatus> {
        &self.told.periods[self.at]
    }
}

#[Object(use_type_description)]
impl AgreementPeriod {
    /// The status. If it is uncertain, the one that follows from the events that had certainly taken
    /// effect; see `candidates`.
    async fn status(&self) -> AgreementStatus {
        self.period().status.into()
    }

    /// How sure the status is.
    async fn certainty(&self) -> Certainty {
        self.period().certainty.into()
    }

    /// The statuses that it may be: one, or two where an event of vague date decides.
    async fn candidates(&self) -> Vec<AgreementStatus> {
        let mut candidates = vec![self.period().status, self.period().otherwise];
        candidates.dedup();
        candidates.into_iter().map(Into::into).collect()
    }

    /// The first day of the period. Null for the one before all events.
    async fn from(&self) -> Option<Date> {
        self.period().from.map(Date)
    }

    /// The first day after the period. Null for the last one.
    async fn until(&self) -> Option<Date> {
        self.period().until.map(Date)
    }

    /// The first day on which it had this status without a break, and without doubt. Null if it
    /// never had another.
    async fn since(&self) -> Option<Date> {
        timeline::since(&self.told.periods, self.at).map(Date)
    }

    /// Whether notice was given that it will end, and neither taken back nor carried out. Notice is
    /// not the end (VCLT arts. 56, 65-68).
    async fn under_notice(&self) -> bool {
        self.period().notice.is_some()
    }

    /// The day on which the notice will take effect. Null without a notice, or if the day is not
    /// known; it is never guessed.
    async fn ends_on(&self) -> Result<Option<FuzzyDate>> {
        let ends = self.period().ends.map(|event| &self.told.events[event]);
        FuzzyDate::read(ends.and_then(|event| event.effective_on_edtf.as_deref()))
    }

    /// The events on which the status rests. Empty if it is unknown.
    async fn basis(&self) -> Vec<Event> {
        let basis = self.period().basis.iter();
        basis
            .map(|event| self.told.events[*event].clone().into())
            .collect()
    }
}
