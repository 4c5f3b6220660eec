//! Writes the whole registry as a data package, whole or not at all: what `import` reads.
//!
//! The shipped `datapackage.json` says which tables and columns there are; so a new one needs no
//! code here.

mod draft;

use std::path::Path;

use anyhow::Context;

use crate::{
    import::{
        progress::Progress,
        shipped,
        stored::{self, StoredRows},
        table::{self, Table},
    },
    store::snapshot::Snapshot,
};
use draft::Draft;

/// Writes a package into a folder that is empty or not there yet. Returns how many rows it has.
pub async fn run(
    snapshot: &Snapshot,
    folder: &Path,
    progress: &mut impl Progress,
) -> anyhow::Result<usize> {
    let draft = Draft::begin(folder)?;
    let tables = table::all();
    let (mut done, mut total) = (0, 0);
    for table in &tables {
        total += stored::count(snapshot, table).await?;
    }
    for table in &tables {
        let name = &table.resource.name;
        let written = write(snapshot, table, &draft).await;
        done += written.with_context(|| format!("can't export {name}"))?;
        progress.wrote(name, done, total);
    }
    draft.write("datapackage.json", shipped::DESCRIPTOR)?;
    draft.finish()?;
    Ok(done)
}

/// Writes the file of a table. Returns how many rows it has.
async fn write(snapshot: &Snapshot, table: &Table, draft: &Draft) -> anyhow::Result<usize> {
    let mut file = csv::Writer::from_writer(draft.file(&table.resource.path)?);
    let fields = table.resource.schema.fields.iter();
    file.write_record(fields.map(|field| &field.name))?;
    let mut stored = StoredRows::new(snapshot, table);
    let mut written = 0;
    loop {
        let rows = stored.next().await?;
        if rows.is_empty() {
            break;
        }
        for row in &rows {
            file.write_record(row)?;
        }
        written += rows.len();
    }
    let file = file.into_inner().map_err(csv::IntoInnerError::into_error);
    file?.sync_all()?;
    Ok(written)
}
