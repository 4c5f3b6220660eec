//! Routes and layers, in the order in which a request meets them.

mod account;
mod answer;
mod answers;
mod asked;
mod bucket;
mod call;
mod clients;
mod cors;
mod documents;
mod gate;
mod graphql;
mod head;
mod health;
pub mod metrics;
mod negotiate;
mod parsed;
pub mod playground;
mod refused;
mod sdl;
mod tag;
mod trace;
mod work;

pub use answer::Unsent;
pub use answers::MAX_ANSWER;
pub use head::Unread;
pub use health::expect_ready;

use std::sync::Arc;

use axum::{
    Router,
    body::Body,
    http::{HeaderName, HeaderValue},
    middleware::from_fn,
    response::Response,
    routing::{any, get},
};
use tower::util::{MapRequestLayer, MapResponseLayer};
use tower_http::{
    CompressionLevel,
    compression::{
        CompressionLayer,
        predicate::{DefaultPredicate, Predicate, SizeAbove},
    },
    request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer},
    trace::TraceLayer,
};

use crate::{
    config::HttpArgs,
    graphql::{Schema, guard::Rules},
    store::{Store, bounded::Stats},
};
use answers::Answers;
use clients::Clients;
use documents::Documents;
use gate::Gate;
use parsed::ParsedDocuments;
use tag::Tag;

/// Headers of every answer that has no others: nothing here is a page, and no page may frame it.
const SECURITY: [(&str, &str); 4] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-resource-policy", "same-origin"),
    (
        "content-security-policy",
        "default-src 'none'; frame-ancestors 'none'",
    ),
];

/// What every request needs.
pub struct App {
    schema: Schema,
    store: Store,
    sdl: (String, Tag),
    settings: HttpArgs,
    documents: Documents,
    parsed: ParsedDocuments,
    answers: Answers,
    clients: Clients,
    gate: Gate,
}

impl App {
    /// The application over an open store. It fails if a file that a setting names can't be read.
    pub fn new(schema: Schema, store: Store, settings: &HttpArgs) -> anyhow::Result<Self> {
        let sdl = crate::graphql::sdl(&schema);
        let tag = Tag::of(&[&sdl]);
        Ok(Self {
            schema,
            store: store.keeping(settings.limits.kept_rows_bytes),
            sdl: (sdl, tag),
            documents: Documents::new(&settings.documents)?,
            parsed: ParsedDocuments::none(),
            answers: Answers::none(&settings.limits),
            clients: Clients::new(&settings.clients)?,
            gate: Gate::new(&settings.limits),
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
    let routes = Router::new()
        .route("/graphql", any(graphql::handle))
        .route("/schema.graphql", get(sdl::text))
        .route("/health", get(health::alive))
        .route("/ready", get(health::ready))
        .merge(playground::routes(playground::BUILT));
    layered(routes, &app.settings).with_state(app)
}

/// Routes behind what every request meets.
pub fn layered<S>(routes: Router<S>, settings: &HttpArgs) -> Router<S>
where
    S: Clone + Send + Sync + 'static,
{
    let above = SizeAbove::new(settings.compress_above);
    let compression = CompressionLayer::new()
        .quality(CompressionLevel::Fastest)
        .compress_when(DefaultPredicate::new().and(above));
    // As one layer, since each that is added by itself is allocated anew for every request.
    routes.layer((
        MapRequestLayer::new(trace::without_odd_id),
        SetRequestIdLayer::x_request_id(MakeRequestUuid),
        TraceLayer::new_for_http().make_span_with(trace::span),
        PropagateRequestIdLayer::x_request_id(),
        MapResponseLayer::new(secured),
        // Boxed at once, since what can compress takes six kilobytes, and each layer above moves them.
        MapResponseLayer::new(|it: Response<_>| it.map(Body::new)),
        compression,
        // Late, since it copies what is behind it for every request.
        from_fn(head::bounded),
        cors::layer(&settings.cors_origins),
    ))
}

/// The answer, with the headers of security that it does not have.
fn secured(mut response: Response) -> Response {
    let headers = response.headers_mut();
    for (name, value) in SECURITY {
        let name = HeaderName::from_static(name);
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    }
    response
}
