//! Periods as rows, and the days of agreements and parties that follow from them.

use chrono::NaiveDate;
use entity::{agreement, agreement_period, party, party_period};
use sea_orm::EntityTrait;

use super::{
    FIRST_DAY,
    history::{Recorded, Shared},
    write::Days,
};
use crate::domain::timeline::{self, AgreementStatus, PartyStatus, Period, consents, signatures};

/// A period of an agreement as a row without an id.
pub fn agreement_row(
    recorded: &Recorded,
    period: &Period<AgreementStatus>,
) -> agreement_period::Model {
    let event = |place: Option<usize>| Some(recorded.events[place?].id);
    agreement_period::Model {
        id: 0,
        agreement_id: recorded.agreement.id,
        from: period.from.unwrap_or(FIRST_DAY),
        until: period.until,
        status: period.status,
        otherwise: period.otherwise,
        certainty: period.certainty,
        since: period.since.unwrap_or(FIRST_DAY),
        notice_id: event(period.notice),
        ends_id: event(period.ends),
        basis_id: event(period.basis),
    }
}

/// A period of a party as a row without an id.
pub fn party_row(
    recorded: &Recorded,
    shared: &Shared,
    party: &party::Model,
    period: &Period<PartyStatus>,
) -> party_period::Model {
    let event = |place: Option<usize>| Some(recorded.events[place?].id);
    let continuator = shared.continuator(party.actor_id);
    party_period::Model {
        id: 0,
        party_id: party.id,
        bearer_id: continuator
            .filter(|_| period.continued)
            .unwrap_or(party.actor_id),
        from: period.from.unwrap_or(FIRST_DAY),
        until: period.until,
        status: period.status,
        otherwise: period.otherwise,
        certainty: period.certainty,
        since: period.since.unwrap_or(FIRST_DAY),
        notice_id: event(period.notice),
        ends_id: event(period.ends),
        inferred: period.inferred,
        consent_id: event(period.consent),
        basis_id: event(period.basis),
    }
}

/// The columns of the days of an agreement.
pub const AGREEMENT_DAYS: [<agreement::Entity as EntityTrait>::Column; 2] =
    [agreement::Column::InForceOn, agreement::Column::EndedOn];

/// The days of an agreement, if they are not the stored ones.
pub fn agreement_days(recorded: &Recorded, periods: &[Period<AgreementStatus>]) -> Option<Days> {
    let row = recorded.agreement;
    let days = vec![
        timeline::start(periods, &AgreementStatus::InForce),
        timeline::end(periods, &AgreementStatus::Ended),
    ];
    (days != [row.in_force_on, row.ended_on]).then_some((row.id, days))
}

/// The columns of the days of a party.
pub const PARTY_DAYS: [<party::Entity as EntityTrait>::Column; 6] = [
    party::Column::SignedOnEarliest,
    party::Column::SignedOnLatest,
    party::Column::ConsentedOnEarliest,
    party::Column::ConsentedOnLatest,
    party::Column::BoundOn,
    party::Column::LeftOn,
];

/// The days of each party of which they are not the stored ones.
pub fn party_days(recorded: &Recorded, periods: &[Vec<Period<PartyStatus>>]) -> Vec<Days> {
    let moments = signatures(&recorded.history)
        .into_iter()
        .zip(consents(&recorded.history));
    let each = recorded.parties.iter().zip(moments).zip(periods);
    let changed = each.filter_map(|((party, (signed, consented)), periods)| {
        let [signed, consented] = [signed, consented].map(Option::unwrap_or_default);
        let days: Vec<Option<NaiveDate>> = vec![
            signed.earliest,
            signed.latest,
            consented.earliest,
            consented.latest,
            timeline::bound(periods),
            timeline::end(periods, &PartyStatus::Former),
        ];
        (days != stored(party)).then_some((party.id, days))
    });
    changed.collect()
}

fn stored(party: &party::Model) -> [Option<NaiveDate>; 6] {
    [
        party.signed_on_earliest,
        party.signed_on_latest,
        party.consented_on_earliest,
        party.consented_on_latest,
        party.bound_on,
        party.left_on,
    ]
}
