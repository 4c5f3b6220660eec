//! Public collections of agreements, acts and officials: an adapter each, which reads files as they
//! are published into a data package. From there on the import is that of any package.

mod actors;
mod address;
mod archigos;
mod atop;
mod atop_spells;
mod claims;
mod colombia;
mod colombia_act;
mod colombia_signatory;
mod date;
mod draft;
mod facts;
mod file;
mod form;
pub mod former_claims;
mod ggo;
mod ieadb;
mod ifg;
pub mod lacking;
pub mod leftover;
mod many;
mod many_begins;
mod many_ends;
mod many_heirs;
mod many_party;
mod many_rows;
mod many_states;
mod many_told;
mod records;
pub mod report;
mod ru_treaty_laws;
pub mod stored_terms;
mod terms;
mod told;
mod treaties;
mod treaty;
mod uk_events;
mod uk_numbers;
mod uk_treaties;
mod untc;
mod untc_act;

use std::{
    collections::{HashMap, HashSet},
    path::Path,
};

use anyhow::bail;
use chrono::NaiveDate;
use clap::ValueEnum;
use entity::{actor, state, subject, succession, vocabulary::SuccessionKind};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};

use super::{package::Package, shipped};
pub use actors::Actors;
use draft::Draft;
pub use facts::Facts;
use report::Findings;

/// A collection that can be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Collection {
    /// UK Treaties Online: agreements of the United Kingdom, their parties and where they are printed
    UkTreaties,
    /// Multilateral treaties deposited with the Secretary-General of the UN, and all acts of participants
    Untc,
    /// Global governance observatory: environment, trade, health and other agreements, with parties
    Ggo,
    /// International environmental agreements database, with parties
    Ieadb,
    /// Alliance treaty obligations and provisions, with members
    Atop,
    /// Bilateral agreements of Colombia, with laws, rulings, decrees and signatories
    Colombia,
    /// Federal laws of Russia on treaties
    RuTreatyLaws,
    /// Ministers of the United Kingdom and their terms
    Ifg,
    /// Leaders of States since 1875
    Archigos,
}

/// How the files of a collection become records.
type Read = fn(&mut Draft<'_>, &Path) -> anyhow::Result<()>;

/// What the registry has that collections name.
#[derive(Debug, Default)]
pub struct Known {
    /// The actors.
    pub actors: Actors,
    /// The key of each subject, by its key and by what its key would be if it were made of its name.
    pub subjects: HashMap<String, String>,
    /// Who continues whom as the same person of law: predecessor and successor.
    continued: HashSet<(String, String)>,
    /// The first day on which each State may have been there, where it is known.
    begun: HashMap<String, NaiveDate>,
}

impl Known {
    /// Reads what the registry has.
    pub async fn read(db: &impl ConnectionTrait) -> Result<Self, DbErr> {
        let subjects = subject::Entity::find().all(db).await?;
        let begins = state::Column::FromEarliest.is_not_null();
        let begun = state::Entity::find()
            .filter(begins)
            .all(db)
            .await?
            .into_iter();
        Ok(Self {
            actors: Actors::read(db).await?,
            subjects: subjects
                .into_iter()
                .flat_map(|it| {
                    [
                        (records::slug(&it.name), it.key.clone()),
                        (it.key.clone(), it.key),
                    ]
                })
                .collect(),
            continued: continued(db).await?,
            begun: begun
                .filter_map(|it| Some((it.key, it.from_earliest?)))
                .collect(),
        })
    }

    /// The first day on which a State may have been there, if it is known.
    pub fn begun(&self, state: &str) -> Option<NaiveDate> {
        self.begun.get(state).copied()
    }

    /// Whether an actor continues another as the same person of law.
    pub fn is_continued(&self, predecessor: &str, successor: &str) -> bool {
        let pair = (predecessor.to_owned(), successor.to_owned());
        self.continued.contains(&pair)
    }
}

async fn continued(db: &impl ConnectionTrait) -> Result<HashSet<(String, String)>, DbErr> {
    let actors = actor::Entity::find().all(db).await?;
    let keys: HashMap<_, _> = actors.into_iter().map(|it| (it.id, it.key)).collect();
    let kind = succession::Column::Kind.eq(SuccessionKind::Continuation);
    let successions = succession::Entity::find().filter(kind).all(db).await?;
    let pairs = successions.into_iter().filter_map(|it| {
        let key = |id| keys.get(&id).cloned();
        key(it.predecessor_id).zip(key(it.successor_id))
    });
    Ok(pairs.collect())
}

impl Collection {
    /// What is told of it, and how it is read.
    fn adapter(self) -> (&'static Facts, Read) {
        match self {
            Self::UkTreaties => (&facts::UK_TREATIES, uk_treaties::read),
            Self::Untc => (&facts::UNTC, untc::read),
            Self::Ggo => (&facts::GGO, ggo::read),
            Self::Ieadb => (&facts::IEADB, ieadb::read),
            Self::Atop => (&facts::ATOP, atop::read),
            Self::Colombia => (&facts::COLOMBIA, colombia::read),
            Self::RuTreatyLaws => (&facts::RU_TREATY_LAWS, ru_treaty_laws::read),
            Self::Ifg => (&facts::IFG, ifg::read),
            Self::Archigos => (&facts::ARCHIGOS, archigos::read),
        }
    }

    /// Its key in the registry.
    pub fn key(self) -> &'static str {
        self.adapter().0.key
    }

    /// Fails if a folder lacks one of its files, before anything is done.
    pub fn expect_files(self, folder: &Path) -> anyhow::Result<()> {
        let mut files = self.adapter().0.files.iter();
        if let Some(missing) = files.find(|file| !folder.join(file).is_file()) {
            let folder = folder.display();
            bail!(
                "{folder} has no file `{missing}`; name the folder that holds the files of {}",
                self.key()
            );
        }
        Ok(())
    }

    /// Reads its files in a folder: the records, and what can't be one.
    pub fn read(self, folder: &Path, known: &Known) -> anyhow::Result<(Package, Findings)> {
        let (facts, read) = self.adapter();
        let descriptor = shipped::descriptor();
        let mut draft = Draft::new(facts, known, &descriptor);
        read(&mut draft, folder)?;
        draft.finish()
    }
}
