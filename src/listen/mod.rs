//! Accepts connections: how many at once, and how long each may keep the server waiting.
//!
//! The server waits for a client until it has sent a request, and again until it has taken the
//! answer. Whoever comes while all places are taken gets the place of the client that has kept the
//! server waiting longest. So those who hold connections in silence keep nobody out. Nor do those who
//! take large answers slowly: when these are too many bytes together, the client that has taken longest
//! is sent away.

mod extension;
mod places;
mod stream;

pub use extension::{Unread, Unsent};

use std::{
    convert::Infallible,
    future::ready,
    net::SocketAddr,
    num::NonZeroUsize,
    pin::{Pin, pin},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering::Relaxed},
    },
    task::{Context, Poll, ready},
    time::Duration,
};

use axum::{
    Router,
    body::{Body, Bytes, HttpBody},
    extract::ConnectInfo,
    http::{HeaderValue, Request, Response, header},
};
use hyper::{
    body::{Frame, Incoming, SizeHint},
    server::conn::http1,
    service::{Service, service_fn},
};
use hyper_util::{rt::TokioIo, server::graceful::GracefulShutdown, service::TowerToHyperService};
use tokio::{
    net::{TcpListener, TcpStream},
    time::{interval, sleep, timeout},
};

use places::{Connection, Places};
use stream::{Leaving, Stream, Turn};

/// Beyond so many bytes the head of a request, its address with it, is not read to its end.
const MAX_HEAD: usize = 128 * 1024;
/// A client keeps the server waiting at most so long, idle or slow. Proxies keep idle connections
/// for a minute; they should be the ones to close them.
const CLIENT_TIMEOUT: Duration = Duration::from_secs(75);
/// How often clients are looked for that have kept the server waiting too long.
const SWEEP_EVERY: Duration = Duration::from_secs(1);
/// Where a connection can't be accepted, the next is tried after this time.
const ACCEPT_AGAIN_AFTER: Duration = Duration::from_secs(1);
/// Once told to stop, the server lets nobody in, but answers on for so long, and tells each client
/// that the connection ends: so those that are busy leave by themselves, and no request meets a
/// connection that closes.
const DRAIN_PERIOD: Duration = Duration::from_secs(1);

/// What all clients together may have.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// So many connections may be open.
    pub connections: NonZeroUsize,
    /// So many bytes of large answers may wait to be taken.
    pub unsent: usize,
}

/// Serves as many connections at once as the limits allow, until `stop` is done. Then it finishes
/// what has begun, but takes no longer than `stop_timeout` for it.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    limits: Limits,
    stop: impl Future<Output = ()>,
    stop_timeout: Duration,
) {
    let places = Places::new(limits);
    let begun = GracefulShutdown::new();
    let ends = Arc::new(AtomicBool::new(false));
    let welcome = || welcome(&listener, &router, &places, &begun, &ends);
    tokio::select! {
        () = welcome() => {}
        () = sweep(&places) => {}
        () = stop => {}
    }
    ends.store(true, Relaxed);
    // Whoever the system let in meanwhile is served too; then the door is closed.
    tokio::select! {
        biased;
        () = welcome() => {}
        () = ready(()) => {}
    }
    drop(listener);
    tokio::select! {
        () = sweep(&places) => {}
        () = sleep(DRAIN_PERIOD) => {}
    }
    if timeout(stop_timeout, begun.shutdown()).await.is_err() {
        tracing::warn!("stopped before every client had sent its request or taken its answer");
    }
}

async fn welcome(
    listener: &TcpListener,
    router: &Router,
    places: &Places,
    begun: &GracefulShutdown,
    ends: &Arc<AtomicBool>,
) {
    loop {
        let (stream, peer) = accept(listener, places).await;
        let connection = Arc::new(places.take().await);
        let turn = Turn::default();
        let of = Arc::clone(&connection);
        let stream = Stream::new(stream, turn.clone(), Arc::clone(&of), router.clone());
        let (router, ends) = (router.clone(), Arc::clone(ends));
        let service = service_fn(move |request| {
            turn.answers();
            let answer = answer(router.clone(), peer, Arc::clone(&of), request);
            last(answer, turn.clone(), Arc::clone(&ends))
        });
        let served = http1::Builder::new()
            .max_header_size(MAX_HEAD)
            .serve_connection(TokioIo::new(stream), service);
        let served = begun.watch(served);
        tokio::spawn(async move {
            connection.is_awaited(0);
            tokio::select! {
                _ = served => {}
                () = connection.dismissed() => {}
            }
        });
    }
}

async fn accept(listener: &TcpListener, places: &Places) -> (TcpStream, SocketAddr) {
    loop {
        match listener.accept().await {
            Ok(accepted) => return accepted,
            Err(error) => {
                // Most likely no more files can be open.
                tracing::warn!(%error, "a connection can't be accepted");
                places.dismiss_first();
                sleep(ACCEPT_AGAIN_AFTER).await;
            }
        }
    }
}

async fn sweep(places: &Places) {
    let mut sweeps = interval(SWEEP_EVERY);
    loop {
        sweeps.tick().await;
        places.dismiss_after(CLIENT_TIMEOUT);
    }
}

async fn answer(
    router: Router,
    peer: SocketAddr,
    connection: Arc<Connection>,
    request: Request<Incoming>,
) -> Result<Response<Body>, Infallible> {
    if request.body().is_end_stream() {
        connection.is_answered();
    }
    let arriving = |body| Arriving {
        body,
        connection: Arc::clone(&connection),
    };
    let mut request = request.map(|body| Body::new(arriving(body)));
    request.extensions_mut().insert(ConnectInfo(peer));
    let response = TowerToHyperService::new(router).call(request).await;
    let unsent = |it: &Response<Body>| it.extensions().get::<Unsent>().map_or(0, |it| it.0);
    connection.is_awaited(response.as_ref().map_or(0, unsent));
    response
}

/// Tells the client that the connection ends with this answer, if the server does.
async fn last(
    answer: impl Future<Output = Result<Response<Body>, Infallible>>,
    turn: Turn,
    ends: Arc<AtomicBool>,
) -> Result<Response<Leaving>, Infallible> {
    let mut response = answer.await?;
    if ends.load(Relaxed) {
        let close = HeaderValue::from_static("close");
        response.headers_mut().insert(header::CONNECTION, close);
    }
    Ok(response.map(|body| Leaving::new(body, turn)))
}

/// The body of a request, while it arrives.
struct Arriving {
    body: Incoming,
    connection: Arc<Connection>,
}

impl HttpBody for Arriving {
    type Data = Bytes;
    type Error = hyper::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, hyper::Error>>> {
        let frame = ready!(pin!(&mut self.body).poll_frame(context));
        if frame.is_none() || self.body.is_end_stream() {
            self.connection.is_answered();
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
