//! Stored events as the rules of time read them.

use entity::{event, vocabulary::EventKind as Kind};

use crate::domain::timeline::{Days, Effect, Event, History};

/// The history that these events of one agreement make, in their order; and the place in it of a
/// party, which may have no event of its own.
pub fn history(bilateral: bool, events: &[event::Model], party: Option<i64>) -> (History, usize) {
    let mut parties: Vec<i64> = events.iter().filter_map(|event| event.party_id).collect();
    parties.extend(party);
    parties.sort_unstable();
    parties.dedup();
    let place = |party: i64| parties.binary_search(&party).ok();
    let each = events.iter().map(|event| Event {
        effect: effect(event.kind),
        party: event.party_id.and_then(place),
        occurred: Days {
            earliest: event.occurred_on_earliest,
            latest: event.occurred_on_latest,
        },
        effective: event.effective_on_edtf.is_some().then_some(Days {
            earliest: event.effective_on_earliest,
            latest: event.effective_on_latest,
        }),
    });
    let history = History {
        bilateral,
        events: each.collect(),
        parties: parties.len(),
    };
    (history, party.and_then(place).unwrap_or_default())
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
