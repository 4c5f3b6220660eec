//! Reads a data package, checks it, writes it in one transaction: the only writer.
//!
//! The shipped `datapackage.json` says what a package may hold. A field of it names a column of the
//! table of the same name; so a new column needs no code here.

pub mod check;
mod consistency;
mod evidence;
pub mod package;
pub mod plan;
mod planner;
pub mod progress;
mod quote;
pub mod report;
mod row;
pub mod shipped;
pub mod table;
mod view;
pub mod write;

use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, EntityTrait, PaginatorTrait};

use crate::store::{connect, periods};
use package::Package;
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

/// Writes a package, all of it or nothing.
#[tracing::instrument(level = "debug", name = "import", skip_all, fields(package = package.name))]
pub async fn run(
    db: &DatabaseConnection,
    package: &Package,
    progress: &mut impl Progress,
) -> Result<Report, Error> {
    let transaction = connect::begin_write(db).await?;
    let report = import(&transaction, package, progress).await?;
    transaction.commit().await?;
    if report.changes() > 0 {
        connect::analyze(db).await?;
    }
    Ok(report)
}

/// Works out all periods anew, and writes those that differ: none, unless the rules of time or the
/// tables were changed by other hands.
#[tracing::instrument(level = "debug", skip_all)]
pub async fn rebuild(db: &DatabaseConnection) -> Result<periods::Rebuilt, DbErr> {
    let transaction = connect::begin_write(db).await?;
    let rebuilt = periods::rebuild(&transaction).await?;
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

async fn import(
    db: &impl ConnectionTrait,
    package: &Package,
    progress: &mut impl Progress,
) -> Result<Report, Error> {
    let stored = table::read_all(db).await?;
    let plan = planner::make(&stored, package).map_err(Error::Faulty)?;
    write::write(db, &plan, progress).await?;
    periods::rebuild(db).await?;
    let report = plan.report();
    write::record(db, (&package.name, &package.version), &report).await?;
    Ok(report)
}
