//! What the rules of time take from the kind of an event.

use entity::vocabulary::EventKind as Kind;

use crate::domain::timeline::Effect;

/// What a kind of event does to a status. To approve at home is not to consent (VCLT art. 2(1)(b)),
/// and a text that is authentic has been negotiated (VCLT art. 10).
pub fn effect(kind: Kind) -> Effect {
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
