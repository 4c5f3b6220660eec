//! Terms about periods: which status an agreement has, and how sure that is.

use async_graphql::Enum;

use entity::vocabulary as stored;

/// The status of an agreement on a day. It follows from the events that had taken effect by then; a
/// decree changes none.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "stored::AgreementStatus")]
pub enum AgreementStatus {
    /// Nothing is recorded that tells. How far the record of an agreement goes, its `note` says.
    Unknown,
    /// Its text was adopted or made authentic (VCLT arts. 9, 10).
    Negotiated,
    /// It was signed by one at least, and is not in force (VCLT art. 12).
    Signed,
    /// It is not in force, and one at least applies it provisionally (VCLT art. 25).
    ProvisionallyApplied,
    /// It entered into force, and did not end (VCLT art. 24). One of many parties leaving does not
    /// end it (VCLT art. 55).
    InForce,
    /// Its operation is suspended, as a whole, or by one of two sides (VCLT arts. 57-62,
    /// 72). It has not ended; `IN_FORCE` does not include it.
    Suspended,
    /// It was terminated, expired, was superseded, or one of two sides left it (VCLT
    /// arts. 54, 56, 59). What a State left of many parties has not ended: that party is `FORMER`.
    Ended,
}

/// The status of a party to an agreement on a day. It follows from the events that had taken effect
/// by then.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "stored::PartyStatus")]
pub enum PartyStatus {
    /// Nothing is recorded that tells. How far the record of an agreement goes, its `note` says.
    None,
    /// It signed, or its bilateral agreement was signed as a whole, and no consent to be bound is
    /// recorded, or it took that back (VCLT art. 18). How far the record of an agreement goes, its
    /// `note` says.
    Signatory,
    /// It applies the agreement provisionally (VCLT art. 25).
    Provisional,
    /// It consented to be bound, and the agreement is not in force for it (VCLT art. 2(1)(f)).
    Contracting,
    /// It consented to be bound, and the agreement is in force for it (VCLT art. 2(1)(g)).
    Party,
    /// The operation of the agreement is suspended for it (VCLT arts. 57-62, 72).
    Suspended,
    /// It left, or the agreement ended, or it ceased to exist, and nobody bears its part on: nobody
    /// continues it, or whoever does has a part of its own, which inherits it.
    Former,
}

/// How sure a status is.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[graphql(remote = "stored::Certainty")]
pub enum Certainty {
    /// The status is the same with what had certainly taken effect and with all that may have.
    Certain,
    /// No end is recorded, and the record does not reach this day: the status of its last day is taken to
    /// go on.
    Assumed,
    /// It depends on which day an event of vague date was; both statuses are candidates.
    Uncertain,
    /// Sources differ on an event, and it depends on which is right; both statuses are candidates.
    Disputed,
}
