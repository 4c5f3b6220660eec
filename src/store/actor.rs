//! Who stands behind an actor: a State or an Organization, read in one statement.

use std::{collections::HashMap, sync::Arc};

use entity::{actor, organization, state};
use sea_orm::{
    ColumnTrait, DbErr, EntityTrait, IdenStatic, Iterable, JoinType, QueryFilter, QuerySelect,
    QueryTrait, RelationDef, sea_query::SelectStatement,
};

use super::{Store, loader::CHUNK, question::Question};

/// A State or an Organization by the id they share with their row of `actor`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ActorById(pub i64);

/// What an actor is.
#[derive(Clone, Debug)]
pub enum ActorRow {
    /// A State.
    State(Box<state::Model>),
    /// An Organization.
    Organization(Box<organization::Model>),
}

impl Question for ActorById {
    type Answer = ActorRow;

    fn is_kept() -> bool {
        true
    }

    async fn answer(
        store: &Store,
        keys: &[Self],
    ) -> Result<HashMap<Self, Self::Answer>, Arc<DbErr>> {
        let mut found = HashMap::new();
        for keys in keys.chunks(CHUNK) {
            let actors = actors(keys.iter().map(|key| key.0));
            let rows = store.beside::<state::Entity, organization::Entity>(&actors, [STATE, ORG]);
            for (state, organization) in rows.await? {
                let actor = state
                    .map(|model| (model.id, ActorRow::State(model.into())))
                    .or(organization.map(|it| (it.id, ActorRow::Organization(it.into()))));
                found.extend(actor.map(|(id, actor)| (ActorById(id), actor)));
            }
        }
        Ok(found)
    }
}

const STATE: &str = "state_";
const ORG: &str = "organization_";

/// One statement, whichever of the two an actor is: so the count does not depend on the rows.
fn actors(ids: impl Iterator<Item = i64>) -> SelectStatement {
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
        .filter(actor::Column::Id.is_in(ids));
    for column in state::Column::iter() {
        select = select.column_as(column, format!("{STATE}{}", column.as_str()));
    }
    for column in organization::Column::iter() {
        select = select.column_as(column, format!("{ORG}{}", column.as_str()));
    }
    select.into_query()
}
