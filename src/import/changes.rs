//! What a dry run tells of each record: a line of CSV for a new one, and one for each value that would
//! be another. Values are those of a data package, so that they can be read without the database.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
};

use anyhow::Context;
use sea_orm::ConnectionTrait;

use super::{
    Error,
    collections::report,
    context::Stored,
    difference::{Difference, Differences},
    plan::Plan,
};

const HEADER: [&str; 6] = ["table", "key", "change", "column", "before", "after"];

/// Where changes are told. By default nowhere.
#[derive(Debug, Default)]
pub struct Changes(Option<Told>);

/// The file in which changes are told. It has another name until it tells all of them, and is taken away
/// if it never does.
#[derive(Debug)]
struct Told {
    path: PathBuf,
    part: PathBuf,
    lines: csv::Writer<File>,
}

impl Changes {
    /// The changes of an import with this name, told in this folder.
    pub fn of(name: &str, folder: &Path) -> anyhow::Result<Self> {
        let path = path(name, folder);
        let part = path.with_extension("csv.part");
        let lines = report::begun("changes", &part, &HEADER)?;
        Ok(Self(Some(Told { path, part, lines })))
    }

    /// Takes away what an older import with this name told in this folder.
    pub fn forget(name: &str, folder: &Path) -> anyhow::Result<()> {
        let path = path(name, folder);
        match fs::remove_file(&path) {
            Err(error) if path.exists() => {
                Err(error).with_context(|| report::failed("changes", &path))
            }
            _ => Ok(()),
        }
    }

    /// Tells what a plan changes of what is stored, before it is written.
    pub(super) async fn tell(
        &mut self,
        db: &impl ConnectionTrait,
        stored: &Stored,
        plan: &Plan,
    ) -> Result<(), Error> {
        let Some(told) = &mut self.0 else {
            return Ok(());
        };
        let mut differences = Differences::new(db, stored, plan);
        for table in &plan.tables {
            for record in &table.inserts {
                told.line([&table.name, &record.key, "insert", "", "", ""])?;
            }
            for record in &table.updates {
                for it in differences.of(&table.name, record).await? {
                    let Difference {
                        column,
                        before,
                        after,
                    } = &it;
                    told.line([&table.name, &record.key, "update", column, before, after])?;
                }
            }
        }
        Ok(())
    }

    /// Ends the file. Returns where it is, if there is one.
    pub fn end(self) -> anyhow::Result<Option<PathBuf>> {
        let Some(mut told) = self.0 else {
            return Ok(None);
        };
        told.lines.flush().with_context(|| told.failed())?;
        fs::rename(&told.part, &told.path).with_context(|| told.failed())?;
        Ok(Some(told.path.clone()))
    }
}

fn path(name: &str, folder: &Path) -> PathBuf {
    // The name of a data package may be any text, as that of another folder.
    let is_plain = |it: char| it.is_alphanumeric() || "-_.".contains(it);
    let name = name.replace(|it| !is_plain(it), "-");
    folder.join(format!("{name}-changes.csv"))
}

impl Told {
    fn line(&mut self, values: [&str; 6]) -> Result<(), Error> {
        let written = self.lines.write_record(values);
        written
            .with_context(|| self.failed())
            .map_err(Error::Untold)
    }

    fn failed(&self) -> String {
        report::failed("changes", &self.path)
    }
}

impl Drop for Told {
    fn drop(&mut self) {
        // Whatever was told whole has its own name by now.
        fs::remove_file(&self.part).ok();
    }
}
