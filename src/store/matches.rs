//! Which records of different collections are likely the same agreement: worked out anew by whoever
//! writes agreements, in its transaction.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use entity::{agreement_match, vocabulary::MatchReason};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use super::{
    bulk::{KEYS, insert_models},
    described::{Record, records},
};
use crate::domain::likeness::{Reason, best, likeness};

/// So many records of the same day or title are compared with each other; beyond, the day or title
/// says nothing.
const CROWD: usize = 200;

/// A match, without its id: the one, the other, the score, the reason.
type Match = (i64, i64, i64, MatchReason);

/// Works out all matches, writes those that differ, and tells how many do.
pub async fn rebuild(db: &impl ConnectionTrait) -> Result<usize, DbErr> {
    let wanted = matches(&records(db).await?);
    let stored = agreement_match::Entity::find().all(db).await?;
    let stored: BTreeMap<Match, i64> = stored.into_iter().map(|row| (told(&row), row.id)).collect();
    let old = stored.iter().filter(|(it, _)| !wanted.contains(it));
    let old: Vec<i64> = old.map(|(_, id)| *id).collect();
    let new: Vec<_> = wanted
        .iter()
        .filter(|it| !stored.contains_key(it))
        .collect();
    for ids in old.chunks(KEYS) {
        let ids = agreement_match::Column::Id.is_in(ids.iter().copied());
        agreement_match::Entity::delete_many()
            .filter(ids)
            .exec(db)
            .await?;
    }
    let rows: Vec<_> = new.iter().map(|it| row(it)).collect();
    insert_models::<agreement_match::Entity>(db, rows.iter().collect()).await?;
    Ok(old.len() + new.len())
}

fn told(row: &agreement_match::Model) -> Match {
    (row.agreement_id, row.other_id, row.score, row.reason)
}

fn row((agreement_id, other_id, score, reason): &Match) -> agreement_match::Model {
    agreement_match::Model {
        id: 0,
        agreement_id: *agreement_id,
        other_id: *other_id,
        score: *score,
        reason: *reason,
    }
}

/// The matches among records, in both directions.
fn matches(records: &[Record]) -> BTreeSet<Match> {
    let mut found = BTreeMap::new();
    for group in groups(records) {
        for (at, one) in group.iter().enumerate() {
            for other in &group[at + 1..] {
                if one.collection != other.collection
                    && let Some(likeness) = likeness(&one.described, &other.described)
                {
                    let of = |it: &Record| (it.collection, it.id);
                    found.insert((one.id, other.id), (of(one), of(other), likeness));
                }
            }
        }
    }
    let found: Vec<_> = found.into_values().collect();
    let kept = best(&found).into_iter();
    let both = kept.flat_map(|((one, other), (score, reason))| {
        let (score, reason) = (i64::from(score), stored(reason));
        [(one, other, score, reason), (other, one, score, reason)]
    });
    both.collect()
}

/// Records that share a number, a day or the words of a title: no others are compared.
fn groups(records: &[Record]) -> impl Iterator<Item = Vec<&Record>> {
    let (mut by_number, mut by_day, mut by_title) =
        (HashMap::new(), HashMap::new(), HashMap::new());
    for record in records {
        let it = &record.described;
        for number in &it.numbers {
            let number = (&number.register, &number.number);
            by_number
                .entry(number)
                .or_insert_with(Vec::new)
                .push(record);
        }
        for day in &it.days.known {
            by_day.entry(day).or_insert_with(Vec::new).push(record);
        }
        let words = by_title.entry(&it.title.words);
        words.or_insert_with(Vec::new).push(record);
    }
    let groups = by_number.into_values().chain(by_day.into_values());
    let groups = groups.chain(by_title.into_values());
    groups.filter(|group| group.len() <= CROWD)
}

fn stored(reason: Reason) -> MatchReason {
    match reason {
        Reason::RegistrationNumber => MatchReason::RegistrationNumber,
        Reason::TitleAndDate => MatchReason::TitleAndDate,
        Reason::DateAndParties => MatchReason::DateAndParties,
        Reason::TitleAndParties => MatchReason::TitleAndParties,
    }
}
