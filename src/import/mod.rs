//! Reads a data package, checks it, writes it in one transaction: the only writer.
//!
//! The shipped `datapackage.json` says what a package may hold. A field of it names a column of the
//! table of the same name; so a new column needs no code here.

mod casing;
mod changes;
pub mod check;
mod circle;
pub mod collections;
pub mod command;
mod consistency;
mod context;
mod difference;
mod evidence;
mod line;
pub mod package;
mod parts;
pub mod plan;
mod planner;
pub mod progress;
mod quote;
pub mod report;
mod row;
pub mod shipped;
mod stop;
pub mod stored;
pub mod table;
mod view;
pub mod write;

use std::path::Path;

use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbErr,
    sea_query::{Alias, Query},
};

use crate::store::{connect, matches, periods};
use changes::Changes;
use collections::{
    Collection, Known, former_claims, lacking, leftover, report::Findings, stored_terms,
};
use package::Package;
use progress::{Course, Progress};
use report::Report;

/// Why a package was not imported. Nothing of it was written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The package has faults.
    #[error("nothing was imported; {} fault(s):\n{}", .0.len(), listed(.0))]
    Faulty(Vec<check::Fault>),
    /// The database failed.
    #[error("nothing was imported; the database failed")]
    Database(#[from] DbErr),
    /// What it would change can't be told.
    #[error(transparent)]
    Untold(anyhow::Error),
}

