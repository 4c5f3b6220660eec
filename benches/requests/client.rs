//! A client with many connections that are kept open, each with one request after the other.

use std::{
    net::SocketAddr,
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, bail, ensure};
use memchr::memmem;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    task::JoinSet,
};

/// So many connections.
pub const CONNECTIONS: usize = 32;

/// The thread of the client, whose work is not the server's.
pub const THREAD: &str = "client";

const HEAD_ENDS: &[u8] = b"\r\n\r\n";

/// What a client found.
pub struct Found {
    /// How long each request took that was answered.
    pub latencies: Vec<Duration>,
    /// Whether any was refused.
    pub refused: bool,
    /// How long all of it took.
    pub elapsed: Duration,
}

/// Sends the same request over all connections for a time, from a thread of its own.
pub fn load(address: SocketAddr, path: &str, body: &str, time: Duration) -> anyhow::Result<Found> {
    let request: Arc<[u8]> = request(path, body).into();
    let thread = thread::Builder::new().name(THREAD.to_owned());
    let thread = thread.spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread();
        let runtime = { runtime }.enable_all().build()?;
        runtime.block_on(all(address, request, time))
    })?;
    let found = thread.join();
    found.unwrap_or_else(|_| bail!("the client panicked"))
}

/// The body of the answer to one request.
pub async fn once(address: SocketAddr, path: &str, body: &str) -> anyhow::Result<Vec<u8>> {
    let mut stream = TcpStream::connect(address).await?;
    stream.write_all(&request(path, body)).await?;
    let mut buffer = vec![];
    let is_answered = answer(&mut stream, &mut buffer).await?;
    ensure!(is_answered, "{}", String::from_utf8_lossy(&buffer));
    let end = memmem::find(&buffer, HEAD_ENDS).context("no body")?;
    Ok(buffer.split_off(end + HEAD_ENDS.len()))
}

fn request(path: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    let request = format!(
        "POST {path} HTTP/1.1\r\nhost: localhost\r\naccept: application/json\r\n\
         content-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
    );
    request.into_bytes()
}

async fn all(address: SocketAddr, request: Arc<[u8]>, time: Duration) -> anyhow::Result<Found> {
    let mut streams = vec![];
    for _ in 0..CONNECTIONS {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        streams.push(stream);
    }
    let begun = Instant::now();
    let mut tasks = JoinSet::new();
    for stream in streams {
        tasks.spawn(one(stream, Arc::clone(&request), begun + time));
    }
    let (mut latencies, mut refused) = (vec![], false);
    while let Some(done) = tasks.join_next().await {
        for latency in done?? {
            refused |= latency.is_none();
            latencies.extend(latency);
        }
    }
    Ok(Found {
        latencies,
        refused,
        elapsed: begun.elapsed(),
    })
}

/// How long each request took; `None` if it was refused.
async fn one(
    mut stream: TcpStream,
    request: Arc<[u8]>,
    until: Instant,
) -> anyhow::Result<Vec<Option<Duration>>> {
    let mut latencies = vec![];
    let mut buffer = vec![];
    while Instant::now() < until {
        let begun = Instant::now();
        stream.write_all(&request).await?;
        let is_answered = answer(&mut stream, &mut buffer).await?;
        latencies.push(is_answered.then(|| begun.elapsed()));
    }
    Ok(latencies)
}

/// Reads an answer to its end. Whether it is one, and no refusal.
async fn answer(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> anyhow::Result<bool> {
    buffer.clear();
    let mut whole = None;
    while whole.is_none_or(|length| buffer.len() < length) {
        if stream.read_buf(buffer).await? == 0 {
            bail!("the server closed the connection");
        }
        if whole.is_none() {
            whole = length(buffer)?;
        }
    }
    let has_status = |status: &[u8]| buffer[b"HTTP/1.1 ".len()..].starts_with(status);
    if !has_status(b"200") && !has_status(b"503") {
        bail!("{}", String::from_utf8_lossy(buffer));
    }
    Ok(has_status(b"200"))
}

/// The length of an answer, once its head is there. It is found with a search made for that, since
/// what the client does takes time away from the server.
fn length(buffer: &[u8]) -> anyhow::Result<Option<usize>> {
    let Some(end) = memmem::find(buffer, HEAD_ENDS) else {
        return Ok(None);
    };
    let name = b"\r\ncontent-length: ";
    let at = memmem::find(&buffer[..end], name).context("no length")?;
    let mut values = buffer[at + name.len()..end].split(|byte| *byte == b'\r');
    let length = values.next().unwrap_or_default();
    let length: usize = std::str::from_utf8(length)?.parse()?;
    Ok(Some(end + HEAD_ENDS.len() + length))
}
