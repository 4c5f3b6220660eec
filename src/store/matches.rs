//! Which records of different collections are likely the same agreement: worked out anew by whoever
//! writes agreements, in its transaction.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use entity::{
    agreement, agreement_match, claim, party,
    vocabulary::{MatchReason, RecordKind},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, DerivePartialModel, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use super::periods::{CHUNK, insert};
use crate::domain::likeness::{Described, Reason, likeness, words};

/// So many records of the same day or title are compared with each other; beyond, the day or title
/// says nothing.
const CROWD: usize = 200;

/// A row of `agreement`, as far as it is compared.
#[derive(Debug, DerivePartialModel)]
#[sea_orm(entity = "agreement::Entity")]
struct Row {
    id: i64,
    collection_id: Option<i64>,
    title_folded: String,
    registration_number: Option<String>,
    signed_on_earliest: Option<NaiveDate>,
    signed_on_latest: Option<NaiveDate>,
}

/// A record to compare.
struct Record {
    id: i64,
    collection: Option<i64>,
    described: Described,
}

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
    for ids in old.chunks(CHUNK) {
        let ids = agreement_match::Column::Id.is_in(ids.iter().copied());
        agreement_match::Entity::delete_many()
            .filter(ids)
            .exec(db)
            .await?;
    }
    let rows: Vec<_> = new.iter().map(|it| row(it)).collect();
    insert::<agreement_match::Entity>(db, &rows.iter().collect::<Vec<_>>()).await?;
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

async fn records(db: &impl ConnectionTrait) -> Result<Vec<Record>, DbErr> {
    let mut parties: HashMap<i64, BTreeSet<i64>> = HashMap::new();
    let pairs = party::Entity::find()
        .select_only()
        .columns([party::Column::AgreementId, party::Column::ActorId]);
    for (agreement, actor) in pairs.into_tuple::<(i64, i64)>().all(db).await? {
        parties.entry(agreement).or_default().insert(actor);
    }
    let mut numbers: HashMap<i64, BTreeSet<String>> = HashMap::new();
    let claims = claim::Entity::find()
        .filter(claim::Column::RecordKind.eq(RecordKind::Agreement))
        .filter(claim::Column::Property.eq("registrationNumber"));
    for claim in claims.all(db).await? {
        numbers
            .entry(claim.record_id)
            .or_default()
            .insert(claim.value);
    }
    let rows = agreement::Entity::find().order_by_asc(agreement::Column::Id);
    let rows: Vec<Row> = rows.into_partial_model().all(db).await?;
    let records = rows.into_iter().map(|row| {
        let mut numbers = numbers.remove(&row.id).unwrap_or_default();
        numbers.extend(row.registration_number);
        Record {
            id: row.id,
            collection: row.collection_id,
            described: Described {
                numbers,
                signed: row
                    .signed_on_earliest
                    .filter(|day| Some(*day) == row.signed_on_latest),
                words: words(&row.title_folded),
                parties: parties.remove(&row.id).unwrap_or_default(),
            },
        }
    });
    Ok(records.collect())
}

/// The matches among records, in both directions. Only records that share a number, a day or the
/// words of a title are compared.
fn matches(records: &[Record]) -> BTreeSet<Match> {
    let (mut by_number, mut by_day, mut by_title) =
        (HashMap::new(), HashMap::new(), HashMap::new());
    for record in records {
        let Described {
            numbers,
            signed,
            words,
            ..
        } = &record.described;
        for number in numbers {
            by_number
                .entry(number)
                .or_insert_with(Vec::new)
                .push(record);
        }
        if let Some(day) = signed {
            by_day.entry(day).or_insert_with(Vec::new).push(record);
        }
        by_title.entry(words).or_insert_with(Vec::new).push(record);
    }
    let groups = by_number.into_values().chain(by_day.into_values());
    let groups = groups.chain(by_title.into_values());
    let mut found = BTreeSet::new();
    for group in groups.filter(|group| group.len() <= CROWD) {
        for (at, one) in group.iter().enumerate() {
            for other in &group[at + 1..] {
                found.extend(compared(one, other).into_iter().flatten());
            }
        }
    }
    found
}

fn compared(one: &Record, other: &Record) -> Option<[Match; 2]> {
    if one.collection == other.collection {
        return None;
    }
    let (score, reason) = likeness(&one.described, &other.described)?;
    let (score, reason) = (i64::from(score), stored(reason));
    Some([
        (one.id, other.id, score, reason),
        (other.id, one.id, score, reason),
    ])
}

fn stored(reason: Reason) -> MatchReason {
    match reason {
        Reason::RegistrationNumber => MatchReason::RegistrationNumber,
        Reason::TitleAndDate => MatchReason::TitleAndDate,
        Reason::DateAndParties => MatchReason::DateAndParties,
        Reason::TitleAndParties => MatchReason::TitleAndParties,
    }
}
