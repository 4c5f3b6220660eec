//! Which value of several is shown where sources differ, and what the others leave in doubt.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};
use entity::vocabulary::{Rank, SourceKind};

use super::{fuzzy_date::FuzzyDate, timeline::Days};

/// How one claim stands among those of the same fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Its rank.
    pub rank: Rank,
    /// What kind of source makes it; the earlier in the vocabulary, the better.
    pub source: SourceKind,
    /// The day on which the source was published; `None` if not known.
    pub published: Option<NaiveDate>,
}

/// The place of the claim whose value is shown: the preferred one; else the only normal one; else,
/// of the normal ones, the newest from the best kind of source. `None` if all are deprecated.
#[must_use]
pub fn shown(claims: &[Standing]) -> Option<usize> {
    let of_rank = |rank| {
        let places = 0..claims.len();
        places.filter(move |place| claims[*place].rank == rank)
    };
    let best = |place: &usize| {
        let claim = claims[*place];
        // The better kind is the smaller; the first of equals is kept.
        (
            std::cmp::Reverse(claim.source),
            claim.published,
            std::cmp::Reverse(*place),
        )
    };
    let preferred = of_rank(Rank::Preferred).next();
    preferred.or_else(|| of_rank(Rank::Normal).max_by_key(best))
}

/// The days on which something was if any of the claims is right, its own days among them. `None`
/// if no claim differs: one that is merely vaguer does not. `None` in place of a claim's days says
/// that it names none: then nobody knows whether it ever was.
#[must_use]
pub fn disputed(own: Days, claims: &[Option<Days>]) -> Option<Days> {
    let mut rivals = claims
        .iter()
        .filter(|claim| !claim.is_some_and(|days| days.cover(own)))
        .peekable();
    rivals.peek()?;
    Some(rivals.fold(own, |all, claim| match claim {
        Some(days) => all.with(*days),
        None => Days {
            latest: None,
            ..all
        },
    }))
}

/// A day before or after these years stands for none: sources write it of what has not happened, or has
/// no end in sight.
pub const YEARS: Range<i32> = 2..2100;

/// Whether a claim of a day says that it has not come.
#[must_use]
pub fn is_never(value: &str) -> bool {
    let day = value
        .parse()
        .ok()
        .and_then(|date: FuzzyDate| date.earliest());
    day.is_some_and(|day| !YEARS.contains(&day.year()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(rank: Rank, source: SourceKind, published: &str) -> Standing {
        Standing {
            rank,
            source,
            published: published.parse().ok(),
        }
    }

    fn days(earliest: &str, latest: &str) -> Days {
        Days {
            earliest: earliest.parse().ok(),
            latest: latest.parse().ok(),
        }
    }

    #[test]
    fn a_year_that_never_comes_is_told_from_a_day() {
        for never in ["9999-12-31", "2899-01-01", "2100", "0001-01-01"] {
            assert!(is_never(never), "{never}");
        }
        for day in ["2099-12-31", "1995", "0988", "[1990..9999]", "not yet", ""] {
            assert!(!is_never(day), "{day}");
        }
    }

    #[test]
    fn the_preferred_claim_is_shown() {
        let claims = [
            claim(Rank::Normal, SourceKind::Official, "2026-01-01"),
            claim(Rank::Preferred, SourceKind::News, ""),
            claim(Rank::Deprecated, SourceKind::Official, "2026-01-02"),
        ];
        assert_eq!(shown(&claims), Some(1));
    }

    #[test]
    fn else_the_only_normal_one_or_the_newest_from_the_best_kind_of_source() {
        let only = [
            claim(Rank::Deprecated, SourceKind::Official, "2026-01-01"),
            claim(Rank::Normal, SourceKind::News, ""),
        ];
        assert_eq!(shown(&only), Some(1));
        let several = [
            claim(Rank::Normal, SourceKind::News, "2026-01-01"),
            claim(Rank::Normal, SourceKind::NewsAgency, "2024-01-01"),
            claim(Rank::Normal, SourceKind::NewsAgency, "2025-01-01"),
            claim(Rank::Normal, SourceKind::NewsAgency, "2025-01-01"),
            claim(Rank::Normal, SourceKind::NewsAgency, ""),
        ];
        assert_eq!(shown(&several), Some(2));
    }

    #[test]
    fn nothing_is_shown_of_deprecated_claims_alone() {
        let claims = [claim(Rank::Deprecated, SourceKind::Official, "2026-01-01")];
        assert_eq!(shown(&claims), None);
        assert_eq!(shown(&[]), None);
    }

    #[test]
    fn a_claim_that_is_merely_vaguer_disputes_nothing() {
        let own = days("2005-07-01", "2005-07-01");
        assert_eq!(disputed(own, &[]), None);
        assert_eq!(disputed(own, &[Some(own)]), None);
        assert_eq!(
            disputed(own, &[Some(days("2005-01-01", "2005-12-31"))]),
            None
        );
        assert_eq!(disputed(own, &[Some(Days::default())]), None);
    }

    #[test]
    fn another_day_is_one_more_on_which_it_may_have_been() {
        let own = days("2019-02-02", "2019-02-02");
        let rivals = [Some(days("2019-02-01", "2019-02-01")), Some(own)];
        assert_eq!(
            disputed(own, &rivals),
            Some(days("2019-02-01", "2019-02-02"))
        );
        assert_eq!(disputed(own, &[None]), Some(days("2019-02-02", "")));
    }
}
