//! The periods of agreements and of their parties: written when events are, asked for by day.
//!
//! What follows from events is worked out by `domain::timeline`, and never in SQL.

pub mod differs;
mod effect;
mod history;
mod lineage;
mod projection;
mod rows;
mod told;
mod write;

use std::{
    collections::{BTreeSet, HashMap},
    hash::Hash,
    marker::PhantomData,
    sync::Arc,
};

use chrono::NaiveDate;
use entity::{agreement_period, party_period};
use sea_orm::{
    ColumnTrait, Condition, DbErr, ExprTrait, ModelTrait, QueryFilter, QueryOrder, QueryTrait,
};

pub use effect::effect;
pub use projection::{Rebuilt, are_missing, rebuild, rebuild_of};
pub use told::{Untold, told};

use super::{Row, Store, Table, column_ref, gathered::size_of_rows, question::Question};

/// The first day that is known here. The first period of all begins on it.
pub const FIRST_DAY: NaiveDate = match NaiveDate::from_ymd_opt(0, 1, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// The first day of a period as it is told: of the first period none.
pub fn told_from(day: NaiveDate) -> Option<NaiveDate> {
    (day > FIRST_DAY).then_some(day)
}

/// A table of periods: of each owner, periods that cover all days once.
pub trait Periods: Table<Model: Clone + PartialEq> {
    /// The column of the owner.
    fn owner() -> Self::Column;
    /// The column of the first day.
    fn from() -> Self::Column;
    /// The column of the first day after.
    fn until() -> Self::Column;

    /// What holds of the periods in which a day lies.
    fn on(day: NaiveDate) -> Condition {
        let lasts = Self::until().is_null().or(Self::until().gt(day));
        Condition::all().add(Self::from().lte(day)).add(lasts)
    }
}

impl Periods for agreement_period::Entity {
    fn owner() -> agreement_period::Column {
        agreement_period::Column::AgreementId
    }

    fn from() -> agreement_period::Column {
        agreement_period::Column::From
    }

    fn until() -> agreement_period::Column {
        agreement_period::Column::Until
    }
}

impl Periods for party_period::Entity {
    fn owner() -> party_period::Column {
        party_period::Column::PartyId
    }

    fn from() -> party_period::Column {
        party_period::Column::From
    }

    fn until() -> party_period::Column {
        party_period::Column::Until
    }
}

/// Asks for periods of an owner: the one of a day, or all of them in order.
#[derive(Debug)]
pub struct PeriodsOf<P> {
    owner: i64,
    day: Option<NaiveDate>,
    table: PhantomData<fn() -> P>,
}

impl<P> PeriodsOf<P> {
    /// The period in which a day lies.
    pub fn on(owner: i64, day: NaiveDate) -> Self {
        Self {
            day: Some(day),
            ..Self::all(owner)
        }
    }

    /// All periods.
    pub fn all(owner: i64) -> Self {
        Self {
            owner,
            day: None,
            table: PhantomData,
        }
    }
}

impl<P> Clone for PeriodsOf<P> {
    fn clone(&self) -> Self {
        Self { ..*self }
    }
}

impl<P> PartialEq for PeriodsOf<P> {
    fn eq(&self, other: &Self) -> bool {
        (self.owner, self.day) == (other.owner, other.day)
    }
}

impl<P> Eq for PeriodsOf<P> {}

impl<P> Hash for PeriodsOf<P> {
    fn hash<H: std::hash::Hasher>(&self, hasher: &mut H) {
        (self.owner, self.day).hash(hasher);
    }
}

impl<P: Periods> Question for PeriodsOf<P> {
    type Answer = Vec<Row<P>>;

    fn size(rows: &Self::Answer) -> usize {
        size_of_rows::<P>(rows.len())
    }

    async fn answer(
        store: &Store,
        keys: &[Self],
    ) -> Result<HashMap<Self, Self::Answer>, Arc<DbErr>> {
        let mut of_owners: HashMap<i64, Vec<Row<P>>> = HashMap::new();
        // Each owner once, however many days are asked about.
        let owners: BTreeSet<i64> = keys.iter().map(|key| key.owner).collect();
        let owners: Vec<i64> = owners.into_iter().collect();
        let is_owner = store.words().is_one_of(column_ref(P::owner()), &owners);
        let rows = P::find()
            .filter(is_owner)
            .filter(Self::between(keys))
            .order_by_asc(P::owner())
            .order_by_asc(P::from());
        for row in store.models::<P>(rows.into_query()).await? {
            let owner = row.get(P::owner()).unwrap();
            of_owners.entry(owner).or_default().push(row);
        }
        let answer = |key: &Self| {
            let rows = of_owners.get(&key.owner).map_or(&[][..], Vec::as_slice);
            let asked = rows
                .iter()
                .filter(|row| key.day.is_none_or(|day| holds::<P>(row, day)));
            (key.clone(), asked.cloned().collect())
        };
        Ok(keys.iter().map(answer).collect())
    }
}

impl<P: Periods> PeriodsOf<P> {
    /// The periods between the first and the last of the days asked for, so that asking for many
    /// days is one statement.
    fn between(keys: &[Self]) -> Condition {
        let days: Option<Vec<NaiveDate>> = keys.iter().map(|key| key.day).collect();
        let days = days.unwrap_or_default();
        let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) else {
            return Condition::all();
        };
        let begun = P::from().lte(*last);
        let lasts = P::until().is_null().or(P::until().gt(*first));
        Condition::all().add(begun).add(lasts)
    }
}

/// Whether a day lies in a period.
fn holds<P: Periods>(row: &P::Model, day: NaiveDate) -> bool {
    let from: NaiveDate = row.get(P::from()).unwrap();
    let until: Option<NaiveDate> = row.get(P::until()).unwrap();
    from <= day && until.is_none_or(|until| day < until)
}
