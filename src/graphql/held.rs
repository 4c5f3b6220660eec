//! Stretches of days that may be vague at both ends: memberships and appointments.

use chrono::NaiveDate;
use entity::{appointment, membership, organization, state};
use sea_orm::{ColumnTrait, Condition, ExprTrait};

use super::filter::{DateMatch, Fuzzy};
use crate::store::Filter;

/// Only what held on a day. Where no end is known, it counts as lasting.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Held {
    day: NaiveDate,
    how: DateMatch,
}

impl Held {
    /// Only what held on `day`, as surely as `how` says.
    pub fn on(day: NaiveDate, how: DateMatch) -> Self {
        Self { day, how }
    }

    fn between<C: ColumnTrait>(&self, from: Fuzzy<C>, until: Fuzzy<C>) -> Condition {
        let begun = match self.how {
            DateMatch::Certainly => from.2.is_not_null().and(from.2.lte(self.day)),
            DateMatch::Possibly => from.1.is_null().or(from.1.lte(self.day)),
        };
        let lasting = match self.how {
            DateMatch::Certainly => until.1.is_not_null().and(until.1.gt(self.day)),
            DateMatch::Possibly => until.2.is_null().or(until.2.gt(self.day)),
        };
        Condition::all()
            .add(begun)
            .add(until.0.is_null().or(lasting))
    }

    fn as_member(&self) -> Condition {
        use membership::Column::{
            FromEarliest, FromEdtf, FromLatest, UntilEarliest, UntilEdtf, UntilLatest,
        };
        self.between(
            (FromEdtf, FromEarliest, FromLatest),
            (UntilEdtf, UntilEarliest, UntilLatest),
        )
    }
}

impl Filter<membership::Entity> for Held {
    fn condition(&self) -> Condition {
        self.as_member()
    }
}

/// For the States that `MembersOfOrganization` finds through their memberships.
impl Filter<state::Entity> for Held {
    fn condition(&self) -> Condition {
        self.as_member()
    }
}

/// For the organizations that `OrganizationsOfState` finds through memberships.
impl Filter<organization::Entity> for Held {
    fn condition(&self) -> Condition {
        self.as_member()
    }
}

impl Filter<appointment::Entity> for Held {
    fn condition(&self) -> Condition {
        use appointment::Column::{
            FromEarliest, FromEdtf, FromLatest, UntilEarliest, UntilEdtf, UntilLatest,
        };
        self.between(
            (FromEdtf, FromEarliest, FromLatest),
            (UntilEdtf, UntilEarliest, UntilLatest),
        )
    }
}
