//! Reads what is told of one agreement: its periods, those of its parties, and its events.

use std::sync::Arc;

use entity::{agreement, agreement_period, event, party, party_period};
use sea_orm::{ActiveEnum, ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QueryTrait};

use super::{PeriodsOf, told_from};
use crate::{
    domain::{
        picture::{Bar, Lane, Mark, Picture, Status, Tone},
        timeline::Days,
    },
    store::{
        Row, Store,
        actor::{ActorById, ActorRow},
        loader::{ByText, by_text},
        question::Question,
    },
};

/// So many parties are told of if none is chosen.
const PARTIES: usize = 12;

/// Why nothing is told.
#[derive(Debug, thiserror::Error)]
pub enum Untold {
    /// No agreement has this key.
    #[error(
        "no agreement of this registry has the key `{0}`: look it up in the `key` column of \
         `agreement.csv`, or ask for `agreements {{ nodes {{ key title }} }}`. An empty registry is \
         filled by `foedera serve` or `foedera import <folder>`"
    )]
    Agreement(String),
    /// No such actor is a party.
    #[error(
        "`{actor}` is no party to `{agreement}`: leave `--party` out to see the parties, or look \
         their keys up in the `actor` column of `party.csv`"
    )]
    Party {
        /// The key that was given.
        actor: String,
        /// The key of the agreement.
        agreement: String,
    },
    /// The database failed.
    #[error("the registry can't be read; if it is older than this program, run `foedera migrate`")]
    Database(#[from] Arc<DbErr>),
}

/// A party, and who it is.
type Named = (Row<party::Entity>, ActorRow);

/// What is told of an agreement and of these parties, by the keys of the actors; of the first
/// twelve if none is named.
pub async fn told(store: &Store, key: &str, actors: &[String]) -> Result<Picture, Untold> {
    let agreement = agreement(store, key).await?;
    let parties = parties(store, agreement.id).await?;
    let (chosen, omitted) = chosen(key, &parties, actors)?;
    let events = events(store, agreement.id).await?;
    let whole = Lane {
        label: "the agreement".to_owned(),
        bars: whole(store, agreement.id).await?,
        marks: marks(&events, None),
    };
    let bars = borne(store, &chosen).await?;
    let each = chosen.iter().zip(bars).map(|((party, actor), bars)| Lane {
        label: name(actor).to_owned(),
        bars,
        marks: marks(&events, Some(party.id)),
    });
    let title = agreement.short_title.as_ref();
    Ok(Picture {
        lanes: [whole].into_iter().chain(each).collect(),
        omitted,
        title: title.unwrap_or(&agreement.title).clone(),
        key: agreement.key.clone(),
    })
}

async fn agreement(store: &Store, key: &str) -> Result<Row<agreement::Entity>, Untold> {
    let by_key = by_text::<agreement::Entity>(agreement::Column::Key, key);
    let found = ByText::answer(store, &[by_key]).await?;
    let missing = || Untold::Agreement(key.to_owned());
    found.into_values().next().ok_or_else(missing)
}

/// The parties, in the order of the records.
async fn parties(store: &Store, agreement: i64) -> Result<Vec<Named>, Arc<DbErr>> {
    let rows = party::Entity::find()
        .filter(party::Column::AgreementId.eq(agreement))
        .order_by_asc(party::Column::Id);
    let rows = store.models::<party::Entity>(rows.into_query()).await?;
    let actors: Vec<_> = rows.iter().map(|row| ActorById(row.actor_id)).collect();
    let actors = ActorById::answer(store, &actors).await?;
    let named = rows.into_iter().filter_map(|row| {
        let actor = actors.get(&ActorById(row.actor_id))?.clone();
        Some((row, actor))
    });
    Ok(named.collect())
}

