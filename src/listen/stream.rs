//! The stream of a connection, and what is said to a head that the parser can't read.
//!
//! The parser refuses such a head by itself, with a status and nothing else. What it says outside
//! the turn of an answer is held back, and an answer that tells the reason is sent in its place.

use std::{
    io::{self, IoSlice},
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicU8, Ordering::Relaxed},
    },
    task::{Context, Poll, ready},
    time::Duration,
};

use axum::{
    Router,
    body::{Body, Bytes, HttpBody, to_bytes},
    http::{Request, StatusCode},
};
use hyper::{
    body::{Frame, SizeHint},
    service::Service,
};
use hyper_util::service::TowerToHyperService;
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
    time::{Sleep, sleep},
};

use super::{Unread, places::Connection};

/// The status of an answer stands here in its first line.
const STATUS: std::ops::Range<usize> = "HTTP/1.1 ".len().."HTTP/1.1 400".len();
/// Of what a refused client still sends, so much is taken. To close before it is read would take
/// the answer away from the client.
const REST: usize = 1024 * 1024;

/// Whoever says no more may have left, or may wait for the answer: nothing tells which. So the answer may
/// take so long yet.
const DOUBT: Duration = Duration::from_secs(2);

const READING: u8 = 0;
const ANSWERING: u8 = 1;
const ENDING: u8 = 2;

/// Whose turn it is to be heard on a connection.
#[derive(Clone, Default)]
pub struct Turn(Arc<AtomicU8>);

impl Turn {
    /// A head was read: all that is said from now on answers it.
    pub fn answers(&self) {
        self.0.store(ANSWERING, Relaxed);
    }

    fn is_reading(&self) -> bool {
        self.0.load(Relaxed) == READING
    }

    /// All that was said is sent. Returns whether an answer ended with it.
    fn flushed(&self) -> bool {
        let turned = self.0.compare_exchange(ENDING, READING, Relaxed, Relaxed);
        turned.is_ok()
    }
}

/// The body of an answer. When it is gone, the turn ends with what is still to be sent.
pub struct Leaving {
    body: Body,
    turn: Turn,
}

impl Leaving {
    pub fn new(body: Body, turn: Turn) -> Self {
        Self { body, turn }
    }
}

impl Drop for Leaving {
    fn drop(&mut self) {
        self.turn.0.store(ENDING, Relaxed);
    }
}

impl HttpBody for Leaving {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// The stream of one client.
pub struct Stream {
    tcp: TcpStream,
    turn: Turn,
    connection: Arc<Connection>,
    router: Router,
    refusal: Refusal,
    rest: usize,
    /// Once the client says no more while it is answered: how long it is taken to wait.
    doubt: Option<Pin<Box<Sleep>>>,
}

/// What is said to a head that could not be read.
enum Refusal {
    /// Nothing: there was none.
    None,
    Asked(Pin<Box<dyn Future<Output = Vec<u8>> + Send>>),
    /// This is still to be sent.
    Said(Vec<u8>),
}

impl Stream {
    pub fn new(tcp: TcpStream, turn: Turn, connection: Arc<Connection>, router: Router) -> Self {
        Self {
            tcp,
            turn,
            connection,
            router,
            refusal: Refusal::None,
            rest: REST,
            doubt: None,
        }
    }

    fn refuse(&mut self, said: &[u8]) {
        let status = said.get(STATUS).map(StatusCode::from_bytes);
        let status = status.and_then(Result::ok);
        let status = status.unwrap_or(StatusCode::BAD_REQUEST);
        self.refusal = Refusal::Asked(Box::pin(refusal(self.router.clone(), status)));
    }

    fn poll_refusal(&mut self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        if let Refusal::Asked(answer) = &mut self.refusal {
            self.refusal = Refusal::Said(ready!(answer.as_mut().poll(context)));
        }
        if let Refusal::Said(rest) = &mut self.refusal {
            while !rest.is_empty() {
                let sent = ready!(Pin::new(&mut self.tcp).poll_write(context, rest))?;
                if sent == 0 {
                    return Poll::Ready(Err(io::ErrorKind::WriteZero.into()));
                }
                rest.drain(..sent);
            }
        }
        Poll::Ready(Ok(()))
    }

    fn poll_rest(&mut self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let mut scratch = [0; 8 * 1024];
        while self.rest > 0 {
            let mut read = ReadBuf::new(&mut scratch);
            ready!(Pin::new(&mut self.tcp).poll_read(context, &mut read))?;
            match read.filled().len() {
                0 => break,
                bytes => self.rest = self.rest.saturating_sub(bytes),
            }
        }
        Poll::Ready(Ok(()))
    }
}

/// The answer of the router, as it is sent.
async fn refusal(router: Router, status: StatusCode) -> Vec<u8> {
    let mut request = Request::new(Body::empty());
    request.extensions_mut().insert(Unread(status));
    let Ok(answer) = TowerToHyperService::new(router).call(request).await;
    let (head, body) = answer.into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let mut bytes = format!("HTTP/1.1 {}\r\n", head.status).into_bytes();
    for (name, value) in &head.headers {
        bytes.extend(
            [name.as_str().as_bytes(), b": ", value.as_bytes(), b"\r\n"]
                .into_iter()
                .flatten(),
        );
    }
    bytes.extend(b"connection: close\r\n\r\n");
    bytes.extend(body);
    bytes
}

impl AsyncRead for Stream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = into.filled().len();
        if self.doubt.is_none() {
            ready!(Pin::new(&mut self.tcp).poll_read(context, into))?;
        }
        let is_end = into.filled().len() == before && into.remaining() > 0;
        if is_end && !self.turn.is_reading() {
            let doubt = self.doubt.get_or_insert_with(|| Box::pin(sleep(DOUBT)));
            ready!(doubt.as_mut().poll(context));
        }
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Stream {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        if self.turn.is_reading() {
            self.refuse(bytes);
            return Poll::Ready(Ok(bytes.len()));
        }
        Pin::new(&mut self.tcp).poll_write(context, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        parts: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        if self.turn.is_reading() {
            let bytes = parts.iter().flat_map(|it| it.iter().copied());
            return self.poll_write(context, &bytes.collect::<Vec<_>>());
        }
        Pin::new(&mut self.tcp).poll_write_vectored(context, parts)
    }

    fn is_write_vectored(&self) -> bool {
        self.tcp.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.poll_refusal(context))?;
        ready!(Pin::new(&mut self.tcp).poll_flush(context))?;
        if self.turn.flushed() {
            self.connection.has_taken();
        }
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.poll_refusal(context))?;
        ready!(Pin::new(&mut self.tcp).poll_shutdown(context))?;
        if !matches!(self.refusal, Refusal::None) {
            ready!(self.poll_rest(context))?;
        }
        Poll::Ready(Ok(()))
    }
}
