//! Routes and layers. A request meets the layers from the last to the first.

mod account;
mod answer;
mod asked;
mod bucket;
mod clients;
mod cors;
mod documents;
mod gate;
mod graphql;
mod head;
mod health;
pub mod metrics;
mod negotiate;
pub mod playground;
mod refused;
mod sdl;
mod tag;
mod trace;

pub use head::Unread;
pub use health::expect_ready;

use std::sync::Arc;

use axum::{
    Router,
    http::{HeaderName, HeaderValue},
    middleware::{from_fn, map_request},
    routing::{any, get},
};
use tower_http::{
    CompressionLevel,
    compression::{
        CompressionLayer,
        predicate::{DefaultPredicate, Predicate, SizeAbove},
    },
    request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer},
    set_header::SetResponseHeaderLayer,
    trace::TraceLayer,
};

use crate::{
    config::HttpArgs,
    graphql::{Schema, guard::Rules},
    store::Store,
};
use clients::Clients;
use documents::Documents;
use gate::Gate;
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
#[derive(Clone)]
pub struct App {
    schema: Schema,
    store: Store,
    sdl: Arc<(String, Tag)>,
    settings: Arc<HttpArgs>,
    documents: Arc<Documents>,
    clients: Arc<Clients>,
    gate: Gate,
}

impl App {
    /// The application over an open store. It fails if a file that a setting names can't be read.
    pub fn new(schema: Schema, store: Store, settings: &HttpArgs) -> anyhow::Result<Self> {
        let sdl = crate::graphql::sdl(&schema);
        let tag = Tag::of(&[&sdl]);
        Ok(Self {
            schema,
            store,
            sdl: Arc::new((sdl, tag)),
            documents: Arc::new(Documents::new(&settings.documents)?),
            clients: Arc::new(Clients::new(&settings.clients)?),
            gate: Gate::new(&settings.limits),
            settings: Arc::new(settings.clone()),
        })
    }

    fn rules(&self) -> Rules {
        Rules {
            max_price: self.settings.limits.max_price,
            introspection: self.settings.introspection,
        }
    }
}

/// All routes.
pub fn router(app: App) -> Router {
    let above = SizeAbove::new(app.settings.compress_above);
    let compression = CompressionLayer::new()
        .quality(CompressionLevel::Fastest)
        .compress_when(DefaultPredicate::new().and(above));
    let router = Router::new()
        .route("/graphql", any(graphql::handle))
        .route("/schema.graphql", get(sdl::text))
        .route("/health", get(health::alive))
        .route("/ready", get(health::ready))
        .merge(playground::routes(playground::BUILT))
        .layer(cors::layer(&app.settings.cors_origins))
        .layer(compression)
        .layer(from_fn(head::bounded))
        .with_state(app);
    let secured = SECURITY.into_iter().fold(router, |router, (name, value)| {
        router.layer(SetResponseHeaderLayer::if_not_present(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        ))
    });
    secured
        .layer(PropagateRequestIdLayer::x_request_id())
        .layer(TraceLayer::new_for_http().make_span_with(trace::span))
        .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
        .layer(map_request(trace::without_odd_id))
}
