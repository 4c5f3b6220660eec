//! Who stands behind an actor: a State or an Organization, read in one statement.

use std::{collections::HashMap, sync::Arc};

use entity::{actor, organization, state};
use sea_orm::{
    DbErr, EntityTrait, IdenStatic, Iterable, JoinType, QueryFilter, QuerySelect, QueryTrait,
    RelationDef, sea_query::SelectStatement,
};

use super::{
    Row, Store, column_ref,
    gathered::{Beside, size_of_rows},
    question::Question,
    words::Words,
};

/// A State or an Organization by the id they share with their row of `actor`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ActorById(pub i64);

/// What an actor is.
#[derive(Clone, Debug)]
pub enum ActorRow {
    /// A State.
    State(Row<state::Entity>),
    /// An Organization.
    Organization(Row<organization::Entity>),
}

impl Question for ActorById {
    type Answer = ActorRow;

    fn size(actor: &Self::Answer) -> usize {
        match actor {
            ActorRow::State(_) => size_of_rows::<state::Entity>(1),
            ActorRow::Organization(_) => size_of_rows::<organization::Entity>(1),
        }
    }

    async fn answer(
        store: &Store,
        keys: &[Self],
    ) -> Result<HashMap<Self, Self::Answer>, Arc<DbErr>> {
        let ids: Vec<i64> = keys.iter().map(|key| key.0).collect();
        let actors = actors(&ids, store.words());
        let rows = store.beside::<state::Entity, organization::Entity>(actors, [STATE, ORG]);
        let actor = |(state, organization): Beside<state::Entity, organization::Entity>| {
            state
                .map(|it| (ActorById(it.id), ActorRow::State(it)))
                .or(organization.map(|it| (ActorById(it.id), ActorRow::Organization(it))))
        };
        Ok(rows.await?.into_iter().filter_map(actor).collect())
    }
}

const STATE: &str = "state_";
const ORG: &str = "organization_";

/// One statement, whichever of the two an actor is: so the count does not depend on the rows.
fn actors(ids: &[i64], words: &Words) -> SelectStatement {
    let state: RelationDef = actor::Entity::belongs_to(state::Entity)
        .from(actor::Column::Id)
        .to(state::Column::Id)
        .into();
    let organization: RelationDef = actor::Entity::belongs_to(organization::Entity)
        .from(actor::Column::Id)
        .to(organization::Column::Id)
        .into();
    let mut select = actor::Entity::find()
        .select_only()
        .join(JoinType::LeftJoin, state)
        .join(JoinType::LeftJoin, organization)
        .filter(words.is_one_of(column_ref(actor::Column::Id), ids));
    for column in state::Column::iter() {
        select = select.column_as(column, format!("{STATE}{}", column.as_str()));
    }
    for column in organization::Column::iter() {
        select = select.column_as(column, format!("{ORG}{}", column.as_str()));
    }
    select.into_query()
}
