//! Terms about events: what happens to an agreement, and who signs or speaks. GraphQL twins of the stored terms.

use async_graphql::Enum;
use entity::vocabulary as stored;

/// What happened. The kinds that are consent to be bound: `DEFINITIVE_SIGNATURE`,
/// `EXCHANGE_OF_INSTRUMENTS`, `RATIFICATION`, `ACCEPTANCE`, `APPROVAL`, `ACCESSION`,
/// `FORMAL_CONFIRMATION`, `SUCCESSION`, `CONSENT_TO_BE_BOUND`. `SIGNATURE` alone is not, nor is
/// `PARLIAMENTARY_APPROVAL`.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "stored::EventKind")]
pub enum EventKind {
    /// The text was adopted by those who negotiated it (VCLT art. 9).
    Adoption,
    /// The text was fixed as authentic and final, as by initialling (VCLT art. 10).
    Authentication,
    /// A party signed it, with consent to be bound still to come (VCLT arts. 11, 12, 18); of a
    /// bilateral agreement both did, if no party is named. Who signed for it is a `Signature`.
    Signature,
    /// It was signed, and the signature itself is consent to be bound (VCLT art. 12).
    DefinitiveSignature,
    /// Instruments were exchanged, which is consent to be bound (VCLT art. 13).
    ExchangeOfInstruments,
    /// A parliament approved it; that is domestic, and not yet consent to be bound.
    ParliamentaryApproval,
    /// Consent to be bound by ratification (VCLT arts. 2(1)(b), 14(1)).
    Ratification,
    /// Consent to be bound by acceptance (VCLT art. 14(2)).
    Acceptance,
    /// Consent to be bound by approval (VCLT art. 14(2)).
    Approval,
    /// Consent to be bound by one that had not signed (VCLT art. 15).
    Accession,
    /// An organization confirmed its consent to be bound (VCLT-IO art. 14).
    FormalConfirmation,
    /// A State took over the consent of its predecessor (Convention on Succession of States, 1978).
    Succession,
    /// Consent to be bound, by a means the source does not tell (VCLT art. 11).
    ConsentToBeBound,
    /// It is applied provisionally from this day (VCLT art. 25(1)).
    ProvisionalApplication,
    /// Its provisional application ended (VCLT art. 25(2)).
    ProvisionalApplicationEnded,
    /// It entered into force, as a whole or for one party (VCLT art. 24).
    EntryIntoForce,
    /// A party excluded or changed the effect of provisions for itself (VCLT arts. 2(1)(d), 19).
    Reservation,
    /// A party withdrew its reservation (VCLT art. 22(1)).
    ReservationWithdrawn,
    /// A party objected to the reservation of another (VCLT arts. 20, 21).
    Objection,
    /// A party declared how it reads or applies it, without a reservation (UNTC glossary).
    Declaration,
    /// Its text was changed between the parties (VCLT arts. 39-41).
    Amendment,
    /// It was made to last longer than it said (VCLT art. 39).
    Extension,
    /// Its operation was suspended, as a whole or for one party (VCLT arts. 57-62, 72).
    Suspension,
    /// Its suspended operation was resumed (VCLT art. 72).
    Resumption,
    /// Notice was given that it will end for the giver; it is not yet the end (VCLT arts. 56,
    /// 65-67).
    NoticeOfTermination,
    /// A notice of termination was taken back before it took effect (VCLT art. 68).
    NoticeRevoked,
    /// A party left it by denouncing it (VCLT arts. 54, 56).
    Denunciation,
    /// A party left it by withdrawing from it (VCLT arts. 54, 56); also where a source tells only that
    /// it ended for the party, not how: then the `note` says so.
    Withdrawal,
    /// It ended for all, by their consent or its own provisions (VCLT art. 54); also where a source
    /// tells only that it is over, not how.
    Termination,
    /// It ended because its own term ran out (VCLT art. 54(a)).
    Expiry,
    /// It ended because its parties concluded a later one (VCLT art. 59).
    Supersession,
    /// It was registered with the United Nations (VCLT art. 80; UN Charter art. 102).
    Registration,
    /// A party took its ratification back; the VCLT has no article for it.
    RevocationOfRatification,
    /// A ceremony of signing was held. That a party signed is an event of its own; who signed hangs
    /// here and on the agreement.
    SigningCeremony,
    /// It was put before a parliament.
    SubmissionToParliament,
    /// It, or the decree on it, was published.
    Publication,
    /// The decree on it was promulgated.
    Promulgation,
    /// Something about it was announced.
    Announcement,
    /// A statement about it was made.
    Statement,
    /// A meeting about it was held.
    Meeting,
    /// A State applied to become a member of an organization.
    ApplicationForMembership,
    /// Something else happened.
    Other,
}

/// What an official did to an agreement or a decree, or at an event.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "stored::SigningRole")]
pub enum SigningRole {
    /// Signed it (VCLT arts. 7, 12).
    Signed,
    /// Signed it beside the first signatory, as the law demands.
    Countersigned,
    /// Put initials to the text (VCLT arts. 10, 12(2)(a)).
    Initialled,
    /// Promulgated it.
    Promulgated,
    /// Approved it in an office that may do so.
    Approved,
    /// Presided over the event.
    Presided,
    /// Announced it.
    Announced,
    /// Witnessed the signing, as the text or the source says.
    Witnessed,
    /// Was there, and did not sign.
    Attended,
    /// Negotiated it.
    Negotiated,
}
