//! From the names that collections use to the actors of the registry.

use std::collections::{BTreeSet, HashMap, HashSet, hash_map::Entry};

use chrono::NaiveDate;
use entity::{name, organization, state, vocabulary::RecordKind};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use serde::Deserialize;

use crate::domain::text::fold;

/// Other names, by collection.
const ALIASES: &str = include_str!("aliases.csv");
/// Names that mean one actor at one time and another at another.
const ALIASES_BY_DATE: &str = include_str!("aliases_by_date.csv");

/// Finds actors by what sources call them: a code of ISO 3166, a name in any language of the
/// registry, or an alias.
#[derive(Debug, Default)]
pub struct Actors {
    /// The keys of the actors of the registry. Aliases may name others: it may be older than they
    /// are, or have been begun with other data.
    stored: HashSet<String>,
    /// The key of each name; none if two actors have it.
    names: HashMap<String, Option<String>>,
    /// The keys of the names of each collection; those of all are under the empty key.
    aliases: HashMap<(String, String), String>,
    /// What a name means when, by collection.
    by_date: HashMap<String, HashMap<String, Vec<Dated>>>,
}

#[derive(Debug, Deserialize)]
struct Alias {
    collection: String,
    name: String,
    actor: String,
}

/// What a name means from a day, until another.
#[derive(Debug, Deserialize)]
struct Dated {
    collection: String,
    name: String,
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
    /// None if nothing tells whom a list means by the name that has those who joined an agreement
    /// of these days later, too: it may be any of several.
    actor: Option<String>,
}

impl Dated {
    /// Whether it holds on a day, or does later.
    fn goes_on(&self, day: NaiveDate) -> bool {
        self.until.is_none_or(|until| day < until)
    }

    fn holds(&self, day: Option<NaiveDate>) -> bool {
        let since = self
            .from
            .is_none_or(|from| day.is_some_and(|day| from <= day));
        since
            && self
                .until
                .is_none_or(|until| day.is_some_and(|day| day < until))
    }
}

impl Actors {
    /// The actors of the registry.
    pub async fn read(db: &impl ConnectionTrait) -> Result<Self, DbErr> {
        let mut actors = Self::default();
        let mut keys = HashMap::new();
        for row in state::Entity::find().all(db).await? {
            let texts = [
                Some(row.name),
                Some(row.official_name),
                row.iso_code,
                row.iso_alpha2,
            ];
            for text in texts.into_iter().flatten() {
                actors.name(&text, &row.key);
            }
            actors.stored.insert(row.key.clone());
            keys.insert(row.id, row.key);
        }
        let names = name::Entity::find().filter(name::Column::RecordKind.eq(RecordKind::State));
        for row in names.all(db).await? {
            if let Some(key) = keys.get(&row.record_id) {
                actors.name(&row.name, key);
            }
        }
        for row in organization::Entity::find().all(db).await? {
            actors.name(&row.name, &row.key);
            actors.name(&row.short_name, &row.key);
            actors.stored.insert(row.key);
        }
        actors.read_aliases();
        Ok(actors)
    }

    /// The key of the actor that a collection calls so, at a time if it is known.
    pub fn find(&self, collection: &str, name: &str, on: Option<NaiveDate>) -> Option<&str> {
        let name = plain(name);
        if let Some(dated) = self.dated(collection, &name) {
            // A name that depends on the day means nobody on any other.
            let mut held = dated.iter().filter(|it| it.holds(on));
            return self.stored(held.find_map(|it| it.actor.as_deref()));
        }
        let alias = |of: &str| self.aliases.get(&(of.to_owned(), name.clone()));
        let alias = alias(collection).or_else(|| alias(""));
        let named = || self.names.get(&name)?.as_ref();
        self.stored(alias.or_else(named).map(String::as_str))
    }

    /// The key of the first actor that a collection calls so, on a day or later.
    pub fn find_since(&self, collection: &str, name: &str, day: NaiveDate) -> Option<&str> {
        let Some(dated) = self.dated(collection, &plain(name)) else {
            return self.find(collection, name, Some(day));
        };
        let later = dated.iter().filter(|it| it.goes_on(day));
        let first = later.min_by_key(|it| it.from);
        self.stored(first.and_then(|it| it.actor.as_deref()))
    }

    /// Whether a collection calls several so on a day, and nothing tells whom it means.
    pub fn is_untold(&self, collection: &str, name: &str, on: Option<NaiveDate>) -> bool {
        let mut dated = self.dated(collection, &plain(name)).into_iter().flatten();
        dated.any(|it| it.actor.is_none() && it.holds(on))
    }

    /// Whether nothing tells whom a collection calls so, of those who joined on a day or later.
    pub fn is_untold_since(&self, collection: &str, name: &str, day: NaiveDate) -> bool {
        let mut dated = self.dated(collection, &plain(name)).into_iter().flatten();
        dated.any(|it| it.actor.is_none() && it.goes_on(day))
    }

