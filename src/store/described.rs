//! What is known of each agreement, as far as records of different collections are compared by it.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use entity::{
    agreement, claim, event, name, party, state,
    vocabulary::{EventKind, RecordKind},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, DerivePartialModel, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::domain::likeness::{Days, Described, Number, States, Title};

/// A record to compare.
pub(super) struct Record {
    pub id: i64,
    pub collection: Option<i64>,
    pub described: Described,
}

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

/// Something of each agreement, by its id.
type Of<T> = HashMap<i64, BTreeSet<T>>;

/// All agreements, in the order of their ids.
pub(super) async fn records(db: &impl ConnectionTrait) -> Result<Vec<Record>, DbErr> {
    let mut parties = parties(db).await?;
    let mut numbers = numbers(db).await?;
    let mut adopted = adopted(db).await?;
    let states = states(db).await?;
    let rows = agreement::Entity::find().order_by_asc(agreement::Column::Id);
    let rows: Vec<Row> = rows.into_partial_model().all(db).await?;
    let records = rows.into_iter().map(|row| {
        let mut numbers = numbers.remove(&row.id).unwrap_or_default();
        numbers.extend(row.registration_number.as_deref().map(Number::read));
        let known = adopted.remove(&row.id).unwrap_or_default();
        Record {
            id: row.id,
            collection: row.collection_id,
            described: Described {
                numbers,
                days: days(known, row.signed_on_earliest.zip(row.signed_on_latest)),
                title: Title::read(&row.title_folded, &states),
                parties: parties.remove(&row.id).unwrap_or_default(),
            },
        }
    });
    Ok(records.collect())
}

/// The days of adoption, and the first and the last on which it may have been signed.
fn days(mut known: BTreeSet<NaiveDate>, signed: Option<(NaiveDate, NaiveDate)>) -> Days {
    let between = signed.filter(|(from, to)| from != to);
    if between.is_none() {
        known.extend(signed.map(|(day, _)| day));
    }
    Days { known, between }
}

async fn parties(db: &impl ConnectionTrait) -> Result<Of<i64>, DbErr> {
    let mut parties = Of::new();
    let pairs = party::Entity::find()
        .select_only()
        .columns([party::Column::AgreementId, party::Column::ActorId]);
    for (agreement, actor) in pairs.into_tuple::<(i64, i64)>().all(db).await? {
        parties.entry(agreement).or_default().insert(actor);
    }
    Ok(parties)
}

async fn numbers(db: &impl ConnectionTrait) -> Result<Of<Number>, DbErr> {
    let mut numbers = Of::new();
    let claims = claim::Entity::find()
        .filter(claim::Column::RecordKind.eq(RecordKind::Agreement))
        .filter(claim::Column::Property.eq("registrationNumber"));
    for claim in claims.all(db).await? {
        let number = Number::read(&claim.value);
        numbers.entry(claim.record_id).or_default().insert(number);
    }
    Ok(numbers)
}

/// The days on which agreements were adopted, as far as they are known to the day.
async fn adopted(db: &impl ConnectionTrait) -> Result<Of<NaiveDate>, DbErr> {
    let mut adopted = Of::new();
    let events = event::Entity::find()
        .filter(event::Column::Kind.eq(EventKind::Adoption))
        .filter(event::Column::PartyId.is_null())
        .filter(event::Column::AgreementId.is_not_null())
        .filter(event::Column::OccurredOnEarliest.is_not_null())
        .select_only()
        .columns([
            event::Column::AgreementId,
            event::Column::OccurredOnEarliest,
            event::Column::OccurredOnLatest,
        ])
        .into_tuple::<(i64, NaiveDate, Option<NaiveDate>)>();
    for (agreement, earliest, latest) in events.all(db).await? {
        if latest == Some(earliest) {
            adopted.entry(agreement).or_default().insert(earliest);
        }
    }
    Ok(adopted)
}

/// The names of States, short and official, in all languages.
async fn states(db: &impl ConnectionTrait) -> Result<States, DbErr> {
    let states = state::Entity::find()
        .select_only()
        .columns([
            state::Column::Id,
            state::Column::NameFolded,
            state::Column::OfficialNameFolded,
        ])
        .into_tuple::<(i64, String, String)>()
        .all(db)
        .await?;
    let ids: BTreeSet<i64> = states.iter().map(|(id, ..)| *id).collect();
    let names = name::Entity::find()
        .filter(name::Column::RecordKind.eq(RecordKind::State))
        .select_only()
        .columns([name::Column::NameFolded, name::Column::RecordId])
        .into_tuple::<(String, i64)>()
        .all(db)
        .await?;
    let names = names.into_iter().filter(|(_, id)| ids.contains(id));
    let own = states
        .into_iter()
        .flat_map(|(id, name, official)| [(name, id), (official, id)]);
    Ok(States::new(own.chain(names)))
}
