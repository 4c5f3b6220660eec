//! The command: what it imports, what it tells, and how it is stopped.

use std::path::PathBuf;

use anyhow::bail;
use tokio::signal::ctrl_c;

use super::{
    Imported, Mode, collections::Collection, is_empty, package::Package, progress::Bar, run,
    run_collection, shipped,
};
use crate::store::connect::Database;

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

/// Imports what is wanted, each all or nothing. Stopped, it writes nothing of what it was
/// at.
pub async fn execute(database: &Database, wanted: &Wanted) -> anyhow::Result<()> {
    tokio::select! {
        done = import(database, wanted) => done,
        _ = ctrl_c() => bail!("stopped; nothing of what was being imported is written"),
    }
}

async fn import(database: &Database, wanted: &Wanted) -> anyhow::Result<()> {
    database.migrate().await?;
    let (mode, told) = (wanted.mode, wanted.mode.told());
    if wanted.collections.is_empty() {
        let package = Package::read(&wanted.folder)?;
        let report = run(&database.writer, &package, mode, &mut Bar::new()).await?;
        println!("{told}{report}.");
        return Ok(());
    }
    if is_empty(&database.writer).await? {
        // Names of collections are found among the actors of the shipped data set.
        let package = shipped::package();
        let report = run(&database.writer, &package, mode, &mut Bar::new()).await?;
        println!("{told}the shipped data set: {report}.");
    }
    for collection in wanted.collections.iter().copied() {
        let (db, bar) = (&database.writer, &mut Bar::new());
        let imported = run_collection(db, collection, &wanted.folder, mode, bar).await?;
        tell(collection, &imported, wanted)?;
    }
    Ok(())
}

fn tell(collection: Collection, imported: &Imported, wanted: &Wanted) -> anyhow::Result<()> {
    let (key, Imported { report, findings }) = (collection.key(), imported);
    println!("{}{key}: {report}.", wanted.mode.told());
    println!("{findings}");
    if findings.findings.is_empty() {
        return Ok(());
    }
    let path = wanted.reports.join(format!("{key}-report.csv"));
    findings.write(&path)?;
    println!("  each of them: {}", path.display());
    Ok(())
}
