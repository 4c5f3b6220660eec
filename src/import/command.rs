//! The command: what it imports, what it tells, and how it is stopped.

use std::path::PathBuf;

use anyhow::bail;
use sea_orm::{ConnectionTrait, DatabaseConnection, DatabaseTransaction};

use super::{
    Imported, Mode, READING,
    changes::Changes,
    collections::{Collection, report::Findings},
    end, is_empty,
    package::Package,
    progress::{Bar, Progress},
    report::Report,
    shipped,
    stop::Stop,
    write_collection, write_package,
};
use crate::{
    store::{
        connect::{self, Database},
        tables::Standing,
    },
    terminal::{self, shown},
};

/// What to import, from where, and what to do about it.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Where the files are.
    pub folder: PathBuf,
    /// The collections to read; none if the folder holds a data package.
    pub collections: Vec<Collection>,
    /// Whether to write.
    pub mode: Mode,
    /// Where the reports go, and what a dry run tells of changes.
    pub reports: PathBuf,
}

/// One import of those that are wanted.
enum Step {
    Package(Package),
    Collection(Collection),
}

impl Step {
    fn name(&self) -> &str {
        match self {
            Self::Package(package) => &package.name,
            Self::Collection(collection) => collection.key(),
        }
    }
}

/// Imports what is wanted into the database at this address. Where there is nothing to import, no
/// database is made.
pub async fn run(url: &str, wanted: &Wanted) -> anyhow::Result<()> {
    let stop = Stop::listen();
    let package = wanted.find()?;
    let database = Database::open(url).await?;
    let done = import(&database, wanted, package, stop).await;
    database.close_after(done).await
}

/// Imports what is wanted, each all or nothing, and nothing if a file is not there. A dry run does it
/// all in one transaction, so that what comes later finds what came before, and takes it back.
pub async fn execute(database: &Database, wanted: &Wanted) -> anyhow::Result<()> {
    let stop = Stop::listen();
    import(database, wanted, wanted.find()?, stop).await
}

async fn import(
    database: &Database,
    wanted: &Wanted,
    package: Option<Package>,
    mut stop: Stop,
) -> anyhow::Result<()> {
    if wanted.mode == Mode::DryRun && database.standing().await? == Standing::Older {
        // To migrate them can't be taken back.
        bail!("the tables are older than this program; run `foedera migrate` first");
    }
    stop.or(database.migrate()).await?;
    let steps = steps(database, wanted, package).await?;
    match wanted.mode {
        Mode::Write => write_each(database, steps, wanted, stop).await,
        Mode::DryRun => tell_each(database, steps, wanted, stop).await,
    }
}

impl Wanted {
    /// The data package, if it is one that is wanted. Fails if a file is not there.
    fn find(&self) -> anyhow::Result<Option<Package>> {
        for collection in &self.collections {
            collection.expect_files(&self.folder)?;
        }
        if !self.collections.is_empty() {
            return Ok(None);
        }
        let _bar = doing(READING);
        Package::read(&self.folder).map(Some)
    }
}

async fn write_each(
    database: &Database,
    steps: Vec<Step>,
    wanted: &Wanted,
    mut stop: Stop,
) -> anyhow::Result<()> {
    let db = &database.writer;
    for step in steps {
        stop.begins();
        let begun = stop.or(begin(db)).await?;
        let (report, told) = stop.or(take(&begun, &step, wanted)).await?;
        stop.commits()?;
        let bar = doing(COMMITS);
        end(db, begun, Mode::Write, &report).await?;
        drop(bar);
        terminal::tell(&told);
    }
    Ok(())
}

async fn tell_each(
    database: &Database,
    steps: Vec<Step>,
    wanted: &Wanted,
    mut stop: Stop,
) -> anyhow::Result<()> {
    // The data set may have been the first of an older dry run.
    let shipped = shipped::descriptor().name;
    for name in steps.iter().map(Step::name).chain([shipped.as_str()]) {
        Changes::forget(name, &wanted.reports)?;
    }
    let begun = stop.or(begin(&database.writer)).await?;
    for step in steps {
        let (_, told) = stop.or(take(&begun, &step, wanted)).await?;
        terminal::tell(&format!("not written: {told}"));
    }
    let _bar = doing(UNDOES);
    Ok(begun.rollback().await?)
}

async fn begin(db: &DatabaseConnection) -> anyhow::Result<DatabaseTransaction> {
    Ok(connect::begin_write(db).await?)
}

/// A bar that tells what is done, until it is dropped.
fn doing(what: &'static str) -> Bar {
    let mut bar = Bar::on_stderr();
    bar.does(what);
    bar
}

/// What is done at the end, while no rows are counted.
const COMMITS: &str = "committing";
const UNDOES: &str = "taking it back";

async fn steps(
    database: &Database,
    wanted: &Wanted,
    package: Option<Package>,
) -> anyhow::Result<Vec<Step>> {
    if let Some(package) = package {
        return Ok(vec![Step::Package(package)]);
    }
    let mut steps = vec![];
    if is_empty(&database.writer).await? {
        // Names of collections are found among the actors of the shipped data set.
        steps.push(Step::Package(shipped::package()));
    }
    steps.extend(wanted.collections.iter().copied().map(Step::Collection));
    Ok(steps)
}

/// Takes a step in a transaction. Returns what it did, and what is told of it.
async fn take(
    db: &impl ConnectionTrait,
    step: &Step,
    wanted: &Wanted,
) -> anyhow::Result<(Report, String)> {
    let bar = &mut Bar::on_stderr();
    let mut changes = match wanted.mode {
        Mode::DryRun => Changes::of(step.name(), &wanted.reports)?,
        Mode::Write => Changes::default(),
    };
    let (report, findings) = match step {
        Step::Package(package) => {
            let report = write_package(db, package, bar, &mut changes).await?;
            (report, String::new())
        }
        Step::Collection(collection) => {
            let folder = &wanted.folder;
            let imported = write_collection(db, *collection, folder, bar, &mut changes).await?;
            let Imported { report, findings } = imported;
            (report, reported(*collection, &findings, wanted)?)
        }
    };
    let changes = changes.end()?;
    let changes = changes.map(|it| format!("\n  each change: {}", it.display()));
    let changes = report.by_table() + &changes.unwrap_or_default();
    let told = format!("{}: {report}.{changes}{findings}", shown(step.name()));
    Ok((report, told))
}

/// Writes the report of a collection. That is done before the registry is written, so that nothing is
/// left out without a word.
fn reported(
    collection: Collection,
    findings: &Findings,
    wanted: &Wanted,
) -> anyhow::Result<String> {
    let name = format!("{}-report.csv", collection.key());
    let path = wanted.reports.join(name);
    // Even if it tells nothing, since one of an earlier import may stand there.
    findings.write(&path)?;
    Ok(format!("\n{findings}\n  each of them: {}", path.display()))
}
