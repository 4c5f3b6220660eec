//! What a State was a member of at a moment of its own: when it signed, consented, was bound.

use async_graphql::{Enum, InputObject};
use entity::{membership, party};
use sea_orm::{ColumnTrait, Condition, ExprTrait, sea_query::Expr};

use super::{
    filter::{DateMatch, among},
    types::membership::MembershipFilter,
};
use crate::store::{Filter, column_ref, links::MembershipsOfParty};

/// A moment of a party's own.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartyMoment {
    /// When it signed, the first time; or when its bilateral agreement was signed, if that is all that
    /// is recorded.
    Signature,
    /// When it consented to be bound, the last time.
    Consent,
    /// When the agreement entered into force for it: the first day on which it was a `PARTY`, since it
    /// joined the last time.
    EntryIntoForce,
}

/// Only memberships that held at a moment of the party. Where no end is known, they count as
/// lasting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct HeldAt {
    moment: PartyMoment,
    how: DateMatch,
}

impl HeldAt {
    /// Only what held at this moment, as surely as `how` says.
    pub fn new(moment: PartyMoment, how: DateMatch) -> Self {
        Self { moment, how }
    }
}

impl PartyMoment {
    /// The columns of the first and the last day that it may have been.
    fn days(self) -> [party::Column; 2] {
        use party::Column::{
            BoundOn, ConsentedOnEarliest, ConsentedOnLatest, SignedOnEarliest, SignedOnLatest,
        };
        match self {
            Self::Signature => [SignedOnEarliest, SignedOnLatest],
            Self::Consent => [ConsentedOnEarliest, ConsentedOnLatest],
            Self::EntryIntoForce => [BoundOn, BoundOn],
        }
    }
}

/// For the memberships that `MembershipsOfParty` finds.
impl Filter<membership::Entity> for HeldAt {
    fn condition(&self) -> Condition {
        use membership::Column::{FromEarliest, FromLatest, UntilEarliest, UntilEdtf, UntilLatest};
        let [first, last] = self.moment.days();
        let own = |column: membership::Column| Expr::col(column_ref(column));
        let day = |column: party::Column| Expr::col(column_ref(column));
        // An open day stands for no bound; of a moment that is not known both are missing.
        let (known, begun, lasting) = match self.how {
            DateMatch::Certainly => (
                first.is_not_null().and(last.is_not_null()),
                FromLatest
                    .is_not_null()
                    .and(own(FromLatest).lte(day(first))),
                UntilEarliest
                    .is_not_null()
                    .and(own(UntilEarliest).gt(day(last))),
            ),
            DateMatch::Possibly => (
                first.is_not_null().or(last.is_not_null()),
                FromEarliest
                    .is_null()
                    .or(last.is_null())
                    .or(own(FromEarliest).lte(day(last))),
                UntilLatest
                    .is_null()
                    .or(first.is_null())
                    .or(own(UntilLatest).gt(day(first))),
            ),
        };
        Condition::all()
            .add(known)
            .add(begun)
            .add(UntilEdtf.is_null().or(lasting))
    }
}

/// A test on the memberships of the State that is a party, at a moment of its own. `at` alone tests
/// nothing, and is refused.
#[derive(InputObject, Clone, Debug, PartialEq, Eq, Hash)]
#[graphql(validator = "PartyMembershipFilter::checked")]
pub struct PartyMembershipFilter {
    /// At which moment.
    at: PartyMoment,
    /// How sure it must be where dates are vague.
    #[graphql(default)]
    r#match: DateMatch,
    /// At least one passes this filter.
    some: Option<Box<MembershipFilter>>,
    /// None passes this filter; so it holds where there are none.
    none: Option<Box<MembershipFilter>>,
}

impl PartyMembershipFilter {
    fn checked(&self) -> Result<(), String> {
        if self.some.is_none() && self.none.is_none() {
            let remedy = "`at` says when `memberships` are tested, and nothing is; give `some` or `none` too";
            return Err(remedy.to_owned());
        }
        Ok(())
    }
}

impl Filter<party::Entity> for PartyMembershipFilter {
    fn condition(&self) -> Condition {
        let held = HeldAt::new(self.at, self.r#match);
        let found = |filter: &MembershipFilter| {
            among(
                MembershipsOfParty,
                party::Column::Id,
                &(filter.clone(), held),
            )
        };
        let none = self.none.as_deref().map(|filter| found(filter).not());
        Condition::all()
            .add_option(self.some.as_deref().map(found))
            .add_option(none)
    }
}
