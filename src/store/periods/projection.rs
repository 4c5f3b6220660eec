//! Works out what follows from the stored events, and writes what differs, in the transaction of
//! its caller.

use std::fmt;

use entity::{agreement, agreement_period, party, party_period};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::{
    FIRST_DAY,
    history::{Recorded, Row, Shared},
    lineage,
    rows::{AGREEMENT_DAYS, PARTY_DAYS, agreement_days, agreement_row, party_days, party_row},
    write::{Days, Owned, periods, update},
};
use crate::{
    domain::timeline::{Period, Timeline},
    store::bulk::KEYS,
};

/// So many agreements are worked out at once.
const AGREEMENTS: usize = 500;

/// What a rebuild found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rebuilt {
    /// How many agreements there are.
    pub agreements: usize,
    /// How many periods they and their parties have.
    pub periods: usize,
    /// How many agreements, parties and lineages were not as they should be.
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
            "{periods} periods of {agreements} agreements and their parties, {differences} \
             differences"
        )
    }
}

/// Whether there are agreements, and none has periods: the database is older than they are.
pub async fn are_missing(db: &impl ConnectionTrait) -> Result<bool, DbErr> {
    let agreement = agreement::Entity::find().limit(1).one(db).await?;
    let period = agreement_period::Entity::find().limit(1).one(db).await?;
    Ok(agreement.is_some() && period.is_none())
}

/// Works all out anew, and writes what differs.
pub async fn rebuild(db: &impl ConnectionTrait) -> Result<Rebuilt, DbErr> {
    let agreements = agreement::Entity::find().order_by_asc(agreement::Column::Id);
    let agreements: Vec<Row> = agreements.into_partial_model().all(db).await?;
    project(db, agreements).await
}

/// The same for these agreements alone.
pub async fn rebuild_of(db: &impl ConnectionTrait, agreements: &[i64]) -> Result<Rebuilt, DbErr> {
    let mut rows = vec![];
    for ids in agreements.chunks(KEYS) {
        let of = agreement::Column::Id.is_in(ids.iter().copied());
        let found = agreement::Entity::find().filter(of);
        let found: Vec<Row> = found.into_partial_model().all(db).await?;
        rows.extend(found);
    }
    rows.sort_by_key(|row| row.id);
    project(db, rows).await
}

async fn project(db: &impl ConnectionTrait, agreements: Vec<Row>) -> Result<Rebuilt, DbErr> {
    let shared = Shared::read(db).await?;
    let mut rebuilt = Rebuilt {
        agreements: agreements.len(),
        differences: lineage::write(db, &shared.lineages).await?,
        ..Rebuilt::default()
    };
    for agreements in agreements.chunks(AGREEMENTS) {
        let recorded = shared.recorded(db, agreements).await?;
        let told: Vec<_> = recorded.iter().map(|it| Told::of(it, &shared)).collect();
        write(db, &told, &mut rebuilt).await?;
    }
    Ok(rebuilt)
}

/// What follows for one agreement.
struct Told {
    agreement: Owned<agreement_period::Model>,
    parties: Vec<Owned<party_period::Model>>,
    agreement_days: Option<Days>,
    party_days: Vec<Days>,
}

impl Told {
    fn of(recorded: &Recorded, shared: &Shared) -> Self {
        let Timeline { agreement, parties } = Timeline::of(&recorded.history);
        let periods = known(agreement);
        let of_parties: Vec<_> = parties.into_iter().map(known).collect();
        let rows = periods.iter().map(|period| agreement_row(recorded, period));
        Self {
            agreement: (recorded.agreement.id, rows.collect()),
            agreement_days: agreement_days(recorded, &periods),
            party_days: party_days(recorded, &of_parties),
            parties: of_parties
                .iter()
                .zip(&recorded.parties)
                .map(|(periods, party)| {
                    let row = |period| party_row(recorded, shared, party, period);
                    (party.id, periods.iter().map(row).collect())
                })
                .collect(),
        }
    }
}

/// Without the first period, if the second begins on the first day that is known.
fn known<S>(mut periods: Vec<Period<S>>) -> Vec<Period<S>> {
    if periods
        .get(1)
        .is_some_and(|second| second.from <= Some(FIRST_DAY))
    {
        periods.remove(0);
    }
    periods
}

async fn write(
    db: &impl ConnectionTrait,
    told: &[Told],
    rebuilt: &mut Rebuilt,
) -> Result<(), DbErr> {
    let agreements: Vec<_> = told.iter().map(|it| &it.agreement).collect();
    let parties: Vec<_> = told.iter().flat_map(|it| &it.parties).collect();
    let rows = agreements.iter().map(|it| it.1.len()).sum::<usize>();
    rebuilt.periods += rows + parties.iter().map(|it| it.1.len()).sum::<usize>();
    rebuilt.differences += periods::<agreement_period::Entity>(db, &agreements).await?;
    rebuilt.differences += periods::<party_period::Entity>(db, &parties).await?;
    let days: Vec<_> = told
        .iter()
        .filter_map(|it| it.agreement_days.as_ref())
        .collect();
    rebuilt.differences += days.len();
    update::<agreement::Entity>(db, &AGREEMENT_DAYS, &days).await?;
    let days: Vec<_> = told.iter().flat_map(|it| &it.party_days).collect();
    rebuilt.differences += days.len();
    update::<party::Entity>(db, &PARTY_DAYS, &days).await
}
