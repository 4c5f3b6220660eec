//! Routes and layers, in the order in which a request meets them.

mod account;
mod answer;
mod answer_cache;
mod asked;
mod batch;
mod blocking;
mod bucket;
mod call;
mod clients;
mod cors;
mod document_cache;
mod documents;
mod gate;
mod graphql;
mod head;
mod health;
pub mod metrics;
mod needed;
mod negotiate;
pub mod playground;
mod quality;
mod refused;
mod room;
mod sdl;
mod share;
mod tag;
mod trace;
mod within;
mod work;

pub use answer_cache::MAX_ANSWER;
pub use health::expect_ready;

use std::{convert::Infallible, sync::Arc};

use axum::{
    Router,
    body::Bytes,
    extract::Request,
    http::{HeaderName, HeaderValue, Method, header},
    response::{IntoResponse, Response},
    routing::{Route, any_service, get},
};
use tower::{Layer, Service, layer::layer_fn, util::MapResponseLayer};
use tower_http::{
    CompressionLevel,
    compression::{
        CompressionLayer,
        predicate::{DefaultPredicate, NotForContentType, Predicate, SizeAbove},
    },
};

use crate::{
    cache::Stats,
    config::HttpArgs,
    graphql::{Schema, guard::Rules},
    store::Store,
};
use answer_cache::AnswerCache;
use clients::Clients;
use document_cache::DocumentCache;
use documents::Documents;
use needed::needed;
use share::Shares;
use tag::Tag;

/// Headers of every answer that has no others: nothing here is a page, and no page may frame it.
static SECURITY: [(HeaderName, HeaderValue); 4] = [
    (
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    ),
    (
        header::REFERRER_POLICY,
        HeaderValue::from_static("no-referrer"),
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    ),
    (
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'"),
    ),
];

/// What every request needs.
pub struct App {
    schema: Schema,
    store: Store,
    sdl: (Bytes, Tag),
    settings: HttpArgs,
    documents: Documents,
    parsed: DocumentCache,
    answers: AnswerCache,
    clients: Clients,
    shares: Shares,
}

impl App {
    /// The application over an open store. It fails if a file that a setting names can't be read.
    pub fn new(schema: Schema, store: Store, settings: &HttpArgs) -> anyhow::Result<Self> {
        let sdl = crate::graphql::sdl(&schema);
        let tag = Tag::of(&[&sdl]);
        Ok(Self {
            schema,
            store: store.keeping(settings.limits.kept_rows_bytes),
            sdl: (sdl.into(), tag),
            documents: Documents::new(&settings.documents)?,
            parsed: DocumentCache::none(),
            answers: AnswerCache::none(&settings.limits),
            clients: Clients::new(&settings.clients)?,
            shares: Shares::new(settings),
            settings: settings.clone(),
        })
    }

    /// How it stands with what is kept, by what it is called in the metrics.
    fn caches(&self) -> [(&'static str, Stats); 4] {
        [
            ("answers", self.answers.stats()),
            ("parsed", self.parsed.stats()),
            ("persisted", self.documents.stats()),
            ("rows", self.store.stats()),
        ]
    }

    fn rules(&self) -> Rules {
        Rules {
            max_price: self.settings.limits.max_price,
            introspection: self.settings.introspection,
        }
    }
}

/// All routes.
pub fn router(app: Arc<App>) -> Router {
    let settings = app.settings.clone();
    // Not as a route among the others: what is around a route finds it behind an allocation, and
    // copies it for every request.
    let endpoint = framed(graphql::endpoint(Arc::clone(&app)), &settings);
    let others = Router::new()
        .route("/schema.graphql", get(sdl::text))
        .route("/health", get(health::alive))
        .route("/ready", get(health::ready))
        .merge(playground::routes(playground::BUILT))
        .layer(layer_fn(move |route: Route| framed(route, &settings)));
    others
        .route("/graphql", any_service(endpoint))
        .with_state(app)
}

/// A service behind what every request meets.
pub fn framed<S>(
    service: S,
    settings: &HttpArgs,
) -> impl Service<
    Request,
    Response = impl IntoResponse + use<S>,
    Error = Infallible,
    Future = impl Send + use<S>,
> + Clone
+ Send
+ Sync
+ use<S>
where
    S: Service<Request, Response = Response, Error = Infallible> + Clone + Send + Sync + 'static,
    S::Future: Send,
{
    let above = SizeAbove::new(settings.compress_above);
    // Few ask for the schema as text, and nothing bounds how often: it goes out as it is.
    let text = NotForContentType::const_new("text/plain");
    let compression = CompressionLayer::new()
        .quality(CompressionLevel::Fastest)
        .compress_when(DefaultPredicate::new().and(above).and(text));
    let layers = (
        layer_fn(trace::identified),
        MapResponseLayer::new(completed),
        layer_fn(head::Bounded),
        needed(
            (compression, cors::layer(&settings.cors_origins)),
            asks_more,
        ),
    );
    layers.layer(service)
}

/// Whether the answer may be compressed, or read by a page, or kept by a cache. A program that posts and
/// wants none of this is spared.
fn asks_more(request: &Request) -> bool {
    let names = |it: &HeaderName| request.headers().contains_key(it);
    request.method() != Method::POST || names(&header::ORIGIN) || names(&header::ACCEPT_ENCODING)
}

/// The answer, with the headers that every answer has.
fn completed<B>(mut response: Response<B>) -> Response<B> {
    let headers = response.headers_mut();
    for (name, value) in &SECURITY {
        headers.entry(name).or_insert_with(|| value.clone());
    }
    // Not by the layer of CORS, which would make the text anew for each answer.
    headers.append(header::VARY, HeaderValue::from_static("origin"));
    response
}
