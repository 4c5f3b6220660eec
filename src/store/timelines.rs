//! The periods of agreements and of their parties, worked out from the stored events.

use std::{
    collections::HashMap,
    sync::{Arc, OnceLock},
};

use entity::{
    agreement, event,
    vocabulary::{EventKind as Kind, Laterality},
};
use sea_orm::{
    ColumnTrait, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, RelationDef, sea_query::SelectStatement,
};

use super::{Store, loader::CHUNK, question::Question};
use crate::domain::timeline::{
    AgreementStatus, Days, Effect, Event, History, PartyStatus, Period, of_agreement, of_parties,
};

/// Asks for the periods of an agreement and of its parties.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TimelinesOf(pub i64);

/// The events of an agreement, and the periods that follow from them, worked out once for all who
/// ask.
#[derive(Debug, Default)]
pub struct Timelines {
    events: Arc<[event::Model]>,
    history: History,
    /// The parties that have events, sorted: their places in the history.
    parties: Vec<i64>,
    agreement: OnceLock<Periods<AgreementStatus>>,
    by_party: OnceLock<Vec<Periods<PartyStatus>>>,
}

/// Periods that cover all days.
pub type Periods<S> = Arc<[Period<S>]>;

impl Timelines {
    fn new(bilateral: bool, events: Vec<event::Model>) -> Self {
        let mut parties: Vec<i64> = events.iter().filter_map(|event| event.party_id).collect();
        parties.sort_unstable();
        parties.dedup();
        let history = History {
            bilateral,
            // One more: whoever has no event of its own.
            parties: parties.len() + 1,
            events: events.iter().map(|it| read(it, &parties)).collect(),
        };
        Self {
            events: events.into(),
            history,
            parties,
            ..Self::default()
        }
    }

    /// The events, in the order of the records. Periods name them by their places.
    pub fn events(&self) -> Arc<[event::Model]> {
        Arc::clone(&self.events)
    }

    /// The periods of the agreement.
    pub fn agreement(&self) -> Periods<AgreementStatus> {
        let periods = || of_agreement(&self.history).into();
        Arc::clone(self.agreement.get_or_init(periods))
    }

    /// The periods of one of its parties.
    pub fn party(&self, id: i64) -> Periods<PartyStatus> {
        let periods = || of_parties(&self.history).into_iter().map(Arc::from);
        let by_party = self.by_party.get_or_init(|| periods().collect());
        let place = self.parties.binary_search(&id);
        let periods = by_party.get(place.unwrap_or(self.parties.len()));
        periods.map(Arc::clone).unwrap_or_default()
    }
}

impl Question for TimelinesOf {
    type Answer = Arc<Timelines>;

    async fn answer(
        store: &Store,
        keys: &[Self],
    ) -> Result<HashMap<Self, Self::Answer>, Arc<DbErr>> {
        let mut found: HashMap<i64, (bool, Vec<event::Model>)> =
            keys.iter().map(|key| (key.0, Default::default())).collect();
        for keys in keys.chunks(CHUNK) {
            for row in store.rows(&events(keys.iter().map(|key| key.0))).await? {
                let laterality: Option<Laterality> = row.try_get("", LATERALITY)?;
                let event = event::Model::from_query_result(&row, "")?;
                let (bilateral, events) = found
                    .entry(event.agreement_id.unwrap_or_default())
                    .or_default();
                *bilateral = laterality == Some(Laterality::Bilateral);
                events.push(event);
            }
        }
        let found = found.into_iter();
        Ok(found
            .map(|(id, (bilateral, events))| {
                (TimelinesOf(id), Arc::new(Timelines::new(bilateral, events)))
            })
            .collect())
    }
}

const LATERALITY: &str = "agreement_laterality";

/// The events of these agreements, each with the laterality of its agreement.
fn events(agreements: impl Iterator<Item = i64>) -> SelectStatement {
    let agreement: RelationDef = event::Entity::belongs_to(agreement::Entity)
        .from(event::Column::AgreementId)
        .to(agreement::Column::Id)
        .into();
    event::Entity::find()
        .join(JoinType::InnerJoin, agreement)
        .column_as(agreement::Column::Laterality, LATERALITY)
        .filter(event::Column::AgreementId.is_in(agreements))
        .order_by_asc(event::Column::Id)
        .into_query()
}

/// An event as the rules of time read it.
fn read(event: &event::Model, parties: &[i64]) -> Event {
    Event {
        effect: effect(event.kind),
        party: event
            .party_id
            .and_then(|party| parties.binary_search(&party).ok()),
        occurred: Days {
            earliest: event.occurred_on_earliest,
            latest: event.occurred_on_latest,
        },
        effective: event.effective_on_edtf.is_some().then_some(Days {
            earliest: event.effective_on_earliest,
            latest: event.effective_on_latest,
        }),
    }
}

/// What a kind of event does to a status. To approve at home is not to consent (VCLT art. 2(1)(b)),
/// and a text that is authentic has been negotiated (VCLT art. 10).
fn effect(kind: Kind) -> Effect {
    match kind {
        Kind::Adoption | Kind::Authentication => Effect::Adopted,
        Kind::Signature => Effect::Signed,
        Kind::DefinitiveSignature => Effect::SignedDefinitively,
        Kind::ExchangeOfInstruments
        | Kind::Ratification
        | Kind::Acceptance
        | Kind::Approval
        | Kind::Accession
        | Kind::FormalConfirmation
        | Kind::Succession
        | Kind::ConsentToBeBound => Effect::Consented,
        Kind::RevocationOfRatification => Effect::ConsentRevoked,
        Kind::ProvisionalApplication => Effect::AppliedProvisionally,
        Kind::ProvisionalApplicationEnded => Effect::ProvisionalApplicationEnded,
        Kind::EntryIntoForce => Effect::EnteredIntoForce,
        Kind::Suspension => Effect::Suspended,
        Kind::Resumption => Effect::Resumed,
        Kind::NoticeOfTermination => Effect::NoticeGiven,
        Kind::NoticeRevoked => Effect::NoticeRevoked,
        Kind::Denunciation | Kind::Withdrawal => Effect::Left,
        Kind::Termination | Kind::Expiry | Kind::Supersession => Effect::Ended,
        Kind::ParliamentaryApproval
        | Kind::Reservation
        | Kind::ReservationWithdrawn
        | Kind::Objection
        | Kind::Declaration
        | Kind::Amendment
        | Kind::Extension
        | Kind::Registration
        | Kind::SigningCeremony
        | Kind::SubmissionToParliament
        | Kind::Publication
        | Kind::Promulgation
        | Kind::Announcement
        | Kind::Statement
        | Kind::Meeting
        | Kind::ApplicationForMembership
        | Kind::Other => Effect::None,
    }
}