    /// Whom a collection calls so from a day until another: each with the day from which on it is
    /// meant. None from where on the name means nobody. Who is meant from the last day on is not among
    /// them: what ends as a State begins is of the State before.
    pub fn find_between(
        &self,
        collection: &str,
        name: &str,
        from: Option<NaiveDate>,
        last: Option<NaiveDate>,
    ) -> Vec<(Option<NaiveDate>, Option<&str>)> {
        let dated = self.dated(collection, &plain(name)).into_iter().flatten();
        let turns = dated.flat_map(|it| [it.from, it.until]).flatten();
        let within = |day: &NaiveDate| from.zip(last).is_some_and(|it| it.0 < *day && *day < it.1);
        let days: BTreeSet<_> = turns.filter(within).map(Some).chain([from]).collect();
        let meant = days.into_iter();
        let mut meant: Vec<_> = meant
            .map(|day| (day, self.find(collection, name, day)))
            .collect();
        meant.dedup_by_key(|(_, actor)| *actor);
        meant
    }

    /// The key, if the registry has that actor.
    fn stored<'a>(&self, key: Option<&'a str>) -> Option<&'a str> {
        key.filter(|key| self.stored.contains(*key))
    }

    /// Whether it depends on the day whom a collection calls so.
    pub fn depends_on_day(&self, collection: &str, name: &str) -> bool {
        self.dated(collection, &plain(name)).is_some()
    }

    fn dated(&self, collection: &str, plain: &str) -> Option<&Vec<Dated>> {
        self.by_date.get(collection)?.get(plain)
    }

    fn name(&mut self, text: &str, key: &str) {
        match self.names.entry(plain(text)) {
            Entry::Vacant(it) => {
                it.insert(Some(key.to_owned()));
            }
            Entry::Occupied(mut it) if it.get().as_deref() != Some(key) => {
                it.insert(None);
            }
            Entry::Occupied(_) => {}
        }
    }

    /// The aliases come with the program, and a test reads each of them.
    fn read_aliases(&mut self) {
        let mut aliases = csv::Reader::from_reader(ALIASES.as_bytes());
        for it in aliases.deserialize::<Alias>().flatten() {
            self.aliases
                .insert((it.collection, plain(&it.name)), it.actor);
        }
        let mut by_date = csv::Reader::from_reader(ALIASES_BY_DATE.as_bytes());
        for it in by_date.deserialize::<Dated>().flatten() {
            let names = self.by_date.entry(it.collection.clone()).or_default();
            names.entry(plain(&it.name)).or_default().push(it);
        }
    }
}

/// A name without case, accents and punctuation.
fn plain(name: &str) -> String {
    let words = fold(name);
    let letters = words
        .chars()
        .map(|it| if it.is_alphanumeric() { it } else { ' ' });
    let letters: String = letters.collect();
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use chrono::NaiveDate;
    use serde::de::DeserializeOwned;

    use super::{ALIASES, ALIASES_BY_DATE, Alias, Dated, plain};
    use crate::import::shipped;

    fn read<T: DeserializeOwned>(text: &str) -> Vec<T> {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        reader.deserialize().map(Result::unwrap).collect()
    }

    #[test]
    fn every_alias_names_an_actor_of_the_shipped_data_set_once() {
        let package = shipped::package();
        let actors = package.resources.iter().find(|it| it.name == "actor");
        let keys: HashSet<_> = actors
            .unwrap()
            .rows
            .iter()
            .map(|it| &it.values[0])
            .collect();
        let (aliases, by_date) = (read::<Alias>(ALIASES), read::<Dated>(ALIASES_BY_DATE));
        let mut seen: HashSet<_> = by_date
            .iter()
            .map(|it| (it.collection.clone(), plain(&it.name)))
            .collect();
        for it in &by_date {
            let is_known = |actor: &String| keys.contains(actor.as_str());
            assert!(it.actor.as_ref().is_none_or(is_known), "{it:?}");
            let ends = it.from.zip(it.until);
            assert!(ends.is_none_or(|(from, until)| from < until), "{it:?}");
        }
        for it in aliases {
            assert!(keys.contains(it.actor.as_str()), "{it:?}");
            let name = (it.collection.clone(), plain(&it.name));
            assert!(seen.insert(name), "twice: {it:?}");
        }
    }

    #[test]
    fn no_name_means_two_actors_on_a_day() {
        let by_date = read::<Dated>(ALIASES_BY_DATE);
        for (at, one) in by_date.iter().enumerate() {
            let same = |it: &&Dated| {
                it.collection == one.collection && plain(&it.name) == plain(&one.name)
            };
            // A line of whom a list may mean stands beside those of whom the day tells.
            let alike = |it: &&Dated| it.actor.is_some() == one.actor.is_some();
            for other in by_date[at + 1..].iter().filter(same).filter(alike) {
                let begins = |it: &Dated| it.from.unwrap_or(NaiveDate::MIN);
                let ends = |it: &Dated| it.until.unwrap_or(NaiveDate::MAX);
                let both = begins(one) < ends(other) && begins(other) < ends(one);
                assert!(!both, "{one:?} and {other:?}");
            }
        }
    }
}
