//! Of several records of one collection that are like a record, the likeliest.

use std::{
    collections::{BTreeMap, HashMap},
    hash::Hash,
};

use super::{Likeness, Reason};

/// Two of a collection that are as like each are less likely by so much: one may be another.
const TIE: u8 = 10;

/// A record: its collection, and its id.
pub type Of<C> = (C, i64);

/// The pairs of which each is the likeliest for the other in its collection. Of several that are
/// as like, all stay, with a lower score.
pub fn best<C>(pairs: &[(Of<C>, Of<C>, Likeness)]) -> BTreeMap<(i64, i64), (u8, Reason)>
where
    C: Copy + Eq + Hash,
{
    let seen = |(one, other, likeness): &(Of<C>, Of<C>, Likeness)| {
        let rank = rank(*likeness);
        [((one.1, other.0), rank), ((other.1, one.0), rank)]
    };
    // The likeliest that a record has in a collection.
    let mut tops: HashMap<(i64, C), _> = HashMap::new();
    for (at, rank) in pairs.iter().flat_map(seen) {
        let top = tops.entry(at).or_insert(rank);
        *top = rank.max(*top);
    }
    let is_top = |(at, rank): &(_, _)| tops.get(at) == Some(rank);
    let kept = pairs.iter().filter(|pair| seen(pair).iter().all(is_top));
    let kept: Vec<_> = kept.collect();
    // How many of them a record has.
    let mut counts: HashMap<(i64, C), usize> = HashMap::new();
    for (at, _) in kept.iter().flat_map(|pair| seen(pair)) {
        *counts.entry(at).or_default() += 1;
    }
    let scored = kept.into_iter().map(|pair| {
        let (one, other, likeness) = pair;
        let several = seen(pair).iter().any(|(at, _)| counts.get(at) > Some(&1));
        let less = if several { TIE } else { 0 };
        let score = likeness.score.saturating_sub(less);
        ((one.1, other.1), (score, likeness.reason))
    });
    scored.collect()
}

/// What counts first: the number, then the title. Parties are known of some records only, so they
/// would prefer a record for being better known. Of those that are as like, one may have the very
/// same title.
fn rank(it: Likeness) -> (bool, u8, u8, bool) {
    let numbered = it.reason == Reason::RegistrationNumber;
    (numbered, it.title, it.score, it.exact)
}

#[cfg(test)]
mod tests {
    use super::{Likeness, Reason, best};

    fn like(title: u8, score: u8) -> Likeness {
        Likeness {
            score,
            reason: Reason::TitleAndDate,
            title,
            exact: false,
        }
    }

    #[test]
    fn the_likeliest_of_a_collection_stays() {
        let pairs = [
            (("a", 1), ("b", 2), like(90, 95)),
            (("a", 1), ("b", 3), like(100, 90)),
            (("a", 1), ("c", 4), like(80, 80)),
        ];
        let kept = best(&pairs);
        let kept: Vec<_> = kept.into_iter().map(|(of, it)| (of, it.0)).collect();
        assert_eq!(kept, [((1, 3), 90), ((1, 4), 80)]);
    }

    #[test]
    fn it_must_be_so_for_both() {
        // 2 is the best that 1 has, but 2 has a better one.
        let pairs = [
            (("a", 1), ("b", 2), like(90, 90)),
            (("a", 5), ("b", 2), like(100, 90)),
        ];
        assert_eq!(best(&pairs).into_keys().collect::<Vec<_>>(), [(5, 2)]);
    }

    #[test]
    fn it_must_be_so_for_both_even_of_several_that_are_as_like() {
        // 1 and 2 are as like 4, but 1 has a likelier one.
        let pairs = [
            (("a", 1), ("b", 3), like(90, 90)),
            (("a", 1), ("b", 4), like(70, 70)),
            (("a", 2), ("b", 4), like(70, 70)),
        ];
        let kept = best(&pairs);
        let kept: Vec<_> = kept.into_iter().map(|(of, it)| (of, it.0)).collect();
        assert_eq!(kept, [((1, 3), 90), ((2, 4), 70)]);
    }

    #[test]
    fn of_those_that_are_as_like_all_stay_with_a_lower_score() {
        let pairs = [
            (("a", 1), ("b", 2), like(90, 86)),
            (("a", 1), ("b", 3), like(90, 86)),
            (("a", 1), ("b", 4), like(90, 85)),
        ];
        let kept = best(&pairs);
        let kept: Vec<_> = kept.into_iter().map(|(of, it)| (of, it.0)).collect();
        assert_eq!(kept, [((1, 2), 76), ((1, 3), 76)]);
    }

    #[test]
    fn of_those_that_are_as_like_the_one_with_the_very_same_title_stays_alone() {
        let exact = |title, score| Likeness {
            exact: true,
            ..like(title, score)
        };
        let pairs = [
            (("a", 1), ("b", 2), exact(100, 90)),
            (("a", 1), ("b", 3), like(100, 90)),
            // It does not outweigh parties that tell two apart.
            (("a", 1), ("c", 4), exact(100, 80)),
            (("a", 1), ("c", 5), like(100, 90)),
        ];
        let kept = best(&pairs);
        let kept: Vec<_> = kept.into_iter().map(|(of, it)| (of, it.0)).collect();
        assert_eq!(kept, [((1, 2), 90), ((1, 5), 90)]);
    }

    #[test]
    fn a_number_comes_before_a_title() {
        let numbered = Likeness {
            score: 100,
            reason: Reason::RegistrationNumber,
            title: 20,
            exact: false,
        };
        let pairs = [
            (("a", 1), ("b", 2), like(100, 100)),
            (("a", 1), ("b", 3), numbered),
        ];
        assert_eq!(best(&pairs).into_keys().collect::<Vec<_>>(), [(1, 3)]);
    }
}
