//! How long processors worked for the server: for this process without its client, and for
//! PostgreSQL where it runs on the same machine.

use std::{fs, path::Path, time::Duration};

use super::{client, limit::Pool};

/// Whose work is counted.
pub struct Cpu {
    /// The processes of PostgreSQL have this parent.
    postmaster: Option<u32>,
}

impl Cpu {
    /// Finds the processes.
    pub async fn of(pool: &Pool) -> Self {
        let backend = match pool {
            Pool::Sqlite(_) => None,
            Pool::Postgres(_) => pool.text("SELECT pg_backend_pid()::text").await.ok(),
        };
        let postmaster = backend.and_then(|it| parent(&Path::new("/proc").join(it)));
        Self { postmaster }
    }

    /// The work done so far.
    pub fn spent(&self) -> Duration {
        let own = children("/proc/self/task");
        let own = own.filter(|it| read(it, "comm").trim() != client::THREAD);
        let backends = children("/proc");
        let backends =
            backends.filter(|it| self.postmaster.is_some() && parent(it) == self.postmaster);
        let nanoseconds = own.chain(backends).map(|it| spent(&it)).sum();
        Duration::from_nanos(nanoseconds)
    }
}

fn children(folder: &str) -> impl Iterator<Item = std::path::PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    entries.filter_map(|entry| Some(entry.ok()?.path()))
}

fn read(folder: &Path, file: &str) -> String {
    fs::read_to_string(folder.join(file)).unwrap_or_default()
}

/// The parent of a process: the second word after its name, which may have blanks.
fn parent(process: &Path) -> Option<u32> {
    let stat = read(process, "stat");
    let (_, after) = stat.rsplit_once(") ")?;
    after.split(' ').nth(1)?.parse().ok()
}

/// For how many nanoseconds a thread ran.
fn spent(thread: &Path) -> u64 {
    let times = read(thread, "schedstat");
    let first = times.split(' ').next();
    first.and_then(|it| it.parse().ok()).unwrap_or_default()
}
