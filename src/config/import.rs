//! What to import, and from where.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::import::{Mode, collections::Collection, command::Wanted};

/// What to import, and from where.
#[derive(Args, Clone, Debug)]
pub struct ImportArgs {
    /// Folder with `datapackage.json` and its CSV files; with `--from`, with the files of the
    /// collection
    pub folder: PathBuf,

    /// Collection whose files to read; may be repeated. `all` stands for each of them
    #[arg(long, value_name = "COLLECTION", value_enum)]
    pub from: Vec<From>,

    /// Tell what would change, and write nothing
    #[arg(long)]
    pub dry_run: bool,

    /// Folder for the reports of collections, `<collection>-report.csv` each: the rows that are left
    /// out, and the doubts about others. Without it, the working folder
    #[arg(long, value_name = "FOLDER", requires = "from")]
    pub report: Option<PathBuf>,
}

/// One collection, or all.
#[derive(Clone, Copy, Debug)]
pub enum From {
    /// Each of them.
    All,
    /// This one.
    One(Collection),
}

impl ValueEnum for From {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::VARIANTS
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        match self {
            Self::All => Some(clap::builder::PossibleValue::new("all").help("Each of them")),
            Self::One(collection) => collection.to_possible_value(),
        }
    }
}

impl From {
    const VARIANTS: [Self; 10] = [
        Self::All,
        Self::One(Collection::UkTreaties),
        Self::One(Collection::Untc),
        Self::One(Collection::Ggo),
        Self::One(Collection::Ieadb),
        Self::One(Collection::Atop),
        Self::One(Collection::Colombia),
        Self::One(Collection::RuTreatyLaws),
        Self::One(Collection::Ifg),
        Self::One(Collection::Archigos),
    ];
}

impl ImportArgs {
    /// What is wanted by them.
    pub fn wanted(&self) -> Wanted {
        Wanted {
            folder: self.folder.clone(),
            collections: self.collections(),
            mode: if self.dry_run {
                Mode::DryRun
            } else {
                Mode::Write
            },
            reports: self.report.clone().unwrap_or_else(|| ".".into()),
        }
    }

    /// The collections, each once.
    fn collections(&self) -> Vec<Collection> {
        let all = Collection::value_variants().iter().copied();
        let named = |collection: &Collection| {
            let mut from = self.from.iter();
            from.any(|it| match it {
                From::All => true,
                From::One(one) => one == collection,
            })
        };
        all.filter(named).collect()
    }
}
