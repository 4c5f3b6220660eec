//! What the address of a database says: which engine it is, and where SQLite's file lies.

use std::path::PathBuf;

use anyhow::bail;
use sea_orm::sqlx::sqlite::SqliteConnectOptions;

/// Which of the two it is.
#[derive(Clone, Copy)]
pub(super) enum Engine {
    Sqlite,
    Postgres,
}

impl Engine {
    pub fn of(url: &str) -> anyhow::Result<Self> {
        match url.split_once(':').map(|(scheme, _)| scheme) {
            Some("sqlite") if url.contains(":memory:") || url.contains("mode=memory") => {
                bail!("a registry in memory is not possible: name a file, as `sqlite:foedera.db`")
            }
            // SQLite takes a file without a name, and takes it away with the connection.
            Some("sqlite") if file(url).is_some_and(|it| it.as_os_str().is_empty()) => {
                bail!("the address names no file: name one, as `sqlite:foedera.db`")
            }
            // SQLite would take the rest for the name, and open another file than the one that is looked for.
            Some("sqlite")
                if file(url).is_some_and(|it| it.to_string_lossy().starts_with("file:")) =>
            {
                bail!("leave `file:` out of the address: `sqlite:foedera.db`")
            }
            Some("sqlite") => Ok(Self::Sqlite),
            Some("postgres" | "postgresql") => Ok(Self::Postgres),
            _ => bail!("the database address must begin with `sqlite:` or `postgres:`"),
        }
    }
}

/// SQLite's file, if the address can be read.
fn file(url: &str) -> Option<PathBuf> {
    let options = url.parse::<SqliteConnectOptions>().ok()?;
    Some(options.get_filename().to_owned())
}

/// Fails if SQLite's file is not there. A server tells by itself that it has no such database.
pub(super) fn expect_there(url: &str) -> anyhow::Result<()> {
    if let (Engine::Sqlite, Some(file)) = (Engine::of(url)?, file(url))
        && !file.exists()
    {
        let file = file.display();
        bail!("there is no file {file}; mend the address, or fill it by `foedera import`");
    }
    Ok(())
}
