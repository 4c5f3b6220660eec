//! The four ways to read what is vague or claimed in several ways.

use chrono::NaiveDate;

use super::happening::Happening;
use crate::domain::timeline::Days;

/// What is taken to have been by a day.
#[derive(Clone, Copy, PartialEq)]
pub enum Trust {
    /// What had certainly been.
    Certain,
    /// What may have been.
    Possible,
    /// What had certainly been whichever claim is right.
    AllClaims,
    /// What may have been if any claim is right.
    AnyClaim,
}

impl Trust {
    pub const ALL: [Self; 4] = [
        Self::Certain,
        Self::Possible,
        Self::AllClaims,
        Self::AnyClaim,
    ];

    pub fn has_been(self, it: &Happening, day: NaiveDate) -> bool {
        let certainly = |days: Days| days.latest.is_some_and(|latest| latest <= day);
        let possibly = |days: Days| days.earliest.is_none_or(|earliest| earliest <= day);
        let claimed = it.disputed.unwrap_or(it.days);
        // What has certainly been may have been, even if its days are the wrong way round.
        match self {
            Self::Certain => certainly(it.days),
            Self::Possible => possibly(it.days),
            Self::AllClaims => certainly(it.days) && certainly(claimed),
            Self::AnyClaim => possibly(it.days) || possibly(claimed),
        }
    }
}
