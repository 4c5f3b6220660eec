//! Writes the periods that follow from the stored events, in the transaction of its caller.

use std::{collections::HashMap, fmt};

use entity::{agreement, agreement_period, party_period, vocabulary::Laterality};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IdenStatic, Iterable, ModelTrait,
    QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, Query},
};

use super::{
    FIRST_DAY, Periods,
    history::{Recorded, Shared},
};
use crate::domain::timeline::{self, AgreementStatus, PartyStatus, Period};

/// So many agreements are worked out at once.
const AGREEMENTS: usize = 500;
/// So many values go into one statement on either engine.
const VALUES: usize = 30_000;

/// What a rebuild found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rebuilt {
    /// How many agreements there are.
    pub agreements: usize,
    /// How many periods they and their parties have.
    pub periods: usize,
    /// How many agreements and parties had other periods than they should have.
    pub differences: usize,
}

impl fmt::Display for Rebuilt {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            agreements,
            periods,
            differences,
        } = self;
        write!(
            out,
            "{periods} periods of {agreements} agreements and their parties: {differences} \
             agreements or parties had others"
        )
    }
}

/// Whether there are agreements, and none has periods: the database is older than they are.
pub async fn are_missing(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    let agreement = agreement::Entity::find().limit(1).one(db).await?;
    let period = agreement_period::Entity::find().limit(1).one(db).await?;
    Ok(agreement.is_some() && period.is_none())
}

/// Works all periods out anew, and writes those that differ.
pub async fn rebuild(db: &impl ConnectionTrait) -> Result<Rebuilt, DbErr> {
    let shared = Shared::read(db).await?;
    let agreements: Vec<(i64, Option<Laterality>)> = agreement::Entity::find()
        .select_only()
        .columns([agreement::Column::Id, agreement::Column::Laterality])
        .order_by_asc(agreement::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    let mut rebuilt = Rebuilt {
        agreements: agreements.len(),
        ..Rebuilt::default()
    };
    for agreements in agreements.chunks(AGREEMENTS) {
        let recorded = shared.recorded(db, agreements).await?;
        let of_agreements = recorded.iter().map(of_agreement).collect();
        let of_parties = recorded.iter().flat_map(|it| of_parties(it, &shared));
        write::<agreement_period::Entity>(db, of_agreements, &mut rebuilt).await?;
        write::<party_period::Entity>(db, of_parties.collect(), &mut rebuilt).await?;
    }
    Ok(rebuilt)
}

/// The periods of one owner.
type Owned<M> = (i64, Vec<M>);

fn of_agreement(recorded: &Recorded) -> Owned<agreement_period::Model> {
    let id = recorded.agreement;
    let periods = timeline::of_agreement(&recorded.history);
    let rows = periods.iter().map(|period| agreement_row(recorded, period));
    (id, rows.collect())
}

fn of_parties(recorded: &Recorded, shared: &Shared) -> Vec<Owned<party_period::Model>> {
    let parties = timeline::of_parties(&recorded.history).into_iter();
    let each = parties.zip(&recorded.parties).map(|(periods, party)| {
        let heir = shared.continuator(party.actor_id).unwrap_or(party.actor_id);
        let rows = periods.iter().map(|period| party_period::Model {
            party_id: party.id,
            bearer_id: if period.continued {
                heir
            } else {
                party.actor_id
            },
            ..party_row(recorded, period)
        });
        (party.id, rows.collect())
    });
    each.collect()
}

fn agreement_row(recorded: &Recorded, period: &Period<AgreementStatus>) -> agreement_period::Model {
    let event = |place: Option<usize>| Some(recorded.events[place?].id);
    agreement_period::Model {
        id: 0,
        agreement_id: recorded.agreement,
        from: period.from.unwrap_or(FIRST_DAY),
        until: period.until,
        status: period.status,
        otherwise: period.otherwise,
        certainty: period.certainty,
        since: period.since.unwrap_or(FIRST_DAY),
        notice_id: event(period.notice),
        ends_id: event(period.ends),
        basis_id: event(period.basis),
    }
}

fn party_row(recorded: &Recorded, period: &Period<PartyStatus>) -> party_period::Model {
    let event = |place: Option<usize>| Some(recorded.events[place?].id);
    party_period::Model {
        id: 0,
        party_id: 0,
        bearer_id: 0,
        from: period.from.unwrap_or(FIRST_DAY),
        until: period.until,
        status: period.status,
        otherwise: period.otherwise,
        certainty: period.certainty,
        since: period.since.unwrap_or(FIRST_DAY),
        notice_id: event(period.notice),
        ends_id: event(period.ends),
        inferred: period.inferred,
        consent_id: event(period.consent),
        basis_id: event(period.basis),
    }
}

/// Writes the periods of those owners that have others.
async fn write<P: Periods>(
    db: &impl ConnectionTrait,
    owned: Vec<Owned<P::Model>>,
    rebuilt: &mut Rebuilt,
) -> Result<(), DbErr> {
    let mut stored = stored::<P>(db, &owned).await?;
    rebuilt.periods += owned.iter().map(|(_, rows)| rows.len()).sum::<usize>();
    let changed = owned.into_iter().filter(|(owner, rows)| {
        let stored = stored.remove(owner).unwrap_or_default();
        stored != *rows
    });
    let changed: Vec<_> = changed.collect();
    rebuilt.differences += changed.len();
    for changed in changed.chunks(VALUES) {
        let owners = changed.iter().map(|(owner, _)| *owner);
        let old = P::delete_many().filter(P::owner().is_in(owners));
        old.exec(db).await?;
    }
    let rows: Vec<_> = changed.into_iter().flat_map(|(_, rows)| rows).collect();
    insert::<P>(db, &rows).await
}

/// The stored periods of each owner, in order, without their ids.
async fn stored<P: Periods>(
    db: &impl ConnectionTrait,
    owned: &[Owned<P::Model>],
) -> Result<HashMap<i64, Vec<P::Model>>, DbErr> {
    let mut stored: HashMap<i64, Vec<P::Model>> = HashMap::new();
    for owned in owned.chunks(VALUES) {
        let owners = owned.iter().map(|(owner, _)| *owner);
        let rows = P::find().filter(P::owner().is_in(owners));
        for mut row in rows.order_by_asc(P::from()).all(db).await? {
            row.set(P::id_column(), 0_i64.into());
            let owner = row.get(P::owner()).unwrap();
            stored.entry(owner).or_default().push(row);
        }
    }
    Ok(stored)
}

async fn insert<P: Periods>(db: &impl ConnectionTrait, rows: &[P::Model]) -> Result<(), DbErr> {
    let id = P::id_column();
    let columns = P::Column::iter().filter(|column| column.as_str() != id.as_str());
    let columns: Vec<_> = columns.collect();
    for rows in rows.chunks(VALUES / columns.len()) {
        let mut query = Query::insert();
        query
            .into_table(P::default())
            .columns(columns.iter().copied());
        for row in rows {
            query.values_panic(columns.iter().map(|column| Expr::val(row.get(*column))));
        }
        db.execute(&query).await?;
    }
    Ok(())
}
