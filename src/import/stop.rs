//! How an import is interrupted. It ends at the next thing it waits for. While it waits for nothing, as
//! when it checks a large package, the program ends instead: what is not committed is not written.

use std::{
    io::{IsTerminal, stderr},
    process,
    sync::Arc,
    time::Duration,
};

use anyhow::bail;
use tokio::{
    signal::ctrl_c,
    sync::{Mutex, OwnedMutexGuard, watch},
    time::sleep,
};

/// What is said of an import that was interrupted.
const STOPPED: &str = "stopped; nothing of what was being imported is written";

/// So long the program waits for an import that was interrupted.
const GRACE: Duration = Duration::from_secs(1);

/// Whether the program was interrupted, at any time since it listens.
pub(super) struct Stop {
    stopped: watch::Receiver<bool>,
    /// Held by an import that commits, so that the program does not end then.
    commits: Arc<Mutex<()>>,
}

impl Stop {
    pub fn listen() -> Self {
        let (send, stopped) = watch::channel(false);
        let commits = Arc::<Mutex<()>>::default();
        let gate = commits.clone();
        tokio::spawn(async move {
            // Where signals can't be heard, nothing is ever interrupted.
            if ctrl_c().await.is_err() {
                return send.closed().await;
            }
            send.send_replace(true);
            tokio::select! {
                biased;
                () = send.closed() => {}
                () = sleep(GRACE) => leave(&gate),
            }
        });
        Self { stopped, commits }
    }

    /// Ends a work that is not done when the program is interrupted. Nothing of it is written then.
    pub async fn or<T>(
        &mut self,
        work: impl Future<Output = anyhow::Result<T>>,
    ) -> anyhow::Result<T> {
        tokio::select! {
            biased;
            Ok(_) = self.stopped.wait_for(|stopped| *stopped) => bail!(STOPPED),
            done = work => done,
        }
    }

    /// From here on it is too late to stop an import, until this is dropped.
    pub async fn commits(&self) -> OwnedMutexGuard<()> {
        self.commits.clone().lock_owned().await
    }
}

/// Ends the program, unless an import commits.
fn leave(gate: &Mutex<()>) {
    let Ok(_commits_not) = gate.try_lock() else {
        return;
    };
    if stderr().is_terminal() {
        // A bar may stand there.
        eprint!("\r\x1b[2K");
    }
    eprintln!("foedera: {STOPPED}");
    process::exit(1);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn an_interrupt_between_two_imports_is_not_forgotten() {
        let (send, stopped) = watch::channel(false);
        let commits = Arc::default();
        let mut stop = Stop { stopped, commits };
        assert!(stop.or(async { Ok(1) }).await.is_ok());
        send.send_replace(true);
        let stopped = stop.or(async { Ok(2) }).await;
        assert!(stopped.unwrap_err().to_string().starts_with("stopped"));
    }
}
