//! Reads a data package, checks it, writes it in one transaction: the only writer.
//!
//! The shipped `datapackage.json` says what a package may hold. A field of it names a column of the
//! table of the same name; so a new column needs no code here.

pub mod check;
pub mod collections;
pub mod command;
mod consistency;
mod context;
mod evidence;
pub mod package;
pub mod plan;
mod planner;
pub mod progress;
mod quote;
pub mod report;
mod row;
pub mod shipped;
pub mod stored;
pub mod table;
mod view;
pub mod write;

use std::path::Path;

use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbErr, EntityTrait, PaginatorTrait,
};

use crate::store::{connect, matches, periods};
use collections::{Collection, Known, report::Findings};
use package::Package;
use plan::Plan;
use progress::Progress;
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

/// Whether nothing was ever imported.
pub async fn is_empty(db: &DatabaseConnection) -> Result<bool, DbErr> {
    Ok(entity::data_import::Entity::find().count(db).await? == 0)
}

/// Whether what is worked out is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// It is.
    Write,
    /// It is only told.
    DryRun,
}

impl Mode {
    /// What is told before what was done, or would be.
    pub fn told(self) -> &'static str {
        match self {
            Self::Write => "",
            Self::DryRun => "Nothing is written. It would be: ",
        }
    }
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
#[tracing::instrument(level = "debug", name = "import", skip_all, fields(package = package.name))]
pub async fn run(
    db: &DatabaseConnection,
    package: &Package,
    mode: Mode,
    progress: &mut impl Progress,
) -> Result<Report, Error> {
    let transaction = connect::begin_write(db).await?;
    let planned = Planned::of(&transaction, package).await?;
    let report = planned.write(&transaction, progress).await?;
    end(db, transaction, mode, &report).await?;
    Ok(report)
}

/// Writes a collection, all of it that can be read, or nothing.
#[tracing::instrument(level = "debug", skip_all, fields(collection = collection.key()))]
pub async fn run_collection(
    db: &DatabaseConnection,
    collection: Collection,
    folder: &Path,
    mode: Mode,
    progress: &mut impl Progress,
) -> anyhow::Result<Imported> {
    let transaction = connect::begin_write(db).await?;
    let known = Known::read(&transaction).await?;
    let (package, findings) = collection.read(folder, &known)?;
    let planned = Planned::of(&transaction, &package).await?;
    // It may be large, and all that is to be written is in the plan.
    drop(package);
    let report = planned.write(&transaction, progress).await?;
    end(db, transaction, mode, &report).await?;
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
        connect::analyze(db).await?;
    }
    Ok(())
}

/// Works out all periods and matches anew, and writes those that differ: none, unless the rules of time or the
/// tables were changed by other hands.
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
        connect::analyze(db).await?;
    }
    Ok(rebuilt)
}

/// A package that was checked: what is to be written, and what goes with it.
struct Planned {
    plan: Plan,
    /// The agreements whose periods may be others then; any if there is none.
    touched: Option<Vec<i64>>,
    name: String,
    version: String,
}

impl Planned {
    async fn of(db: &impl ConnectionTrait, package: &Package) -> Result<Self, Error> {
        let stored = context::read(db, package).await?;
        let plan = planner::make(&stored, package).map_err(Error::Faulty)?;
        Ok(Self {
            touched: plan.touched(&stored.agreements),
            plan,
            name: package.name.clone(),
            version: package.version.clone(),
        })
    }

    async fn write(
        self,
        db: &impl ConnectionTrait,
        progress: &mut impl Progress,
    ) -> Result<Report, DbErr> {
        let report = self.plan.report();
        write::write(db, self.plan, progress).await?;
        match self.touched {
            Some(agreements) => periods::rebuild_of(db, &agreements).await?,
            None => periods::rebuild(db).await?,
        };
        if report.changes() > 0 {
            matches::rebuild(db).await?;
        }
        write::record(db, (&self.name, &self.version), &report).await?;
        Ok(report)
    }
}