/// The parties to tell of, and how many are left out because there are too many.
fn chosen<'a>(
    agreement: &str,
    parties: &'a [Named],
    actors: &[String],
) -> Result<(Vec<&'a Named>, usize), Untold> {
    if actors.is_empty() {
        let first: Vec<_> = parties.iter().take(PARTIES).collect();
        let omitted = parties.len() - first.len();
        return Ok((first, omitted));
    }
    let named = actors.iter().map(|wanted| {
        let mut parties = parties.iter();
        let found = parties.find(|(_, actor)| key(actor) == wanted);
        found.ok_or_else(|| unknown(agreement, wanted))
    });
    Ok((named.collect::<Result<_, _>>()?, 0))
}

async fn events(store: &Store, agreement: i64) -> Result<Vec<Row<event::Entity>>, Arc<DbErr>> {
    let events = event::Entity::find()
        .filter(event::Column::AgreementId.eq(agreement))
        .order_by_asc(event::Column::Id);
    Ok(store.models::<event::Entity>(events.into_query()).await?)
}

/// The events of a party, or those of the agreement as a whole.
fn marks(events: &[Row<event::Entity>], party: Option<i64>) -> Vec<Mark> {
    let own = events.iter().filter(|event| event.party_id == party);
    let marks = own.map(|event| Mark {
        name: event.kind.to_value(),
        days: Days {
            earliest: event.occurred_on_earliest,
            latest: event.occurred_on_latest,
        },
    });
    marks.collect()
}

/// The periods of the agreement.
async fn whole(store: &Store, agreement: i64) -> Result<Vec<Bar>, Arc<DbErr>> {
    let all = PeriodsOf::<agreement_period::Entity>::all(agreement);
    let mut found = PeriodsOf::answer(store, std::slice::from_ref(&all)).await?;
    let rows = found.remove(&all).unwrap_or_default().into_iter();
    let bars = rows.map(|row| Bar {
        from: told_from(row.from),
        until: row.until,
        status: status(row.status),
        otherwise: (row.otherwise != row.status).then(|| status(row.otherwise)),
        certainty: row.certainty,
        under_notice: row.notice_id.is_some(),
        bearer: None,
    });
    Ok(bars.collect())
}

/// The periods of each party, with who bears its part if that is another.
async fn borne(store: &Store, parties: &[&Named]) -> Result<Vec<Vec<Bar>>, Arc<DbErr>> {
    let all = |(party, _): &&Named| PeriodsOf::<party_period::Entity>::all(party.id);
    let asked: Vec<_> = parties.iter().map(all).collect();
    let found = PeriodsOf::answer(store, &asked).await?;
    let bearers = found.values().flatten().map(|row| ActorById(row.bearer_id));
    let bearers = ActorById::answer(store, &bearers.collect::<Vec<_>>()).await?;
    let each = parties.iter().zip(&asked).map(|((party, _), all)| {
        let rows = found.get(all).into_iter().flatten();
        let bars = rows.map(|row| Bar {
            from: told_from(row.from),
            until: row.until,
            status: status(row.status),
            otherwise: (row.otherwise != row.status).then(|| status(row.otherwise)),
            certainty: row.certainty,
            under_notice: row.notice_id.is_some(),
            bearer: bearers
                .get(&ActorById(row.bearer_id))
                .filter(|_| row.bearer_id != party.actor_id)
                .map(|bearer| name(bearer).to_owned()),
        });
        bars.collect()
    });
    Ok(each.collect())
}

fn status<S: ActiveEnum<Value = String> + Copy + Into<Tone>>(status: S) -> Status {
    Status {
        name: status.to_value(),
        tone: status.into(),
    }
}

fn name(actor: &ActorRow) -> &str {
    match actor {
        ActorRow::State(state) => &state.name,
        ActorRow::Organization(organization) => &organization.short_name,
    }
}

fn key(actor: &ActorRow) -> &str {
    match actor {
        ActorRow::State(state) => &state.key,
        ActorRow::Organization(organization) => &organization.key,
    }
}

fn unknown(agreement: &str, actor: &str) -> Untold {
    Untold::Party {
        agreement: agreement.to_owned(),
        actor: actor.to_owned(),
    }
}