fn listed(faults: &[check::Fault]) -> String {
    faults
        .iter()
        .map(|fault| format!("  {fault}"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// What a rebuild is called among the imports: no package, and the version of the program.
const REBUILD: (&str, &str) = ("rebuild", env!("CARGO_PKG_VERSION"));

/// Whether there are no records, whatever was imported.
pub async fn is_empty(db: &DatabaseConnection) -> Result<bool, DbErr> {
    for table in table::all() {
        let name = Alias::new(table.resource.name);
        let query = Query::select().column("id").from(name).limit(1).take();
        if db.query_one(&query).await?.is_some() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// So many rows of a collection are checked and written at once, so that it takes little memory.
const PART: usize = 25_000;

/// What an import does while no rows are counted.
const READING: &str = "reading the files";
const CHECKING: &str = "checking";
const PERIODS: &str = "working out periods";
const MATCHING: &str = "matching agreements";

/// Whether what is worked out is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// It is.
    Write,
    /// It is only told.
    DryRun,
}

/// What an import of a collection did.
#[derive(Debug)]
pub struct Imported {
    /// What it wrote.
    pub report: Report,
    /// What it found in the files.
    pub findings: Findings,
}

/// Writes a package, all of it or nothing.
pub async fn run(
    db: &DatabaseConnection,
    package: &Package,
    mode: Mode,
    progress: &mut impl Progress,
) -> Result<Report, Error> {
    let transaction = connect::begin_write(db).await?;
    let report = write_package(&transaction, package, progress, &mut Changes::default()).await?;
    end(db, transaction, mode, &report).await?;
    Ok(report)
}

/// Writes a package in the transaction of the caller.
#[tracing::instrument(level = "debug", name = "import", skip_all, fields(package = package.name))]
async fn write_package(
    db: &impl ConnectionTrait,
    package: &Package,
    progress: &mut impl Progress,
    changes: &mut Changes,
) -> Result<Report, Error> {
    let mut course = Course::new(progress, package.rows());
    let report = import(db, package, &mut course, changes).await?;
    conclude(db, (&package.name, &package.version), &report, progress).await?;
    Ok(report)
}

/// Writes a collection, all of it that can be read, or nothing.
pub async fn run_collection(
    db: &DatabaseConnection,
    collection: Collection,
    folder: &Path,
    mode: Mode,
    progress: &mut impl Progress,
) -> anyhow::Result<Imported> {
    let transaction = connect::begin_write(db).await?;
    let changes = &mut Changes::default();
    let imported = write_collection(&transaction, collection, folder, progress, changes).await?;
    end(db, transaction, mode, &imported.report).await?;
    Ok(imported)
}

/// Writes a collection in the transaction of the caller.
#[tracing::instrument(level = "debug", name = "import", skip_all, fields(package = collection.key()))]
async fn write_collection(
    db: &impl ConnectionTrait,
    collection: Collection,
    folder: &Path,
    progress: &mut impl Progress,
    changes: &mut Changes,
) -> anyhow::Result<Imported> {
    progress.does(READING);
    let known = Known::read(db).await?;
    let (mut package, mut findings) = collection.read(folder, &known)?;
    lacking::expect_none(db, &package).await?;
    stored_terms::leave_out(db, &mut package, &mut findings).await?;
    findings.leftovers = leftover::of(db, &package).await?;
    let former = former_claims::deprecate(db, &mut package).await?;
    findings.leftovers.extend(former);
    let (name, version) = (package.name.clone(), package.version.clone());
    let mut course = Course::new(progress, package.rows());
    let mut report = Report::default();
    for part in parts::of(package, PART) {
        report += import(db, &part, &mut course, changes).await?;
    }
    conclude(db, (&name, &version), &report, progress).await?;
    Ok(Imported { report, findings })
}

/// Ends an import. Whoever only wants to know what it would do has it done, and then undone.
async fn end(
    db: &DatabaseConnection,
    transaction: DatabaseTransaction,
    mode: Mode,
    report: &Report,
) -> Result<(), DbErr> {
    if mode == Mode::DryRun {
        return transaction.rollback().await;
    }
    transaction.commit().await?;
    if report.changes() > 0 {
        tell_planner(db).await;
    }
    Ok(())
}

/// Makes the planner know the data. They are committed by then, so who imported them did not fail.
async fn tell_planner(db: &DatabaseConnection) {
    if let Err(error) = connect::analyze(db).await {
        tracing::warn!(%error, "what was written is there, but ANALYZE failed; queries may be slow until it is run");
    }
}

/// Works out all periods and matches anew, and writes those that differ: none, unless the rules were
/// changed, or the tables by other hands.
#[tracing::instrument(level = "debug", skip_all)]
pub async fn rebuild(db: &DatabaseConnection) -> Result<periods::Rebuilt, DbErr> {
    let transaction = connect::begin_write(db).await?;
    let mut rebuilt = periods::rebuild(&transaction).await?;
    rebuilt.differences += matches::rebuild(&transaction).await?;
    if rebuilt.differences > 0 {
        // Answers are others now, so the version of the data is another.
        let report = Report {
            updated: rebuilt.differences,
            ..Report::default()
        };
        write::record(&transaction, REBUILD, &report).await?;
    }
    transaction.commit().await?;
    if rebuilt.differences > 0 {
        tell_planner(db).await;
    }
    Ok(rebuilt)
}

/// Checks a package, or a part of one, and writes it with the periods that follow from it. What it
/// changes is told where somebody wants to know.
async fn import<P: Progress>(
    db: &impl ConnectionTrait,
    package: &Package,
    course: &mut Course<'_, P>,
    changes: &mut Changes,
) -> Result<Report, Error> {
    course.does(CHECKING);
    let stored = context::read(db, package).await?;
    let plan = planner::make(&stored, package).map_err(Error::Faulty)?;
    changes.tell(db, &stored, &plan).await?;
    let (report, touched) = (plan.report(), plan.touched(&stored.agreements));
    drop(stored);
    course.passes(report.unchanged);
    write::write(db, plan, course).await?;
    course.does(PERIODS);
    match touched {
        Some(agreements) => periods::rebuild_of(db, &agreements).await?,
        None => periods::rebuild(db).await?,
    };
    Ok(report)
}

/// Writes what follows from all that was imported, and that it was.
async fn conclude(
    db: &impl ConnectionTrait,
    package: (&str, &str),
    report: &Report,
    progress: &mut impl Progress,
) -> Result<(), DbErr> {
    if report.changes() > 0 {
        progress.does(MATCHING);
        matches::rebuild(db).await?;
    }
    write::record(db, package, report).await
}
