//! How an import is interrupted. It ends at the next thing it waits for. While it waits for nothing, as
//! when it checks a large package, the program ends instead: what is not committed is not written.

use std::{
    io::{IsTerminal, Write, stderr},
    process,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use anyhow::bail;
use tokio::{signal::ctrl_c, sync::watch, time::sleep};

use crate::terminal;

/// What is said of an import that was interrupted.
const STOPPED: &str = "stopped; nothing of what was being imported is written";

/// So long the program waits for an import that was interrupted.
const STOP_TIMEOUT: Duration = Duration::from_secs(1);

/// Whether the program was interrupted, at any time since it listens.
pub(super) struct Stop {
    stopped: watch::Receiver<bool>,
    /// Whether the program may end: not while an import commits, nor until the next begins.
    may_end: Arc<Mutex<bool>>,
}

impl Stop {
    pub fn listen() -> Self {
        let (send, stopped) = watch::channel(false);
        let may_end = Arc::new(Mutex::new(true));
        let gate = Arc::clone(&may_end);
        tokio::spawn(async move {
            // Where signals can't be heard, nothing is ever interrupted.
            if ctrl_c().await.is_err() {
                return send.closed().await;
            }
            send.send_replace(true);
            tokio::select! {
                biased;
                () = send.closed() => {}
                () = sleep(STOP_TIMEOUT) => leave(&gate),
            }
        });
        Self { stopped, may_end }
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

    /// An import begins.
    pub fn begins(&self) {
        *lock(&self.may_end) = true;
    }

    /// It is done, and commits unless it was interrupted before. From here on it is too late to stop it.
    pub fn commits(&self) -> anyhow::Result<()> {
        let mut may_end = lock(&self.may_end);
        if *self.stopped.borrow() {
            bail!(STOPPED);
        }
        *may_end = false;
        Ok(())
    }
}

fn lock(gate: &Mutex<bool>) -> MutexGuard<'_, bool> {
    gate.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Ends the program, unless an import commits.
fn leave(gate: &Mutex<bool>) {
    let may_end = lock(gate);
    if !*may_end {
        return;
    }
    if stderr().is_terminal() {
        // A bar may stand there.
        let _ = write!(stderr(), "\r\x1b[2K");
    }
    terminal::complain(&format!("foedera: {STOPPED}"));
    process::exit(1);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn an_interrupt_between_two_imports_is_not_forgotten() {
        let (send, stopped) = watch::channel(false);
        let may_end = Arc::default();
        let mut stop = Stop { stopped, may_end };
        assert!(stop.or(async { Ok(1) }).await.is_ok());
        send.send_replace(true);
        let stopped = stop.or(async { Ok(2) }).await;
        assert!(stopped.unwrap_err().to_string().starts_with("stopped"));
    }

    #[tokio::test]
    async fn an_interrupt_while_the_last_of_it_is_done_keeps_it_from_committing() {
        let (send, stopped) = watch::channel(false);
        let may_end = Arc::default();
        let mut stop = Stop { stopped, may_end };
        let work = async { Ok(send.send_replace(true)) };
        // It never waited, so it was done before anybody looked.
        assert!(stop.or(work).await.is_ok());
        let stopped = stop.commits();
        assert!(stopped.unwrap_err().to_string().starts_with("stopped"));
    }
}
