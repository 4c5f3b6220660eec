//! Whom an actor followed, over all successions.

use std::collections::{BTreeMap, BTreeSet};

use entity::{actor, lineage, succession};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait};

use crate::store::bulk::insert_models;

/// Writes all lineages if they are not as they should be, and tells how many are not.
pub async fn write(
    db: &impl ConnectionTrait,
    wanted: &BTreeSet<(i64, i64)>,
) -> Result<usize, DbErr> {
    let stored = lineage::Entity::find().all(db).await?;
    let stored = stored.iter().map(|row| (row.actor_id, row.ancestor_id));
    let stored = stored.collect::<BTreeSet<_>>();
    let (old, new) = (stored.difference(wanted), wanted.difference(&stored));
    let differences = old.count() + new.count();
    if differences > 0 {
        lineage::Entity::delete_many().exec(db).await?;
        let rows = wanted.iter().map(|(actor_id, ancestor_id)| lineage::Model {
            id: 0,
            actor_id: *actor_id,
            ancestor_id: *ancestor_id,
        });
        let rows: Vec<_> = rows.collect();
        insert_models::<lineage::Entity>(db, rows.iter().collect()).await?;
    }
    Ok(differences)
}

/// Each actor with itself and all before it.
pub async fn all(db: &impl ConnectionTrait) -> Result<BTreeSet<(i64, i64)>, DbErr> {
    let mut before: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for it in succession::Entity::find().all(db).await? {
        before
            .entry(it.successor_id)
            .or_default()
            .push(it.predecessor_id);
    }
    let mut all = BTreeSet::new();
    for actor in actor::Entity::find().all(db).await? {
        let mut next = vec![actor.id];
        while let Some(ancestor) = next.pop() {
            // Whoever was met is not followed again, so that a circle has an end.
            if all.insert((actor.id, ancestor)) {
                next.extend(before.get(&ancestor).into_iter().flatten());
            }
        }
    }
    Ok(all)
}
