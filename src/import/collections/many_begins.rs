//! Whether a row of a party is of the treaty that has its id: rows of other treaties stand under it too.

use std::collections::{HashMap, HashSet};

use super::{file::Row, many_party::Columns, treaty::Treaty};

/// What the rows of each id say, by the day on which they have their treaty begin.
#[derive(Default)]
pub struct Begins(HashMap<String, HashMap<String, Said>>);

/// What the rows of one id and one day say.
#[derive(Default)]
struct Said {
    states: HashSet<String>,
    forces: HashSet<String>,
    /// What each State did when.
    acts: HashSet<String>,
}

impl Begins {
    pub fn count(&mut self, columns: &Columns, row: &Row<'_>) {
        let of_id = self.0.entry(row.get("treatyID").to_owned()).or_default();
        let said = of_id.entry(row.get("Begin").to_owned()).or_default();
        let (state, force) = (row.get("stateID"), row.get(columns.force));
        said.states.insert(state.to_owned());
        said.forces.insert(force.to_owned());
        let days = [columns.signature, columns.ratification].map(|it| row.get(it));
        if !force.is_empty() || days.iter().any(|it| !it.is_empty()) {
            let [signature, ratification] = days;
            let acts = [state, signature, ratification, force].join("\n");
            said.acts.insert(acts);
        }
    }

    /// Why a row is of another treaty than the only one that has its id, if it is.
    pub fn against(
        &self,
        row: &Row<'_>,
        columns: &Columns,
        treaty: &Treaty,
    ) -> Option<&'static str> {
        let of_id = self.0.get(row.get("treatyID"))?;
        let said = of_id.get(row.get("Begin"))?;
        let own = of_id.iter().filter(|(day, _)| treaty.begins_on(day));
        let own: Vec<_> = own.map(|(_, said)| said).collect();
        let is_own = said.repeats(&own) || treaty.is_signed_late(row, columns);
        match own[..] {
            [] => said.is_between_others(treaty).then_some(BETWEEN_OTHERS),
            _ => (!is_own).then_some(BESIDE),
        }
    }
}

impl Said {
    /// Whether most of it stands under the day of the treaty too: then the days are two of one treaty.
    fn repeats(&self, own: &[&Self]) -> bool {
        let is_repeated = |acts: &&String| own.iter().any(|it| it.acts.contains(*acts));
        self.acts.iter().filter(is_repeated).count() * 2 > self.acts.len()
    }

    /// Whether it can't be of a treaty of two States, since others are among these, and it entered
    /// into force on another day.
    fn is_between_others(&self, treaty: &Treaty) -> bool {
        let sides = treaty.sides();
        let is_other = |state: &String| !sides.contains(&state.as_str());
        treaty.is_bilateral()
            && !sides.is_empty()
            && self.states.iter().any(is_other)
            && !self.forces.contains(treaty.force())
    }
}

const BESIDE: &str =
    "of another treaty: the one with this id begins on another day, and other rows have that";
const BETWEEN_OTHERS: &str = "of another treaty: the one with this id begins and enters into force on \
     other days, and is of other States";
