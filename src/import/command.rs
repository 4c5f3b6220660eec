//! The command: what it imports, what it tells, and how it is stopped.

use std::path::PathBuf;

use anyhow::bail;
use sea_orm::ConnectionTrait;
use tokio::signal::ctrl_c;

use super::{
    Imported, Mode, collections::Collection, end, is_empty, package::Package, progress::Bar,
    report::Report, shipped, write_collection, write_package,
};
use crate::store::connect::{self, Database};

/// What to import, from where, and what to do about it.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Where the files are.
    pub folder: PathBuf,
    /// The collections to read; none if the folder holds a data package.
    pub collections: Vec<Collection>,
    /// Whether to write.
    pub mode: Mode,
    /// Where the reports go.
    pub reports: PathBuf,
}

/// One import of those that are wanted.
enum Step {
    Package(Package),
    Collection(Collection),
}

/// Imports what is wanted, each all or nothing. A dry run does it all in one transaction, so that
/// what comes later finds what came before, and takes it back.
pub async fn execute(database: &Database, wanted: &Wanted) -> anyhow::Result<()> {
    let db = &database.writer;
    or_stopped(database.migrate()).await?;
    let mut dry = None;
    for step in steps(database, wanted).await? {
        let begun = match dry.take() {
            Some(transaction) => transaction,
            None => or_stopped(async { Ok(connect::begin_write(db).await?) }).await?,
        };
        let (report, told) = or_stopped(take(&begun, &step, wanted)).await?;
        // From here on it is too late to stop.
        match wanted.mode {
            Mode::DryRun => dry = Some(begun),
            Mode::Write => end(db, begun, Mode::Write, &report).await?,
        }
        println!("{}{told}", wanted.mode.told());
    }
    match dry {
        Some(transaction) => Ok(transaction.rollback().await?),
        None => Ok(()),
    }
}

/// Ends a work that is not done when the program is interrupted. Nothing of it is written then.
async fn or_stopped<T>(work: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    tokio::select! {
        done = work => done,
        _ = ctrl_c() => bail!("stopped; nothing of what was being imported is written"),
    }
}

async fn steps(database: &Database, wanted: &Wanted) -> anyhow::Result<Vec<Step>> {
    if wanted.collections.is_empty() {
        return Ok(vec![Step::Package(Package::read(&wanted.folder)?)]);
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
    let bar = &mut Bar::new();
    match step {
        Step::Package(package) => {
            let report = write_package(db, package, bar).await?;
            Ok((report, format!("{}: {report}.", package.name)))
        }
        Step::Collection(collection) => {
            let imported = write_collection(db, *collection, &wanted.folder, bar).await?;
            Ok((imported.report, told(*collection, &imported, wanted)?))
        }
    }
}

/// What is told of a collection. Its report is written before the registry is, so that nothing is
/// left out without a word.
fn told(collection: Collection, imported: &Imported, wanted: &Wanted) -> anyhow::Result<String> {
    let (key, Imported { report, findings }) = (collection.key(), imported);
    let told = format!("{key}: {report}.\n{findings}");
    if findings.findings.is_empty() {
        return Ok(told);
    }
    let path = wanted.reports.join(format!("{key}-report.csv"));
    findings.write(&path)?;
    Ok(format!("{told}\n  each of them: {}", path.display()))
}
