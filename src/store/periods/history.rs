//! What is stored of agreements, as the rules of time read it.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;
use entity::{
    agreement, claim, event, organization, party, state, succession,
    vocabulary::{Laterality, Rank, RecordKind, SuccessionKind},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, DerivePartialModel, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::domain::{
    claims::{disputed, is_never},
    fuzzy_date::FuzzyDate,
    timeline::{Days, Event, Heir, History, Succession},
};

use super::{effect::effect, lineage};

/// A row of `agreement`, as far as periods need it.
#[derive(Clone, Copy, Debug, DerivePartialModel)]
#[sea_orm(entity = "agreement::Entity")]
pub struct Row {
    /// Its id.
    pub id: i64,
    /// For how many parties it is made.
    pub laterality: Option<Laterality>,
    /// The stored day on which it entered into force.
    pub in_force_on: Option<NaiveDate>,
    /// The stored day on which it ended.
    pub ended_on: Option<NaiveDate>,
}

/// What is stored of one agreement.
#[derive(Debug)]
pub struct Recorded {
    /// Its row.
    pub agreement: Row,
    /// Its parties, in the order of their places in the history.
    pub parties: Vec<party::Model>,
    /// Its events, in the order of their places in the history.
    pub events: Vec<event::Model>,
    /// The same, as the rules of time read it.
    pub history: History,
}

/// What agreements share: who came into being and ceased to exist when, and what sources say of the
/// days of events.
#[derive(Debug)]
pub struct Shared {
    began: HashMap<i64, NaiveDate>,
    /// Each actor with itself and all before it.
    pub lineages: BTreeSet<(i64, i64)>,
    ends: HashMap<i64, End>,
    claims: HashMap<i64, Vec<claim::Model>>,
    /// The parties for which it never entered into force, as a source says.
    never: HashSet<i64>,
}

/// That an actor ceased to exist, and who continues it.
#[derive(Clone, Copy, Debug)]
struct End {
    on: Days,
    continuator: Option<i64>,
}

impl Shared {
    /// Reads what agreements share.
    pub async fn read(db: &impl ConnectionTrait) -> Result<Self, DbErr> {
        let mut claims: HashMap<i64, Vec<claim::Model>> = HashMap::new();
        let about_days = claim::Entity::find()
            .filter(claim::Column::RecordKind.eq(RecordKind::Event))
            .filter(claim::Column::Property.is_in([OCCURRED_ON, EFFECTIVE_ON]))
            .filter(claim::Column::Rank.ne(Rank::Deprecated));
        for claim in about_days.all(db).await? {
            claims.entry(claim.record_id).or_default().push(claim);
        }
        Ok(Self {
            never: never(db).await?,
            began: began(db).await?,
            lineages: lineage::all(db).await?,
            ends: ends(db).await?,
            claims,
        })
    }

    /// Who continues an actor that ceased to exist, at last: whoever is not continued itself.
    pub fn continuator(&self, actor: i64) -> Option<i64> {
        self.continuators(actor).last()
    }

    /// Who continues an actor, and who continues that one, and so on. The import sees to it that
    /// each is continued by one at most, and never by one before it.
    fn continuators(&self, actor: i64) -> impl Iterator<Item = i64> {
        let next = |actor: &i64| self.ends.get(actor)?.continuator;
        std::iter::successors(next(&actor), next).take(self.ends.len())
    }

    /// What is stored of these agreements.
    pub async fn recorded(
        &self,
        db: &impl ConnectionTrait,
        agreements: &[Row],
    ) -> Result<Vec<Recorded>, DbErr> {
        let ids = || agreements.iter().map(|row| row.id);
        let parties = party::Entity::find()
            .filter(party::Column::AgreementId.is_in(ids()))
            .order_by_asc(party::Column::Id);
        let events = event::Entity::find()
            .filter(event::Column::AgreementId.is_in(ids()))
            .order_by_asc(event::Column::Id);
        let mut found: BTreeMap<i64, (Vec<party::Model>, Vec<event::Model>)> = BTreeMap::new();
        for party in parties.all(db).await? {
            found.entry(party.agreement_id).or_default().0.push(party);
        }
        for event in events.all(db).await? {
            let agreement = event.agreement_id.unwrap_or_default();
            found.entry(agreement).or_default().1.push(event);
        }
        let each = agreements.iter().map(|row| {
            let (parties, events) = found.remove(&row.id).unwrap_or_default();
            let bilateral = row.laterality == Some(Laterality::Bilateral);
            Recorded {
                agreement: *row,
                history: self.history(bilateral, &parties, &events),
                parties,
                events,
            }
        });
        Ok(each.collect())
    }

    fn history(
        &self,
        bilateral: bool,
        parties: &[party::Model],
        events: &[event::Model],
    ) -> History {
        let places: HashMap<i64, usize> = parties
            .iter()
            .enumerate()
            .map(|(at, it)| (it.id, at))
            .collect();
        let place = |event: &event::Model| places.get(&event.party_id?).copied();
        History {
            bilateral,
            parties: parties.len(),
            began: parties
                .iter()
                .map(|it| self.began.get(&it.actor_id).copied())
                .collect(),
            offspring: if bilateral {
                self.offspring(parties)
            } else {
                BTreeSet::new()
            },
            never: (0..parties.len())
                .filter(|at| self.never.contains(&parties[*at].id))
                .collect(),
            events: events.iter().map(|it| self.event(it, place(it))).collect(),
            successions: self.successions(parties),
        }
    }

    /// The places of those that followed another of them.
    fn offspring(&self, parties: &[party::Model]) -> BTreeSet<usize> {
        let actors = || parties.iter().map(|it| it.actor_id).enumerate();
        let follows = |own: i64| {
            let mut others = actors().filter(move |(_, other)| *other != own);
            others.any(|(_, other)| self.lineages.contains(&(own, other)))
        };
        actors()
            .filter(|(_, own)| follows(*own))
            .map(|(at, _)| at)
            .collect()
    }

    fn successions(&self, parties: &[party::Model]) -> Vec<Succession> {
        let place = |actor: i64| parties.iter().position(|party| party.actor_id == actor);
        let ended = parties.iter().enumerate().filter_map(|(at, party)| {
            let End { on, continuator } = *self.ends.get(&party.actor_id)?;
            let mut heirs = self.continuators(party.actor_id).filter_map(place);
            let heir = match (heirs.next(), continuator) {
                (Some(heir), _) => Heir::Party(heir),
                (None, Some(_)) => Heir::Bearer,
                (None, None) => Heir::Nobody,
            };
            Some(Succession {
                party: at,
                on,
                heir,
            })
        });
        Succession::in_order(ended.collect())
    }

    fn event(&self, event: &event::Model, party: Option<usize>) -> Event {
        let occurred = Days {
            earliest: event.occurred_on_earliest,
            latest: event.occurred_on_latest,
        };
        let effective = event.effective_on_edtf.is_some().then_some(Days {
            earliest: event.effective_on_earliest,
            latest: event.effective_on_latest,
        });
        let claims = self.claims.get(&event.id).map_or(&[][..], Vec::as_slice);
        let on = |property| {
            claims
                .iter()
                .filter(move |claim| claim.property == property)
        };
        // The day of effect counts, where one is known or claimed.
        let by_effect = effective.is_some() || on(EFFECTIVE_ON).next().is_some();
        let counting = on(if by_effect { EFFECTIVE_ON } else { OCCURRED_ON });
        let claimed: Vec<_> = counting.map(|claim| days(&claim.value)).collect();
        Event {
            effect: effect(event.kind),
            party,
            occurred,
            effective,
            disputed: disputed(effective.unwrap_or(occurred), &claimed),
        }
    }
}

const OCCURRED_ON: &str = "occurredOn";
const EFFECTIVE_ON: &str = "effectiveOn";
const ENTERED_INTO_FORCE_ON: &str = "enteredIntoForceOn";

/// The days of a claim, if it names some. One that stands for none, as the year 9999 for an end that is
/// not in sight, names none.
fn days(value: &str) -> Option<Days> {
    let date: FuzzyDate = value.parse().ok().filter(|_| !is_never(value))?;
    Some(Days {
        earliest: date.earliest(),
        latest: date.latest(),
    })
}

/// The parties for which the agreement never entered into force, as a source says.
async fn never(db: &impl ConnectionTrait) -> Result<HashSet<i64>, DbErr> {
    let claims = claim::Entity::find()
        .filter(claim::Column::RecordKind.eq(RecordKind::Party))
        .filter(claim::Column::Property.eq(ENTERED_INTO_FORCE_ON))
        .filter(claim::Column::Rank.ne(Rank::Deprecated));
    let claims = claims
        .select_only()
        .columns([claim::Column::RecordId, claim::Column::Value]);
    let claims: Vec<(i64, String)> = claims.into_tuple().all(db).await?;
    let never = claims.into_iter().filter(|(_, value)| is_never(value));
    Ok(never.map(|(party, _)| party).collect())
}

/// When actors came into being, as far as that is known: the first day on which they may have.
async fn began(db: &impl ConnectionTrait) -> Result<HashMap<i64, NaiveDate>, DbErr> {
    let states = state::Entity::find().filter(state::Column::FromEarliest.is_not_null());
    let states = states.all(db).await?;
    let states = states.into_iter().map(|it| (it.id, it.from_earliest));
    let organizations =
        organization::Entity::find().filter(organization::Column::FromEarliest.is_not_null());
    let organizations = organizations.all(db).await?;
    let organizations = organizations
        .into_iter()
        .map(|it| (it.id, it.from_earliest));
    let each = states.chain(organizations);
    Ok(each.filter_map(|(id, from)| Some((id, from?))).collect())
}

/// Which actors ceased to exist: those that another continues, and those whose existence has an end.
async fn ends(db: &impl ConnectionTrait) -> Result<HashMap<i64, End>, DbErr> {
    let mut ends = HashMap::new();
    let mut keep = |actor, on: [_; 2], continuator| {
        let [earliest, latest] = on;
        let on = Days { earliest, latest };
        ends.insert(actor, End { on, continuator });
    };
    let states = state::Entity::find().filter(state::Column::UntilEdtf.is_not_null());
    for it in states.all(db).await? {
        keep(it.id, [it.until_earliest, it.until_latest], None);
    }
    let organizations =
        organization::Entity::find().filter(organization::Column::UntilEdtf.is_not_null());
    for it in organizations.all(db).await? {
        keep(it.id, [it.until_earliest, it.until_latest], None);
    }
    let continued = succession::Entity::find()
        .filter(succession::Column::Kind.eq(SuccessionKind::Continuation));
    let continued = continued.order_by_asc(succession::Column::Id);
    for it in continued.all(db).await? {
        let on = [it.occurred_on_earliest, it.occurred_on_latest];
        keep(it.predecessor_id, on, Some(it.successor_id));
    }
    Ok(ends)
}
