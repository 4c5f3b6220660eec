//! A folder that comes into being whole: it is filled beside its place, and moved there at the end.

use std::{
    fs::{self, File},
    io::{self, ErrorKind, Write},
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};

/// A folder being filled. It is removed when this is dropped before its end.
#[derive(Debug)]
pub struct Draft {
    /// Where it is filled.
    folder: PathBuf,
    /// Where it will be.
    place: PathBuf,
    /// The folder around both.
    around: PathBuf,
    /// Those around them that were not there, the innermost first.
    made: Vec<PathBuf>,
}

impl Draft {
    /// Begins to fill a folder, which must be empty or not be there yet.
    pub fn begin(place: &Path) -> anyhow::Result<Self> {
        let is_there = is_there(place)?;
        let shown = place.display();
        // A link must lead to the same folder afterwards.
        let place = if is_there {
            fs::canonicalize(place)
        } else {
            std::path::absolute(place)
        };
        let place = place.with_context(|| format!("can't find {shown}"))?;
        let (Some(around), Some(name)) = (place.parent(), place.file_name()) else {
            bail!("{shown} can't be written as a whole; name a folder in it");
        };
        let beside = format!(
            "{}.unfinished-{}",
            name.to_string_lossy(),
            std::process::id()
        );
        let (around, folder) = (around.to_owned(), around.join(beside));
        let missing = around.ancestors().take_while(|it| !it.exists());
        let missing = missing.map(Path::to_owned).collect();
        let made = fs::create_dir_all(&around).and_then(|()| fs::create_dir(&folder));
        made.with_context(|| format!("can't make the folder {}", folder.display()))?;
        Ok(Self {
            folder,
            place,
            around,
            made: missing,
        })
    }

    /// A new file in it.
    pub fn file(&self, name: &str) -> io::Result<File> {
        File::create_new(self.folder.join(name))
    }

    /// Writes a new file in it.
    pub fn write(&self, name: &str, text: &str) -> anyhow::Result<()> {
        let write = || {
            let mut file = self.file(name)?;
            file.write_all(text.as_bytes())?;
            file.sync_all()
        };
        write().with_context(|| format!("can't write {name}"))
    }

    /// Puts it in its place, where it is whole also after a loss of power.
    pub fn finish(self) -> anyhow::Result<()> {
        let sync = |folder: &Path| File::open(folder)?.sync_all();
        let moved = sync(&self.folder).and_then(|()| fs::rename(&self.folder, &self.place));
        moved.with_context(|| {
            let place = self.place.display();
            format!("can't move what was written to {place}; name a folder that is not there yet")
        })?;
        sync(&self.around).with_context(|| format!("can't sync {}", self.around.display()))
    }
}

impl Drop for Draft {
    /// Once it is in its place there is nothing to remove.
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.folder)
            && error.kind() != ErrorKind::NotFound
        {
            let folder = self.folder.display();
            tracing::warn!(%error, "can't remove {folder}; remove it");
        }
        // One with something in it stays: then the rest is around that.
        let mut made = self.made.iter();
        while made.next().is_some_and(|it| fs::remove_dir(it).is_ok()) {}
    }
}

/// Whether there is a folder, which must be empty then.
fn is_there(place: &Path) -> anyhow::Result<bool> {
    let shown = place.display();
    match fs::read_dir(place).map(|mut entries| entries.next().is_none()) {
        Ok(true) => Ok(true),
        Ok(false) => bail!("{shown} is not empty; name a folder that is empty or not there yet"),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) if error.kind() == ErrorKind::NotADirectory => {
            bail!("{shown} is not a folder; name one that is empty or not there yet")
        }
        Err(error) => Err(error).with_context(|| format!("can't look into {shown}")),
    }
}
