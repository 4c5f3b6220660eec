//! Whether the process lives, and whether it can answer.

use std::{
    io::{Read, Write},
    net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream},
    sync::Arc,
    time::Duration,
};

use anyhow::{Context, bail};
use axum::{extract, http::StatusCode};

use super::App;
use crate::terminal;

/// Whoever asks for the health of a server waits so long for each part of the answer. The server
/// itself gives up on its database earlier.
const READY_TIMEOUT: Duration = Duration::from_secs(5);

/// The process lives.
pub async fn alive() -> &'static str {
    "ok\n"
}

/// The database answers, has the tables of this program, and checks references between them.
pub async fn ready(extract::State(app): extract::State<Arc<App>>) -> (StatusCode, String) {
    match app.store.readiness().await {
        Ok(()) => (StatusCode::OK, "ready\n".to_owned()),
        Err(reason) => {
            tracing::error!(%reason, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, format!("{reason}\n"))
        }
    }
}

/// Asks the server that listens there whether it is ready. A container without a shell has no other
/// program that could.
pub fn expect_ready(listen: SocketAddr) -> anyhow::Result<()> {
    let answer = ask(within(listen)).with_context(|| format!("no answer from {listen}"))?;
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or_default();
    if head.split(' ').nth(1) != Some("200") {
        bail!("not ready: {}", body.trim());
    }
    terminal::tell(body.trim());
    Ok(())
}

/// A server that listens on all addresses is asked on the one of this machine.
fn within(listen: SocketAddr) -> SocketAddr {
    let address = match listen {
        SocketAddr::V4(it) if it.ip().is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        SocketAddr::V6(it) if it.ip().is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        it => it.ip(),
    };
    SocketAddr::new(address, listen.port())
}

fn ask(address: SocketAddr) -> std::io::Result<String> {
    let mut stream = TcpStream::connect_timeout(&address, READY_TIMEOUT)?;
    stream.set_read_timeout(Some(READY_TIMEOUT))?;
    stream.set_write_timeout(Some(READY_TIMEOUT))?;
    let request = format!("GET /ready HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes())?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer)
}
